-- What was withheld, shown again or let through of some comments is found by the comments.
drop index events_restored;
drop index events_passed;
create index events_hidden on events (consultation, subject) where deed in ('comment.withheld', 'comment.restored', 'comment.passed');
