-- A part of what an agency looks after goes to another on a day, by kind or one by one, without the agency's end, or before it: so an
-- agency that ends has several heirs.
-- The kind of what is handed over (what = 'handed'), or empty.
alter table agency_changes add column of_kind text not null default '';
-- Numbers of dossiers, as a JSON list, or empty.
alter table agency_changes add column of_dossiers text not null default '';
