-- What its author takes back is erased in the log too, also the notes that moderators wrote about it: those are found by
-- comment, of which there may be a million in one consultation. Few were ever withheld, so the index is small.
create index events_withheld on events (consultation, subject) where deed = 'comment.withheld';
