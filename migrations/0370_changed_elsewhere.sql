-- An issue of which something changes, though not in the draft that was heard: in a rule, a plan or the memorandum. What changes
-- is told in words; no provision answers it.
alter table issues add column elsewhere bigint not null default 0;
