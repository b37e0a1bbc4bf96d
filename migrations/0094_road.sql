-- What became of a draft after its hearing (s.25-27): dated steps, each with where it can be read. A step that was entered by
-- mistake stays, with why it was taken back.

create table road_steps (
  consultation bigint not null references consultations (id),
  -- From 1, in the order in which they were entered.
  number bigint not null,
  -- A code of the rules.
  step text not null,
  -- The day it happened or will, counted from 1970-01-01.
  day bigint not null,
  -- Where it can be read: a resolution, a volume of the Gazette.
  source text not null,
  -- The address of that, or empty.
  link text not null,
  note text not null,
  at bigint not null,
  person bigint references people (id),
  taken_back bigint,
  why text not null,
  primary key (consultation, number)
);
