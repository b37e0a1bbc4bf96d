-- Letters to the responsible agency's people before and on days that the register computes: what each is for, who said no, and how far
-- the days were looked through.

-- What a letter about a day tells of: `evaluation:12:20454:before`.
alter table letters add column about text;

-- Whoever holds a role of the responsible agency is told unless they said no.
create table law_days_declined (
  person bigint primary key references people (id),
  at bigint not null
);

-- The last day that was looked at: each is once.
create table law_days_told (day bigint not null);
insert into law_days_told (day) values (0);
