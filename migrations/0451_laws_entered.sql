-- Which dossier's draft a law of the register became, where it entered from there.
alter table laws add column entered_from bigint;
update laws set entered_from = (select min(t.consultation) from tied_laws t where t.law = laws.id) where sum = 'entered';
create unique index laws_entered on laws (entered_from) where entered_from is not null;
