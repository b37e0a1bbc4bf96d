-- Sentences that many say, each once for a hearing by the hash of its words: how many comments say it, how many of these wait, the deed
-- that put it under issues last (0 for none), and the deed in which somebody found that it says nothing by itself (0 for none).
create table sayings (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  key bigint not null,
  text text not null,
  comments bigint not null,
  waiting bigint not null,
  deed bigint not null,
  passed bigint not null,
  constraint sayings_key unique (consultation, key)
);
create index sayings_waiting on sayings (consultation, passed, waiting);

-- Where in a comment's reason a sentence stands, in letters; the first is 1.
create table said_by (
  saying bigint not null,
  comment bigint not null,
  start bigint not null,
  size bigint not null,
  primary key (saying, comment)
);
create index said_by_comment on said_by (comment);

create index ledger_offered on ledger (consultation, comment) where proposed is not null;

insert into hint_progress (kind, at) values ('sayings', 0);

-- What a deed was chosen by: 0, somebody read what it put; 1, one choice for many; 2, proposals taken without being read.
alter table coding_deeds add column choice bigint not null default 0;
-- Of proposals read in a sample: how many, and how many were right.
alter table coding_deeds add column looked bigint not null default 0;
alter table coding_deeds add column hits bigint not null default 0;
-- The deed that made an issue, where one did.
alter table issues add column made bigint;
update issues set made = (select min(d.id) from coding_deeds d where d.issue = issues.id and d.what = 'new');

-- Deeds from before touched what was ticked or what matched; more than a page were not ticked.
update coding_deeds set choice = case when what = 'proposed' then 2 else 1 end where touched > 100 or what = 'proposed';
-- Codings on which an issue's proposals were tested.
alter table hint_issues add column tested bigint not null default 0;
update hint_issues set suggested = 0, hits = 0;
update ledger set proposed = null, likely = null where proposed is not null;
-- Sentences are found with themes.
update hint_runs set asked = asked + 1 where themed > 0;
