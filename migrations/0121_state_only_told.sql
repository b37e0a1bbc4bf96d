-- What was said of a draft that only state agencies are heard on, each time it was said: its title and its agency's name as they were
-- then. The last stands; those before stay to be read.
create table state_only_told (
  consultation bigint not null references consultations (id),
  number bigint not null,
  title text not null,
  agency_th text not null,
  agency_en text not null,
  ground text not null,
  reason text not null,
  heard text not null,
  disclosed boolean not null,
  at bigint not null,
  person bigint references people (id),
  primary key (consultation, number)
);
insert into state_only_told (consultation, number, title, agency_th, agency_en, ground, reason, heard, disclosed, at, person)
select s.consultation, 1, c.title, a.name_th, a.name_en, s.ground, s.reason, s.heard, s.disclosed, s.at, s.person
from state_only s
join consultations c on c.id = s.consultation
join agencies a on a.id = c.agency;
