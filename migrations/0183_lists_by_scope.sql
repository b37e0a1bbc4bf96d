-- National lists and those of local bodies are each walked by themselves: thousands of the one stand between few of the other.
create index consultations_scope on consultations (local, published);
create index consultations_scope_closes on consultations (local, closes);
