//! A dispute (争议) about a share: the parties negotiate, then the authority coordinates, then the common upper authority, then
//! the government decides, State Council Decree 809 art. 28. The rungs are the flow `share-dispute` of a pack.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::{
    Error, Result,
    flow::Progress,
    id::{DisputeId, OrganisationId, PersonId, ShareId},
    number::{is_number, number},
    share::Share,
    time_limit::{LimitState, Reading},
};

/// Name of the flow that disputes go through.
pub const FLOW: &str = "share-dispute";
/// Name of the step with which every dispute begins.
pub const OPEN: &str = "open";
/// States of a share about which its parties can be at odds: what was asked for was refused, stopped or ended.
const DISPUTABLE: [&str; 3] = ["refused", "suspended", "ended"];
/// Most characters of what is claimed.
const CLAIM_LENGTH_MAX: usize = 2000;
/// Letters of the numbers: 争议.
const LETTERS: &str = "ZY";

/// A dispute, whatever has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Identifier.
    pub id: DisputeId,
    /// Number that people use: `ZY-2026-000001`.
    pub number: DisputeNumber,
    /// The share.
    pub share: ShareId,
    /// The party that opened it.
    pub opener: OrganisationId,
    /// What it claims, and why.
    pub claim: String,
    /// Who wrote that.
    pub by: PersonId,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
    /// On which rung it stands.
    pub progress: Progress,
}

/// Whether there is something to be at odds about: the share was refused, suspended or ended, or something is overdue.
pub fn can_be_opened(share: &Share, limits: &[(String, Reading)]) -> bool {
    let is_overdue = |(_, reading): &(String, Reading)| reading.state == LimitState::Overdue;
    DISPUTABLE.contains(&share.progress.state.as_str()) || limits.iter().any(is_overdue)
}

/// Checks what is claimed.
///
/// # Errors
/// `dispute.claim_missing`.
pub fn check_claim(claim: &str) -> Result<()> {
    if (1..=CLAIM_LENGTH_MAX).contains(&claim.trim().chars().count()) {
        return Ok(());
    }
    let message = format!("Say what you claim and why, in 1 to {CLAIM_LENGTH_MAX} characters.");
    Err(Error::invalid("dispute.claim_missing", message).with("most", CLAIM_LENGTH_MAX))
}

/// Number of a dispute: `ZY` (争议), year, six digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DisputeNumber(String);

impl DisputeNumber {
    /// The number of the dispute that is the `sequence`-th of `year`, from 1.
    pub fn new(year: i32, sequence: u64) -> Self {
        Self(number(LETTERS, year, sequence))
    }

    /// Parses a number, or says what is wrong with it.
    ///
    /// # Errors
    /// `dispute.number_malformed`.
    pub fn parse(text: &str) -> Result<Self> {
        if is_number(LETTERS, text) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("'{text}' is not the number of a dispute; it looks like ZY-2026-000001.");
        Err(Error::invalid("dispute.number_malformed", message).with("value", text))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DisputeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
