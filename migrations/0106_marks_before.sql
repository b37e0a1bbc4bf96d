-- How a deed found a sentence or a group of near-copies that it marked, so that undoing it gives back what stood there.
create table saying_marks (
  by_deed bigint not null references coding_deeds (id),
  saying bigint not null,
  deed bigint not null,
  passed bigint not null,
  aside text,
  primary key (by_deed, saying)
);
create table copy_marks (
  by_deed bigint not null references coding_deeds (id),
  copies bigint not null,
  passed bigint not null,
  primary key (by_deed, copies)
);
-- What was passed over before: undoing it gives back that nobody had.
insert into saying_marks (by_deed, saying, deed, passed, aside)
select s.passed, s.id, 0, 0, null from sayings s join coding_deeds d on d.id = s.passed;
insert into copy_marks (by_deed, copies, passed)
select g.passed, g.id, 0 from copy_groups g join coding_deeds d on d.id = g.passed;
