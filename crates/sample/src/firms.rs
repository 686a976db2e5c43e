//! The five datasets about firms and other bodies, one department's habits per file. Must not know the datasets about people.

pub(crate) mod insured_units;
pub(crate) mod market_entities;
pub(crate) mod public_institutions;
pub(crate) mod social_organisations;
pub(crate) mod taxpayers;

use chrono::{Days, NaiveDate};

use crate::{
    draw::Draw,
    firm::{Firm, change},
    people::City,
    person::Party,
};

/// A firm with what the city knows of its people.
pub(crate) struct FirmRecord {
    pub(crate) firm: Firm,
    pub(crate) representative: Party,
    pub(crate) insured: u32,
}

/// Changes in this share of firms.
pub(crate) struct FirmChanges {
    draw: Draw,
    share: f64,
}

impl FirmChanges {
    pub(crate) fn new(seed: u64, share: f64) -> Self {
        Self {
            draw: Draw::new(seed, "firm changes", 1),
            share,
        }
    }

    /// Changes the firm, or tells that nothing happens to it.
    pub(crate) fn apply(&mut self, firm: &mut Firm, city: City<'_>) -> bool {
        let hit = firm.closed_on.is_none() && self.draw.chance(self.share);
        if hit {
            change(firm, &mut self.draw, city.places, city.today);
        }
        hit
    }
}

/// A day of the firm's life, the same every time.
fn life_day(firm: &Firm, which: u32, today: NaiveDate) -> NaiveDate {
    let end = firm.closed_on.unwrap_or(today).max(firm.founded_on);
    let span = (end - firm.founded_on).num_days() as u32 + 1;
    firm.founded_on + Days::new(u64::from(firm.detail(which, span)))
}
