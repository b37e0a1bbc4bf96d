-- The sentences that a sentence is usually said with: how many comments say both side by side, and whether the other stands before (1).
create table sayings_beside (
  saying bigint not null,
  other bigint not null,
  comments bigint not null,
  before bigint not null,
  primary key (saying, other, before)
);
-- Sentences are found with themes.
update hint_runs set asked = asked + 1 where themed > 0;
