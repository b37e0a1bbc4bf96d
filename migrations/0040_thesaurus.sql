-- What the central office adds to the shipped thesaurus of search, and what it changes of it. `shipped` names the shipped row
-- that this one stands for, by its people's words as they are shipped; empty for a row of the office's own. Lists are JSON.
create table thesaurus_rows (
  id bigint primary key,
  shipped text not null,
  people text not null,
  law text not null,
  acts text not null,
  -- From 1 to 100.
  weight bigint not null,
  used boolean not null,
  revision bigint not null,
  changed bigint not null
);
