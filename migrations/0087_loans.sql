-- An agency without a second officer borrows an approver from one above it, or from the Office: asked with a reason and days, granted
-- or refused there. What is granted is a membership with these days.

create table loans (
  id bigint primary key,
  agency bigint not null references agencies (id),
  lender bigint not null references agencies (id),
  reason text not null,
  -- Both inclusive.
  since bigint not null,
  until bigint not null,
  asked bigint not null,
  asked_by bigint not null references people (id),
  answered bigint,
  answered_by bigint references people (id),
  -- Who was lent; nobody where it was refused.
  person bigint references people (id),
  membership bigint references memberships (id),
  remark text not null
);
create index loans_agency on loans (agency, id);
create index loans_lender on loans (lender, id);
