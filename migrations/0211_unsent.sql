-- Comments that somebody signed in has begun and not sent: on another device they are there. Whose they are is a hash under the key that
-- is not in the database, another in each consultation, as with what is sent; nothing joins a person's own. They go when they are sent or
-- discarded, and when their time has run out.
create table unsent_comments (
  consultation bigint not null references consultations (id),
  who bigint not null,
  -- 128 bits in hexadecimal, drawn when the form was.
  draft text not null,
  -- The part that it is about, as it was chosen last.
  part text not null,
  kept bigint not null,
  -- Names and values of the form's fields, as one document.
  fields text not null,
  primary key (consultation, who, draft)
);
create index unsent_comments_who on unsent_comments (who);
create index unsent_comments_kept on unsent_comments (kept);
