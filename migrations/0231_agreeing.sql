-- Whoever finds what they meant to say said already may say that they agree with it, once each: known by a keyed hash, another for each
-- comment, so that nobody is joined across two.
create table comment_agrees (
  comment bigint not null references comments (id),
  who bytea not null,
  -- guest, account, verified: as it was when it was said.
  identity text not null,
  at bigint not null,
  primary key (comment, who)
);
-- How many, kept.
create table comment_agreed (
  comment bigint primary key references comments (id),
  guests bigint not null,
  accounts bigint not null,
  verified bigint not null
);
