-- Lists that a large hearing or a long log would otherwise be walked for from end to end.

create index comments_stance on comments (consultation, stance, id);
create index comments_part_stance on comments (consultation, part, stance, id);
create index comments_withheld on comments (consultation, id) where withheld is not null;

-- Every event names its agency, so that an agency's log is one walk over one index.
update events
set agency = (select c.agency from consultations c where c.id = events.consultation)
where agency is null and consultation is not null;
