-- What was counted of a survey's question each time that everyone was told of it: whoever looked then may subtract it from what is told later, so that no cell of
-- the difference may be of fewer than five. Written when the public tables move, in an open round by steps that grow.

create table survey_steps (
  question bigint not null references questions (id),
  -- From 1.
  step bigint not null,
  consultation bigint not null references consultations (id),
  -- domain::survey::disclose::Step, as JSON.
  body text not null,
  primary key (question, step)
);
create index survey_steps_consultation on survey_steps (consultation);
