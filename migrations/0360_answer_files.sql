-- Files that answer questions of a survey (kinds file and image): the agency's alone. The answer itself names its file by hash and name; here is which file belongs
-- to which sheet, so that none is swept that a sheet names, and one that no sheet names any more is.

create table answer_files (
  sheet bigint not null references sheets (id),
  question bigint not null references questions (id),
  consultation bigint not null references consultations (id),
  -- SHA-256 in the folder of files.
  hash text not null,
  name text not null,
  kind text not null,
  size bigint not null,
  primary key (sheet, question)
);
create index answer_files_consultation on answer_files (consultation, sheet);
