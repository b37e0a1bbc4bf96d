-- A comment may quote a passage of the draft's text: words of the part that it is about, in the version that it was made on. It goes with the
-- comment, and an edition keeps the one that it had.

alter table comments add column quote text not null default '';
alter table comment_editions add column quote text not null default '';
