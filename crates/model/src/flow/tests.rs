//! Steps of a flow, and what they do to its time limits.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use jixia_functions::workday::Calendar;

use super::{Flow, FlowLimit, FlowState, FlowStep, LimitDays, LimitEffect, Progress, Said, Taking};
use crate::{
    Text,
    name::FlowName,
    time_limit::{DayUnit, PauseReason},
};

const START: &str = "2026-03-02T01:00:00Z";

fn limit(name: &str, days: LimitDays) -> FlowLimit {
    FlowLimit {
        name: name.to_owned(),
        title: Text::default(),
        basis: Text::default(),
        days,
        unit: DayUnit::Working,
        extension_max: 10,
        warn: 1,
    }
}

fn step(name: &str, from: &[&str], to: Option<&str>, effects: Vec<LimitEffect>) -> FlowStep {
    FlowStep {
        name: name.to_owned(),
        title: Text::default(),
        act: "share.answer".to_owned(),
        from: from.iter().map(|state| (*state).to_owned()).collect(),
        to: to.map(str::to_owned),
        needs_note: name == "refuse",
        needs_grant: false,
        only_for: if name == "refuse" {
            vec!["conditional".to_owned()]
        } else {
            Vec::new()
        },
        times_max: (name == "ask").then_some(1),
        effects,
    }
}

fn flow() -> Flow {
    let name = || "answer".to_owned();
    let by_sort = vec![("unconditional".to_owned(), 1), ("conditional".to_owned(), 10)];
    Flow {
        name: FlowName::parse("share").unwrap(),
        title: Text::default(),
        clauses: Vec::new(),
        states: ["draft", "answering", "asked", "over"]
            .map(|name| FlowState {
                name: name.to_owned(),
                title: Text::default(),
            })
            .into(),
        starts: vec!["mend_at_once".to_owned(), "answer".to_owned()],
        limits: vec![
            limit("mend_at_once", LimitDays::Same(3)),
            limit("answer", LimitDays::BySort(by_sort)),
            limit("mend", LimitDays::Told { most: 30 }),
        ],
        steps: vec![
            step("send", &["draft"], Some("answering"), vec![LimitEffect::Start(name())]),
            step(
                "ask",
                &["answering"],
                Some("asked"),
                vec![LimitEffect::Pause(name(), PauseReason::Correction)],
            ),
            step(
                "complete",
                &["asked"],
                Some("answering"),
                vec![LimitEffect::Resume(name())],
            ),
            step("extend", &["answering"], None, vec![LimitEffect::Extend(name())]),
            step("refuse", &["answering"], Some("over"), vec![LimitEffect::Meet(name())]),
            step(
                "mend",
                &["answering"],
                None,
                vec![LimitEffect::Start("mend".to_owned())],
            ),
            step(
                "withdraw",
                &["draft", "answering"],
                Some("over"),
                vec![LimitEffect::Drop(name())],
            ),
        ],
    }
}

fn calendar() -> Calendar {
    Calendar::new([], NaiveDate::from_ymd_opt(2026, 12, 31).unwrap())
}

fn start() -> DateTime<Utc> {
    START.parse().unwrap()
}

/// Takes a step `day` days after the start.
fn take(progress: &Progress, step: &str, said: &Said, day: i64) -> Result<Progress, &'static str> {
    let taking = Taking {
        step,
        said,
        sort: "conditional",
        taken: 0,
        at: start() + TimeDelta::days(day),
    };
    flow().take(progress, &taking, &calendar()).map_err(|error| error.code)
}

fn said(note: &str, days: Option<u16>) -> Said {
    Said {
        note: Some(note.to_owned()),
        days,
        until: None,
    }
}

#[test]
fn a_step_moves_the_state_and_starts_the_limit_of_its_sort() {
    let sent = take(&flow().begin().unwrap(), "send", &Said::default(), 0).unwrap();
    assert_eq!(sent.state, "answering");
    let due = sent.limits[0].1.read(start(), &calendar()).due;
    assert_eq!(due, Some("2026-03-16T16:00:00Z".parse().unwrap()));
}

