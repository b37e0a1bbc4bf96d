-- Where a commenter lives, if they say so, and how well the portal knows who they are: both for the agency's eyes, never
-- with a name. What the large table is narrowed by stands in its index.

alter table comments add column area text;
alter table comments add column identity text not null default 'guest';

alter table ledger add column area text not null default '-';
alter table ledger add column identity text not null default 'guest';
drop index ledger_walk;
create index ledger_walk on ledger (consultation, comment, state, class, channel, showing, size, area, identity);

insert into tallies (consultation, kind, name, n)
select consultation, 'identity stance', 'guest ' || stance, count(*) from comments where withdrawn is null
group by consultation, stance;
