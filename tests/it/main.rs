//! Promises to the user, kept by the whole program: a module a promise.

mod bounded;
mod causes;
mod certainty;
mod commands;
mod data;
mod editions;
mod export;
mod faults;
mod forms;
mod hands;
mod hostile_documents;
mod inert;
mod law;
mod layers;
mod linking;
mod map_choices;
mod maps;
mod messages;
mod next;
mod project;
mod rule_table;
mod rules;
mod scoring;
mod sites;
mod statements;
mod told;
