-- Publication at a set time, as an approver set it for one revision of a dossier; and dossiers that are announced as planned,
-- without their text.

create table set_times (
  consultation bigint primary key references consultations (id),
  at bigint not null,
  -- The approver, in whose name it is published.
  person bigint not null references people (id),
  -- What was approved: an edit since makes it old.
  revision bigint not null,
  made bigint not null,
  -- When it was to be published and could not be, and why, as JSON of refusals.
  failed bigint,
  why text not null
);
create index set_times_at on set_times (at);

create table planned (
  consultation bigint primary key references consultations (id),
  -- As they were announced: what is written since is not public.
  name text not null,
  title text not null,
  gist text not null,
  -- The expected month: year C.E. × 12 + month − 1.
  month bigint not null,
  announced bigint not null
);
