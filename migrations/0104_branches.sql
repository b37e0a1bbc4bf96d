-- When a question is asked and which answers it takes, in the language of `domain::survey::expression`; empty for always and for all. What the
-- officer says of the latter stands beside.
alter table questions add column relevant text not null default '';
alter table questions add column constraint_rule text not null default '';
alter table questions add column constraint_note text not null default '';
