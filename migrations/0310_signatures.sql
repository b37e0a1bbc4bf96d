-- Beside a text by which its group is found, what tells whether another may be a copy of it, so that few texts are read for a new one. Texts kept
-- before have none and are read each time.

alter table copy_texts add column signature text;
