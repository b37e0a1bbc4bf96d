-- From when everyone sees a round's numbers: live, closed, result. Before there was a yes (live) and a no (closed).
alter table rounds add column shows text not null default 'closed';
update rounds set shows = 'live' where counts_show;
alter table rounds drop column counts_show;

-- What everyone was told of how many sheets came by which way, moment by moment, as survey_steps of questions.
create table way_steps (
  consultation bigint not null references consultations (id),
  -- From 1.
  step bigint not null,
  -- domain::survey::steps::Step, as JSON.
  body text not null,
  primary key (consultation, step)
);
