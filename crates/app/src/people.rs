//! People who may log in: added with a one-time password, disabled, given a new one.

use jixia_model::{
    Error, Result, Text,
    id::{OrganisationId, PersonId},
    person::{Person, Role},
};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{Page, PageOf, Reader};

use crate::{Cx, Services, datasets::entries, organisations, passwords};

/// Login of the administrator who is made at the first start.
pub const FIRST_LOGIN: &str = "admin";

const LOGIN_LENGTH_MIN: usize = 2;
const LOGIN_LENGTH_MAX: usize = 63;

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Login name.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// The organisation that he or she acts for.
    pub organisation: OrganisationId,
    /// What he or she may do.
    pub role: Role,
}

/// What a person is to be from now on. The login stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Name as shown.
    pub name: String,
    /// The organisation that he or she acts for.
    pub organisation: OrganisationId,
    /// What he or she may do.
    pub role: Role,
    /// May log in.
    pub active: bool,
}

/// A person as the caller is shown him or her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub person: Person,
    /// Name of the organisation that he or she acts for.
    pub organisation_name: Option<Text>,
    /// Words of what the caller may do about the account.
    pub may: Vec<&'static str>,
}

/// Lists the people whom the caller may see.
pub async fn list(cx: &Cx, page: &Page) -> Result<PageOf<Account>> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadPerson);
    let mut reader = cx.services.store.read().await?;
    let found = reader.people().list(&visible, page).await?;
    let ids = found.items.iter().map(|person| person.organisation);
    let organisations = entries::organisations(&mut reader, ids).await?;
    let mut items = Vec::new();
    for person in found.items {
        items.push(Account {
            may: may(cx, &mut reader, &person).await?,
            organisation_name: organisations.get(&person.organisation).map(|found| found.name.clone()),
            person,
        });
    }
    Ok(PageOf {
        items,
        total: found.total,
    })
}

/// Shows a person.
///
/// # Errors
/// `person.unknown`, also for those whom the caller may not see.
pub async fn get(cx: &Cx, id: PersonId) -> Result<Person> {
    let mut reader = cx.services.store.read().await?;
    let (person, _permit) = find(cx, &mut reader, id, Action::ReadPerson).await?;
    Ok(person)
}

/// The person as the caller is shown him or her.
pub async fn account(cx: &Cx, person: Person) -> Result<Account> {
    let organisation_name = organisation_name(&cx.services, &person).await?;
    let mut reader = cx.services.store.read().await?;
    Ok(Account {
        may: may(cx, &mut reader, &person).await?,
        organisation_name,
        person,
    })
}

/// Name of the organisation that a person acts for.
pub async fn organisation_name(services: &Services, person: &Person) -> Result<Option<Text>> {
    let mut reader = services.store.read().await?;
    let found = reader.organisations().find(person.organisation).await?;
    Ok(found.map(|organisation| organisation.name))
}

async fn may(cx: &Cx, reader: &mut Reader, person: &Person) -> Result<Vec<&'static str>> {
    let path = reader.organisations().path(person.organisation).await?;
    Ok(cx.may_do(&Resource::Person { person, path: &path }))
}

/// Adds a person with a password for the first login, which is told once.
///
/// # Errors
/// `person.login_malformed`, `person.name_empty`, `person.organisation_unknown` (invalid), `person.login_taken`
/// (conflict), refusals.
pub async fn create(cx: &Cx, wanted: NewPerson) -> Result<(Person, String)> {
    let person = person(wanted, PersonId::new(cx.ids()), true);
    let path = cx
        .services
        .store
        .read()
        .await?
        .organisations()
        .path(person.organisation)
        .await?;
    let permit = cx.permit(
        Action::CreatePerson,
        &Resource::Person {
            person: &person,
            path: &path,
        },
    )?;
    check(&person)?;
    let password = passwords::one_time();
    let hash = passwords::hash(password.clone()).await?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.people().insert(&person, &hash, &permit).await?;
    tx.commit(permit.noting(person.role.word())).await?;
    Ok((person, password))
}

/// Changes name, organisation, role and account of a person. What sessions and API keys of the person may do follows at
/// once; those of a person who may not log in any more end.
///
/// # Errors
/// `person.name_empty`, `person.organisation_unknown` (invalid), `person.cannot_disable_self`,
/// `person.last_administrator` (conflict), `person.unknown`, refusals.
pub async fn change(cx: &Cx, id: PersonId, wanted: Change) -> Result<Person> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let (before, permit) = find(cx, &mut tx, id, Action::ChangePerson).await?;
    let after = Person {
        name: wanted.name.trim().to_owned(),
        organisation: wanted.organisation,
        role: wanted.role,
        disabled: !wanted.active,
        ..before.clone()
    };
    check_name(&after)?;
    if after.disabled && id == cx.caller.person {
        let message = "You cannot disable your own account; ask another administrator.";
        return Err(Error::conflict("person.cannot_disable_self", message));
    }
    if is_administrator(&before) && !is_administrator(&after) && tx.people().other_administrators(id).await? == 0 {
        return Err(last_administrator(&before));
    }
    let path = tx.organisations().path(after.organisation).await?;
    let moved = Resource::Person {
        person: &after,
        path: &path,
    };
    // Who moves a person must be allowed to where the person goes as well.
    let _permit = cx.permit(Action::ChangePerson, &moved)?;
    tx.people().save(&after, &permit).await?;
    if after.disabled && !before.disabled {
        tx.sessions().delete_of(id).await?;
    }
    let note = difference(&mut tx, &before, &after).await?;
    tx.commit(permit.noting(note)).await?;
    Ok(after)
}

