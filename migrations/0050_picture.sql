-- Kept counts for the picture of a hearing: who stands where, and when it was said (days in Bangkok, counted from 1970).
insert into tallies (consultation, kind, name, n)
select consultation, 'class stance', coalesce(class, '-') || ' ' || stance, count(*)
from comments
where withdrawn is null
group by consultation, coalesce(class, '-'), stance;
insert into tallies (consultation, kind, name, n)
select consultation, 'day stance', cast((at + 25200000) / 86400000 as text) || ' ' || stance, count(*)
from comments
where withdrawn is null
group by consultation, (at + 25200000) / 86400000, stance;
