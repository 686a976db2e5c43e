//! Counts what each person does in a while, and refuses more when it was too often.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_model::{Error, Result, id::PersonId};

/// So many acts of one person go through in a [`WINDOW`].
const ACTS_MAX: usize = 30;
const WINDOW: TimeDelta = TimeDelta::minutes(1);

/// When each person searched lately.
#[derive(Debug, Default)]
pub struct Pace(Mutex<HashMap<PersonId, Vec<DateTime<Utc>>>>);

impl Pace {
    /// Counts an act of `person`.
    ///
    /// # Errors
    /// `registry.search_too_often` (limit) with the seconds to wait; it is not counted then.
    pub(crate) fn count(&self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        let mut acts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        acts.retain(|_, times| times.last().is_some_and(|last| *last + WINDOW > now));
        let times = acts.entry(person).or_default();
        times.retain(|time| *time + WINDOW > now);
        if times.len() >= ACTS_MAX {
            let free_at = times.first().map_or(now, |first| *first + WINDOW);
            return Err(too_often((free_at - now).num_seconds().max(1)));
        }
        times.push(now);
        Ok(())
    }
}

fn too_often(seconds: i64) -> Error {
    let message = format!("You have searched {ACTS_MAX} times within a minute; search again in {seconds} seconds.");
    Error::limit("registry.search_too_often", message)
        .with("most", ACTS_MAX)
        .with("retry_after_seconds", seconds)
}

#[cfg(test)]
mod tests {
    use jixia_model::SequentialIds;

    use super::*;

    #[test]
    fn a_person_goes_on_when_the_oldest_act_is_a_minute_old_and_others_are_not_held_up() {
        let (pace, start) = (Pace::default(), DateTime::from_timestamp(1_592_200_000, 0).unwrap());
        let at = |seconds| start + TimeDelta::seconds(seconds);
        let ids = SequentialIds::default();
        let [one, other] = [(); 2].map(|()| PersonId::new(&ids));
        for second in 0..30 {
            pace.count(one, at(second)).unwrap();
        }
        let error = pace.count(one, at(50)).unwrap_err();
        assert!(
            error.params.contains(&("retry_after_seconds", "10".to_owned())),
            "{error}"
        );
        pace.count(other, at(50)).unwrap();
        pace.count(one, at(60)).unwrap();
        pace.count(one, at(60)).unwrap_err();
    }
}
