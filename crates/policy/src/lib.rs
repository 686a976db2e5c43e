//! Authorisation: who may do what, decided by Cedar policies, answered as a [`Permit`] or a [`Visible`] scope.
//!
//! A single act is decided by [`Policy::decide`]; its [`Permit`] is what a commit needs and what the audit trail keeps.
//! A list or a query is bounded by [`Policy::visible`]. Both answers come from the same policy text.
//!
//! This crate must never know a database, HTTP or anything else but `model`.
//!
//! Invariant: this is the only crate that names Cedar, and the only one that can make a [`Permit`] or a [`Refusal`].

#![warn(missing_docs)]

mod action;
mod caller;
mod engine;
mod permit;
mod resource;
mod scope;

pub use action::Action;
pub use caller::{Caller, role_title};
pub use engine::{Decision, Policy, abilities::Grantor};
pub use permit::{Actor, Permit, Refusal};
pub use resource::{Resource, ResourceKind, unknown};
pub use scope::Visible;
