-- Comments that a second person reads without seeing how the first put them, to learn how far coders agree. `first_codes` is
-- how it stood when it was drawn; both as issues' ids, or `aside`.
create table second_readings (
  comment bigint primary key references comments (id),
  consultation bigint not null,
  person bigint not null references people (id),
  drawn bigint not null,
  done bigint,
  first_codes text not null default '',
  second_codes text not null default '',
  -- When a difference was settled, and whose codes were taken: first, second.
  settled bigint,
  taken text
);
create index second_readings_person on second_readings (consultation, person, done);
