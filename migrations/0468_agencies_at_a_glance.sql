-- Names of agencies as they are seen at a glance (domain::posing::glance), found by their index: whoever shows a name with a comment asks whether an
-- agency has it. The view is the index's expression, so that a statement need not spell it; nothing of it is written by whoever enters or renames one.
create view agencies_at_a_glance as
select id, replace(replace(replace(replace(replace(replace(name_th, ' ', ''), 'ซ', 'ช'), 'ต', 'ด'), 'ฏ', 'ฎ'), '่', ''), '้', '') as name
from agencies;
create index agencies_glance on agencies
  (replace(replace(replace(replace(replace(replace(name_th, ' ', ''), 'ซ', 'ช'), 'ต', 'ด'), 'ฏ', 'ฎ'), '่', ''), '้', ''));
create index agencies_name_en on agencies (name_en);
