//! The audit trail: who did what and why, what was refused, and reading it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use jixia_evidence::Receipt;
use jixia_model::{Result, Text, id::ReceiptId, organisation::Organisation, person::Role};
use jixia_policy::{Action, Grantor, Refusal, Resource, ResourceKind};
use jixia_store::{AuditEntry, AuditFilter, Page, PageOf, Trail};

use crate::{Cx, Services, datasets::entries::organisations};

/// Work that the system does by itself, or on behalf of nobody whom it knows, as the audit trail calls it and people read it.
const JOBS: [(&str, &str, &str); 10] = [
    ("session.refused", "登录失败", "failed login"),
    ("session.prolong", "延长登录会话", "prolong a session"),
    ("delivery.finish", "完成交付处理", "finish a delivery"),
    ("upload.expire", "清理未完成的上传", "clear away unfinished uploads"),
    (
        "catalogue.index",
        "更新目录索引",
        "bring the index of the catalogue up to date",
    ),
    ("model.derive", "生成派生数据", "derive a table"),
    ("registry.index", "更新查询索引", "load the look-up index"),
    ("organisation.seed", "建立初始单位", "make the first organisation"),
    ("person.seed", "建立初始人员", "make the first people"),
    ("demo.people", "建立示例人员", "make the people of the sample city"),
];

/// Acts that were refused during one request. Clones share the list.
#[derive(Clone, Debug, Default)]
pub struct Refusals(Arc<Mutex<Vec<Refused>>>);

#[derive(Clone, Debug)]
struct Refused {
    refusal: Refusal,
    trail: Trail,
    receipt: Option<Receipt>,
    grantors: Vec<Grantor>,
}

impl Refusals {
    /// Keeps a refusal until it is written to the trail, with its receipt when it was about data and with those who may do
    /// what was refused.
    pub(crate) fn add(&self, refusal: Refusal, trail: Trail, receipt: Option<Receipt>, grantors: Vec<Grantor>) {
        self.lock().push(Refused {
            refusal,
            trail,
            receipt,
            grantors,
        });
    }

    fn take(&self) -> Vec<Refused> {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Refused>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who may do what was refused: a role in an organisation, or in any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoMay {
    /// The role.
    pub role: Role,
    /// The organisation; none when any will do.
    pub organisation: Option<Organisation>,
}

/// Who may do what was refused last.
pub async fn who_may(services: &Services, refusals: &Refusals) -> Result<Vec<WhoMay>> {
    let grantors = refusals
        .lock()
        .last()
        .map_or_else(Vec::new, |refused| refused.grantors.clone());
    let mut reader = services.store.read().await?;
    let named = grantors.iter().filter_map(|grantor| grantor.organisation);
    let organisations = organisations(&mut reader, named).await?;
    let who = |Grantor { role, organisation }| WhoMay {
        role,
        organisation: organisation.and_then(|id| organisations.get(&id).cloned()),
    };
    Ok(grantors.into_iter().map(who).collect())
}

/// Writes what was refused to the trail, and receipts of refused data to the log of evidence; called at the edge, when no
/// change is open any more, because SQLite has one writer. Gives the last receipt.
pub async fn record_refusals(services: &Services, refusals: &Refusals) -> Result<Option<ReceiptId>> {
    let mut last = None;
    for refused in refusals.take() {
        let id = refused.receipt.as_ref().map(|receipt| receipt.id);
        let Refused {
            refusal,
            trail,
            receipt,
            ..
        } = refused;
        services.store.record_refusal(&refusal, trail, receipt).await?;
        last = id.or(last);
    }
    Ok(last)
}

/// An entry of the trail with the words that people read.
#[derive(Clone, Debug)]
pub struct Told {
    /// The entry.
    pub entry: AuditEntry,
    /// What was to be done.
    pub action_title: Text,
    /// What sort of thing it was to be done to.
    pub resource_title: Text,
    /// Name of the organisation that the person acted for, if it is still there.
    pub organisation_name: Option<Text>,
}

/// The acts that entries can be about, in the words of the policies and of people, and jobs of the system itself.
pub fn actions() -> Vec<(&'static str, Text)> {
    let decided = Action::ALL.iter().map(|action| (action.word(), action.title()));
    let jobs = JOBS.into_iter().map(|(word, zh, en)| (word, Text::new(zh, en)));
    decided.chain(jobs).collect()
}

/// Entries of the trail, newest first.
///
/// # Errors
/// Refusals.
pub async fn list(cx: &Cx, filter: &AuditFilter, page: &Page) -> Result<PageOf<Told>> {
    // Reading the trail is itself of interest to those who read it.
    let permit = cx.permit(Action::ReadAudit, &Resource::Installation)?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadAudit);
    let found = cx
        .services
        .store
        .read()
        .await?
        .audit()
        .list(&visible, filter, page)
        .await?;
    cx.services.store.record_access(permit, cx.trail()).await?;
    let items = told(cx, found.items).await?;
    Ok(PageOf {
        items,
        total: found.total,
    })
}

/// Adds the words that people read.
async fn told(cx: &Cx, entries: Vec<AuditEntry>) -> Result<Vec<Told>> {
    let titles: HashMap<&str, Text> = actions().into_iter().collect();
    let mut reader = cx.services.store.read().await?;
    let named = entries.iter().filter_map(|entry| entry.organisation);
    let organisations = organisations(&mut reader, named).await?;
    let tell = |entry: AuditEntry| Told {
        action_title: titles
            .get(entry.action.as_str())
            .cloned()
            .unwrap_or_else(|| Text::new(entry.action.as_str(), entry.action.as_str())),
        resource_title: ResourceKind::from_word(&entry.resource_kind).map_or_else(Text::default, ResourceKind::title),
        organisation_name: entry
            .organisation
            .and_then(|id| Some(organisations.get(&id)?.name.clone())),
        entry,
    };
    Ok(entries.into_iter().map(tell).collect())
}

/// The newest entries, at most `rows_max`, oldest last.
///
/// # Errors
/// Refusals.
pub async fn newest(cx: &Cx, filter: &AuditFilter, rows_max: u64) -> Result<Vec<Told>> {
    let permit = cx.permit(Action::ReadAudit, &Resource::Installation)?;
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadAudit);
    let mut reader = cx.services.store.read().await?;
    let mut entries = Vec::new();
    while (entries.len() as u64) < rows_max {
        let page = Page::new(entries.len() as u64, Page::LIMIT_MAX)?;
        let found = reader.audit().list(&visible, filter, &page).await?;
        entries.extend(found.items);
        if entries.len() as u64 >= found.total {
            break;
        }
    }
    drop(reader);
    entries.truncate(rows_max as usize);
    cx.services
        .store
        .record_access(permit.noting(format!("{} rows", entries.len())), cx.trail())
        .await?;
    told(cx, entries).await
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    /// Words of the system's own work in the sources under a folder.
    fn jobs(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                jobs(&path, found);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let places = text.split("Permit::system(").skip(1);
                let words = places.filter_map(|after| after.trim_start().strip_prefix('"')?.split('"').next());
                found.extend(words.map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_job_has_a_title() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut found = Vec::new();
        for name in ["app", "http", "jixia"] {
            jobs(&crates.join(name).join("src"), &mut found);
        }
        let known: Vec<&str> = actions().into_iter().map(|(word, _)| word).collect();
        assert!(found.len() > 5);
        let is_word =
            |word: &&String| word.contains('.') && word.chars().all(|c| c.is_ascii_lowercase() || "._".contains(c));
        for word in found.iter().filter(is_word) {
            assert!(known.contains(&word.as_str()), "JOBS has no title of '{word}'");
        }
    }
}
