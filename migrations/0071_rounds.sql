-- Rounds after the first, and days that were moved: each with its public reason; what was said before stays as it was.

-- Why a further round was opened, for the public; empty for the first.
alter table rounds add column reason text not null default '';

-- Every time the last day of a round was put off.
create table extensions (
  round bigint not null references rounds (id),
  -- From 1, in their order.
  place bigint not null,
  at bigint not null,
  -- The last moments before and after, both inclusive.
  was bigint not null,
  closes bigint not null,
  reason text not null,
  primary key (round, place)
);

-- Comments and answer sheets that count, by the round they were made in.
insert into tallies (consultation, kind, name, n)
select consultation, 'round', cast(round as text), count(*)
from comments
where withdrawn is null
group by consultation, round;
insert into tallies (consultation, kind, name, n)
select consultation, 'round sheets', cast(round as text), count(*)
from sheets
group by consultation, round;
