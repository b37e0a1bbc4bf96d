-- Where those stand on each part whose identity is verified, kept as the others are: beside everybody's they say how both stand, and none is
-- counted again.
insert into tallies (consultation, kind, name, n)
select consultation, 'verified part stance', part || ' ' || stance, count(*)
from comments
where identity = 'verified' and withdrawn is null
group by consultation, part, stance;
