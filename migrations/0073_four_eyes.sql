-- Four eyes: who proposed a dossier for publication and at which revision, whether it was sent back; and orders by which one
-- officer of an agency may propose and publish alone.

create table proposals (
  consultation bigint primary key references consultations (id),
  person bigint not null references people (id),
  at bigint not null,
  -- What was proposed: an edit since makes it old.
  revision bigint not null,
  note text not null,
  -- Sent back, by whom and why.
  returned bigint,
  returned_by bigint references people (id),
  remark text not null
);

create table sole_orders (
  id bigint primary key,
  agency bigint not null references agencies (id),
  -- Number, date and who gave it, as the agency writes them.
  words text not null,
  since bigint not null,
  -- The last moment, inclusive; none while it stands.
  until bigint
);
create index sole_orders_agency on sole_orders (agency);

-- The order under which a dossier was published by one person; empty where two did it.
alter table consultations add column sole_order text not null default '';
