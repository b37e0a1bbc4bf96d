-- Under which keys texts are looked for is written some thousand texts later, in the keys' order, so that a comment of a large hearing does not touch
-- seventeen pages of its own. Up to which comment all of it is written stands here; what is missing follows from the signatures kept since.

insert into hint_progress (kind, at)
select 'keys', coalesce(max(kept), 0) from copy_texts;
