-- What happened with what somebody said is told on their own page, made from what is there; kept is only until when they have read it.
create table notices_read (
  person bigint primary key references people (id),
  at bigint not null
);
