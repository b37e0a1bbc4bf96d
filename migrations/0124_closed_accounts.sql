-- An account is closed when its holder has left for good: nobody signs in with it, every role ends, and none comes back with an agency
-- whose end is taken back, or with a merger.
alter table people add column closed bigint;
