//! What of a dataset goes through a change of the catalogue (Decree 809, art. 13 to 17).

use jixia_model::{
    catalogue_change::{self, CatalogueChange, ChangeKind, ChangeNumber, Statement},
    dataset::{Dataset, DatasetState, DatasetStep},
    flow::Progress,
    id::{CatalogueChangeId, OrganisationId},
};
use jixia_policy::{Action, Resource};

use crate::{Cx, Services, flows};

/// Whether this step of a dataset in this state goes through a change of the catalogue, with the consent of head and
/// authority: what stands in the catalogue for others, where a pack brings the flow.
pub(crate) fn goes_through_change(services: &Services, state: DatasetState, step: DatasetStep) -> bool {
    let is_public = match step {
        DatasetStep::Publish => true,
        DatasetStep::Withdraw => state == DatasetState::Published,
        DatasetStep::Review | DatasetStep::Return => false,
    };
    is_public && services.packs().authority(catalogue_change::FLOW).is_some()
}

/// Whether the caller may write a change of the entry of `dataset`; never where no pack brings the flow.
pub(crate) fn may_be_written(cx: &Cx, dataset: &Dataset, path: &[OrganisationId]) -> bool {
    let Ok(flow) = flows::flow(cx, catalogue_change::FLOW) else {
        return false;
    };
    let change = CatalogueChange {
        id: CatalogueChangeId(dataset.id.0),
        number: ChangeNumber::new(0, 0),
        kind: ChangeKind::Change,
        dataset: dataset.id,
        dataset_name: dataset.name.clone(),
        title: dataset.title.clone(),
        owner: dataset.owner,
        statement: Statement::default(),
        contract: None,
        before: None,
        by: cx.caller.person,
        sent_at: None,
        created_at: cx.now(),
        changed_at: cx.now(),
        progress: Progress {
            state: flow.states.first().map(|state| state.name.clone()).unwrap_or_default(),
            limits: Vec::new(),
        },
    };
    let resource = Resource::CatalogueChange {
        change: &change,
        path,
        authority: None,
    };
    cx.may(Action::CompileCatalogueChange, &resource)
}
