-- What search found of a law is quoted by its anchor.
create index law_pieces_by_anchor on law_pieces (law, anchor);
