-- Who a round hears, and how often each: anyone, accounts, verified persons, or those who hold an invitation. Whoever may speak once
-- is known by a hash under the key that is not in the database, another in each round, so that no two rounds can be joined and
-- leaving does not make somebody new.

alter table rounds add column admits text not null default 'everyone';
alter table rounds add column once text not null default 'free';
update rounds set admits = 'account' where not guests;

create table spoken (
  round bigint not null references rounds (id),
  -- The part spoken about; empty where the round hears each once, `survey` for an answer sheet.
  part text not null,
  who bytea not null,
  comment bigint,
  primary key (round, part, who)
);
create index spoken_comment on spoken (comment) where comment is not null;

-- The code of an invitation follows from round and number under the key; it stands nowhere.
create table invitations (
  round bigint not null references rounds (id),
  number bigint not null,
  -- Whom it was made out to, for the desk alone. Nothing says whether they spoke.
  name text not null,
  made bigint not null,
  ended bigint,
  primary key (round, number)
);
