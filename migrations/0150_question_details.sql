-- What a question says besides what every question says, as one document (`domain::survey::Details`): its name, section, English, the names of choices,
-- statements of a matrix. What was kept before says none of it.
alter table questions add column details text not null default '{}';
