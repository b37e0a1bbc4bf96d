-- The deed that set aside what of a group of near-copies says nothing besides the text that stands for it; 0 for none. What says more waits,
-- and the group is listed no more.
alter table copy_groups add column passed bigint not null default 0;
