//! What tests of several crates need: a private PostgreSQL, one test text for both databases, a program that signs requests.
//!
//! PostgreSQL is never skipped in silence: tests use the server whose URL is in `JIXIA_TEST_PG` (as `cargo xtask test`
//! sets it), or start one of their own, and where PostgreSQL is not installed they fail and say how to install it.
//!
//! This crate must never know our other crates, so that each of them can use it.

#![warn(missing_docs)]

mod database;
mod server;
mod signing;

pub use database::Database;
pub use signing::{Program, Signed};

/// Makes two tests of each function, `name::sqlite` and `name::postgres`, each on a fresh database.
///
/// `with` names an async function that takes the database's URL (`String`) and gives the function's argument:
///
/// ```
/// const MINIMUM: usize = 10;
///
/// async fn length(url: String) -> usize {
///     url.len()
/// }
///
/// jixia_testkit::on_both_databases! {
///     with crate::length;
///
///     async fn an_address_is_not_empty(length: usize) {
///         assert!(length > MINIMUM);
///     }
/// }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! on_both_databases {
    (with $open:path; $($(#[$meta:meta])* async fn $name:ident($argument:ident: $type:ty) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn run($argument: $type) $body

            #[tokio::test]
            async fn sqlite() {
                let database = $crate::Database::sqlite();
                run($open(database.url().to_owned()).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                let database = $crate::Database::postgres().await;
                run($open(database.url().to_owned()).await).await;
            }
        }
    )+};
}
