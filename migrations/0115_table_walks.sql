-- Who opened a comment last is a filter of the table.
create index ledger_read_by on ledger (consultation, read_by, comment) where read_by is not null;
-- Where a class stands on each part, and those of one identity level.
create index comments_class on comments (consultation, class, part, stance) where withdrawn is null;
create index comments_identity on comments (consultation, identity, part, stance) where withdrawn is null;
