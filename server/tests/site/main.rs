//! The whole router in process, spoken to as people speak to it: pages asked for, forms sent, over the demonstration's
//! consultations and with a clock that the tests set.

mod agencies;
mod amended;
mod arrivals;
mod attached;
mod brought;
mod citizen;
mod desk;
mod doors;
mod duties;
mod elsewhere;
mod forms;
mod found;
mod hints;
mod hostile;
mod impact;
mod kit;
mod loans;
mod other_forms;
mod papers;
mod preview;
mod register;
mod road;
mod rounds;
mod rules;
mod seen;
mod sent;
mod set_time;
mod several_laws;
mod slow_mail;
mod stakeholders;
mod survey;
mod then;
mod thesaurus;
mod told;
mod versions;
