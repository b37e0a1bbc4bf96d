-- The report of an evaluation (s.31, 35): written in several sittings, one row for each version that the public can read and one for the
-- version being written, as an impact analysis is. And what follows from it: steps with their days, which everyone can watch.

create table reports (
  consultation bigint not null references consultations (id),
  -- From 1.
  number bigint not null,
  -- Headings, tables, findings and the conclusion, as JSON (domain::evaluation::Report).
  sections text not null,
  -- When it was saved last, and by whom.
  saved bigint not null,
  person bigint references people (id),
  -- Null while it is being written.
  published bigint,
  -- Why it took the place of an earlier one, for the public.
  reason text not null,
  primary key (consultation, number)
);

create table follow_ups (
  consultation bigint not null references consultations (id),
  -- From 1, in the order of entering.
  number bigint not null,
  what text not null,
  -- The day by which it is to be done, counted from 1970-01-01.
  due bigint not null,
  at bigint not null,
  person bigint references people (id),
  -- The consultation on the draft that follows.
  draft bigint references consultations (id),
  -- The day it was done, what was done, and when that was entered.
  done_on bigint,
  done_note text not null,
  done_at bigint,
  taken_back bigint,
  why text not null,
  primary key (consultation, number)
);
create index follow_ups_by_draft on follow_ups (draft);
create index follow_ups_by_due on follow_ups (due);

-- Days that were put off.
create table follow_up_days (
  consultation bigint not null references consultations (id),
  number bigint not null,
  -- The day before.
  was bigint not null,
  at bigint not null,
  reason text not null,
  primary key (consultation, number, was)
);
