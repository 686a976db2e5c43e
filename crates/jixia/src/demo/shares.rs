//! Gives the sharing of the demo a past: every act of every story is done through the same use cases as in daily work,
//! with a clock that goes back to its day.

use std::sync::Arc;

use anyhow::{Context, Result};
use arrow::record_batch::RecordBatch;
use chrono::{Days, NaiveDate, TimeDelta};
use futures::TryStreamExt;
use jixia_app::{Cx, Services, evidence::AnswerHash};
use jixia_config::Config;
use jixia_lake::values;
use jixia_model::{
    Clock, DatasetName, FixedClock, Language, SystemClock,
    clock::china_midnight,
    flow::Said,
    rule::RuleValue,
    share::{Application, Grant, ShareMode, ShareNumber, ShareScope},
};
use jixia_sharing::shares::{self, use_data};

use super::stories::{Act, STORIES, Story};
use crate::{caller, installation};

/// Days for which the shares are granted.
const GRANTED_DAYS: u64 = 700;
/// Calls in a minute that are granted.
const CALLS_PER_MINUTE: u32 = 600;
/// Office hours begin, in hours after midnight in China.
const OFFICE_HOUR: i64 = 9;

/// What is done at an instant.
enum Deed<'a> {
    Write,
    Take(&'a Act),
    /// The so-many-th record is looked up.
    Use(usize),
}

/// Does everything in the order of its time.
pub(super) async fn tell(config: &Config, language: Language) -> Result<()> {
    let clock = Arc::new(FixedClock::at(SystemClock.now() - TimeDelta::days(366)));
    let services = installation::open_at(config, Arc::<FixedClock>::clone(&clock)).await?;
    let today = SystemClock.today();
    let mut deeds: Vec<_> = STORIES
        .iter()
        .enumerate()
        .flat_map(|(story, told)| deeds(story, told))
        .collect();
    deeds.sort_by_key(|(ago, story, minute, _)| (std::cmp::Reverse(*ago), *minute, *story));
    let mut running: Vec<Running> = STORIES.iter().map(|_| Running::default()).collect();
    for (ago, story, minute, deed) in deeds {
        let day = services.packs().calendar().workday_from(day_of(today, ago)).min(today);
        let instant = china_midnight(day) + TimeDelta::hours(OFFICE_HOUR) + TimeDelta::minutes(minute);
        // Days off move what they hold to the next day of work; nothing happens before what came before it.
        clock.advance(instant.clamp(clock.now(), SystemClock.now()) - clock.now());
        let doing = Doing {
            services: &services,
            story: &STORIES[story],
            today,
            language,
        };
        doing
            .deed(&deed, &mut running[story])
            .await
            .with_context(|| format!("story {story}, {ago} days ago"))?;
    }
    Ok(())
}

fn day_of(today: NaiveDate, ago: u32) -> NaiveDate {
    today - Days::new(ago.into())
}

/// The deeds of a story: days ago, the story, minutes after the office opened, what is done.
fn deeds(number: usize, story: &Story) -> Vec<(u32, usize, i64, Deed<'_>)> {
    let mut deeds = vec![(story.written, number, 0, Deed::Write)];
    for (at, act) in (1..).zip(story.steps) {
        deeds.push((act.0, number, at * 20, Deed::Take(act)));
    }
    if let Some((from, until, records)) = story.used {
        for record in 0..records {
            let ago = from - (from - until) * u32::try_from(record).unwrap_or(0) / u32::try_from(records).unwrap_or(1);
            let begins = if story.at_night { 13 * 60 } else { 150 };
            let minute = begins + i64::try_from(record * 37 % 240).unwrap_or(0);
            deeds.push((ago, number, minute, Deed::Use(record)));
        }
    }
    deeds
}

/// What became of a story so far.
#[derive(Default)]
struct Running {
    number: Option<ShareNumber>,
    keys: Vec<String>,
}

impl Running {
    fn number(&self) -> Result<&ShareNumber> {
        self.number.as_ref().context("the application is not written yet")
    }
}

struct Doing<'a> {
    services: &'a Arc<Services>,
    story: &'a Story,
    today: NaiveDate,
    language: Language,
}

