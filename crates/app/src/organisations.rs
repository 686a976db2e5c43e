//! Organisations in their tree: shown, added, changed, moved.

use jixia_functions::{Explain, credit_code};
use jixia_model::{
    Error, Result, Text,
    id::OrganisationId,
    organisation::{Organisation, OrganisationKind},
};
use jixia_policy::{Action, Permit, Resource};
use jixia_store::{Below, Page, PageOf};

use crate::{Cx, Services, datasets::entries};

const CODE_LENGTH_MAX: usize = 63;

/// What an organisation is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// Short code.
    pub code: String,
    /// Name in both languages.
    pub name: Text,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// The organisation above.
    pub parent: Option<OrganisationId>,
    /// Administrative division code of its area.
    pub area: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
}

/// An organisation with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The organisation.
    pub organisation: Organisation,
    /// Those above it, the root first.
    pub path: Vec<Organisation>,
    /// Those right below it, by code.
    pub children: Vec<Organisation>,
    /// Words of what the caller may do with it; what is added below it counts as its own.
    pub may: Vec<&'static str>,
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The organisation.
    pub organisation: Organisation,
    /// Name of the one right above it.
    pub parent_name: Option<Text>,
    /// How many stand right below it.
    pub children_count: u64,
}

/// Lists organisations, each with how many stand right below it.
///
/// # Errors
/// `organisation.unknown` when there is none to look below.
pub async fn list(cx: &Cx, below: Below, page: &Page) -> Result<PageOf<Listed>> {
    let visible = cx.services.policy.visible(&cx.caller, Action::ReadOrganisation);
    if let Below::Organisation(parent) = below {
        get(cx, parent).await?;
    }
    let mut reader = cx.services.store.read().await?;
    let found = reader.organisations().list_below(&visible, below, page).await?;
    let ids: Vec<_> = found.items.iter().map(|organisation| organisation.id).collect();
    let counts = reader.organisations().count_children(&ids).await?;
    let parents = found.items.iter().filter_map(|organisation| organisation.parent);
    let parents = entries::organisations(&mut reader, parents).await?;
    Ok(found.map(|organisation| Listed {
        parent_name: organisation.parent.and_then(|id| Some(parents.get(&id)?.name.clone())),
        children_count: counts.get(&organisation.id).copied().unwrap_or_default(),
        organisation,
    }))
}

/// Shows an organisation with those above and those right below it.
///
/// # Errors
/// `organisation.unknown`.
pub async fn get(cx: &Cx, id: OrganisationId) -> Result<Place> {
    let mut reader = cx.services.store.read().await?;
    let organisation = reader.organisations().get(id).await?;
    let ids = reader.organisations().path(id).await?;
    let resource = Resource::Organisation {
        organisation: &organisation,
        path: &ids,
    };
    let _permit = cx.permit(Action::ReadOrganisation, &resource)?;
    let may = cx.may_do(&resource);
    let mut path = Vec::new();
    for above in ids.into_iter().skip(1).rev() {
        path.push(reader.organisations().get(above).await?);
    }
    let children = reader.organisations().children(Some(id)).await?;
    Ok(Place {
        organisation,
        path,
        children,
        may,
    })
}

/// Adds an organisation.
///
/// # Errors
/// Those of a wrong description (`organisation.code_malformed`, `organisation.name_empty`,
/// `organisation.credit_code_wrong`), `organisation.code_taken`, `organisation.parent_unknown`, refusals.
pub async fn create(cx: &Cx, wanted: Description) -> Result<Organisation> {
    let organisation = organisation(wanted, OrganisationId::new(cx.ids()));
    let permit = permit(cx, &organisation, Action::CreateOrganisation).await?;
    check(&organisation)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.organisations().insert(&organisation).await?;
    tx.commit(permit).await?;
    Ok(organisation)
}

