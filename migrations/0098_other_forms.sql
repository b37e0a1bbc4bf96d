-- A file of a dossier may be its text in another form (s.14(2)): another language, easy words, sound, sign language. What was
-- published can be replaced by another, with a public reason; what stood there before stays.

-- translation, easy, audio, sign; empty for a plain attachment.
alter table attachments add column form text not null default '';
-- Its language (BCP 47); of a video its captions'.
alter table attachments add column lang text not null default '';
alter table attachments add column seconds bigint;
-- A sound's transcript, a video's captions as WebVTT.
alter table attachments add column said text not null default '';
-- From 1, counted up when it is replaced.
alter table attachments add column edition bigint not null default 1;

create table earlier_attachments (
  consultation bigint not null references consultations (id),
  number bigint not null,
  edition bigint not null,
  hash text not null,
  name text not null,
  kind text not null,
  size bigint not null,
  said text not null,
  at bigint not null,
  person bigint references people (id),
  -- When another took its place, who put it there, and why, for everyone.
  until bigint not null,
  by_person bigint references people (id),
  reason text not null,
  primary key (consultation, number, edition)
);
create index earlier_attachments_hash on earlier_attachments (hash);
