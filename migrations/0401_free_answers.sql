-- What people wrote freely in a survey, put into groups by whoever reads it for the agency. How many answers stand in each group is kept as they are put there
-- (tallies 'free read' and 'free group').

create table free_groups (
  question bigint not null references questions (id),
  -- From 1; 0 are answers that were read and stand in none.
  number bigint not null,
  consultation bigint not null references consultations (id),
  title text not null,
  title_en text not null,
  primary key (question, number)
);
create index free_groups_consultation on free_groups (consultation);

create table free_grouped (
  question bigint not null references questions (id),
  grp bigint not null,
  sheet bigint not null references sheets (id),
  primary key (question, grp, sheet)
);
create index free_grouped_sheet on free_grouped (sheet, question);
