-- A law's title in English as its source has it, where it has one; empty else.
alter table laws add column title_en text not null default '';
