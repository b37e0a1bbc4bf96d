-- What becomes of the public comments of somebody who leaves: they stay without the name, or are public no more. As the round's policy
-- said when they were made.
alter table rounds add column leaving text not null default 'stay';
