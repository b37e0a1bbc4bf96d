-- What is erased with a comment that its author takes back is found by the comment, of which there may be a million.
create index coding_changes_comment on coding_changes (comment);
create index coding_dropped_comment on coding_dropped (comment);
