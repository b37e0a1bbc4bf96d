-- What a comment said before its author changed it, for everyone to see for as long as the comment is; and the number that tells two
-- tabs apart. An earlier text that holds something private is not kept: the number and the moment of it are.

alter table comments add column revision bigint not null default 1;
alter table comments add column edited bigint;
create table comment_editions (
  comment bigint not null references comments (id),
  number bigint not null,
  -- When it was written.
  at bigint not null,
  stance text not null,
  reason text not null,
  wording text not null,
  -- Whether its text was left out.
  left_out boolean not null,
  primary key (comment, number)
);
-- What its author takes back is erased in every event of it. Few are edited, so the index is small.
create index events_edited on events (consultation, subject) where deed = 'comment.edited';
