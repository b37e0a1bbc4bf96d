-- Slips of the hand in what is published, mended in place: both wordings stay to be read. No number, date, penalty or "not" is
-- ever mended so: that is a new version.

create table errata (
  id bigint primary key,
  consultation bigint not null references consultations (id),
  -- Of the draft: the version that was mended, and the piece that holds the words.
  version bigint,
  anchor text not null,
  label text not null,
  -- draft, a field of the texts, or a key point: k2.
  place text not null,
  before text not null,
  after text not null,
  reason text not null,
  at bigint not null
);
create index errata_consultation on errata (consultation, id);
