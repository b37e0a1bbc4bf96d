-- Why the law that an evaluation is about is not in the register yet, for everyone to read; empty where it is.
alter table consultation_texts add column not_in_register text not null default '';
