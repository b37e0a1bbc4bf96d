-- The group named by the dossier as affected (s.14(3)) that the author of a comment says to belong to.
alter table comments add column affected_group text;
