-- What waited to be let through on a day and was let through since is found by that.
create index events_passed on events (consultation, seq) where deed = 'comment.passed';
