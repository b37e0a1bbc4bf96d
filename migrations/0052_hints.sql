-- What the summary desk is offered: near-copies in groups, themes, issues proposed. All of it follows from comments and
-- codings, and can be made anew from them: with the progress set back to nought and these tables emptied.

-- What the text is called (comments that say the same share it); the group of copies, called by its first comment, null where
-- a comment stands alone; the theme; the issue proposed, and how likely it is right, in hundredths.
alter table ledger add column text bigint;
alter table ledger add column copies bigint;
alter table ledger add column theme bigint;
alter table ledger add column proposed bigint;
alter table ledger add column likely bigint;
create index ledger_copies on ledger (copies, state, comment) where copies is not null;
create index ledger_theme on ledger (theme, state, comment) where theme is not null;
create index ledger_proposed on ledger (proposed, state, comment) where proposed is not null;

-- Each text, by the hash of its core; where later ones are compared with it, the comment that has it, and its seat among those
-- that speak for the group.
create table copy_texts (
  consultation bigint not null,
  whole bigint not null,
  copies bigint not null,
  comments bigint not null,
  kept bigint,
  seat bigint,
  primary key (consultation, whole)
);
create index copy_texts_kept on copy_texts (kept) where kept is not null;
create index copy_texts_copies on copy_texts (copies);

-- Under which keys texts are looked for: at most three comments a key. A key has 32 bits, so that SQLite keeps it as the row's
-- own number.
create table copy_keys (
  key integer primary key,
  one bigint not null,
  two bigint,
  three bigint
);

-- Groups of two comments and more: how many comments, how many texts.
create table copy_groups (
  id bigint primary key,
  consultation bigint not null,
  first bigint not null,
  comments bigint not null,
  texts bigint not null
);
create index copy_groups_size on copy_groups (consultation, comments);

-- The last event taken in; the last number given to a theme.
create table hint_progress (
  kind text primary key,
  at bigint not null
);
insert into hint_progress (kind, at) values ('events', 0), ('themes', 0);

-- By consultation: the last event that changed a coding, the one up to which was learned, comments come since themes were
-- made, comments that had been read then, and whether somebody asked for new ones.
create table hint_runs (
  consultation bigint primary key references consultations (id),
  changed bigint not null,
  learned bigint not null,
  grown bigint not null,
  themed bigint not null,
  asked bigint not null
);

-- By issue: codings learned from; on those held back, how many would have been proposed and how many of these were right;
-- waiting comments for which it is proposed; distinct texts under it.
create table hint_issues (
  issue bigint primary key references issues (id),
  consultation bigint not null,
  coded bigint not null,
  suggested bigint not null,
  hits bigint not null,
  waiting bigint not null,
  texts bigint not null
);
create index hint_issues_consultation on hint_issues (consultation);

-- Themes of comments that waited: words that set each apart and comments that stand for it, as JSON.
create table themes (
  id bigint primary key,
  consultation bigint not null,
  comments bigint not null,
  waiting bigint not null,
  phrases text not null,
  voices text not null
);
create index themes_consultation on themes (consultation);
