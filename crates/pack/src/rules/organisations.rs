//! PK062: every organisation that is named stands in a list.
//!
//! It knows codes of organisations.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::Pack,
    set::{Known, tell, tell_line},
};

/// Looks at owners and parents.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    let is_known = |code: &str| known.organisations.contains(code);
    let own = pack.manifest.owner.as_str();
    if !is_known(own) {
        tell(pack, "pack.yaml", &["owner"], own, unknown(own, known), report);
    }
    let contracts = pack.contracts.iter().map(|file| (file.path.as_str(), &file.contract));
    let models = pack.models.iter().map(|model| (model.path.as_str(), &model.contract));
    let registries = pack.registries.iter().map(|file| (file.path.as_str(), &file.contract));
    let reference = pack
        .reference
        .iter()
        .map(|table| (table.path.as_str(), &table.contract));
    let tables = contracts.chain(models).chain(registries).chain(reference);
    let owners = tables.map(|(path, contract)| (path, contract.owner.as_str()));
    let indicators = pack.indicators.iter();
    let indicators = indicators.map(|entry| (entry.path.as_str(), entry.indicator.owner.as_str()));
    for (path, owner) in owners.chain(indicators) {
        // The pack's owner, which models inherit, has been told already.
        if owner != own && !is_known(owner) {
            tell(pack, path, &["owner", "value"], owner, unknown(owner, known), report);
        }
    }
    for entry in &pack.organisations {
        if let Some(parent) = &entry.parent
            && !is_known(parent)
        {
            tell_line(
                pack,
                &entry.path,
                &format!("{},", entry.code),
                unknown(parent, known),
                report,
            );
        }
    }
}

fn unknown(code: &str, known: &Known<'_>) -> Finding {
    let message = Text::new(
        format!("没有代码为 '{code}' 的单位。"),
        format!("There is no organisation with the code '{code}'."),
    );
    let finding = Finding::error(codes::UNKNOWN_ORGANISATION, message);
    let otherwise = (
        "在某个包的 organisations/*.csv 中加上它。".to_owned(),
        "Enter it in organisations/*.csv of a pack.".to_owned(),
    );
    finding.did_you_mean(code, known.organisations.iter().copied(), otherwise)
}
