-- Which of an agency's people want letters about what waits for them, of what, and when. The address is their account's; that they want
-- letters there is in `follows` (kind staff, the person's id), where it is confirmed and left as any other.
create table staff_letters (
  person bigint primary key references people (id),
  address bigint not null,
  proposed boolean not null,
  returned boolean not null,
  closing boolean not null,
  target boolean not null,
  -- In one letter each morning; otherwise as it happens.
  daily boolean not null,
  made bigint not null
);
create index staff_letters_address on staff_letters (address);
