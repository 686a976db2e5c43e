//! PK091 and PK093: required packs are there, and none requires itself in the end.
//!
//! It knows manifests alone.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::Pack,
    set::{Known, tell},
};

/// Looks at the packs that `pack` requires.
pub(crate) fn check(pack: &Pack, known: &Known<'_>, report: &mut Report) {
    for name in &pack.manifest.requires {
        if !known.packs.contains_key(name.as_str()) {
            let finding = missing(name.as_str(), known);
            tell(pack, "pack.yaml", &["requires"], name.as_str(), finding, report);
        }
    }
    let own = pack.manifest.name.as_str();
    if known.required_by(pack).contains(own) {
        let message = Text::new(
            format!("包 '{own}' 直接或间接依赖自己。"),
            format!("The pack '{own}' requires itself, directly or through others."),
        );
        let finding = Finding::error(codes::CYCLE, message);
        tell(
            pack,
            "pack.yaml",
            &["name"],
            own,
            finding.remedy("删除其中一个 requires。", "Remove one of the 'requires'."),
            report,
        );
    }
}

fn missing(name: &str, known: &Known<'_>) -> Finding {
    let message = Text::new(
        format!("没有加载所需的包 '{name}'。"),
        format!("The required pack '{name}' is not loaded."),
    );
    let finding = Finding::error(codes::REQUIRED_MISSING, message);
    let otherwise = (
        "一并加载该包，或从 requires 中删除。".to_owned(),
        "Load it as well, or remove it from 'requires'.".to_owned(),
    );
    finding.did_you_mean(name, known.packs.keys().copied(), otherwise)
}
