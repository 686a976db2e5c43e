//! Counts the calls under each share, and refuses more than its grant allows in a minute.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use jixia_model::{Error, Result, id::ShareId};

const WINDOW: TimeDelta = TimeDelta::minutes(1);

/// Calls of the minute that runs, by share.
#[derive(Debug, Default)]
pub(crate) struct Calls(Mutex<HashMap<ShareId, Minute>>);

#[derive(Clone, Copy, Debug)]
struct Minute {
    began: DateTime<Utc>,
    calls: u32,
}

impl Calls {
    /// Counts a call.
    ///
    /// # Errors
    /// `share.too_often` (limit) with the seconds to wait; it is not counted then.
    pub(super) fn count(&self, share: ShareId, most: u32, now: DateTime<Utc>) -> Result<()> {
        let mut minutes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        minutes.retain(|_, minute| minute.began + WINDOW > now);
        let minute = minutes.entry(share).or_insert(Minute { began: now, calls: 0 });
        if minute.calls >= most {
            let seconds = (minute.began + WINDOW - now).num_seconds().max(1);
            let message = format!("The share allows {most} calls in a minute; call again in {seconds} seconds.");
            return Err(Error::limit("share.too_often", message)
                .with("most", most)
                .with("retry_after_seconds", seconds));
        }
        minute.calls += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jixia_model::SequentialIds;

    use super::*;

    #[test]
    fn a_share_goes_on_after_a_minute_and_others_are_not_held_up() {
        let (calls, start) = (Calls::default(), DateTime::UNIX_EPOCH);
        let ids = SequentialIds::default();
        let [one, other] = [(); 2].map(|()| ShareId::new(&ids));
        for _ in 0..3 {
            calls.count(one, 3, start).unwrap();
        }
        let error = calls.count(one, 3, start + TimeDelta::seconds(20)).unwrap_err();
        assert_eq!(error.code, "share.too_often");
        assert_eq!(error.params[1].1, "40");
        calls.count(other, 3, start).unwrap();
        calls.count(one, 3, start + WINDOW).unwrap();
    }
}
