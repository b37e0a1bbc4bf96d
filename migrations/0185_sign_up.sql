-- The password of an account is set by whoever reads the letter: one that came with the asking is forgotten, as the asker may be
-- somebody else. The column stays empty from now on.
update account_letters set password = null;
-- What the log holds of somebody who leaves is found by their number. Few are made by officers, so the index is small.
create index events_person_made on events (subject) where deed = 'person.made';