impl Doing<'_> {
    async fn deed(&self, deed: &Deed<'_>, running: &mut Running) -> Result<()> {
        match deed {
            Deed::Write => self.write(running).await,
            Deed::Take(act) => self.take(act, running.number()?).await,
            Deed::Use(record) => self.look_up(*record, running).await,
        }
    }

    async fn acting<T>(
        &self,
        login: &str,
        purpose: Option<&str>,
        work: impl AsyncFnOnce(&Cx) -> Result<T>,
    ) -> Result<T> {
        caller::acting(self.services, login, purpose.map(str::to_owned), self.language, work).await
    }

    fn scope(&self) -> ShareScope {
        ShareScope {
            columns: self.story.columns.iter().map(|&column| column.to_owned()).collect(),
            rows: self.story.rows.map(str::to_owned),
            area: self.story.area.map(str::to_owned),
        }
    }

    async fn write(&self, running: &mut Running) -> Result<()> {
        let story = self.story;
        let dataset = DatasetName::parse(story.dataset)?;
        let application = Application {
            legal_basis: story.legal_basis.to_owned(),
            scenario: story.scenario.to_owned(),
            mode: ShareMode::Interface,
            scope: self.scope(),
            until: self.today + Days::new(GRANTED_DAYS),
            security: "专人专岗，账号实名，调用留痕，不落地存储".to_owned(),
        };
        let apply = async |cx: &Cx| Ok(shares::apply(cx, &dataset, application).await?);
        let seen = self.acting(story.applicant, None, apply).await?;
        running.number = Some(seen.share.number);
        Ok(())
    }

    async fn take(&self, &Act(_, login, step, note, days): &Act, number: &ShareNumber) -> Result<()> {
        let said = Said {
            note: (!note.is_empty()).then(|| note.to_owned()),
            days,
            until: None,
        };
        let grant = (step == "agree").then(|| Grant {
            scope: self.scope(),
            conditions: Some("仅用于所述场景，不得转给第三方".to_owned()),
            calls_per_minute: CALLS_PER_MINUTE,
            until: self.today + Days::new(GRANTED_DAYS),
        });
        let take = async |cx: &Cx| Ok(shares::take(cx, number, step, said, grant).await?);
        self.acting(login, None, take).await.map(|_| ())
    }

    /// Looks a record up; which there are is asked once.
    async fn look_up(&self, record: usize, running: &mut Running) -> Result<()> {
        let story = self.story;
        let number = running.number()?.clone();
        let case = format!("BJ-{:06}", 1000 + record * 7);
        if running.keys.is_empty() {
            let ask = async |cx: &Cx| keys(cx, &number, &case).await;
            running.keys = self.acting(story.applicant, Some(story.scenario), ask).await?;
        }
        let Some(key) = running.keys.get(record % running.keys.len().max(1)) else {
            return Ok(());
        };
        let look_up = async |cx: &Cx| {
            let (found, draft) = use_data::look_up(cx, &number, &case, key).await?;
            let answer = format!("{found:?}");
            draft.seal(cx, AnswerHash::of(answer.as_bytes()), 1).await?;
            Ok(())
        };
        self.acting(story.applicant, Some(story.scenario), look_up).await
    }
}

/// Keys of some records that a share reaches: its first column.
async fn keys(cx: &Cx, number: &ShareNumber, case: &str) -> Result<Vec<String>> {
    let (answer, draft) = use_data::rows(cx, number, case, None, 50).await?;
    let batches: Vec<RecordBatch> = answer.rows.try_collect().await?;
    let rows: Vec<Vec<RuleValue>> = batches
        .iter()
        .flat_map(values::rows)
        .collect::<jixia_model::Result<_>>()?;
    let told = format!("{rows:?}");
    let count = rows.len() as u64;
    draft.seal(cx, AnswerHash::of(told.as_bytes()), count).await?;
    let keys = rows.into_iter().filter_map(|row| match row.into_iter().next() {
        Some(RuleValue::Text(key)) => Some(key),
        _ => None,
    });
    Ok(keys.collect())
}
