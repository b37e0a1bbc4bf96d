-- In which language a comment is, as far as its letters tell: a hearing's officers read what is not in Thai with somebody who
-- can. Comments made before count as Thai where they hold a Thai letter that is in nearly every sentence.

alter table ledger add column language text not null default 'th';
update ledger
set language = case
  when (select c.reason || c.wording from comments c where c.id = ledger.comment) = '' then 'none'
  else 'other'
end
where not exists (
  select 1 from comments c
  where c.id = ledger.comment
    and (c.reason || c.wording like '%า%' or c.reason || c.wording like '%น%' or c.reason || c.wording like '%ร%'
      or c.reason || c.wording like '%ก%' or c.reason || c.wording like '%อ%' or c.reason || c.wording like '%เ%'));
drop index ledger_walk;
create index ledger_walk on ledger
  (consultation, comment, state, class, channel, showing, size, area, identity, language);
