-- Up to which event the searches that are followed were asked; what was there before nobody is told of.
create table search_letters (
  at bigint not null
);
insert into search_letters (at) select coalesce(max(seq), 0) from events;
