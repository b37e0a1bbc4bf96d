-- The official code of a local body's own area: of its sub-district, else of its district, else empty. The name of its district stays as
-- it was typed, since not each is in the list of codes.
alter table agencies add column area text not null default '';
alter table agencies add column subdistrict text not null default '';
