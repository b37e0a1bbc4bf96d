-- What a new dossier of a kind begins from: an agency's own, or the central office's for everyone (agency 0), with every change before
-- and after.

create table templates (
  agency bigint not null,
  kind text not null,
  -- As JSON (domain::template::Template).
  content text not null,
  revision bigint not null,
  changed bigint not null,
  primary key (agency, kind)
);

create table template_changes (
  agency bigint not null,
  kind text not null,
  number bigint not null,
  at bigint not null,
  person bigint references people (id),
  before text not null,
  after text not null,
  primary key (agency, kind, number)
);
