-- Accounts of citizens, and second factors of everyone. What a letter or a phone holds of an account is derived from what stands
-- here under the key that is not in the database: whoever has the tables alone can neither confirm an address nor make a code.

-- What was asked for at an address and waits for its reader: an account, or a new password. Of an address that is known already, or
-- of one that is not, a letter is written all the same, so that asking tells nothing.
create table account_letters (
  id bigint primary key,
  -- sign_up, known, reset, nobody.
  what text not null,
  salt bytea not null,
  -- A hash of the secret in the letter.
  secret bytea not null,
  email text not null,
  -- Of an account to be: hashed.
  password text,
  person bigint references people (id),
  made bigint not null,
  constraint account_letters_secret unique (secret)
);
create index account_letters_made on account_letters (made);
alter table letters add column account bigint;

-- What a person can tell their sessions apart by; the code names one without its token.
alter table sessions add column code text not null default '';
alter table sessions add column agent text not null default '';
-- Whether it was begun with a second factor, or by a provider that verifies persons.
alter table sessions add column factor boolean not null default false;

-- The secret of a person's n-th factor follows from both under the key.
create table second_factors (
  person bigint primary key references people (id),
  number bigint not null,
  -- When it was set up; none is in use where it was taken away.
  since bigint,
  -- The step of the last code that was taken: none is taken twice.
  last_step bigint not null,
  -- Wrong codes in a row, and when the last came.
  failed bigint not null,
  failed_at bigint not null,
  -- Which set of recovery codes is in use, and since when.
  recovery bigint not null,
  recovery_made bigint not null
);
create table recovery_used (
  person bigint not null references people (id),
  recovery bigint not null,
  place bigint not null,
  primary key (person, recovery, place)
);

-- A sign-in at a provider that is begun to add it to an account.
alter table identities_begun add column person bigint;
