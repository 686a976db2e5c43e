//! The people of the demo: an administrator, an auditor, a steward for each department that delivers, a member.

use std::fmt::Write;

use anyhow::Result;
use jixia_app::{Services, passwords};
use jixia_model::{
    Language,
    id::PersonId,
    person::{Person, Role},
};
use jixia_policy::Permit;

/// Departments that deliver or keep registries, with a short word for the login.
const DEPARTMENTS: [&str; 12] = [
    "zibo-data-bureau",
    "zibo-public-security",
    "zibo-human-resources",
    "zibo-civil-affairs",
    "zibo-health",
    "zibo-education",
    "zibo-medical-insurance",
    "zibo-market-regulation",
    "zibo-tax",
    "zibo-approval-service",
    "zibo-establishment",
    "zibo-statistics",
];

/// Departments whose sharing office has a head in the demo.
const SHARING: [&str; 4] = [
    "zibo-data-bureau",
    "zibo-market-regulation",
    "zibo-civil-affairs",
    "zibo-approval-service",
];

/// Login of the head of a department's sharing office.
fn head_of(organisation: &str) -> String {
    format!("head-{}", organisation.trim_start_matches("zibo-"))
}

/// Login of the steward of a department.
pub(super) fn steward_of(organisation: &str) -> String {
    format!("steward-{}", organisation.trim_start_matches("zibo-"))
}

/// Adds the people with one random password for all but the administrator; answers with the text that tells them.
pub(super) async fn make(services: &Services, language: Language) -> Result<String> {
    let (administrator, shared) = (passwords::one_time(), passwords::one_time());
    let administrator_hash = passwords::hash(administrator.clone()).await?;
    let shared_hash = passwords::hash(shared.clone()).await?;
    let mut tx = services.store.begin(services.trail()).await?;
    let permit = Permit::system("demo.people", "people of the demo city");
    let mut add = Vec::from([
        ("admin".to_owned(), "系统管理员", "zibo", Role::Administrator),
        ("auditor".to_owned(), "审计员", "zibo", Role::Auditor),
        ("member".to_owned(), "业务人员", "zibo-approval-service", Role::Member),
    ]);
    add.extend(DEPARTMENTS.map(|code| (steward_of(code), "数据管理员", code, Role::Steward)));
    add.extend(SHARING.map(|code| (head_of(code), "共享工作负责人", code, Role::Head)));
    for (login, name, organisation, role) in &add {
        let organisation = tx.organisations().get_by_code(organisation).await?;
        let person = Person {
            id: PersonId::new(&*services.ids),
            login: login.clone(),
            name: (*name).to_owned(),
            organisation: organisation.id,
            role: *role,
            disabled: false,
            password_expired: false,
        };
        let hash = if *role == Role::Administrator {
            &administrator_hash
        } else {
            &shared_hash
        };
        tx.people().insert(&person, hash, &permit).await?;
    }
    tx.commit(permit).await?;
    Ok(tell(&add, &administrator, &shared, language))
}

fn tell(people: &[(String, &str, &str, Role)], administrator: &str, shared: &str, language: Language) -> String {
    let mut text = String::from(match language {
        Language::Chinese => "登录账号(口令为本机随机生成):\n",
        Language::English => "Logins (the passwords were made at random on this machine):\n",
    });
    for (login, _, organisation, role) in people {
        let password = if *role == Role::Administrator {
            administrator
        } else {
            shared
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {login:<28} {password}  {} @ {organisation}", role.word());
    }
    text
}