/// Changes an organisation; with another parent its whole subtree moves.
///
/// # Errors
/// As [`create`], and `organisation.unknown`, `organisation.cycle`.
pub async fn change(cx: &Cx, id: OrganisationId, wanted: Description) -> Result<Organisation> {
    let before = cx.services.store.read().await?.organisations().get(id).await?;
    let permit = permit(cx, &before, Action::ChangeOrganisation).await?;
    let organisation = organisation(wanted, id);
    check(&organisation)?;
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    tx.organisations().save(&organisation).await?;
    tx.commit(permit).await?;
    Ok(organisation)
}

/// Removes an organisation that nothing refers to.
///
/// # Errors
/// `organisation.in_use` (conflict) while organisations, people or datasets belong to it; `organisation.unknown`, refusals.
pub async fn delete(cx: &Cx, id: OrganisationId) -> Result<()> {
    let mut tx = cx.services.store.begin(cx.trail()).await?;
    let organisation = tx.organisations().get(id).await?;
    let path = tx.organisations().path(id).await?;
    let permit = cx.permit(
        Action::DeleteOrganisation,
        &Resource::Organisation {
            organisation: &organisation,
            path: &path,
        },
    )?;
    tx.organisations().delete(id).await?;
    tx.commit(permit.noting(organisation.name.zh)).await
}

/// The organisation at the root of the tree; made when there is none at all, so that somebody can act for it.
pub async fn root(services: &Services) -> Result<Organisation> {
    if let Some(root) = services
        .store
        .read()
        .await?
        .organisations()
        .children(None)
        .await?
        .into_iter()
        .next()
    {
        return Ok(root);
    }
    let root = Organisation {
        id: OrganisationId(services.ids.next()),
        code: "city".to_owned(),
        name: Text::new("城市", "City"),
        kind: OrganisationKind::City,
        parent: None,
        area: None,
        credit_code: None,
    };
    let mut tx = services.store.begin(services.trail()).await?;
    tx.organisations().insert(&root).await?;
    let permit = Permit::system("organisation.seed", "the root of the tree");
    tx.commit(permit.about(&Resource::Organisation {
        organisation: &root,
        path: &[root.id],
    }))
    .await?;
    Ok(root)
}

/// Asks for a permit; a new organisation belongs where its parent does.
async fn permit(cx: &Cx, organisation: &Organisation, action: Action) -> Result<Permit> {
    let mut path = vec![organisation.id];
    if let Some(parent) = organisation.parent {
        path.extend(cx.services.store.read().await?.organisations().path(parent).await?);
    }
    cx.permit(
        action,
        &Resource::Organisation {
            organisation,
            path: &path,
        },
    )
}

fn organisation(wanted: Description, id: OrganisationId) -> Organisation {
    let trimmed = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Organisation {
        id,
        code: wanted.code.trim().to_owned(),
        name: wanted.name,
        kind: wanted.kind,
        parent: wanted.parent,
        area: trimmed(wanted.area),
        credit_code: trimmed(wanted.credit_code),
    }
}

fn check(organisation: &Organisation) -> Result<()> {
    let code = &organisation.code;
    let well_formed = code.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && code
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && code.len() <= CODE_LENGTH_MAX;
    if !well_formed {
        let message = format!(
            "'{code}' is not an organisation code: use lower-case letters, digits and '-', at most {CODE_LENGTH_MAX} \
             characters."
        );
        return Err(Error::invalid("organisation.code_malformed", message)
            .with("code", code)
            .with("most", CODE_LENGTH_MAX));
    }
    if organisation.name.zh.trim().is_empty() {
        let message = format!("Organisation '{code}' has no Chinese name; write the name that its seal shows.");
        return Err(Error::invalid("organisation.name_empty", message).with("code", code));
    }
    check_credit_code(organisation)
}

fn check_credit_code(organisation: &Organisation) -> Result<()> {
    let Some(credit_code) = &organisation.credit_code else {
        return Ok(());
    };
    match credit_code::check(credit_code) {
        Ok(_) => Ok(()),
        Err(defect) => {
            let message = format!("The credit code of '{}' is wrong. {}", organisation.code, defect.en());
            Err(Error::invalid("organisation.credit_code_wrong", message)
                .with("code", &organisation.code)
                .with("problem", defect.zh()))
        }
    }
}
