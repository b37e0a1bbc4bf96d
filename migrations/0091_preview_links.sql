-- Links by which somebody outside the agency sees a dossier before it is published, until a day. The link's secret is made of the
-- salt and a key that is not in the database; only its hash stands here.

create table preview_links (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  salt bytea not null,
  secret bytea not null,
  -- For whom it is, as the officer writes it.
  note text not null,
  person bigint references people (id),
  made bigint not null,
  -- The last moment, inclusive.
  expires bigint not null,
  ended bigint,
  constraint preview_links_secret unique (secret)
);
create index preview_links_consultation on preview_links (consultation);
