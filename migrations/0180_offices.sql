-- The agency for which an account was made, in whose log it stands. Whoever opened an account of their own has none: an agency
-- that gives them a role looks after the role, not after the account.
alter table people add column office bigint;
update people
set office = made.agency
from (select e.subject, min(e.agency) as agency from events e where e.deed = 'person.made' group by e.subject) made
where made.subject = cast(people.id as text);
