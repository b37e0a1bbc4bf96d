-- When a moderator took a comment's file out alone: by this its author asks the central office to look again.

alter table comment_files add column withheld_at bigint;
