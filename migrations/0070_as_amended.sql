-- The law in force that a draft amends: as its agency gives it, with changes set by hand where the bill's words are not
-- understood; and laws that the operator has brought, by which an agency need not give them.

create table amended_laws (
  consultation bigint primary key references consultations (id),
  -- Empty where the law is one of those below and only changes were set by hand.
  source text not null,
  -- Where the agency has it from, in its own words.
  origin text not null,
  -- Changes set by hand, each with its clause, as JSON. Those of a clause stand in the place of what was read of it.
  hand text not null,
  made bigint not null
);

-- The key is the title without blanks, in Arabic digits.
create table laws (
  key text primary key,
  title text not null,
  address text not null,
  text text not null
);
