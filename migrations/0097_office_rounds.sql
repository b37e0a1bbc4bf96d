-- A round that the Office opened on an agency's dossier (s.26 para 3).
alter table rounds add column by_office boolean not null default false;
