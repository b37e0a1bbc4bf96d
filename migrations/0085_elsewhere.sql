-- Hearings held elsewhere, as another system's census tells them: a table of their own, so that nothing of them is counted, sealed or
-- answered as ours.

create table hearings_elsewhere (
  id bigint primary key,
  -- The system, and its own number of the hearing.
  source text not null,
  key bigint not null,
  agency bigint not null references agencies (id),
  -- Empty where the source's word is not one of ours.
  kind text not null,
  title text not null,
  posted text not null,
  opens bigint,
  closes bigint,
  answers bigint,
  views bigint,
  questions bigint,
  affected text not null,
  tags text not null,
  summarised boolean not null,
  address text not null,
  -- The day of which the counts are.
  counted bigint not null,
  -- The whole line as it came, every column of it, as JSON.
  line text not null,
  constraint hearings_elsewhere_key unique (source, key)
);
create index hearings_elsewhere_agency on hearings_elsewhere (agency);
create index hearings_elsewhere_opens on hearings_elsewhere (opens, id);
