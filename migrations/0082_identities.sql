-- Who a provider of identities says somebody is, without saying it: what stands here is a hash under a key that is not in the
-- database. A person who speaks signed in is known within one consultation by another such hash, so that they count once there
-- and no two consultations can be joined.

create table identities (
  provider text not null,
  subject bytea not null,
  person bigint not null references people (id),
  -- Whether it proves that they are a person.
  verifies boolean not null,
  made bigint not null,
  primary key (provider, subject)
);
create index identities_person on identities (person);

-- Sign-ins under way, each used once.
create table identities_begun (
  state bytea primary key,
  provider text not null,
  nonce text not null,
  verifier text not null,
  back text not null,
  made bigint not null
);

-- Whose account a comment came from is kept no longer, and no event tells it.
update comments set person = null where person is not null;
update events set actor = null where deed in ('comment.submitted', 'sheet.submitted') and actor is not null;
alter table comments add column voice bigint;
create index comments_voice on comments (voice) where voice is not null;
