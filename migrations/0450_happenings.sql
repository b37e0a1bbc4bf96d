-- What happened to consultations, newest first, is what their feeds tell.
create index events_happenings on events (seq) where deed in ('consultation.published', 'consultation.cancelled', 'round.extended', 'round.closed_early', 'round.opened', 'version.published', 'result.preliminary', 'result.published');
