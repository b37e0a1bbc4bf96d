-- What people say: comments, answer sheets, their receipts and counts; what moderators withhold; what came of it all.

-- Receipts of comments and answer sheets share one space of numbers.
create table receipts (
  number bigint primary key,
  -- A hash of the form's key: the same form sent twice is one deed with one receipt. The secret is derived from the key,
  -- which stands nowhere.
  form_key text not null,
  secret_hash bytea not null,
  consultation bigint not null references consultations (id),
  -- Exactly one of the two.
  comment bigint,
  sheet bigint,
  at bigint not null,
  constraint receipts_form_key unique (form_key)
);
create index receipts_comment on receipts (comment);

create table issues (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  number bigint not null,
  target text not null,
  title text not null,
  raised text not null,
  sides text not null,
  disposition text,
  reason text not null,
  changed text not null,
  comments bigint not null
);
create index issues_consultation on issues (consultation, number);

create table comments (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  round bigint not null,
  version bigint,
  target text not null,
  -- The key point or provision that holds the target, by which comments are listed and counted.
  part text not null,
  stance text not null,
  reason text not null,
  wording text not null,
  class text,
  showing text not null,
  name text,
  channel text not null,
  person bigint,
  at bigint not null,
  -- The event that holds its text behind a commitment.
  event bigint not null,
  withdrawn bigint,
  withheld bigint,
  withheld_reason text,
  withheld_note text,
  issue bigint references issues (id)
);
create index comments_consultation on comments (consultation, id);
create index comments_part on comments (consultation, part, id);
create index comments_issue on comments (issue);

create table sheets (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  round bigint not null,
  audience text not null,
  -- One canonical document: question id to answer.
  answers text not null,
  at bigint not null
);
create index sheets_consultation on sheets (consultation, id);

-- Counts are kept as things happen, never recounted. `kind` says what is counted, `name` of what.
create table tallies (
  consultation bigint not null,
  kind text not null,
  name text not null,
  n bigint not null,
  primary key (consultation, kind, name)
);

create table summaries (
  consultation bigint primary key references consultations (id),
  overview text not null,
  impact text not null,
  revision bigint not null,
  published bigint
);
