//! What else went on between the departments of the demo: doubts about values, disputes, changes of the catalogue.

use anyhow::{Result, bail};
use chrono::Days;
use jixia_app::{Cx, access, datasets};
use jixia_model::{
    DatasetName, Text,
    catalogue_change::{Cause, ChangeKind, ChangeNumber, Impact, Secrecy, Statement},
    contract::{Catalogue, Format, FormatClass, Offer},
    correction::{CorrectionNumber, Doubt},
    dispute::DisputeNumber,
    entry::Entry,
    flow::Said,
    share::ShareMode,
};
use jixia_sharing::{
    catalogue_changes::{self, NewChange},
    corrections::{self, SeenIn},
    disputes,
};

use super::{
    past::Doing,
    shares::Running,
    stories::{
        APPROVAL, APPROVAL_STEWARD, Act, BUREAU, BUREAU_STEWARD, CIVIL, CIVIL_STEWARD, MARKET, MARKET_STEWARD, MEMBER,
    },
};

/// One matter from its beginning on.
pub(super) struct Matter {
    /// So many days ago it began.
    pub(super) begun: u32,
    /// Login of the one who began it.
    by: &'static str,
    about: About,
    /// The steps that were taken.
    pub(super) steps: &'static [Act],
}

enum About {
    /// A value that was seen in the so-many-th record under a story's share.
    Correction {
        story: usize,
        record: usize,
        column: &'static str,
        seen: &'static str,
        believed: &'static str,
        evidence: &'static str,
    },
    /// A story's share.
    Dispute { story: usize, claim: &'static str },
    /// A change of what an entry says of itself, for a cause of so many days ago.
    Change {
        dataset: &'static str,
        cause: Cause,
        cause_text: &'static str,
        cause_ago: u64,
        personal: (Impact, &'static str),
        /// In Chinese and English.
        summary: (&'static str, &'static str),
    },
}

/// All of them; they name the stories by their place.
pub(super) const MATTERS: [Matter; 8] = [
    Matter {
        begun: 40,
        by: MEMBER,
        about: About::Correction {
            story: 0,
            record: 2,
            column: "status",
            seen: "存续",
            believed: "注销",
            evidence: "企业经办人出示了登记机关出具的注销登记通知书",
        },
        steps: &[
            Act(38, MARKET_STEWARD, "accept", "", None),
            Act(
                33,
                MARKET_STEWARD,
                "correct",
                "登记系统漏报注销结果，已补报并随下一批数据更新",
                None,
            ),
        ],
    },
    Matter {
        begun: 36,
        by: MEMBER,
        about: About::Correction {
            story: 0,
            record: 4,
            column: "founded_on",
            seen: "",
            believed: "2016-03-18",
            evidence: "成立日期晚于窗口留存的旧许可证上的发证日期",
        },
        steps: &[
            Act(35, MARKET_STEWARD, "accept", "", None),
            Act(
                29,
                MARKET_STEWARD,
                "uphold",
                "该企业为改制后重新登记，成立日期无误",
                None,
            ),
        ],
    },
    Matter {
        begun: 25,
        by: MEMBER,
        about: About::Correction {
            story: 0,
            record: 7,
            column: "name",
            seen: "",
            believed: "以营业执照照片上的名称为准",
            evidence: "查询到的名称与营业执照照片不一致，疑有错别字",
        },
        steps: &[Act(23, MARKET_STEWARD, "accept", "", None)],
    },
    Matter {
        begun: 3,
        by: MEMBER,
        about: About::Correction {
            story: 0,
            record: 11,
            column: "kind",
            seen: "个体工商户",
            believed: "有限责任公司",
            evidence: "当事人称已于上月完成个转企登记",
        },
        steps: &[],
    },
    Matter {
        begun: 31,
        by: MARKET,
        about: About::Dispute {
            story: 3,
            claim: "只需要按年度、按区县汇总的婚姻登记数量，不需要个人信息，请重新考虑",
        },
        steps: &[
            Act(
                28,
                CIVIL,
                "reply",
                "申请表所列范围为逐条记录；汇总数量可在统计公报中取得",
                None,
            ),
            Act(24, MARKET, "escalate", "公报没有按月数据，协商未能一致", None),
        ],
    },
    Matter {
        begun: 4,
        by: APPROVAL,
        about: About::Dispute {
            story: 1,
            claim: "夜间查询为自助服务终端的正常业务，申请恢复共享",
        },
        steps: &[Act(2, BUREAU, "reply", "请提供终端的办件清单，逐笔对应后恢复", None)],
    },
    Matter {
        begun: 30,
        by: CIVIL_STEWARD,
        about: About::Change {
            dataset: "marriages",
            cause: Cause::Law,
            cause_text: "《婚姻登记条例》修订，登记不再受户籍地限制",
            cause_ago: 32,
            personal: (
                Impact::Acceptable,
                "经本部门评估：按最小必要范围共享，逐次留痕，风险可控",
            ),
            summary: (
                "全市婚姻登记机关办理的结婚登记、离婚登记，含外地户籍当事人在本市办理的登记。",
                "Marriages and divorces registered in the city, those of people from elsewhere among them.",
            ),
        },
        steps: &[
            Act(29, CIVIL_STEWARD, "submit", "", None),
            Act(28, CIVIL, "approve", "", None),
            Act(27, BUREAU_STEWARD, "publish", "", None),
        ],
    },
    Matter {
        begun: 18,
        by: APPROVAL_STEWARD,
        about: About::Change {
            dataset: "social_organisations",
            cause: Cause::Duties,
            cause_text: "机构职责调整，社会组织登记由行政审批服务部门办理",
            cause_ago: 20,
            personal: (Impact::Acceptable, "负责人信息沿用原有脱敏措施"),
            summary: (
                "全市登记在册的社会团体、民办非企业单位和基金会，含登记机关变更情况。",
                "Associations, private non-enterprise units and foundations as registered, with changes of the registrar.",
            ),
        },
        steps: &[Act(2, APPROVAL_STEWARD, "submit", "", None)],
    },
];

/// Begins a matter; gives its number.
pub(super) async fn begin(doing: &Doing, matter: &Matter, running: &[Running]) -> Result<String> {
    match &matter.about {
        About::Correction { story, record, .. } => {
            let share = running[*story].number()?.clone();
            let doubt = doubt(&matter.about, running[*story].key(*record)?)?;
            let report = async |cx: &Cx| Ok(corrections::report(cx, SeenIn::Share(share), doubt).await?);
            let seen = doing.acting(matter.by, None, report).await?;
            Ok(seen.correction.number.to_string())
        }
        About::Dispute { story, claim } => {
            let share = running[*story].number()?;
            let open = async |cx: &Cx| Ok(disputes::open(cx, share, (*claim).to_owned()).await?);
            let seen = doing.acting(matter.by, None, open).await?;
            Ok(seen.dispute.number.to_string())
        }
        About::Change { .. } => {
            let write = async |cx: &Cx| {
                let new = change(doing, cx, &matter.about).await?;
                Ok(catalogue_changes::write(cx, new).await?)
            };
            let whole = doing.acting(matter.by, None, write).await?;
            Ok(whole.seen.change.number.to_string())
        }
    }
}

/// Takes a step of a matter.
pub(super) async fn take(doing: &Doing, matter: &Matter, act: &Act, number: &str) -> Result<()> {
    let &Act(_, login, step, note, days) = act;
    let said = Said {
        note: (!note.is_empty()).then(|| note.to_owned()),
        days,
        until: None,
    };
    match &matter.about {
        About::Correction { believed, .. } => {
            let number = CorrectionNumber::parse(number)?;
            let value = (step == "correct").then(|| (*believed).to_owned());
            let take = async |cx: &Cx| Ok(corrections::take(cx, &number, step, said, None, value).await?);
            doing.acting(login, None, take).await.map(|_| ())
        }
        About::Dispute { .. } => {
            let number = DisputeNumber::parse(number)?;
            let take = async |cx: &Cx| Ok(disputes::take(cx, &number, step, said).await?);
            doing.acting(login, None, take).await.map(|_| ())
        }
        About::Change { .. } => {
            let number = ChangeNumber::parse(number)?;
            let take = async |cx: &Cx| Ok(catalogue_changes::take(cx, &number, step, said).await?);
            doing.acting(login, None, take).await.map(|_| ())
        }
    }
}

/// What is doubted about the record with this key.
fn doubt(about: &About, key: &str) -> Result<Doubt> {
    let About::Correction {
        column,
        seen,
        believed,
        evidence,
        ..
    } = *about
    else {
        bail!("the matter is no correction");
    };
    let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Doubt {
        key: key.to_owned(),
        column: column.to_owned(),
        seen: stated(seen),
        believed: stated(believed),
        evidence: evidence.to_owned(),
    })
}

/// The entry of a dataset with another summary, and what is stated with it.
async fn change(doing: &Doing, cx: &Cx, about: &About) -> Result<NewChange> {
    let About::Change {
        dataset,
        cause,
        cause_text,
        cause_ago,
        personal,
        summary,
    } = *about
    else {
        bail!("the matter is no change of the catalogue");
    };
    let name = DatasetName::parse(dataset)?;
    let mut reader = cx.services.store.read().await?;
    let found = access::find(&mut reader, &name)
        .await?
        .ok_or_else(|| access::unknown(&name))?;
    drop(reader);
    let contract = datasets::contract(&cx.services, &found.dataset)?;
    Ok(NewChange {
        kind: ChangeKind::Change,
        dataset: Some(name),
        statement: Statement {
            cause: Some(cause),
            cause_text: cause_text.to_owned(),
            cause_on: Some(doing.today - Days::new(cause_ago)),
            secrecy: Some(Secrecy::None),
            secrecy_text: "经本部门保密审查，不涉及国家秘密、工作秘密".to_owned(),
            personal: Some(personal.0),
            personal_text: personal.1.to_owned(),
        },
        entry: Some(Entry {
            summary: Text {
                zh: summary.0.to_owned(),
                en: summary.1.to_owned(),
            },
            catalogue: Catalogue {
                offer: Offer {
                    format: Some(Format {
                        class: FormatClass::Database,
                        kind: "PostgreSQL".to_owned(),
                    }),
                    modes: vec![ShareMode::Interface, ShareMode::Batch],
                    related: Vec::new(),
                },
                ..contract.catalogue.clone()
            },
            ..Entry::of(&contract)
        }),
    })
}
