//! Seeded chance: the same seed and purpose always give the same draws. Must not know what is drawn for.

use rand::{Rng, RngExt, SeedableRng, rngs::StdRng};

/// A stream of draws.
pub(crate) struct Draw(StdRng);

impl Draw {
    /// The stream for `purpose` and `index` under `seed`; the first 16 bytes of the purpose count.
    pub(crate) fn new(seed: u64, purpose: &str, index: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&index.to_le_bytes());
        for (slot, byte) in key[16..].iter_mut().zip(purpose.bytes()) {
            *slot = byte;
        }
        Self(StdRng::from_seed(key))
    }

    /// 64 random bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number from 0 up to but without `end`, which must be positive.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0.random_range(0..end)
    }

    /// A number from `first` to `last`, both possible.
    pub(crate) fn between(&mut self, first: i32, last: i32) -> i32 {
        self.0.random_range(first..=last)
    }

    /// A number from 0 up to but without 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.0.random::<f64>() < probability
    }

    /// One of the items, all equally likely.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.0.random_range(0..items.len())]
    }

    /// One of the items, those in front much more often than those behind.
    pub(crate) fn pick_front<T: Copy>(&mut self, items: &[T]) -> T {
        let unit = self.unit();
        items[(unit * unit * items.len() as f64) as usize]
    }

    /// One of the items by weight.
    pub(crate) fn weighted<T: Copy>(&mut self, items: &[(T, u32)]) -> T {
        let total = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (item, weight) in items {
            if left < *weight {
                return *item;
            }
            left -= weight;
        }
        items[items.len() - 1].0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_purpose_draws_the_same_and_another_purpose_draws_otherwise() {
        let first: Vec<_> = (0..4).map(|_| Draw::new(7, "names", 1).bits()).collect();
        assert!(first.iter().all(|bits| *bits == first[0]));
        assert_ne!(Draw::new(7, "firms", 1).bits(), first[0]);
        assert_ne!(Draw::new(8, "names", 1).bits(), first[0]);
    }

    #[test]
    fn weights_are_kept_in_the_long_run() {
        let mut draw = Draw::new(1, "weights", 0);
        let heavy = (0..10_000).filter(|_| draw.weighted(&[(true, 9), (false, 1)])).count();
        assert!((8_800..9_200).contains(&heavy), "{heavy}");
    }
}
