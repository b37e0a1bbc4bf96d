-- Every file that was given out with a check code. Whoever holds one asks by its code, or by the checksum of its bytes, whether
-- it is from here and whether a later one has taken its place. What stands in the file is not kept.
create table papers (
  sum text primary key,
  code text not null,
  consultation bigint not null references consultations (id),
  file text not null,
  whom text not null,
  maker bigint references people (id),
  at bigint not null,
  -- What the result said then, and the consultation's last event.
  seal text not null,
  upto bigint not null
);

create index papers_code on papers (code);
