-- A published file may be taken out, with a public reason: its place and the reason stay, its bytes are given to nobody any more.

alter table attachments add column gone bigint;
alter table attachments add column gone_by bigint references people (id);
alter table attachments add column gone_reason text not null default '';
