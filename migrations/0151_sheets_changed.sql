-- An answer sheet may be changed until the close by who has its secret: how often it was, and the event whose content is what stands now, so that what was
-- said before leaves the log. Sheets of before have no event here and are not found in the log by their number.
alter table sheets add column changes bigint not null default 0;
alter table sheets add column event bigint;
