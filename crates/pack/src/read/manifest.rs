//! What `pack.yaml` says.
//!
//! It knows the one file; whether required packs exist is told across packs.

use jixia_model::Text;

use super::{Cx, names};
use crate::{
    files::manifest::{ManifestFile, MaturityWord},
    pack::{Manifest, Maturity},
};

/// Reads the manifest.
pub(crate) fn read(file: ManifestFile, cx: &mut Cx<'_>) -> Option<Manifest> {
    names::each_once(&file.requires, cx);
    let requires = file.requires.iter().filter_map(|at| names::pack(at, cx)).collect();
    let name = names::pack(&file.name, cx);
    Some(Manifest {
        name: name?,
        version: file.version.value,
        title: Text::new(file.title.zh, file.title.en),
        owner: file.owner.value,
        requires,
        clauses: file.clauses,
        maturity: match file.maturity.value {
            MaturityWord::Draft => Maturity::Draft,
            MaturityWord::Trial => Maturity::Trial,
            MaturityWord::Stable => Maturity::Stable,
        },
    })
}
