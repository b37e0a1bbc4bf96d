-- When the author of a comment whose provision is gone said that it still holds.
alter table comments add column holds bigint;
