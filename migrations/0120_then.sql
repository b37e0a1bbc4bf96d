-- What pages show as it stood on an earlier day: texts of laws that were replaced since, with the days between which they stood, and
-- how the answer sheets of a day are found.
create table earlier_amended_texts (
  consultation bigint not null references consultations (id),
  key text not null,
  source text not null,
  origin text not null,
  made bigint not null,
  until bigint not null,
  primary key (consultation, key, until)
);

-- Of a law of the register: the text that stood until it was brought anew.
create table earlier_law_texts (
  law bigint not null references laws (id),
  address text not null,
  text text not null,
  until bigint not null,
  primary key (law, until)
);

create index sheets_at on sheets (consultation, at);
