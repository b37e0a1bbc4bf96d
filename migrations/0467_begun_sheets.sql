-- Answer sheets that a guest without scripts has begun page by page and not sent: on the same browser they are there again. What opens one is a key that this
-- browser alone holds; here is a hash of it under the key that is not in the database, another in each round, so that nothing joins a browser's own and none
-- is another round's. They go when they are sent or thrown away, when the round closes, and when nobody has gone on for thirty days.
create table begun_sheets (
  who bytea not null primary key,
  consultation bigint not null references consultations (id),
  round bigint not null references rounds (id),
  kept bigint not null,
  -- Names and values of the form's fields, as one document.
  fields text not null
);
create index begun_sheets_kept on begun_sheets (kept);
