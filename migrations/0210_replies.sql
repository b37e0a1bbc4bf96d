-- What an agency says under a public comment, for everyone to read. Each edition stays, so that a page of an earlier day has the words of
-- that day; one without words is the moment at which the reply was taken back. They go with the comment: whoever withdraws it takes along
-- what was said of it.
create table comment_replies (
  comment bigint not null references comments (id),
  number bigint not null,
  at bigint not null,
  person bigint not null references people (id),
  -- As which agency the officer spoke: a later name changes no reply.
  agency_th text not null,
  agency_en text not null,
  words text not null,
  -- Its event, whose content goes with it.
  event bigint not null,
  primary key (comment, number)
);
