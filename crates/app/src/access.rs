//! Finding a dataset and asking for a permit on it, in the words of every use case.

use jixia_model::{
    DatasetName, Error, Result,
    dataset::{Dataset, DatasetStep},
    id::{AuditId, OrganisationId},
};
use jixia_policy::{Action, Decision, Permit, Resource};
use jixia_store::{Reader, Trail};

use crate::{Cx, Services, datasets::change, evidence};

/// A dataset with the organisations that it belongs to: its owner and all above.
pub struct Owned {
    /// The dataset.
    pub dataset: Dataset,
    /// Its owner and all above it.
    pub path: Vec<OrganisationId>,
}

impl Owned {
    /// As the policies see it.
    pub fn resource(&self) -> Resource<'_> {
        Resource::Dataset {
            dataset: &self.dataset,
            path: &self.path,
        }
    }
}

impl Services {
    /// The trail of work that the system does by itself.
    pub fn trail(&self) -> Trail {
        Trail {
            id: AuditId::new(&*self.ids),
            at: self.clock.now(),
            request_id: String::new(),
            purpose: None,
        }
    }
}

impl Cx {
    /// The trail of this request, for the audit row.
    pub fn trail(&self) -> Trail {
        let services = self.services.trail();
        Trail {
            request_id: self.request_id.clone(),
            purpose: self.purpose.clone(),
            ..services
        }
    }

    /// Asks for a permit; what may not even be seen does not exist for the caller.
    pub fn permit(&self, action: Action, resource: &Resource<'_>) -> Result<Permit> {
        match self.services.policy.judge(&self.caller, action, resource)? {
            Decision::Permitted(permit) => Ok(permit),
            Decision::Refused(refusal) => {
                let policy = &self.services.policy;
                let error = policy.explain(&self.caller, &refusal, resource)?;
                let grantors = policy.grantors(action, resource)?;
                let trail = self.trail();
                let receipt = evidence::of_refusal(&self.services, &refusal, &trail, self.door);
                self.refusals.add(refusal, trail, receipt, grantors);
                Err(error)
            }
        }
    }

    /// Whether the caller may do this, for choices that are not refusals.
    pub fn may(&self, action: Action, resource: &Resource<'_>) -> bool {
        self.services.policy.decide(&self.caller, action, resource).is_ok()
    }

    /// Words of all that the caller may do with this now, by the policies themselves.
    pub fn may_do(&self, resource: &Resource<'_>) -> Vec<&'static str> {
        let mut acts = self.services.policy.may_do(&self.caller, resource);
        if let Resource::Dataset { dataset, path } = resource {
            let by_change = |step| change::goes_through_change(&self.services, dataset.state, step);
            acts.retain(|act| match act {
                Action::PublishDataset => !by_change(DatasetStep::Publish),
                Action::WithdrawDataset => !by_change(DatasetStep::Withdraw),
                _ => true,
            });
            if change::may_be_written(self, dataset, path) {
                acts.push(Action::CompileCatalogueChange);
            }
        }
        acts.into_iter().map(Action::word).collect()
    }

    /// Words of all that the caller may do with a dataset, its rows and deliveries now.
    pub async fn may_do_with(&self, dataset: &Dataset) -> Result<Vec<&'static str>> {
        let mut reader = self.services.store.read().await?;
        let path = reader.organisations().path(dataset.owner).await?;
        Ok(self.may_do(&Resource::Dataset { dataset, path: &path }))
    }

    /// As [`Cx::may_do_with`]; nothing when there is no such dataset any more.
    pub async fn may_do_named(&self, name: &DatasetName) -> Result<Vec<&'static str>> {
        let mut reader = self.services.store.read().await?;
        let found = find(&mut reader, name).await?;
        Ok(found.map_or_else(Vec::new, |owned| self.may_do(&owned.resource())))
    }

    /// Finds a dataset and asks for a permit on it.
    ///
    /// # Errors
    /// `dataset.unknown` when it does not exist or may not be seen, and the refusal.
    pub async fn dataset(&self, reader: &mut Reader, name: &DatasetName, action: Action) -> Result<(Owned, Permit)> {
        let owned = find(reader, name).await?.ok_or_else(|| unknown(name))?;
        let permit = self.permit(action, &owned.resource())?;
        Ok((owned, permit))
    }
}

/// Finds a dataset with its owner's path.
pub async fn find(reader: &mut Reader, name: &DatasetName) -> Result<Option<Owned>> {
    let Some(dataset) = reader.datasets().find_by_name(name).await? else {
        return Ok(None);
    };
    let path = reader.organisations().path(dataset.owner).await?;
    Ok(Some(Owned { dataset, path }))
}

/// The error for a dataset that is not there.
pub fn unknown(name: &DatasetName) -> Error {
    let message = format!("There is no dataset '{name}', or you may not see it.");
    Error::not_found("dataset.unknown", message).with("name", name)
}
