-- How often a text by which copies are found was taken out: what a server holds in memory of them is good as long as this stands still.
insert into hint_progress (kind, at) values ('gone', 0);