/// Disables a person, whose sessions end, or lets him or her log in again.
///
/// # Errors
/// As [`change`].
pub async fn set_disabled(cx: &Cx, id: PersonId, disabled: bool) -> Result<Person> {
    let Person {
        name,
        organisation,
        role,
        ..
    } = get(cx, id).await?;
    let wanted = Change {
        name,
        organisation,
        role,
        active: !disabled,
    };
    change(cx, id, wanted).await
}

fn is_administrator(person: &Person) -> bool {
    person.role == Role::Administrator && !person.disabled
}

fn last_administrator(person: &Person) -> Error {
    let login = &person.login;
    let message =
        format!("'{login}' is the last administrator who can log in; make somebody else an administrator first.");
    Error::conflict("person.last_administrator", message).with("login", login)
}

/// What is different, for the audit trail.
async fn difference(reader: &mut Reader, before: &Person, after: &Person) -> Result<String> {
    let mut told = Vec::new();
    if before.name != after.name {
        told.push(format!("name: {} → {}", before.name, after.name));
    }
    if before.organisation != after.organisation {
        let from = reader.organisations().get(before.organisation).await?.code;
        let to = reader.organisations().get(after.organisation).await?.code;
        told.push(format!("organisation: {from} → {to}"));
    }
    if before.role != after.role {
        told.push(format!("role: {} → {}", before.role.word(), after.role.word()));
    }
    if before.disabled != after.disabled {
        let word = if after.disabled { "disabled" } else { "enabled" };
        told.push(word.to_owned());
    }
    Ok(told.join("; "))
}

/// Gives a person a new password for one login, which is told once; open sessions end.
///
/// # Errors
/// `person.unknown`, refusals.
pub async fn reset_password(cx: &Cx, id: PersonId) -> Result<(Person, String)> {
    let mut reader = cx.services.store.read().await?;
    let (mut person, permit) = find(cx, &mut reader, id, Action::ResetPassword).await?;
    drop(reader);
    let password = passwords::one_time();
    let hash = passwords::hash(password.clone()).await?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.people().set_password(id, &hash, true, &permit).await?;
    tx.sessions().delete_of(id).await?;
    tx.commit(permit).await?;
    person.password_expired = true;
    Ok((person, password))
}

/// Makes the first administrator, if there is nobody yet; answers with login and password, to be printed once.
///
/// The administrator acts for the organisation at the root of the tree, which is made if there is none.
pub async fn make_first_administrator(services: &Services) -> Result<Option<(String, String)>> {
    if services.store.read().await?.people().count().await? > 0 {
        return Ok(None);
    }
    let wanted = NewPerson {
        login: FIRST_LOGIN.to_owned(),
        name: "系统管理员".to_owned(),
        organisation: organisations::root(services).await?.id,
        role: Role::Administrator,
    };
    let password = passwords::one_time();
    seed(services, wanted, password.clone(), true).await?;
    Ok(Some((FIRST_LOGIN.to_owned(), password)))
}

/// Adds a person on behalf of the system: at the first start, and for a sample city.
///
/// # Errors
/// As [`create`], without refusals.
pub async fn seed(services: &Services, wanted: NewPerson, password: String, expired: bool) -> Result<Person> {
    let person = person(wanted, PersonId(services.ids.next()), expired);
    check(&person)?;
    let hash = passwords::hash(password).await?;
    let mut tx = services.store.begin(services.trail()).await?;
    let path = tx.organisations().path(person.organisation).await?;
    let permit = Permit::system("person.seed", person.role.word());
    let permit = permit.about(&Resource::Person {
        person: &person,
        path: &path,
    });
    tx.people().insert(&person, &hash, &permit).await?;
    tx.commit(permit).await?;
    Ok(person)
}

/// Finds a person and asks for a permit.
async fn find(cx: &Cx, reader: &mut Reader, id: PersonId, action: Action) -> Result<(Person, Permit)> {
    let person = reader.people().get(id).await?;
    let path = reader.organisations().path(person.organisation).await?;
    let permit = cx.permit(
        action,
        &Resource::Person {
            person: &person,
            path: &path,
        },
    )?;
    Ok((person, permit))
}

fn person(wanted: NewPerson, id: PersonId, password_expired: bool) -> Person {
    Person {
        id,
        login: wanted.login.trim().to_owned(),
        name: wanted.name.trim().to_owned(),
        organisation: wanted.organisation,
        role: wanted.role,
        disabled: false,
        password_expired,
    }
}

fn check(person: &Person) -> Result<()> {
    let login = &person.login;
    let well_formed = login.starts_with(|c: char| c.is_ascii_lowercase())
        && login
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
        && (LOGIN_LENGTH_MIN..=LOGIN_LENGTH_MAX).contains(&login.len());
    if !well_formed {
        let message = format!(
            "'{login}' is not a login name: use lower-case letters, digits, '.', '-' and '_', begin with a letter, \
             {LOGIN_LENGTH_MIN} to {LOGIN_LENGTH_MAX} characters."
        );
        return Err(Error::invalid("person.login_malformed", message).with("login", login));
    }
    check_name(person)
}

fn check_name(person: &Person) -> Result<()> {
    if person.name.is_empty() {
        let login = &person.login;
        let message = format!("The person with the login '{login}' has no name; write the name that others know.");
        return Err(Error::invalid("person.name_empty", message).with("login", login));
    }
    Ok(())
}
