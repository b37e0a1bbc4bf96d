-- How people came to a published dossier, as kept counts: no person, no address, no time stands here. They are added up in memory and
-- written together, so that a page view writes nothing by itself.

create table arrivals (
  consultation bigint not null references consultations (id),
  -- link, line, poster, search, other, unknown.
  via text not null,
  came bigint not null,
  -- Comments and answer sheets sent by those who came so.
  spoke bigint not null,
  primary key (consultation, via)
);
