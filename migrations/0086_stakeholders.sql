-- Stakeholders whom an agency has named (s.15): which class and subjects it gave with an address. The address itself stands where
-- letters have it, and is told by whom it was given; who left is not brought back by a file.

create table stakeholders (
  address bigint not null references letter_addresses (id),
  agency bigint not null references agencies (id),
  name text not null,
  class text not null,
  made bigint not null,
  primary key (address, agency)
);
create index stakeholders_agency on stakeholders (agency, class);

-- None: every subject.
create table stakeholder_subjects (
  address bigint not null references letter_addresses (id),
  agency bigint not null references agencies (id),
  subject text not null,
  primary key (address, agency, subject)
);

-- A hash of an address under the key of people, no address: whoever left an agency, or (0) everything.
create table left_addresses (
  whom bigint not null,
  agency bigint not null,
  at bigint not null,
  primary key (whom, agency)
);
