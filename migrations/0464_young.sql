-- Whose words a comment is says to be under twenty: it is never shown with a name. And the name that a moderator took off one.
alter table comments add column young boolean not null default false;
alter table sealed add column name_text text;
