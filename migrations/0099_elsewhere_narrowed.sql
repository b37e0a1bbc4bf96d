-- The list of hearings held elsewhere, narrowed to an agency or a kind, comes by its days from one index.

create index hearings_elsewhere_agency_opens on hearings_elsewhere (agency, opens, id);
create index hearings_elsewhere_kind_opens on hearings_elsewhere (kind, opens, id);
drop index hearings_elsewhere_agency;
