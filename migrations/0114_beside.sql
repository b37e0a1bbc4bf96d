-- The sentences that a sentence is usually said with: how many comments say both side by side, and where the other stands (0 after it, 1
-- before it, 2 around it).
create table sayings_beside (
  saying bigint not null,
  other bigint not null,
  comments bigint not null,
  side bigint not null,
  primary key (saying, other, side)
);
-- Sentences are found with themes.
update hint_runs set asked = asked + 1 where themed > 0;
