-- Keys under which texts are looked for stand in memory alone: they follow from the signatures kept. Whose text is kept no more, or in another's
-- place, stands here with the count of texts taken out, for whoever holds them in memory; so many as are read on, not all that ever were.

drop table copy_keys;
delete from hint_progress where kind = 'keys';

create table copies_moved (
  n bigint not null,
  comment bigint not null,
  primary key (n, comment)
);

-- Only texts that are kept are asked for by their groups: all others need not touch a page of the index each.
drop index copy_texts_copies;
create index copy_texts_copies on copy_texts (copies) where kept is not null;
