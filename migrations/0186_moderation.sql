-- Moderation: what waits for a moderator, who pointed at it and why, what was taken out and sealed, what courts and authorities demand,
-- appeals to the central office, and a log that everyone may read. What is withheld is still coded and counted.

-- A round may let comments through one by one. One that waits is withheld with the reason `waiting`, so that whatever leaves out what is
-- withheld leaves it out too.
alter table rounds add column appears text not null default 'at_once';

-- One row for each comment that waits, with what pages are narrowed by, so that ten thousand are walked by key. How many wait is kept in
-- `tallies` (kind `queue`, name: why).
create table moderation_queue (
  id bigint primary key,
  comment bigint not null references comments (id),
  consultation bigint not null,
  -- That looks after the dossier: it moves with it.
  agency bigint not null,
  -- demand, waiting, reported, flagged.
  why text not null,
  -- What the first report or the demand gave; empty for none.
  reason text not null,
  reports bigint not null,
  -- Codes of the rules that pointed at it, with blanks between.
  flags text not null,
  since bigint not null,
  constraint moderation_queue_comment unique (comment)
);
create index moderation_queue_agency on moderation_queue (agency, why, id);
create index moderation_queue_why on moderation_queue (why, id);
create index moderation_queue_consultation on moderation_queue (consultation, why, id);
create index tallies_queue on tallies (consultation, name) where kind = 'queue' and n > 0;

-- Who reported is a hash under the key that is not in the database, another for each comment: the same reporter counts once, and no two
-- reports can be joined.
create table comment_reports (
  comment bigint not null references comments (id),
  who bytea not null,
  reason text not null,
  note text not null,
  at bigint not null,
  primary key (comment, who)
);

-- What a comment said before words were taken out of it. Read with a reason only, which stays.
create table sealed (
  comment bigint primary key references comments (id),
  at bigint not null,
  person bigint not null references people (id),
  reason text not null,
  reason_text text not null,
  wording_text text not null,
  -- The revision that holds the marks: an author's later change is not written over.
  revision bigint not null
);
create table seal_openings (
  comment bigint not null references comments (id),
  at bigint not null,
  person bigint not null references people (id),
  why text not null,
  primary key (comment, at, person)
);

create table demands (
  id bigint primary key,
  comment bigint not null references comments (id),
  -- request, order.
  kind text not null,
  from_whom text not null,
  reference text not null,
  reason text not null,
  at bigint not null,
  person bigint not null references people (id),
  -- When a moderator decided on it.
  settled bigint
);
create index demands_comment on demands (comment, id);

-- One for each decision that somebody appeals: `about` is the moment of it.
create table appeals (
  id bigint primary key,
  comment bigint not null references comments (id),
  consultation bigint not null,
  about bigint not null,
  at bigint not null,
  words text not null,
  -- waiting, granted, upheld; moot where the agency itself took the decision back.
  state text not null,
  answered bigint,
  answered_by bigint references people (id),
  answer text not null,
  constraint appeals_about unique (comment, about)
);
create index appeals_waiting on appeals (id) where state = 'waiting';

-- The public log: no comment, no person, no words of either. Its number is the event's.
create table moderation_log (
  seq bigint primary key,
  consultation bigint not null,
  at bigint not null,
  -- withheld, restored, passed, kept, redacted, demanded, granted, upheld.
  what text not null,
  reason text not null,
  -- Of a court or an authority: request, order; and which.
  demand text not null,
  from_whom text not null
);
create index moderation_log_consultation on moderation_log (consultation, seq);
insert into moderation_log (seq, consultation, at, what, reason, demand, from_whom)
select e.seq, e.consultation, e.at, 'withheld',
  coalesce((select c.withheld_reason from comments c where c.id = cast(e.subject as bigint) and c.withheld = e.at), ''), '', ''
from events e where e.deed = 'comment.withheld';
insert into moderation_log (seq, consultation, at, what, reason, demand, from_whom)
select e.seq, e.consultation, e.at, 'restored', '', '', '' from events e where e.deed = 'comment.restored';
