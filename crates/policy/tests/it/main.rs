//! The policies from outside: the whole matrix as a table, and the law of lists.

#[cfg(test)]
mod abilities;
#[cfg(test)]
mod city;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod permits;
#[cfg(test)]
mod visible;
