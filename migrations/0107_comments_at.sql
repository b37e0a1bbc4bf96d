-- How a page finds the comments of a day that was.
create index comments_at on comments (consultation, at, id);
