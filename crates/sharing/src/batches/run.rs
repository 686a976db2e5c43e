//! Carrying a run out: staged at the target, sealed here, committed there.
//!
//! The order keeps two promises. Nothing is handed out before its receipt is on disk; and who suspends a share waits for
//! nobody, because the share is read and locked once more when the receipt is sealed. A process that is killed leaves a run
//! that is taken up again: the bookmark of the target tells whether it was committed.

use std::sync::Arc;

use jixia_app::{Cx, Services, audit, evidence::Draft, sessions::Identity};
use jixia_connect::{Bookmark, DRIFTED, Push, PushTarget, Pushed, Staged, Watermark};
use jixia_evidence::{Door, Kind, TableRead};
use jixia_model::{
    Error, Kind as ErrorKind, Language, Result,
    batch::{Batch, BatchKind, BatchState, BatchWritten},
    id::BatchId,
    share::{ShareMode, ShareNumber},
};
use jixia_policy::{Action, Permit};

use super::{Places, rows};
use crate::shares::{Known, use_data::allowed::Granted};

/// Carries out a run that was begun. A run that has ended, or that this process carries out already, is left alone.
///
/// # Errors
/// Only what keeps the run from being finished now: it stays *running* and is taken up again. What is wrong with the share or
/// the target ends the run, with its reason.
pub async fn run(services: &Arc<Services>, id: BatchId) -> Result<Batch> {
    let turn = services.kept.of::<Places>().begin(id);
    let batch = services.store.read().await?.batches().get(id).await?;
    let Some(_turn) = turn.filter(|_| batch.state == BatchState::Running) else {
        return Ok(batch);
    };
    let mut work = Work { services, batch };
    match Box::pin(work.carry_out()).await {
        Ok(()) => work.end(BatchState::Done, None).await,
        // Sealed, and the target does not say whether it has the run: somebody has to ask it again.
        Err(error) if work.batch.written.is_some() && error.kind == ErrorKind::Unavailable => Err(error),
        Err(error) => {
            let stopped = matches!(error.code, "share.not_running" | "share.over");
            let state = if stopped {
                BatchState::Stopped
            } else {
                BatchState::Failed
            };
            work.end(state, Some(error)).await
        }
    }
}

struct Work<'a> {
    services: &'a Arc<Services>,
    batch: Batch,
}

