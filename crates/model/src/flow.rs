//! A flow (流程): the states that something governed goes through, the steps between them, and the time limits of each.
//!
//! Flows are data of packs, so that the days and steps that a law sets stand beside its articles and not in code.

use chrono::{DateTime, NaiveDate, Utc};
use jixia_functions::workday::Calendar;

use crate::{
    Error, Result, Text,
    name::FlowName,
    time_limit::{DayUnit, PauseReason, Term, TimeLimit},
};

/// Most characters of a note on a step.
const NOTE_LENGTH_MAX: usize = 4000;

/// The declaration of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Name.
    pub name: FlowName,
    /// Title in both languages.
    pub title: Text,
    /// Clauses that the flow carries out.
    pub clauses: Vec<String>,
    /// States; everything begins in the first.
    pub states: Vec<FlowState>,
    /// Time limits that run from the beginning, from the day of what caused it.
    pub starts: Vec<String>,
    /// Time limits that steps start and end.
    pub limits: Vec<FlowLimit>,
    /// Steps from state to state.
    pub steps: Vec<FlowStep>,
}

/// A state of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowState {
    /// The stable word.
    pub name: String,
    /// Title in both languages.
    pub title: Text,
}

/// A time limit of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowLimit {
    /// The stable word.
    pub name: String,
    /// What has to be done within it.
    pub title: Text,
    /// The article that sets it: 政务数据共享条例第二十一条.
    pub basis: Text,
    /// How many days.
    pub days: LimitDays,
    /// Which days count.
    pub unit: DayUnit,
    /// Most days by which it may be extended in all.
    pub extension_max: u16,
    /// Days before the end from which it warns.
    pub warn: u16,
}

/// How many days a time limit has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitDays {
    /// Always so many.
    Same(u16),
    /// So many by the sort of what is governed, such as the sharing attribute of a dataset.
    BySort(Vec<(String, u16)>),
    /// As many as the one who takes the step says, at most so many.
    Told {
        /// Most days.
        most: u16,
    },
}

/// A step of a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowStep {
    /// The stable word.
    pub name: String,
    /// What it is to take it, fit for a button.
    pub title: Text,
    /// The word of the act that policy decides: who may take it.
    pub act: String,
    /// States from which it can be taken.
    pub from: Vec<String>,
    /// The state after it; none when it stays.
    pub to: Option<String>,
    /// A note, such as the reason of a refusal, must be given.
    pub needs_note: bool,
    /// What is granted must be said with it.
    pub needs_grant: bool,
    /// Sorts of what is governed for which it can be taken; all if empty.
    pub only_for: Vec<String>,
    /// Most times that it can be taken; none: always.
    pub times_max: Option<u32>,
    /// What it does to time limits, in this order.
    pub effects: Vec<LimitEffect>,
}

/// What a step does to a time limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitEffect {
    /// Starts it.
    Start(String),
    /// What it was for is done.
    Meet(String),
    /// It stands still.
    Pause(String, PauseReason),
    /// It runs on.
    Resume(String),
    /// It has as many days more as the one who takes the step says.
    Extend(String),
    /// It does not count any more: what it was for has fallen away.
    Drop(String),
    /// What was done has to be done again: it runs on, without the days since it was done.
    Reopen(String),
}

/// Where something stands in its flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The state.
    pub state: String,
    /// The time limits that were started, by name; each once.
    pub limits: Vec<(String, TimeLimit)>,
}

/// What is said with a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The note.
    pub note: Option<String>,
    /// Days, for a limit that asks for them.
    pub days: Option<u16>,
    /// A day that goes with the step, such as until when.
    pub until: Option<NaiveDate>,
}

/// A step about to be taken.
#[derive(Clone, Copy, Debug)]
pub struct Taking<'a> {
    /// Name of the step.
    pub step: &'a str,
    /// What is said with it.
    pub said: &'a Said,
    /// The sort of what is governed, for limits that differ by it.
    pub sort: &'a str,
    /// How often the step was taken before.
    pub taken: u32,
    /// The instant.
    pub at: DateTime<Utc>,
}

