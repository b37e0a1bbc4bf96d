-- How satisfied people are with the portal. Answers are counts by month, part and step; a remark has those beside it and a number drawn at random. Who was
-- asked stands apart: a few bits of a keyed hash and a Monday, so that nothing here says who answered what, nor in which order.

create table satisfaction (
  month bigint not null,
  part text not null,
  step bigint not null,
  n bigint not null,
  primary key (month, part, step)
);

create table satisfaction_remarks (
  id integer primary key,
  month bigint not null,
  part text not null,
  step bigint not null,
  words text not null
);

create table satisfaction_asked (
  who integer primary key,
  until bigint not null
);
