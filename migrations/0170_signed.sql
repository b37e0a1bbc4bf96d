-- Who wrote what an issue says last, and when: a text that was begun by the desk is signed by whoever keeps it.
alter table issues add column signed_by bigint references people (id);
alter table issues add column signed_at bigint;
