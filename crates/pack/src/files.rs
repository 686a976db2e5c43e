//! The files of a pack as their authors write them; the JSON Schemas for editors are made from these types.
//!
//! Nothing here decides anything: `read` turns the files into the words of the model.

pub(crate) mod contract;
pub(crate) mod flow;
pub(crate) mod indicator;
pub(crate) mod manifest;
pub(crate) mod model;
pub(crate) mod parts;
pub(crate) mod quality;
pub(crate) mod registry;
pub(crate) mod row_test;
pub(crate) mod rule;
