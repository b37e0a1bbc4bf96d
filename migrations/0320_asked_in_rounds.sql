-- What is put to the public belongs to rounds: a key point or a question is asked from the round `since` to the round `until`, or still. A key point keeps
-- its number, which is its address, through every round that asks it in the same words; other words are another point with a number of its own. A
-- survey is asked anew in each round, so that its answers are counted by round: `number` is unique in the consultation, `place` is where it stands
-- in its round. What there was before was asked in every round.
alter table key_points add column since bigint not null default 1;
alter table key_points add column until bigint;
alter table questions add column since bigint not null default 1;
alter table questions add column until bigint;
alter table questions add column place bigint not null default 0;
update questions set place = number;
