-- The rules that the central office edits, row by row over what is shipped. Nothing is changed or taken away: the last row of a
-- part and code is the one in use, and the table is its own history.

create table rules (
  number bigint primary key,
  part text not null,
  code text not null,
  -- The row, as JSON.
  body text not null,
  reason text not null,
  at bigint not null,
  person bigint references people (id)
);
