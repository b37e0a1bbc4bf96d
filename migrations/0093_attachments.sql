-- Files that belong to a dossier. Their bytes lie in a folder beside the database, each under the SHA-256 of what it holds; the
-- same file is kept once.

create table attachments (
  consultation bigint not null references consultations (id),
  -- From 1; in its address.
  number bigint not null,
  -- SHA-256 in hexadecimal.
  hash text not null,
  -- What it is, as the officer says.
  title text not null,
  -- The file's own name, cleaned.
  name text not null,
  kind text not null,
  size bigint not null,
  -- Whether a screen reader finds text in it.
  readable boolean not null,
  at bigint not null,
  person bigint references people (id),
  primary key (consultation, number)
);
create index attachments_hash on attachments (hash);
