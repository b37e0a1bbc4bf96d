-- Near-copies are told by their whole texts, never by chains: all are grouped anew from the log, and themes, which read one of each
-- group, are found anew then. Under a key stand up to six texts.

drop table copy_keys;
create table copy_keys (
  key integer primary key,
  one bigint not null,
  two bigint,
  three bigint,
  four bigint,
  five bigint,
  six bigint
);
delete from copy_texts;
delete from copy_groups;
delete from tallies where kind = 'copies';
update ledger set text = null, copies = null where text is not null;
update hint_runs set grown = 0;
update hint_progress set at = 0 where kind = 'events';
