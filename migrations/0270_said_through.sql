-- What somebody said through another: a helper entered their words with their consent. How it was given and when is kept as long as the comment
-- stands; of the helper nothing but what they are, and, where they are signed in, a keyed hash, another in each round, by which it is
-- counted how many they enter where each is heard once.
create table said_through (
  comment bigint primary key references comments (id),
  -- family, headman, officer, other.
  helper text not null,
  -- spoken, phone, written.
  consent text not null,
  -- When it was given, counted from 1970-01-01.
  day bigint not null,
  who bytea
);
create index said_through_who on said_through (who) where who is not null;
