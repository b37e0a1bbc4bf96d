-- What a deed that set comments aside told their authors, so that undoing it gives the reply back to who wrote it.

alter table coding_deeds add column aside text;
alter table coding_deeds add column aside_words text;
