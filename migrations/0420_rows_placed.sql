-- Under which issues a row of a sheet put a sentence, so that the issue of a sentence that waits can be learned from those that were placed. It is
-- valid while the sentence's own deed is this one: what is undone or placed anew leaves its rows behind.
create table saying_issues (
  saying bigint not null,
  deed bigint not null,
  issue bigint not null,
  primary key (saying, deed, issue)
);
-- Placed before: the words meant of a coding are its sentence.
insert into saying_issues (saying, deed, issue)
select distinct s.id, k.deed, k.issue
from sayings s
join said_by b on b.saying = s.id
join codings k on k.comment = b.comment and k.deed = s.deed
join comments c on c.id = b.comment and k.quote = substr(c.reason, cast(b.start as int), cast(b.size as int))
where s.deed > 0 and k.quote <> '';

-- The issue that a sentence seems to belong to while it waits; and how often that was shown, and right, on those that were placed.
alter table sayings add column near bigint;
alter table hint_runs add column rows_shown bigint not null default 0;
alter table hint_runs add column rows_right bigint not null default 0;
