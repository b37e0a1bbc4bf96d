-- What the central office has switched on for everyone; off where there is no row.
create table switches (
  name text primary key,
  since bigint not null,
  person bigint references people (id)
);
