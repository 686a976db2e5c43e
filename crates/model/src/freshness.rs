//! How fresh and how sound a dataset is: what its last committed delivery says, against the cycle that its owner promised.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    contract::UpdateCycle,
    dataset::{Dataset, Origin},
    id::DeliveryId,
};

/// What the last committed delivery of a dataset says. It holds counts only, so whoever may see the dataset may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freshness {
    /// The delivery.
    pub delivery: DeliveryId,
    /// When it arrived.
    pub delivered_at: DateTime<Utc>,
    /// Rows read.
    pub rows: u64,
    /// Rows in quarantine.
    pub bad: u64,
    /// Values looked at by rules that reject.
    pub checked: u64,
    /// Values of those that failed.
    pub failed: u64,
}

impl Freshness {
    /// Share of the values looked at that failed, 0 to 1.
    pub fn failed_share(&self) -> f64 {
        if self.checked == 0 {
            return 0.0;
        }
        self.failed as f64 / self.checked as f64
    }
}

/// The health of a delivered dataset in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Health {
    /// Delivered in time, and nothing failed.
    Good,
    /// Delivered in time, and some values failed.
    Failing,
    /// The last delivery is older than the update cycle allows.
    Overdue,
    /// Nothing was ever committed.
    Never,
}

impl Health {
    /// All words, the gravest last.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Good, "good"),
        (Self::Failing, "failing"),
        (Self::Overdue, "overdue"),
        (Self::Never, "never"),
    ];

    /// The health of `dataset` at `now`; none for those that nobody delivers.
    pub fn of(dataset: &Dataset, freshness: Option<&Freshness>, now: DateTime<Utc>) -> Option<Self> {
        if dataset.origin != Origin::Delivered {
            return None;
        }
        let Some(freshness) = freshness else {
            return Some(Self::Never);
        };
        let cycle = dataset.catalogue.update_cycle;
        Some(match cycle.due_since(now) {
            Some(due) if freshness.delivered_at < due => Self::Overdue,
            _ if freshness.failed > 0 => Self::Failing,
            _ => Self::Good,
        })
    }
}

crate::words!(Health);

impl UpdateCycle {
    /// Days from one delivery to the next, one day of grace included; none where no cycle was promised.
    ///
    /// Data that flow in real time are judged by the day: finer than that, a file says nothing.
    pub fn days_max(self) -> Option<i64> {
        match self {
            Self::RealTime | Self::Daily => Some(2),
            Self::Weekly => Some(8),
            Self::Monthly => Some(32),
            Self::Quarterly => Some(93),
            Self::HalfYearly => Some(185),
            Self::Yearly => Some(367),
            Self::Irregular => None,
        }
    }

    /// A delivery before this instant is overdue at `now`.
    pub fn due_since(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.days_max()
            .and_then(|days| now.checked_sub_signed(TimeDelta::days(days)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        DatasetName, Text,
        contract::{Catalogue, CatalogueClass, Sharing},
        dataset::DatasetState,
        id::{DatasetId, OrganisationId},
    };

    fn dataset(update_cycle: UpdateCycle, origin: Origin) -> Dataset {
        Dataset {
            id: DatasetId(uuid::Uuid::nil()),
            name: DatasetName::parse("pupils").unwrap(),
            resource_code: "301001/000001".to_owned(),
            title: Text::default(),
            summary: Text::default(),
            owner: OrganisationId(uuid::Uuid::nil()),
            origin,
            state: DatasetState::Published,
            catalogue: Catalogue {
                class: CatalogueClass::Department,
                item: "01".to_owned(),
                sub_item: "001".to_owned(),
                detail: String::new(),
                theme: Text::default(),
                sharing: Sharing::Unconditional,
                open: None,
                update_cycle,
                offer: crate::contract::Offer::default(),
            },
            contract_version: String::new(),
            contract_source: Vec::new(),
            created_at: DateTime::UNIX_EPOCH,
            changed_at: DateTime::UNIX_EPOCH,
            published_at: None,
            entry_change: None,
        }
    }

    fn delivered(days_ago: i64, failed: u64) -> (Freshness, DateTime<Utc>) {
        let now = DateTime::from_timestamp(1_592_179_200, 0).unwrap();
        let freshness = Freshness {
            delivery: DeliveryId(uuid::Uuid::nil()),
            delivered_at: now - TimeDelta::days(days_ago),
            rows: 10,
            bad: failed,
            checked: 40,
            failed,
        };
        (freshness, now)
    }

    #[test]
    fn a_dataset_is_overdue_by_its_own_cycle() {
        let health = |cycle, days, failed| {
            let (freshness, now) = delivered(days, failed);
            Health::of(&dataset(cycle, Origin::Delivered), Some(&freshness), now)
        };
        assert_eq!(health(UpdateCycle::Daily, 2, 0), Some(Health::Good), "a day of grace");
        assert_eq!(health(UpdateCycle::Daily, 3, 0), Some(Health::Overdue));
        assert_eq!(health(UpdateCycle::Monthly, 32, 3), Some(Health::Failing));
        assert_eq!(
            health(UpdateCycle::Monthly, 33, 3),
            Some(Health::Overdue),
            "the graver word"
        );
        assert_eq!(health(UpdateCycle::Irregular, 9_000, 0), Some(Health::Good));
    }

    #[test]
    fn only_what_is_delivered_has_a_health() {
        let (freshness, now) = delivered(0, 0);
        let health = |origin, freshness| Health::of(&dataset(UpdateCycle::Daily, origin), freshness, now);
        assert_eq!(health(Origin::Delivered, None), Some(Health::Never));
        assert_eq!(health(Origin::Registry, None), None);
        assert_eq!(health(Origin::Model, Some(&freshness)), None);
    }

    #[test]
    fn the_share_of_nothing_is_nothing() {
        let (freshness, _) = delivered(0, 10);
        assert!((freshness.failed_share() - 0.25).abs() < 1e-12);
        assert!(
            Freshness {
                checked: 0,
                failed: 0,
                ..freshness
            }
            .failed_share()
                < 1e-12
        );
    }
}
