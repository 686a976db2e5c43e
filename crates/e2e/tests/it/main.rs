//! Tests on the built binary, as its users drive it: the main job, and what happens when something is wrong.
//!
//! `cfg(test)` on the modules tells clippy that their helpers are tests too.

#[cfg(test)]
mod api;
#[cfg(test)]
mod bad_disks;
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod bad_packs;
#[cfg(test)]
mod bad_sql;
#[cfg(test)]
mod batches;
#[cfg(test)]
mod by_command_line;
#[cfg(test)]
mod by_http;
#[cfg(test)]
mod clerks;
#[cfg(test)]
mod conflicts;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod entitled;
#[cfg(test)]
mod evidence;
#[cfg(test)]
mod first_start;
#[cfg(test)]
mod indicators;
#[cfg(test)]
mod interrupted;
#[cfg(test)]
mod mappings;
#[cfg(test)]
mod on_postgres;
#[cfg(test)]
mod own_packs;
#[cfg(test)]
mod previews;
#[cfg(test)]
mod pulls;
#[cfg(test)]
mod registry_search;
#[cfg(test)]
mod registry_updates;
#[cfg(test)]
mod second_start;
#[cfg(test)]
mod shares;
#[cfg(test)]
mod societies;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod versions;
