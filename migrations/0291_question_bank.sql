-- Questions that an agency keeps to ask again: sets under a name, taken into surveys as they stand. What the central office gives to
-- everyone is of agency 0. A survey that took a set forgets it: changing one changes no survey.

create table question_sets (
  id bigint primary key,
  agency bigint not null,
  title text not null,
  -- As JSON (domain::survey::NewQuestion), with the names that their rules call them by.
  questions text not null,
  made bigint not null,
  person bigint references people (id),
  -- Not offered any more.
  retired bigint
);
create index question_sets_by_agency on question_sets (agency, title);
