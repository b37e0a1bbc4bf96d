-- Letters of all the places where a comment says a sentence; `start` and `size` tell the first.
alter table said_by add column letters bigint not null default 0;
update said_by set letters = size;
