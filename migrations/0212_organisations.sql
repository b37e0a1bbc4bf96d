-- Organisations speak as themselves: who speaks for which, by what authority, and whether an administrator checked it. A mark that is taken
-- back stays with its reason. One row for each person who speaks for one; the same organisation is known by its number. A comment names
-- who spoke, never the other way round.
create table spokespersons (
  id bigint primary key,
  person bigint not null references people (id),
  kind text not null,
  name text not null,
  -- Thirteen digits of a juristic person; a person's are never kept.
  number text not null,
  position text not null,
  authority text not null,
  made bigint not null,
  ended bigint,
  -- The mark that stands.
  mark bigint
);
create index spokespersons_person on spokespersons (person);
create index spokespersons_number on spokespersons (number);
create index spokespersons_waiting on spokespersons (id) where ended is null and mark is null;
create table organisation_marks (
  id bigint primary key,
  spokesperson bigint not null references spokespersons (id),
  at bigint not null,
  by_person bigint not null references people (id),
  how text not null,
  back bigint,
  back_by bigint references people (id),
  back_why text not null
);
create index organisation_marks_spokesperson on organisation_marks (spokesperson, id);

alter table comments add column spokesperson bigint;
create index comments_spokesperson on comments (spokesperson) where spokesperson is not null;
