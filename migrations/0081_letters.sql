-- Letters: who asked to be told of what, and what became of each letter. An address stands here alone: no comment, no event
-- names it, and it is erased when nothing is left to tell.

create table letter_addresses (
  id bigint primary key,
  email text not null,
  lang text not null,
  -- In the links of its letters: opens the page where letters are confirmed and ended, and nothing else. Each letter must
  -- hold it, so it stands here as it is.
  token text not null,
  made bigint not null,
  confirmed bigint,
  -- When its server said that there is no such address.
  refused bigint,
  constraint letter_addresses_email unique (email),
  constraint letter_addresses_token unique (token)
);

-- receipt: its number; consultation, agency: its id; subject, area, kind: its code; all: everything.
create table follows (
  address bigint not null references letter_addresses (id),
  kind text not null,
  key text not null,
  -- Of a receipt or a consultation.
  consultation bigint,
  made bigint not null,
  -- When the address's reader said that they want it; nothing is told of it before.
  confirmed bigint,
  primary key (address, kind, key)
);
create index follows_consultation on follows (consultation, kind);
create index follows_key on follows (kind, key);

create table letters (
  id bigint primary key,
  address bigint not null,
  what text not null,
  consultation bigint,
  receipt bigint,
  -- What it is for: the same is never sent twice.
  once text not null,
  -- Of one that was asked for: a hash of the address under the key of people, for a day, so that nobody is flooded.
  whom bigint,
  -- Those that were asked for come before all others: 0.
  due bigint not null,
  -- waiting, claimed, sending, sent, unknown, refused.
  state text not null,
  tries bigint not null,
  changed bigint not null,
  -- What the server said last, without addresses.
  answer text not null,
  constraint letters_once unique (once)
);
create index letters_due on letters (state, due, id);
create index letters_consultation on letters (consultation, what, state);
create index letters_address on letters (address);
create index letters_receipt on letters (receipt) where receipt is not null;
create index letters_whom on letters (whom) where whom is not null;

-- How far the log is written out into letters: what happened before there were any is told to nobody.
create table letter_progress (at bigint not null);
insert into letter_progress (at) select coalesce(max(seq), 0) from events;
