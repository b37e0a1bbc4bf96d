-- A file that holds some of the comments says which: what it was narrowed to stands with its code and its checksum, as the query of
-- its address, so that nobody passes a part for the whole. Empty for everything.
alter table papers add column asked text not null default '';
