//! Source departments (数源部门), State Council Decree 809 art. 19: where several departments collect the same, the authority
//! names the one that keeps it complete, accurate and usable, and serves it for all.

use chrono::{DateTime, Utc};

use crate::{
    Error, FieldError, Result,
    contract::Contract,
    id::{OrganisationId, PersonId},
};

/// Most characters of a reason.
const REASON_LENGTH_MAX: usize = 500;

/// A source department of a dataset or of one of its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceDepartment {
    /// The column; none for the dataset as a whole.
    pub item: Option<String>,
    /// The department that is the source.
    pub organisation: OrganisationId,
    /// Why: the law, the duty, the decision.
    pub reason: String,
    /// Who named it.
    pub by: PersonId,
    /// When it was named.
    pub named_at: DateTime<Utc>,
}

/// Checks that each item exists and has one source, with a reason; says all that is wrong at once.
///
/// # Errors
/// `source_department.wrong` with a sentence for each field.
pub fn check(sources: &[SourceDepartment], contract: &Contract) -> Result<()> {
    let mut fields = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let field = |part: &str| format!("sources[{index}].{part}");
        if let Some(item) = source.item.as_ref().filter(|item| contract.column(item).is_none()) {
            let message = format!("The dataset has no column '{item}'.");
            let wrong = FieldError::new(field("item"), "source_department.item_unknown", message);
            fields.push(wrong.with("item", item));
        }
        if sources[..index].iter().any(|before| before.item == source.item) {
            let message = "One number has one source: name one department for each item.";
            fields.push(FieldError::new(field("item"), "source_department.item_twice", message));
        }
        if !(1..=REASON_LENGTH_MAX).contains(&source.reason.trim().chars().count()) {
            let message =
                format!("Say in 1 to {REASON_LENGTH_MAX} characters on which law, duty or decision it rests.");
            let wrong = FieldError::new(field("reason"), "source_department.reason_missing", message);
            fields.push(wrong.with("most", REASON_LENGTH_MAX));
        }
    }
    if fields.is_empty() {
        return Ok(());
    }
    let message = "The source departments cannot be named so; see the fields.";
    Err(Error::invalid("source_department.wrong", message).with_fields(fields))
}
