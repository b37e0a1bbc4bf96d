-- The impact analysis (s.17) of a dossier: written in several sittings, one row for each version that the public can read and one
-- for the version being written. What each saving held stands in the log.

create table impacts (
  consultation bigint not null references consultations (id),
  -- From 1.
  number bigint not null,
  -- What stands under each heading, as JSON: headings are data and may change.
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
