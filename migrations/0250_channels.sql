-- What people said by other ways than the portal (s.13): a meeting, interviews, sheets of paper, the agency's own system. Each occasion says when, where and by whom;
-- the sheets that it brought stand with those of the portal and are counted with them, flagged. Cross-tables: a sheet says who answers, where, and how well the
-- portal knows them; sheets of before say none of it.

create table channels (
  consultation bigint not null references consultations (id),
  -- From 1, in the order of entering.
  number bigint not null,
  round bigint not null references rounds (id),
  -- What everyone is told (domain::channel::Facts), as JSON.
  facts text not null,
  -- How many of its sheets count.
  sheets bigint not null,
  -- Counted up by every change of what is told.
  revision bigint not null,
  at bigint not null,
  person bigint references people (id),
  primary key (consultation, number)
);

alter table sheets add column class text;
alter table sheets add column area text;
alter table sheets add column identity text not null default 'guest';
-- Of another way: the occasion, the number that the sheet carries, and the day it was answered, counted from 1970-01-01.
alter table sheets add column channel bigint;
alter table sheets add column mark text;
alter table sheets add column day bigint;
-- One that was entered by mistake: it says nothing any more and counts nowhere.
alter table sheets add column taken_out bigint;
create unique index sheets_by_mark on sheets (consultation, channel, mark) where channel is not null;

-- Sheets that are entered twice, as long as the two are not the same: the first entry, and a second that differs.
create table channel_entries (
  consultation bigint not null,
  channel bigint not null,
  mark text not null,
  -- 1 or 2.
  reading bigint not null,
  person bigint references people (id),
  at bigint not null,
  day bigint not null,
  audience text not null,
  class text,
  area text,
  answers text not null,
  primary key (consultation, channel, mark, reading)
);

-- Scans of the sheets and other papers of an occasion: for the agency alone.
create table channel_files (
  consultation bigint not null,
  channel bigint not null,
  -- From 1.
  number bigint not null,
  -- SHA-256 in the folder of files.
  hash text not null,
  title text not null,
  name text not null,
  kind text not null,
  size bigint not null,
  at bigint not null,
  person bigint references people (id),
  primary key (consultation, channel, number)
);
