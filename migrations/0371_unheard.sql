-- Whom the dossier names as affected in running text (s.14(3)) and who was not heard: what a list tells by itself the summariser
-- writes then, a group on each line.
alter table summaries add column unheard text not null default '';
