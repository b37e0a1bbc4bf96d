-- Who took answer sheets away as they are, when and in which form: told to the agency's people beside the files.

create table answers_taken (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  at bigint not null,
  person bigint references people (id),
  file text not null
);
create index answers_taken_of on answers_taken (consultation, at);