impl Flow {
    /// The start of something under this flow.
    ///
    /// # Errors
    /// `flow.unknown_state` when the flow has no state, which no checked flow has.
    pub fn begin(&self) -> Result<Progress> {
        let first = self
            .states
            .first()
            .ok_or_else(|| unknown(self, "flow.unknown_state", ""))?;
        Ok(Progress {
            state: first.name.clone(),
            limits: Vec::new(),
        })
    }

    /// The start of something that was caused at `since`, from which the limits run that run from the beginning.
    ///
    /// # Errors
    /// Those of [`Flow::begin`].
    pub fn begin_since(&self, sort: &str, since: DateTime<Utc>) -> Result<Progress> {
        let mut progress = self.begin()?;
        let taking = Taking {
            step: "",
            said: &Said::default(),
            sort,
            taken: 0,
            at: since,
        };
        for name in self.starts.iter().filter(|name| self.counts(name, sort)) {
            let limit = TimeLimit::start(self.term(name, &taking)?, since);
            progress.limits.push((name.clone(), limit));
        }
        Ok(progress)
    }

    /// Whether a limit is one for this sort: one that differs by sort and does not name it never runs.
    fn counts(&self, name: &str, sort: &str) -> bool {
        match self.limit(name).map(|limit| &limit.days) {
            Some(LimitDays::BySort(sorts)) => sorts.iter().any(|(known, _)| known == sort),
            _ => true,
        }
    }

    /// The step called `name`.
    ///
    /// # Errors
    /// `flow.unknown_step` (not found).
    pub fn step(&self, name: &str) -> Result<&FlowStep> {
        let found = self.steps.iter().find(|step| step.name == name);
        found.ok_or_else(|| unknown(self, "flow.unknown_step", name))
    }

    /// The steps that can be taken from a state.
    pub fn steps_from<'a>(&'a self, state: &'a str) -> impl Iterator<Item = &'a FlowStep> {
        self.steps
            .iter()
            .filter(move |step| step.from.iter().any(|from| from == state))
    }

    /// The time limit called `name`.
    pub fn limit(&self, name: &str) -> Option<&FlowLimit> {
        self.limits.iter().find(|limit| limit.name == name)
    }

    /// Takes a step, or says why it cannot be taken; `progress` stays as it was then.
    ///
    /// # Errors
    /// `flow.unknown_step` (not found); `flow.step_impossible`, `flow.step_other_sort`, `flow.step_taken` and those of [`TimeLimit`] (conflicts);
    /// `flow.note_missing`, `flow.note_too_long`, `flow.days_missing`, `flow.days_too_many`.
    pub fn take(&self, progress: &Progress, taking: &Taking<'_>, calendar: &Calendar) -> Result<Progress> {
        let step = self.step(taking.step)?;
        if !step.from.contains(&progress.state) {
            return Err(self.impossible(step, &progress.state));
        }
        if !step.is_for(taking.sort) {
            let (step, sort) = (&step.name, taking.sort);
            let message = format!("The step '{step}' is not for what is '{sort}'.");
            return Err(Error::conflict("flow.step_other_sort", message)
                .with("step", step)
                .with("sort", sort));
        }
        if step.times_max.is_some_and(|most| taking.taken >= most) {
            let message = format!("The step '{}' was taken already; it cannot be taken again.", step.name);
            return Err(Error::conflict("flow.step_taken", message).with("step", &step.name));
        }
        check_note(step, taking.said.note.as_deref())?;
        let mut next = progress.clone();
        for effect in &step.effects {
            self.apply(effect, &mut next, taking, calendar)?;
        }
        if let Some(to) = &step.to {
            next.state.clone_from(to);
        }
        Ok(next)
    }

    fn apply(
        &self,
        effect: &LimitEffect,
        progress: &mut Progress,
        taking: &Taking<'_>,
        calendar: &Calendar,
    ) -> Result<()> {
        let at = taking.at;
        if !self.counts(effect.limit(), taking.sort) {
            return Ok(());
        }
        match effect {
            LimitEffect::Start(name) => {
                let limit = TimeLimit::start(self.term(name, taking)?, at);
                progress.limits.retain(|(known, _)| known != name);
                progress.limits.push((name.clone(), limit));
                Ok(())
            }
            LimitEffect::Meet(name) => progress.limit(name)?.meet(at),
            LimitEffect::Pause(name, reason) => progress.limit(name)?.pause(*reason, at),
            LimitEffect::Resume(name) => progress.limit(name)?.resume(at),
            LimitEffect::Extend(name) => {
                let days = taking.said.days.ok_or_else(|| days_missing(name))?;
                let most = self.limit(name).map_or(0, |limit| limit.extension_max);
                progress.limit(name)?.extend(days, most, at, calendar)
            }
            LimitEffect::Drop(name) => {
                progress
                    .limits
                    .retain(|(known, limit)| known != name || limit.met_at.is_some());
                Ok(())
            }
            LimitEffect::Reopen(name) => progress.limit(name)?.reopen(at),
        }
    }

