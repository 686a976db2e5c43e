//! The lake in memory behaves as every lake does.

#[cfg(test)]
mod memory;
