-- The spine: who works for which agency, what is put to the public, and the log of everything that happened.
-- One text for SQLite and PostgreSQL. Ids are made by the program, times are UTC milliseconds, lists inside one
-- value are JSON. Later files add tables and columns; none alters one.

create table agencies (
  id bigint primary key,
  parent bigint references agencies (id),
  level text not null,
  name_th text not null,
  name_en text not null,
  made bigint not null,
  ended bigint
);

create table people (
  id bigint primary key,
  name text not null,
  -- Lower case: the same address is the same person.
  email text not null,
  password text not null,
  made bigint not null,
  constraint people_email unique (email)
);

-- A role belongs to a person at an agency, for a time.
create table memberships (
  id bigint primary key,
  person bigint not null references people (id),
  agency bigint not null references agencies (id),
  role text not null,
  since bigint not null,
  ended bigint
);
create index memberships_person on memberships (person);
create index memberships_agency on memberships (agency);

-- The token itself is with the person alone; here stands its hash.
create table sessions (
  token bytea primary key,
  person bigint not null references people (id),
  made bigint not null,
  ends bigint not null
);
create index sessions_person on sessions (person);
create index sessions_ends on sessions (ends);

-- One dossier as lists show it: small rows, so that a list may look at all of them. `opens` and `closes` repeat the
-- current round's dates, and `comments` and `sheets` are counted as they come, so that a list asks this table alone.
create table consultations (
  id bigint primary key,
  agency bigint not null references agencies (id),
  kind text not null,
  title text not null,
  short_name text not null,
  -- The current round and version.
  round bigint,
  version bigint,
  opens bigint,
  closes bigint,
  published bigint,
  cancelled bigint,
  summarised bigint,
  comments bigint not null,
  sheets bigint not null,
  revision bigint not null,
  made bigint not null,
  cancel_reason text not null
);
create index consultations_agency on consultations (agency, id);
create index consultations_published on consultations (published);
create index consultations_closes on consultations (closes, published);
create index consultations_comments on consultations (comments, published);
create index consultations_summarised on consultations (summarised);

-- What the officers write of it besides key points and draft (s.14); only its own page reads these.
create table consultation_texts (
  consultation bigint primary key references consultations (id),
  names text not null,
  change text not null,
  whom text not null,
  method text not null,
  problem text not null,
  explanation text not null,
  affected text not null,
  systems text not null,
  basis text not null,
  law text not null,
  objectives text not null
);

create table consultation_subjects (
  consultation bigint not null references consultations (id),
  place bigint not null,
  subject text not null,
  primary key (consultation, subject)
);
create index consultation_subjects_subject on consultation_subjects (subject, consultation);

-- No row: the whole country.
create table consultation_areas (
  consultation bigint not null references consultations (id),
  place bigint not null,
  area text not null,
  primary key (consultation, area)
);
create index consultation_areas_area on consultation_areas (area, consultation);

create table rounds (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  number bigint not null,
  opens bigint not null,
  closes bigint not null,
  guests boolean not null,
  counts_show boolean not null,
  short_reason text not null,
  closed_early text,
  constraint rounds_number unique (consultation, number)
);

-- What was pasted is kept as it came; everything else of a version is derived, by the reader named here.
create table versions (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  number bigint not null,
  made bigint not null,
  published bigint,
  source text not null,
  reader text not null,
  provisions bigint not null,
  by_division boolean not null,
  constraint versions_number unique (consultation, number)
);

-- The pieces of a version in the order of the text. `identity` is carried from version to version, the anchor is an
-- address within this one.
create table provisions (
  version bigint not null references versions (id),
  place bigint not null,
  anchor text not null,
  identity bigint not null,
  kind text not null,
  number text not null,
  label text not null,
  path text not null,
  text text not null,
  html text not null,
  division bigint not null,
  primary key (version, place),
  constraint provisions_anchor unique (version, anchor)
);
create index provisions_division on provisions (version, division, place);
create index provisions_identity on provisions (identity);

-- Addresses inside a provision (its paragraphs and items), and the provision that holds each.
create table provision_parts (
  version bigint not null references versions (id),
  anchor text not null,
  place bigint not null,
  primary key (version, anchor)
);

create table key_points (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  number bigint not null,
  title text not null,
  body text not null,
  question text not null,
  provisions text not null,
  constraint key_points_number unique (consultation, number)
);

create table questions (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  number bigint not null,
  audience text not null,
  form text not null,
  text text not null,
  help text not null,
  choices text not null,
  required boolean not null,
  unit text not null,
  least bigint,
  most bigint,
  constraint questions_number unique (consultation, number)
);

-- Everything that changed, in one order without gaps. `commitment` is SHA-256 of salt and content; erasing a person's
-- text empties salt and content and leaves the commitment.
create table events (
  seq bigint primary key,
  at bigint not null,
  actor bigint,
  deed text not null,
  agency bigint,
  consultation bigint,
  round bigint,
  subject text not null,
  public boolean not null,
  content bytea,
  salt bytea,
  commitment bytea not null
);
create index events_consultation on events (consultation, seq);
create index events_agency on events (agency, seq);
