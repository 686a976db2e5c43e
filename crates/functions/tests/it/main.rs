//! Laws and vectors of the city's functions.

#[cfg(test)]
mod aqi;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod workday;
