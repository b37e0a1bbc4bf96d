-- The ledger of s.16: which comment, or which words of it, stands under which issues; what was set aside and why; and in
-- which deed it was done, so that it can be undone. What stood in comments.issue is carried over; that column stays empty.

alter table issues add column targets text not null default '[]';
-- The provision that answers it: an anchor of the draft.
alter table issues add column answered_by text not null default '';
alter table issues add column revision bigint not null default 1;
-- Removed issues stay, so that removing one can be undone.
alter table issues add column removed bigint;

-- One row for each comment that counts; a withdrawn one has none. What the large table is narrowed by stands here again,
-- in few bytes, because it never changes.
create table ledger (
  comment bigint primary key references comments (id),
  consultation bigint not null,
  -- waiting, coded, aside.
  state text not null,
  issues bigint not null,
  aside text,
  aside_words text,
  -- The last deed of coding that touched it; 0 for none.
  deed bigint not null,
  assigned bigint references people (id),
  read_by bigint references people (id),
  -- Letters of reason and wording.
  size bigint not null,
  class text not null,
  channel text not null,
  showing text not null
);
create index ledger_walk on ledger (consultation, comment, state, class, channel, showing, size);
create index ledger_state on ledger (consultation, state, comment);
create index ledger_assigned on ledger (consultation, assigned, comment) where assigned is not null;

create table codings (
  issue bigint not null references issues (id),
  comment bigint not null references comments (id),
  -- The words meant; empty for the whole comment.
  quote text not null,
  deed bigint not null,
  primary key (issue, comment)
);
create index codings_comment on codings (comment);

-- What a summariser did in one press, and to how many.
create table coding_deeds (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  person bigint,
  -- The form's key: the same form sent twice is one deed.
  form_key text,
  what text not null,
  issue bigint,
  touched bigint not null,
  at bigint not null,
  undone bigint,
  constraint coding_deeds_form_key unique (form_key)
);
create index coding_deeds_last on coding_deeds (consultation, person, id);

-- How a deed found each comment, and the codings it took away.
create table coding_changes (
  deed bigint not null references coding_deeds (id),
  comment bigint not null,
  state text not null,
  aside text,
  aside_words text,
  before bigint not null,
  primary key (deed, comment)
);
create table coding_dropped (
  deed bigint not null references coding_deeds (id),
  issue bigint not null,
  comment bigint not null,
  quote text not null,
  made_by bigint not null,
  primary key (deed, issue, comment)
);

-- Notes inside the agency.
create table comment_notes (
  id bigint primary key,
  comment bigint not null references comments (id),
  person bigint not null references people (id),
  at bigint not null,
  text text not null
);
create index comment_notes_comment on comment_notes (comment, id);

-- Filters of the large table under a name, for everybody of an agency.
create table saved_views (
  id bigint primary key,
  agency bigint not null references agencies (id),
  name text not null,
  query text not null,
  person bigint not null references people (id),
  at bigint not null,
  constraint saved_views_name unique (agency, name)
);

-- Every publication as it was put to the public, and why it was made anew.
create table publications (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  -- preliminary, final, corrected.
  kind text not null,
  at bigint not null,
  reason text not null,
  waiting bigint not null,
  -- The issue corrected, and how it read before.
  issue bigint,
  content text not null
);
create index publications_consultation on publications (consultation, id);

-- Why the final one lacks sides or the impact analysis, where it does.
alter table summaries add column lacking text not null default '';

update issues set targets = '["' || target || '"]' where target <> '';
insert into ledger
  (comment, consultation, state, issues, deed, size, class, channel, showing)
select id, consultation, case when issue is null then 'waiting' else 'coded' end, case when issue is null then 0 else 1 end,
  0, length(reason) + length(wording), coalesce(class, '-'), channel, showing
from comments
where withdrawn is null;
insert into codings (issue, comment, quote, deed) select issue, id, '', 0 from comments where issue is not null;
insert into tallies (consultation, kind, name, n)
select consultation, 'ledger', 'coded', count(*) from comments where issue is not null and withdrawn is null
group by consultation;
update issues set comments = (select count(*) from codings k where k.issue = issues.id);
update comments set issue = null where issue is not null;
drop index comments_issue;
