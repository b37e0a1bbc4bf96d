-- The register of laws (s.11, 28-36) grows out of the table of laws that the operator brought: one place for the text over which
-- amending drafts are shown, and for what is known of a law. Its text is derived into pieces as a draft's is; what an officer may
-- change of it is one document, kept with every change before and after.

alter table laws rename to laws_before;

create table laws (
  id bigint primary key,
  -- The title without blanks, in Arabic digits.
  key text not null unique,
  title text not null,
  address text not null,
  text text not null,
  -- SHA-256 of what was brought, by which the same is not read again; empty for what has to be.
  sum text not null,
  -- The reader's version by which the pieces were derived.
  reader text not null,
  provisions bigint not null,
  by_division boolean not null,
  -- What the text says of its entry into force, as JSON, or empty.
  said text not null,
  -- The key of the law under which a rule says it was made, or empty.
  made_under text not null,
  -- What is known of it, as JSON (domain::register::Facts); what lists are narrowed by stands beside it.
  facts text not null,
  kind text not null,
  in_force boolean not null,
  -- Day of entry into force, counted from 1970-01-01, where it is known.
  force bigint,
  -- The law that a rule was made under.
  parent bigint references laws (id),
  -- The keys of title and short names, a line each.
  names text not null,
  -- 0 until an officer has changed something; then bringing the law again leaves the facts alone.
  revision bigint not null,
  changed bigint not null
);

insert into laws
  (id, key, title, address, text, sum, reader, provisions, by_division, said, made_under, facts, kind, in_force, names, revision, changed)
select row_number() over (order by key), key, title, address, text, '', '', 0, false, '', '', '{}', 'other', true, key, 0, 0
from laws_before;

drop table laws_before;

create index laws_by_kind on laws (kind, title);
create index laws_by_parent on laws (parent);

-- Its text by pieces, as those of a draft. Only headings keep their words apart from the HTML.
create table law_pieces (
  law bigint not null references laws (id),
  place bigint not null,
  anchor text not null,
  kind text not null,
  number text not null,
  label text not null,
  path text not null,
  text text not null,
  html text not null,
  division bigint not null,
  primary key (law, place)
);

-- The agencies that are responsible for it, one or several (s.32).
create table law_agencies (
  law bigint not null references laws (id),
  agency bigint not null references agencies (id),
  primary key (law, agency)
);
create index law_agencies_by_agency on law_agencies (agency);

-- What was changed, by whom, before and after, as JSON.
create table law_changes (
  law bigint not null references laws (id),
  number bigint not null,
  at bigint not null,
  person bigint references people (id),
  before text not null,
  after text not null,
  primary key (law, number)
);

-- Provisions that need a rule, as JSON (domain::register::Need).
create table law_needs (
  law bigint not null references laws (id),
  number bigint not null,
  need text not null,
  primary key (law, number)
);

-- The laws that a dossier evaluates or changes.
create table tied_laws (
  consultation bigint not null references consultations (id),
  law bigint not null references laws (id),
  primary key (consultation, law)
);
create index tied_laws_by_law on tied_laws (law);
