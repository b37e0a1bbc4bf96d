-- A comment is seen as it stood on an earlier day: how an edition was shown, since it may have been to the agency alone. Of those
-- before this nobody can tell why a text was left out: they stay hidden.
alter table comment_editions add column showing text not null default 'unnamed';
update comment_editions set showing = 'agency' where left_out;
create index comments_edited on comments (consultation, edited) where edited is not null;
-- What was withheld on a day and is shown again is found by its restoring.
create index events_restored on events (consultation, seq) where deed = 'comment.restored';
