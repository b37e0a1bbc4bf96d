-- Agencies are renamed, merged and ended on a day. What was theirs moves to the heir in one transaction, so that everything else goes on
-- asking a row's agency; who published a consultation, under which name, stands beside it from the first change on. Local bodies
-- have a kind and a place, and their consultations are told apart from national ones.

-- Who looks after what was its, where another does: the last of its heirs, so that no chain is walked.
alter table agencies add column heir bigint references agencies (id);
-- Of a local body: its kind, the code of its province, its district.
alter table agencies add column body text not null default '';
alter table agencies add column province text not null default '';
alter table agencies add column district text not null default '';
-- The number under which a file brings it again, or empty.
alter table agencies add column code text not null default '';
-- What a search looks in (domain::local::key).
alter table agencies add column key text not null default '';
update agencies set key = replace(name_th, ' ', '') || ' ' || lower(replace(name_en, ' ', ''));
create index agencies_heir on agencies (heir);
create index agencies_parent on agencies (parent);
create index agencies_name on agencies (name_th);
create index agencies_code on agencies (code);

create table agency_changes (
  id bigint primary key,
  agency bigint not null references agencies (id),
  -- renamed, merged, ended.
  what text not null,
  -- The day of effect, counted from 1970-01-01.
  day bigint not null,
  -- The act, decree or order that lays it down.
  basis text not null,
  -- Its names before the change; of a renaming those after it.
  before_th text not null,
  before_en text not null,
  after_th text not null,
  after_en text not null,
  heir bigint references agencies (id),
  -- Whether the staff goes along.
  staff boolean not null,
  made bigint not null,
  person bigint references people (id),
  -- When it was done here; none while its day has not come.
  done bigint,
  -- When it could not be done, and why, as JSON.
  failed bigint,
  why text not null
);
create index agency_changes_agency on agency_changes (agency, id);
create index agency_changes_heir on agency_changes (heir, id);

-- Who published it, under which name, where that has changed since.
alter table consultations add column then_agency bigint;
alter table consultations add column then_th text;
alter table consultations add column then_en text;
-- Of a local body.
alter table consultations add column local boolean not null default false;
update consultations set local = true where agency in (select id from agencies where level = 'local');
