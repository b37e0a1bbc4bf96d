-- Every file that was given out with a check code. Whoever holds one asks by its code, or by the checksum of its bytes, whether
-- it is from here and whether a later one has taken its place. What stands in the file is not kept.
-- Several papers may have the same bytes: a draft is the same in one bundle after the other.
create table papers (
  sum text not null,
  code text not null,
  consultation bigint not null references consultations (id),
  file text not null,
  whom text not null,
  maker bigint references people (id),
  at bigint not null,
  -- What the result said then, and the consultation's last event.
  seal text not null,
  upto bigint not null,
  primary key (sum, code)
);

create index papers_code on papers (code);
