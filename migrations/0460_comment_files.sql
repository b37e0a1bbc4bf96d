-- Files that go with comments: seen by whoever may read the comment, gone with it. By this table the sweep knows what is still somebody's in the folder of files.

create table comment_files (
  comment bigint not null references comments (id),
  -- From 1; in its address.
  number bigint not null,
  -- SHA-256 in the folder of files.
  hash text not null,
  name text not null,
  kind text not null,
  size bigint not null,
  -- Why a moderator took it out alone, for everyone to read; empty of one that is seen like its comment.
  withheld_reason text not null default '',
  primary key (comment, number)
);
