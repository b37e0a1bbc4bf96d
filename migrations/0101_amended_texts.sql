-- A draft may amend several laws: each has a text of its own. The key is the law's name as names are compared; empty where the
-- draft names none, and for what was given before a name stood here: then it is the first law's.

create table amended_texts (
  consultation bigint not null references consultations (id),
  key text not null,
  source text not null,
  -- Where the agency has it from, in its own words.
  origin text not null,
  made bigint not null,
  primary key (consultation, key)
);
insert into amended_texts (consultation, key, source, origin, made)
select consultation, '', source, origin, made from amended_laws where source <> '';
