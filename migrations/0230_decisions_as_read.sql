-- A decision about a comment is about the words that its moderator read, and an appeal about one decision.

-- What an appeal is about, and for which revision the central office granted it: what its author writes later is decided anew.
alter table appeals add column what text not null default 'withheld';
alter table appeals add column revision bigint;
update appeals set what = 'redacted'
where exists (select 1 from sealed s where s.comment = appeals.comment and s.at = appeals.about);
update appeals set revision = (select c.revision from comments c where c.id = appeals.comment) where state = 'granted';

-- Each time words were taken out, so that each may be put back by itself. Of those before this nobody knows which words they were.
create table redactions (
  comment bigint not null references comments (id),
  at bigint not null,
  person bigint not null references people (id),
  reason text not null,
  words text not null,
  primary key (comment, at)
);
insert into redactions (comment, at, person, reason, words) select comment, at, person, reason, '' from sealed;

-- What earlier editions said before words were taken out of them.
create table sealed_editions (
  comment bigint not null references comments (id),
  number bigint not null,
  reason_text text not null,
  wording_text text not null,
  primary key (comment, number)
);

-- The last number that an item of the queue was given: none is given twice, so that a page by key passes nothing over.
create table queue_numbers (
  id bigint primary key,
  last bigint not null
);
insert into queue_numbers (id, last) select 1, coalesce(max(id), 0) from moderation_queue;
