-- Further versions of a published draft: why each was made, and how what people said followed its provision into it.

alter table versions add column reason text not null default '';

-- Where a comment stood when it was made; empty while it stands there still. `target` and `part` are where it stands now.
alter table comments add column said_target text;
alter table comments add column said_part text;
-- When an officer put it there, its provision being gone.
alter table comments add column placed bigint;

-- For each version that took the place of another, the addresses of the one before that mean another part now:
-- everything else stayed where it was.
create table carried (
  version bigint not null references versions (id),
  from_part text not null,
  from_target text not null,
  part text not null,
  target text not null,
  primary key (version, from_part, from_target)
);

-- The same for the addresses that issues and key points name, each list as it reads now.
create table carried_lists (
  version bigint not null references versions (id),
  kind text not null,
  id bigint not null,
  list text not null,
  answered_by text not null,
  primary key (version, kind, id)
);
