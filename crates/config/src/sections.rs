//! The sections of the configuration, one file each.

mod batch;
mod evidence;
mod files;
mod lake;
mod log;
mod login;
mod pull;
mod query;
mod server;
mod store;

pub use batch::{Batch, BatchDatabase, BatchFolder};
pub use evidence::Evidence;
pub use files::Files;
pub use lake::Lake;
pub use log::{Log, LogFormat};
pub use login::Login;
pub use pull::{Pull, PullDatabase};
pub use query::QueryLimits;
pub use server::Server;
pub use store::Store;