    fn term(&self, name: &str, taking: &Taking<'_>) -> Result<Term> {
        let limit = self
            .limit(name)
            .ok_or_else(|| unknown(self, "flow.unknown_limit", name))?;
        let days = match &limit.days {
            LimitDays::Same(days) => *days,
            LimitDays::BySort(sorts) => {
                let found = sorts.iter().find(|(sort, _)| sort == taking.sort);
                found.ok_or_else(|| unknown(self, "flow.unknown_sort", taking.sort))?.1
            }
            LimitDays::Told { most } => {
                let days = taking.said.days.ok_or_else(|| days_missing(name))?;
                if days == 0 || days > *most {
                    let message = format!("The time limit '{name}' has 1 to {most} days, not {days}.");
                    return Err(Error::invalid("flow.days_too_many", message)
                        .with("limit", name)
                        .with("most", most)
                        .with("days", days));
                }
                days
            }
        };
        Ok(Term {
            days,
            unit: limit.unit,
            warn: limit.warn,
        })
    }

    fn impossible(&self, step: &FlowStep, state: &str) -> Error {
        let possible: Vec<&str> = self.steps_from(state).map(|step| step.name.as_str()).collect();
        let possible = possible.join(", ");
        let message = if possible.is_empty() {
            format!(
                "The step '{}' is not possible: in the state '{state}' everything is over.",
                step.name
            )
        } else {
            format!(
                "The step '{}' is not possible in the state '{state}'; possible are: {possible}.",
                step.name
            )
        };
        Error::conflict("flow.step_impossible", message)
            .with("step", &step.name)
            .with("state", state)
            .with("possible", possible)
    }
}

impl LimitEffect {
    /// The time limit that it is about.
    pub fn limit(&self) -> &str {
        match self {
            Self::Start(name)
            | Self::Meet(name)
            | Self::Pause(name, _)
            | Self::Resume(name)
            | Self::Extend(name)
            | Self::Drop(name)
            | Self::Reopen(name) => name,
        }
    }
}

impl FlowStep {
    /// Whether it can be taken for what is of this sort.
    pub fn is_for(&self, sort: &str) -> bool {
        self.only_for.is_empty() || self.only_for.iter().any(|known| known == sort)
    }
}

impl Progress {
    fn limit(&mut self, name: &str) -> Result<&mut TimeLimit> {
        let found = self.limits.iter_mut().find(|(known, _)| known == name);
        found.map(|(_, limit)| limit).ok_or_else(|| {
            let message = format!("The time limit '{name}' does not run here.");
            Error::conflict("flow.limit_not_started", message).with("limit", name)
        })
    }
}

fn check_note(step: &FlowStep, note: Option<&str>) -> Result<()> {
    let length = note.map_or(0, |note| note.trim().chars().count());
    if step.needs_note && length == 0 {
        let message = format!("The step '{}' needs a note: say why.", step.name);
        return Err(Error::invalid("flow.note_missing", message).with("step", &step.name));
    }
    if length > NOTE_LENGTH_MAX {
        let message = format!("A note has at most {NOTE_LENGTH_MAX} characters; this one has {length}.");
        return Err(Error::invalid("flow.note_too_long", message)
            .with("most", NOTE_LENGTH_MAX)
            .with("length", length));
    }
    Ok(())
}

fn days_missing(limit: &str) -> Error {
    let message = format!("Say how many days the time limit '{limit}' is to have.");
    Error::invalid("flow.days_missing", message).with("limit", limit)
}

fn unknown(flow: &Flow, code: &'static str, name: &str) -> Error {
    let message = format!("The flow '{}' knows no '{name}'.", flow.name);
    Error::not_found(code, message)
        .with("flow", &flow.name)
        .with("name", name)
}

#[cfg(test)]
mod tests;
