-- The sentence that a sentence is usually said with (0 for none): how many comments say both side by side, and whether it stands before (1).
alter table sayings add column beside bigint not null default 0;
alter table sayings add column beside_comments bigint not null default 0;
alter table sayings add column beside_before bigint not null default 0;
-- Sentences are found with themes.
update hint_runs set asked = asked + 1 where themed > 0;