#[test]
fn a_step_from_another_state_is_refused_with_those_that_are_possible() {
    let draft = flow().begin().unwrap();
    let none = Said::default();
    let taking = Taking {
        step: "refuse",
        said: &none,
        sort: "conditional",
        taken: 0,
        at: start(),
    };
    let error = flow().take(&draft, &taking, &calendar()).unwrap_err();
    assert_eq!(
        error.message,
        "The step 'refuse' is not possible in the state 'draft'; possible are: send, withdraw."
    );
    assert_eq!(take(&draft, "dance", &none, 0), Err("flow.unknown_step"));
}

#[test]
fn papers_are_asked_for_once_and_the_limit_stands_still_meanwhile() {
    let none = Said::default();
    let sent = take(&flow().begin().unwrap(), "send", &none, 0).unwrap();
    let asked = take(&sent, "ask", &none, 2).unwrap();
    assert_eq!(
        take(&asked, "refuse", &said("Papers are missing", None), 3),
        Err("flow.step_impossible")
    );
    let complete = take(&asked, "complete", &none, 7).unwrap();
    let taking = Taking {
        step: "ask",
        said: &none,
        sort: "conditional",
        taken: 1,
        at: start(),
    };
    let again = flow().take(&complete, &taking, &calendar()).unwrap_err();
    assert_eq!(again.code, "flow.step_taken");
    let due = complete.limits[0].1.read(start(), &calendar()).due;
    assert_eq!(due, Some("2026-03-19T16:00:00Z".parse().unwrap()));
}

#[test]
fn a_refusal_says_why_and_days_are_given_within_bounds() {
    let none = Said::default();
    let sent = take(&flow().begin().unwrap(), "send", &none, 0).unwrap();
    assert_eq!(take(&sent, "refuse", &none, 1), Err("flow.note_missing"));
    assert_eq!(take(&sent, "refuse", &said("  ", None), 1), Err("flow.note_missing"));
    assert_eq!(
        take(&sent, "refuse", &said(&"长".repeat(4001), None), 1),
        Err("flow.note_too_long")
    );
    assert_eq!(take(&sent, "extend", &none, 1), Err("flow.days_missing"));
    assert_eq!(
        take(&sent, "extend", &said("", Some(11)), 1),
        Err("time_limit.extension_too_long")
    );
    assert_eq!(take(&sent, "mend", &said("", Some(31)), 1), Err("flow.days_too_many"));
    assert!(take(&sent, "mend", &said("", Some(30)), 1).is_ok());
    assert!(take(&sent, "refuse", &said("No legal basis", None), 1).is_ok());
}

#[test]
fn what_has_fallen_away_does_not_run_on_and_what_was_done_stays() {
    let none = Said::default();
    let sent = take(&flow().begin().unwrap(), "send", &none, 0).unwrap();
    assert!(take(&sent, "withdraw", &none, 1).unwrap().limits.is_empty());
    let refused = take(&sent, "refuse", &said("No legal basis", None), 1).unwrap();
    assert_eq!(refused.limits[0].1.met_at, Some(start() + TimeDelta::days(1)));
}

#[test]
fn limits_that_run_from_the_beginning_count_from_the_cause_and_only_for_their_sorts() {
    let since = START.parse::<DateTime<Utc>>().unwrap() - TimeDelta::days(3);
    let names = |sort: &str| {
        let begun = flow().begin_since(sort, since).unwrap();
        assert!(begun.limits.iter().all(|(_, limit)| limit.from == since));
        begun.limits.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names("conditional"), ["mend_at_once", "answer"]);
    assert_eq!(names("not-shared"), ["mend_at_once"]);
}

#[test]
fn what_has_to_be_done_again_runs_on_without_the_days_in_between() {
    let at = |days| START.parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(days);
    let begun = flow().begin_since("conditional", at(0)).unwrap();
    let (_, mut limit) = begun.limits.into_iter().next_back().unwrap();
    assert_eq!(limit.reopen(at(1)).unwrap_err().code, "time_limit.not_met");
    limit.meet(at(1)).unwrap();
    limit.reopen(at(8)).unwrap();
    let left = limit.read(at(8), &Calendar::default()).left;
    assert_eq!((limit.met_at, left), (None, 9));
}
