-- A further round that an officer proposes and an approver opens. One for each consultation: a new one takes the place of the last, and opening takes
-- it away. `plan` is what the form said, as JSON; `revision` is the dossier's as it was proposed, with what the round will ask.
create table round_proposals (
  consultation bigint primary key references consultations (id),
  person bigint not null references people (id),
  at bigint not null,
  revision bigint not null,
  plan text not null,
  reason text not null,
  returned bigint,
  returned_by bigint references people (id),
  remark text not null
);
