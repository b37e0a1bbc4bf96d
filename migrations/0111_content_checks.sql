-- What the drafter answered to the checks of a draft's content (s.21, s.22 para 1), every saving a row: the last is in use. And dossiers
-- that only state agencies are heard on (s.19), with the ground, why, whom, and whether the agency tells the public of it.

create table content_checks (
  consultation bigint not null references consultations (id),
  number bigint not null,
  -- As JSON (domain::checks::Answers).
  answers text not null,
  at bigint not null,
  person bigint references people (id),
  primary key (consultation, number)
);

create table state_only (
  consultation bigint primary key references consultations (id),
  -- security, not_general, urgent, no_effect.
  ground text not null,
  reason text not null,
  -- The state agencies that were heard.
  heard text not null,
  disclosed boolean not null,
  at bigint not null,
  person bigint references people (id)
);
create index state_only_disclosed on state_only (at) where disclosed;
