-- Proposals that a law be evaluated, amended or repealed (s.11(6), 34(1)): anyone's, with the support of others counted once each, and
-- what the responsible agency answers. (The table `proposals` is of dossiers proposed for publication.)

create table law_proposals (
  id bigint primary key,
  law bigint not null references laws (id),
  -- The provision it is about, by its anchor; empty for the whole law.
  part text not null,
  wish text not null,
  title text not null,
  reason text not null,
  -- Only of those who chose to be named.
  name text,
  -- Who made it, as a keyed hash of this proposal alone: by it its author takes it back.
  author bytea not null,
  at bigint not null,
  -- How many support it, its author among them: those signed in, and guests by their browser.
  accounts bigint not null,
  guests bigint not null,
  withdrawn bigint,
  withheld bigint,
  withheld_reason text,
  -- For the desk alone.
  withheld_note text,
  -- When it was answered first, by which it is counted.
  answered bigint,
  -- Of the latest answer.
  reasonable boolean,
  -- The event that holds its text, so that it can be erased.
  event bigint not null,
  -- The form by which it came: the same form sent twice is one proposal.
  form_key text not null unique
);
create index law_proposals_by_law on law_proposals (law, id);
create index law_proposals_waiting on law_proposals (answered, at);

-- Who supports which, as a keyed hash that is another for each proposal.
create table proposal_supports (
  proposal bigint not null references law_proposals (id),
  who bytea not null,
  at bigint not null,
  primary key (proposal, who)
);

-- What the agency answered; a later answer stands over an earlier one, which stays to be read.
create table proposal_answers (
  proposal bigint not null references law_proposals (id),
  number bigint not null,
  at bigint not null,
  agency bigint not null references agencies (id),
  person bigint references people (id),
  reasonable boolean not null,
  why text not null,
  -- The evaluation or the draft that it led to.
  consultation bigint references consultations (id),
  primary key (proposal, number)
);
