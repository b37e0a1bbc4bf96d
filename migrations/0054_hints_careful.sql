-- The desk's hints, more careful with what people take back. Beside each phrase of a theme, how many comments say it, and how many of
-- these everybody may read (pairs, as JSON; not more than a few are counted of near-copies). Until when somebody is at finding
-- themes; the last comment that came, and the last one for which an issue was sought.

alter table themes add column said text not null default '[]';
alter table hint_runs add column finding bigint not null default 0;
alter table hint_runs add column arrived bigint not null default 0;
alter table hint_runs add column looked bigint not null default 0;

-- All this is not made anew by emptying tables and setting the progress back, as 0052 says: the ledger's columns and the kept counts of
-- texts (tallies, kind 'copies') belong to it too.

-- Themes found before know nothing of this: they are found anew.
delete from themes;
update hint_runs set asked = 1 where themed > 0;

-- Comments taken back before stand under no key any more.
update copy_keys set three = null
where three is not null and not exists (select 1 from ledger l where l.comment = copy_keys.three);
update copy_keys set two = three, three = null
where two is not null and not exists (select 1 from ledger l where l.comment = copy_keys.two);
delete from copy_keys
where two is null and not exists (select 1 from ledger l where l.comment = copy_keys.one);
update copy_keys set one = two, two = three, three = null
where not exists (select 1 from ledger l where l.comment = copy_keys.one);
