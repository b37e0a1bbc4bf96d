-- An ending can be taken back: the roles and orders that it ended stand beside it with the day they had before.

create table ended_with (
  change bigint not null references agency_changes (id),
  -- role (memberships), order (sole_orders).
  what text not null,
  id bigint not null,
  -- When it would have ended, or nothing.
  until bigint,
  primary key (change, what, id)
);
