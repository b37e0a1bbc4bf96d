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
