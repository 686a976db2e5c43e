//! Gives the sharing of the demo a past: every act of every story is done through the same use cases as in daily work,
//! with a clock that goes back to its day.

use std::{cmp::Reverse, sync::Arc};

use anyhow::{Context, Result};
use chrono::{Days, NaiveDate, TimeDelta};
use jixia_app::{Cx, Services};
use jixia_config::Config;
use jixia_model::{Clock, FixedClock, Language, SystemClock, clock::china_midnight};

use super::{
    matters::{self, MATTERS, Matter},
    shares::{self, Running},
    stories::{Act, STORIES, Story},
};
use crate::{caller, installation};

/// Office hours begin, in hours after midnight in China.
const OFFICE_HOUR: i64 = 9;
/// Use begins so many minutes after the office has opened, by day and by night.
const USE_BEGINS: (i64, i64) = (150, 13 * 60);

/// What is done on a day.
struct Deed {
    ago: u32,
    /// Minutes after the office opened.
    minute: i64,
    what: What,
}

enum What {
    Write(usize),
    Take(usize, &'static Act),
    /// The so-many-th use of a share.
    Use(usize, usize),
    Begin(usize),
    Settle(usize, &'static Act),
}

/// Who does what on which services.
pub(super) struct Doing {
    pub(super) services: Arc<Services>,
    pub(super) today: NaiveDate,
    language: Language,
}

impl Doing {
    /// Does `work` as the person with this login.
    pub(super) async fn acting<T>(
        &self,
        login: &str,
        purpose: Option<&str>,
        work: impl AsyncFnOnce(&Cx) -> Result<T>,
    ) -> Result<T> {
        caller::acting(&self.services, login, purpose.map(str::to_owned), self.language, work).await
    }
}

/// Does everything in the order of its time.
pub(super) async fn tell(config: &Config, language: Language) -> Result<()> {
    let clock = Arc::new(FixedClock::at(SystemClock.now() - TimeDelta::days(366)));
    let doing = Doing {
        services: installation::open_at(config, Arc::<FixedClock>::clone(&clock)).await?,
        today: SystemClock.today(),
        language,
    };
    let mut deeds: Vec<Deed> = STORIES
        .iter()
        .enumerate()
        .flat_map(|(number, story)| of_story(number, story))
        .collect();
    deeds.extend(
        MATTERS
            .iter()
            .enumerate()
            .flat_map(|(number, matter)| of_matter(number, matter)),
    );
    let calendar = doing.services.packs().calendar().clone();
    // Days off move what they hold to the next day of work.
    let day_of = |ago: u32| {
        calendar
            .workday_from(doing.today - Days::new(ago.into()))
            .min(doing.today)
    };
    deeds.sort_by_key(|deed| (day_of(deed.ago), deed.minute, Reverse(deed.ago)));
    let mut running: Vec<Running> = STORIES.iter().map(|_| Running::default()).collect();
    let mut numbers: Vec<String> = MATTERS.iter().map(|_| String::new()).collect();
    for Deed { ago, minute, what } in deeds {
        let instant = china_midnight(day_of(ago)) + TimeDelta::hours(OFFICE_HOUR) + TimeDelta::minutes(minute);
        // Nothing happens before what came before it, nor after now.
        clock.advance(instant.clamp(clock.now(), SystemClock.now()) - clock.now());
        let done = match what {
            What::Write(story) => shares::write(&doing, &STORIES[story], &mut running[story]).await,
            What::Take(story, act) => shares::take(&doing, &STORIES[story], act, &running[story]).await,
            What::Use(story, time) => shares::use_it(&doing, &STORIES[story], time, &mut running[story]).await,
            What::Begin(matter) => {
                let begun = matters::begin(&doing, &MATTERS[matter], &running).await;
                begun.map(|number| numbers[matter] = number)
            }
            What::Settle(matter, act) => matters::take(&doing, &MATTERS[matter], act, &numbers[matter]).await,
        };
        done.with_context(|| format!("{ago} days ago"))?;
    }
    Ok(())
}

fn of_story(number: usize, story: &'static Story) -> Vec<Deed> {
    let deed = |ago, minute, what| Deed { ago, minute, what };
    let mut deeds = vec![deed(story.written, 0, What::Write(number))];
    for (at, act) in (1..).zip(story.steps) {
        deeds.push(deed(act.0, at * 20, What::Take(number, act)));
    }
    if let Some((from, until, times)) = story.used {
        for time in 0..times {
            let ago = from - (from - until) * u32::try_from(time).unwrap_or(0) / u32::try_from(times).unwrap_or(1);
            let begins = if story.at_night { USE_BEGINS.1 } else { USE_BEGINS.0 };
            let minute = begins + i64::try_from(time * 37 % 240).unwrap_or(0);
            deeds.push(deed(ago, minute, What::Use(number, time)));
        }
    }
    deeds
}

fn of_matter(number: usize, matter: &'static Matter) -> Vec<Deed> {
    let begin = Deed {
        ago: matter.begun,
        // After the data were used on that day.
        minute: USE_BEGINS.0 + 300,
        what: What::Begin(number),
    };
    let steps = (1..).zip(matter.steps).map(|(at, act)| Deed {
        ago: act.0,
        minute: USE_BEGINS.0 + 300 + at * 10,
        what: What::Settle(number, act),
    });
    [begin].into_iter().chain(steps).collect()
}
