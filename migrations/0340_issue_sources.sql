-- What the text of an issue stands on (s.16): the sentences of people's own with which it was begun, each with every comment that
-- says as much. A sentence is told while it stands in the text; beginning the text again writes them anew.

create table issue_sources (
  issue bigint not null references issues (id),
  -- From 1, in the order of the text begun.
  place bigint not null,
  said text not null,
  comments bigint not null,
  -- The first of those comments, and all of them: JSON, in their order.
  some_of text not null,
  all_of text not null,
  primary key (issue, place)
);
