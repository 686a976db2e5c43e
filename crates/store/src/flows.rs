//! Where subjects (shares, later cases) stand in their flows: their time limits, and the steps that were taken.

use chrono::{DateTime, NaiveDate, Utc};
use jixia_model::{
    Error, Result,
    id::{FlowEventId, OrganisationId, PersonId},
    time_limit::{DayUnit, Pause, PauseReason, Term, TimeLimit},
};
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};
use uuid::Uuid;

use crate::{
    entity::{flow_event, flow_limit},
    failure::OrFailure,
    page::{Page, PageOf},
    time::{from_micros, to_micros},
    tx::Db,
};

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowEvent {
    /// Identifier.
    pub id: FlowEventId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it; none when the system did.
    pub person: Option<PersonId>,
    /// For which organisation.
    pub organisation: Option<OrganisationId>,
    /// Name of the step.
    pub step: String,
    /// The state before.
    pub before: String,
    /// The state after.
    pub after: String,
    /// What was said with it.
    pub note: Option<String>,
    /// Days that were said.
    pub days: Option<u16>,
    /// A day that was said.
    pub until: Option<NaiveDate>,
}

/// The subjects of which a time limit is open.
pub(crate) fn with_open_limit() -> SelectStatement {
    let select = flow_limit::Entity::find().filter(flow_limit::Column::MetAt.is_null());
    select.select_only().column(flow_limit::Column::Subject).into_query()
}

/// Handle of flows; `subject` is the identifier of what goes through one.
#[derive(Debug)]
pub struct Flows<'a> {
    pub(crate) db: &'a Db,
}

impl Flows<'_> {
    /// The time limits that were started for each of `subjects`, by name.
    pub async fn limits(&mut self, subjects: &[Uuid]) -> Result<Vec<(Uuid, String, TimeLimit)>> {
        use flow_limit::Column;
        let select = flow_limit::Entity::find().filter(Column::Subject.is_in(subjects.iter().copied()));
        let select = select
            .order_by_asc(Column::Subject)
            .order_by_asc(Column::StartedAt)
            .order_by_asc(Column::Name);
        let rows = select.all(&self.db.tx).await.or_failure()?;
        rows.into_iter()
            .map(|row| Ok((row.subject, row.name.clone(), to_limit(&row)?)))
            .collect()
    }

    /// Puts these time limits in place of those of the subject.
    pub async fn save_limits(&mut self, subject: Uuid, limits: &[(String, TimeLimit)]) -> Result<()> {
        let delete = flow_limit::Entity::delete_many().filter(flow_limit::Column::Subject.eq(subject));
        delete.exec(&self.db.tx).await.or_failure()?;
        for (name, limit) in limits {
            let row = to_row(subject, name, limit).into_active_model();
            flow_limit::Entity::insert(row)
                .exec_without_returning(&self.db.tx)
                .await
                .or_failure()?;
        }
        Ok(())
    }

    /// Adds a step that was taken.
    pub async fn add_event(&mut self, subject: Uuid, event: &FlowEvent) -> Result<()> {
        let row = flow_event::Model {
            id: event.id.0,
            subject,
            at: to_micros(event.at),
            person: event.person.map(|person| person.0),
            organisation: event.organisation.map(|organisation| organisation.0),
            step: event.step.clone(),
            state_before: event.before.clone(),
            state_after: event.after.clone(),
            note: event.note.clone(),
            days: event.days.map(i64::from),
            until: event.until.map(|until| until.to_string()),
        };
        flow_event::Entity::insert(row.into_active_model())
            .exec_without_returning(&self.db.tx)
            .await
            .or_failure()
            .map(|_| ())
    }

    /// How often a step was taken.
    pub async fn times_taken(&mut self, subject: Uuid, step: &str) -> Result<u32> {
        use flow_event::Column;
        let select = flow_event::Entity::find()
            .filter(Column::Subject.eq(subject))
            .filter(Column::Step.eq(step));
        let times = select.count(&self.db.tx).await.or_failure()?;
        Ok(u32::try_from(times).unwrap_or(u32::MAX))
    }

    /// Lists the steps that were taken, the latest first.
    pub async fn events(&mut self, subject: Uuid, page: &Page) -> Result<PageOf<FlowEvent>> {
        use flow_event::Column;
        let select = flow_event::Entity::find().filter(Column::Subject.eq(subject));
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by_desc(Column::At).order_by_desc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_event).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }
}

fn to_event(row: flow_event::Model) -> Result<FlowEvent> {
    Ok(FlowEvent {
        id: FlowEventId(row.id),
        at: from_micros(row.at),
        person: row.person.map(PersonId),
        organisation: row.organisation.map(OrganisationId),
        step: row.step,
        before: row.state_before,
        after: row.state_after,
        note: row.note,
        days: row.days.map(small).transpose()?,
        until: row.until.as_deref().map(day).transpose()?,
    })
}

fn to_row(subject: Uuid, name: &str, limit: &TimeLimit) -> flow_limit::Model {
    let pauses = limit.pauses.iter().map(|pause| {
        let until = pause.until.map(|until| to_micros(until).to_string());
        let from = to_micros(pause.from);
        format!("{}:{from}:{}", pause.reason.word(), until.unwrap_or_default())
    });
    flow_limit::Model {
        subject,
        name: name.to_owned(),
        days: limit.term.days.into(),
        unit: limit.term.unit.word().to_owned(),
        warn: limit.term.warn.into(),
        started_at: to_micros(limit.from),
        extension: limit.extension.into(),
        pauses: pauses.collect::<Vec<_>>().join(";"),
        met_at: limit.met_at.map(to_micros),
    }
}

fn to_limit(row: &flow_limit::Model) -> Result<TimeLimit> {
    let unit = DayUnit::from_word(&row.unit).ok_or_else(|| unreadable(&row.unit))?;
    let pauses = row.pauses.split(';').filter(|text| !text.is_empty());
    Ok(TimeLimit {
        term: Term {
            days: small(row.days)?,
            unit,
            warn: small(row.warn)?,
        },
        from: from_micros(row.started_at),
        extension: small(row.extension)?,
        pauses: pauses.map(to_pause).collect::<Result<_>>()?,
        met_at: row.met_at.map(from_micros),
    })
}

fn to_pause(text: &str) -> Result<Pause> {
    let mut parts = text.split(':');
    let (Some(reason), Some(from), Some(until)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(unreadable(text));
    };
    let instant = |text: &str| text.parse().map(from_micros).map_err(Error::internal);
    Ok(Pause {
        reason: PauseReason::from_word(reason).ok_or_else(|| unreadable(reason))?,
        from: instant(from)?,
        until: if until.is_empty() { None } else { Some(instant(until)?) },
    })
}

pub(crate) fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(Error::internal)
}

fn small(number: i64) -> Result<u16> {
    u16::try_from(number).map_err(Error::internal)
}

fn unreadable(text: &str) -> Error {
    Error::internal(format!("'{text}' in the database of flows"))
}
