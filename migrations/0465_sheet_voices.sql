-- An answer sheet that somebody sent signed in is found again by them alone: it has a keyed hash of them within its consultation, another than
-- the one of their comments, so that nothing joins a sheet to a comment, nor to a sheet elsewhere. Sheets of guests, and earlier ones, have none.
alter table sheets add column voice bigint;
create index sheets_voice on sheets (voice) where voice is not null;