impl Work<'_> {
    async fn carry_out(&mut self) -> Result<()> {
        let cx = self.cx().await?;
        let number = self.number().await?;
        let done = self.bring(&cx, &number).await;
        // What was refused on the way stands in the trail like any refusal.
        audit::record_refusals(self.services, &cx.refusals).await?;
        done
    }

    /// A request in the name of whom the run is for, who may have lost the right since it was begun.
    async fn cx(&self) -> Result<Cx> {
        let mut reader = self.services.store.read().await?;
        let person = reader.people().find(self.batch.by).await?;
        let Some(person) = person.filter(|person| !person.disabled) else {
            let message = "The account in whose name the batches run is disabled; somebody else has to plan them anew.";
            return Err(Error::denied("batch.person_gone", message));
        };
        let identity = Identity::of(&mut reader, person).await?;
        let share = reader.shares().get(self.batch.share).await?;
        let cx = identity.cx(self.services, self.batch.id.to_string(), Language::default());
        Ok(Cx {
            door: Door::Batch,
            purpose: Some(share.application.scenario),
            ..cx
        })
    }

    async fn number(&self) -> Result<ShareNumber> {
        let mut reader = self.services.store.read().await?;
        Ok(reader.shares().get(self.batch.share).await?.number)
    }

    async fn bring(&mut self, cx: &Cx, number: &ShareNumber) -> Result<()> {
        let granted = Granted::find(cx, number).await?;
        let _permit = allow(cx, &granted.known)?;
        let mut reader = cx.services.store.read().await?;
        let recipient = reader.organisations().get(granted.known.share.applicant).await?;
        let provider = reader.organisations().get(granted.known.share.provider).await?;
        drop(reader);
        let target = cx
            .services
            .kept
            .of::<Places>()
            .target(&self.batch.target, &recipient.code)?;
        let bookmark = target.bookmark(number.as_str()).await?;
        let id = self.batch.id.to_string();
        if self.batch.written.is_some() && bookmark.as_ref().is_some_and(|known| known.run == id) {
            return Ok(());
        }
        // What an earlier attempt wrote was taken back by the target.
        self.batch.written = None;
        let info = granted.delivered(cx).await?;
        let read = TableRead {
            dataset: granted.dataset.name.to_string(),
            version: Some(info.version),
        };
        let draft = Draft::new(cx, vec![read])
            .of_kind(Kind::Batch)
            .under(number.as_str(), None);
        let push = Push {
            run: id,
            version: info.version,
            base: self.base(cx, &granted, bookmark, info.version).await,
            key: rows::key(&granted),
            at: self.batch.started_at,
            mark: Watermark {
                share: number.to_string(),
                recipient: recipient.name.zh,
                provider: provider.name.zh,
                receipt: draft.id().to_string(),
            },
        };
        let (push, staged) = stage(cx, &granted, &target, push).await?;
        self.seal(cx, number, &push, staged.pushed, draft).await?;
        staged.commit().await
    }

    /// What the target has, where the run can build on it: the version is still there, and the key is granted.
    async fn base(&self, cx: &Cx, granted: &Granted, held: Option<Bookmark>, version: u64) -> Option<Bookmark> {
        let held = held.filter(|held| self.batch.kind == BatchKind::Incremental && held.version <= version)?;
        let known = cx.services.lake.table_at(&granted.dataset.name, held.version).await;
        (known.is_ok() && !rows::key(granted).is_empty()).then_some(held)
    }

    /// Holds the run against the share once more, and puts the receipt on disk together with what was written.
    async fn seal(&mut self, cx: &Cx, number: &ShareNumber, push: &Push, pushed: Pushed, draft: Draft) -> Result<()> {
        let mut tx = cx.services.store.begin(cx.trail()).await?;
        let known = Known::find(cx, &mut tx, number).await?;
        let permit = allow(cx, &known)?;
        self.batch.kind = if push.base.is_some() {
            BatchKind::Incremental
        } else {
            BatchKind::Full
        };
        self.batch.written = Some(BatchWritten {
            version: push.version,
            base_version: push.base.as_ref().map(|base| base.version),
            counts: pushed.counts,
            total: pushed.total,
            sha256: hex::encode(pushed.sha256),
            receipt: draft.id(),
        });
        tx.batches().save(&self.batch, &permit).await?;
        tx.append_receipt(draft.into_receipt_of(pushed.sha256, pushed.counts.rows()));
        let note = format!("batch {}, {} rows", self.batch.id, pushed.counts.rows());
        tx.commit(permit.noting(note)).await
    }

    async fn end(mut self, state: BatchState, error: Option<Error>) -> Result<Batch> {
        if let Some(error) = &error {
            tracing::info!(batch.id = %self.batch.id, code = error.code, "a batch ended without its rows: {error}");
        }
        let services = self.services;
        self.batch.state = state;
        self.batch.finished_at = Some(services.clock.now());
        self.batch.reason = error.map(Into::into);
        let mut tx = services.store.begin(services.trail()).await?;
        let permit = Permit::system("batch.finish", format!("batch {}: {}", self.batch.id, state.word()));
        tx.batches().save(&self.batch, &permit).await?;
        tx.commit(permit).await?;
        Ok(self.batch)
    }
}

/// Whether batches may flow at this moment.
fn allow(cx: &Cx, known: &Known) -> Result<Permit> {
    let _seen = cx.permit(Action::ReadShare, &known.resource(cx))?;
    known.share.usable(ShareMode::Batch, cx.today())?;
    cx.permit(Action::UseShare, &known.resource(cx))
}

/// Writes the rows where nobody sees them; a copy that somebody else has changed is written as a whole.
async fn stage(cx: &Cx, granted: &Granted, target: &PushTarget, push: Push) -> Result<(Push, Staged)> {
    let answer = match &push.base {
        Some(base) => rows::changed(cx, granted, base.version, push.version).await?,
        None => rows::all(cx, granted, push.version).await?,
    };
    let (asking, number) = (cx.clone(), granted.known.share.number.clone());
    let look = move || {
        let (cx, number) = (asking.clone(), number.clone());
        async move {
            let mut reader = cx.services.store.read().await?;
            allow(&cx, &Known::find(&cx, &mut reader, &number).await?).map(|_permit| ())
        }
    };
    let rows = rows::watched(cx, answer.rows, look);
    match target.stage(&push, &answer.schema, rows).await {
        Ok(staged) => Ok((push, staged)),
        Err(error) if error.code == DRIFTED && push.base.is_some() => {
            tracing::info!(
                share = push.mark.share,
                "the copy of a share was changed by somebody else"
            );
            let whole = Push { base: None, ..push };
            Box::pin(stage(cx, granted, target, whole)).await
        }
        Err(error) => Err(error),
    }
}
