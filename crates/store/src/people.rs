//! People who may log in. Passwords are kept as the hash string that the caller made.

use std::collections::HashMap;

use jixia_model::{
    Error, Result,
    id::{OrganisationId, PersonId},
    person::{Person, Role},
};
use jixia_policy::{Permit, ResourceKind, Visible, unknown};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::{
    entity::person,
    failure::OrFailure,
    page::{Page, PageOf},
    scope,
    tx::Db,
};

/// Administrators are taken away one at a time, so that one is left.
const ADMINISTRATORS_TURN: i64 = 0x6a69_7869_6102;

/// Handle of the people.
#[derive(Debug)]
pub struct People<'a> {
    pub(crate) db: &'a Db,
}

impl People<'_> {
    /// Finds a person.
    pub async fn find(&mut self, id: PersonId) -> Result<Option<Person>> {
        let select = self.db.locked(person::Entity::find_by_id(id.0));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(to_noun).transpose()
    }

    /// Finds a person by login, with the password hash.
    pub async fn find_by_login(&mut self, login: &str) -> Result<Option<(Person, String)>> {
        let select = person::Entity::find().filter(person::Column::Login.eq(login));
        let row = select.one(&self.db.tx).await.or_failure()?;
        row.map(|row| {
            let hash = row.password_hash.clone();
            Ok((to_noun(row)?, hash))
        })
        .transpose()
    }

    /// Gets a person.
    ///
    /// # Errors
    /// `person.unknown` (not found).
    pub async fn get(&mut self, id: PersonId) -> Result<Person> {
        let found = self.find(id).await?;
        found.ok_or_else(|| unknown(ResourceKind::Person, id))
    }

    /// Gets a person by login.
    ///
    /// # Errors
    /// `person.unknown` (not found).
    pub async fn get_by_login(&mut self, login: &str) -> Result<Person> {
        let found = self.find_by_login(login).await?;
        found.map_or_else(|| Err(unknown(ResourceKind::Person, login)), |(person, _)| Ok(person))
    }

    /// Lists people, by login; the search looks in login and name. Sorts by `login`, `name`, `role`.
    pub async fn list(&mut self, visible: &Visible, page: &Page) -> Result<PageOf<Person>> {
        use person::Column;
        let fields = [("login", Column::Login), ("name", Column::Name), ("role", Column::Role)];
        let (column, descending) = page.sort_among(&fields, (Column::Login, false))?;
        let order = if descending { Order::Desc } else { Order::Asc };
        let mut select = person::Entity::find().filter(scope::people(visible, Column::Id, Column::Organisation));
        if let Some(text) = page.search_text() {
            select = select.filter(scope::containing(text, &[Column::Login, Column::Name]));
        }
        let total = select.clone().count(&self.db.tx).await.or_failure()?;
        let select = select.order_by(column, order).order_by_asc(Column::Id);
        let rows = select.offset(page.offset()).limit(page.limit()).all(&self.db.tx).await;
        let items = rows.or_failure()?.into_iter().map(to_noun).collect::<Result<_>>()?;
        Ok(PageOf { items, total })
    }

    /// Names of those among `people` who are in the scope.
    pub async fn names(&mut self, visible: &Visible, people: &[PersonId]) -> Result<HashMap<PersonId, String>> {
        use person::Column;
        let ids = people.iter().map(|person| person.0);
        let select = person::Entity::find().filter(Column::Id.is_in(ids));
        let select = select.filter(scope::people(visible, Column::Id, Column::Organisation));
        let rows = select.all(&self.db.tx).await.or_failure()?;
        Ok(rows.into_iter().map(|row| (PersonId(row.id), row.name)).collect())
    }

    /// How many people there are; none means that the first administrator has to be made.
    pub async fn count(&mut self) -> Result<u64> {
        person::Entity::find().count(&self.db.tx).await.or_failure()
    }

    /// How many administrators besides this person can log in. Until commit nobody else takes one away.
    pub async fn other_administrators(&mut self, id: PersonId) -> Result<u64> {
        use person::Column;
        self.db.take_turn(ADMINISTRATORS_TURN).await?;
        let select = person::Entity::find().filter(Column::Id.ne(id.0));
        let select = select.filter(Column::Role.eq(Role::Administrator.word()));
        let select = select.filter(Column::Disabled.eq(false));
        select.count(&self.db.tx).await.or_failure()
    }

    /// Adds a person with the hash of a password.
    ///
    /// # Errors
    /// `person.login_taken` (conflict), `person.organisation_unknown` (invalid).
    pub async fn insert(&mut self, person: &Person, password_hash: &str, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Person, person.id)?;
        let row = person::ActiveModel {
            password_hash: Set(password_hash.to_owned()),
            ..to_row(person)
        };
        let inserted = person::Entity::insert(row).exec_without_returning(&self.db.tx).await;
        let problem = |error| taken_or_unknown(error, person);
        inserted.map(|_| ()).map_err(problem)
    }

    /// Changes a person; the password stays.
    ///
    /// # Errors
    /// `person.login_taken` (conflict), `person.organisation_unknown` (invalid), `person.unknown` (not found).
    pub async fn save(&mut self, person: &Person, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Person, person.id)?;
        self.get(person.id).await?;
        let updated = to_row(person).update(&self.db.tx).await;
        updated.map(|_| ()).map_err(|error| taken_or_unknown(error, person))
    }

    /// Gives a person another password; `expired` makes it one to be changed at the next login.
    ///
    /// # Errors
    /// `person.unknown` (not found).
    pub async fn set_password(&mut self, id: PersonId, hash: &str, expired: bool, permit: &Permit) -> Result<()> {
        permit.covers(ResourceKind::Person, id)?;
        self.get(id).await?;
        let row = person::ActiveModel {
            id: Set(id.0),
            password_hash: Set(hash.to_owned()),
            password_expired: Set(expired),
            ..Default::default()
        };
        row.update(&self.db.tx).await.or_failure().map(|_| ())
    }
}

fn taken_or_unknown(error: sea_orm::DbErr, person: &Person) -> Error {
    let taken = || {
        Error::conflict(
            "person.login_taken",
            format!(
                "There is a person with the login '{}' already; choose another.",
                person.login
            ),
        )
        .with("login", &person.login)
    };
    let unknown = || {
        Error::invalid(
            "person.organisation_unknown",
            format!(
                "Person '{}' is to act for organisation {}, which does not exist.",
                person.login, person.organisation
            ),
        )
        .with("login", &person.login)
        .with("organisation", person.organisation)
    };
    let result: Result<(), _> = if crate::failure::violates_unique(&error, "person.login") {
        Err(error).or_taken("person.login", taken)
    } else {
        Err(error).or_reference(unknown)
    };
    match result {
        Err(error) => error,
        Ok(()) => Error::internal("a failure without an error"),
    }
}

/// The row without the password.
fn to_row(person: &Person) -> person::ActiveModel {
    person::ActiveModel {
        id: Set(person.id.0),
        login: Set(person.login.clone()),
        name: Set(person.name.clone()),
        organisation: Set(person.organisation.0),
        role: Set(person.role.word().to_owned()),
        disabled: Set(person.disabled),
        password_expired: Set(person.password_expired),
        ..Default::default()
    }
}

fn to_noun(row: person::Model) -> Result<Person> {
    let role = Role::from_word(&row.role);
    Ok(Person {
        id: PersonId(row.id),
        login: row.login,
        name: row.name,
        organisation: OrganisationId(row.organisation),
        role: role.ok_or_else(|| Error::internal(format!("role '{}' in the database", row.role)))?,
        disabled: row.disabled,
        password_expired: row.password_expired,
    })
}
