//! Which deliveries are being read by this process and how far they have come; kept in memory only.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use jixia_model::id::DeliveryId;

type Rows = Arc<AtomicU64>;

/// The deliveries that are being read, each by one only.
#[derive(Clone, Debug, Default)]
pub struct AtWork(Arc<Mutex<HashMap<DeliveryId, Rows>>>);

/// The right to read a delivery; dropped, somebody else may.
#[derive(Debug)]
pub(super) struct Turn {
    all: AtWork,
    delivery: DeliveryId,
    rows: Rows,
}

impl AtWork {
    /// Takes the turn at a delivery; none while somebody else has it.
    pub(super) fn begin(&self, delivery: DeliveryId) -> Option<Turn> {
        self.with(|deliveries| match deliveries.entry(delivery) {
            Entry::Occupied(_) => None,
            Entry::Vacant(place) => Some(Turn {
                all: self.clone(),
                delivery,
                rows: Arc::clone(place.insert(Rows::default())),
            }),
        })
    }

    /// Rows that were read of a delivery until now; none when it is not being read.
    pub(super) fn rows(&self, delivery: DeliveryId) -> Option<u64> {
        self.with(|deliveries| deliveries.get(&delivery).map(|rows| rows.load(Ordering::Relaxed)))
    }

    fn with<T>(&self, act: impl FnOnce(&mut HashMap<DeliveryId, Rows>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Turn {
    /// Counts rows, as a function of its own that streams can hold.
    pub(super) fn counter(&self) -> impl Fn(usize) + Send + use<> {
        let rows = Arc::clone(&self.rows);
        move |read| {
            rows.fetch_add(read as u64, Ordering::Relaxed);
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.all.with(|deliveries| deliveries.remove(&self.delivery));
    }
}

#[cfg(test)]
mod tests {
    use jixia_model::SequentialIds;

    use super::*;

    #[test]
    fn a_delivery_is_read_by_one_at_a_time_and_its_rows_are_counted() {
        let (ids, at_work) = (SequentialIds::default(), AtWork::default());
        let (one, other) = (DeliveryId::new(&ids), DeliveryId::new(&ids));
        let turn = at_work.begin(one).unwrap();
        assert!(at_work.begin(one).is_none());
        turn.counter()(3);
        turn.counter()(4);
        assert_eq!((at_work.rows(one), at_work.rows(other)), (Some(7), None));
        drop(turn);
        assert_eq!(at_work.rows(one), None);
        assert!(at_work.begin(one).is_some());
    }
}
