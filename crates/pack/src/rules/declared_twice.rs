//! PK090: no two packs, and no two files of a pack, declare the same thing.
//!
//! It knows names alone; the later pack or file is told.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    pack::Pack,
    set::{tell, tell_line},
};

/// Looks for things of `pack` that it or an earlier one of `packs` declares as well.
pub(crate) fn check(pack: &Pack, packs: &[Pack], report: &mut Report) {
    let before = packs
        .iter()
        .position(|known| std::ptr::eq(known, pack))
        .unwrap_or_default();
    let earlier = &packs[..before];
    if let Some(other) = earlier.iter().find(|other| other.manifest.name == pack.manifest.name) {
        let name = pack.manifest.name.as_str();
        let finding = twice("包", "pack", name, other.manifest.name.as_str());
        tell(pack, "pack.yaml", &["name"], name, finding, report);
    }
    let own = tables(pack);
    for (index, table) in own.iter().enumerate() {
        let here = own[..index].iter().find(|known| known.name == table.name);
        let there = earlier
            .iter()
            .find(|other| tables(other).iter().any(|known| known.name == table.name));
        if let Some(other) = here.map(|_| pack).or(there) {
            let finding = twice("数据集", "dataset", &table.name, other.manifest.name.as_str());
            let keys = ["name", "model", "registry"];
            tell(pack, table.path, &keys, table.declared_as, finding, report);
        }
    }
    for rule in &pack.rules {
        let name = &rule.rule.name;
        let other = earlier
            .iter()
            .find(|other| other.rules.iter().any(|known| known.rule.name == *name));
        if let Some(other) = other {
            let finding = twice("规则", "rule", name.as_str(), other.manifest.name.as_str());
            tell(pack, &rule.path, &["rule"], name.as_str(), finding, report);
        }
    }
    for entry in &pack.indicators {
        let name = &entry.indicator.name;
        let declares = |other: &&Pack| other.indicators.iter().any(|known| known.indicator.name == *name);
        if let Some(other) = earlier.iter().find(declares) {
            let finding = twice("指标", "indicator", name.as_str(), other.manifest.name.as_str());
            tell(pack, &entry.path, &["indicator"], name.as_str(), finding, report);
        }
    }
    for entry in &pack.flows {
        let name = &entry.flow.name;
        let declares = |other: &&Pack| other.flows.iter().any(|known| known.flow.name == *name);
        if let Some(other) = earlier.iter().find(declares) {
            let finding = twice("流程", "flow", name.as_str(), other.manifest.name.as_str());
            tell(pack, &entry.path, &["flow"], name.as_str(), finding, report);
        }
    }
    lists(pack, earlier, report);
}

fn lists(pack: &Pack, earlier: &[Pack], report: &mut Report) {
    for entry in &pack.organisations {
        let code = &entry.code;
        let other = earlier
            .iter()
            .find(|other| other.organisations.iter().any(|known| known.code == *code));
        if let Some(other) = other {
            let finding = twice("单位", "organisation", code, other.manifest.name.as_str());
            tell_line(pack, &entry.path, &format!("{code},"), finding, report);
        }
    }
    let clauses = pack.clauses.iter().filter_map(|clause| {
        let id = &clause.id;
        let other = earlier
            .iter()
            .find(|other| other.clauses.iter().any(|known| known.id == *id))?;
        Some((id, other))
    });
    for (id, other) in clauses {
        let finding = twice("条款", "clause", id, other.manifest.name.as_str());
        let start = format!("{id},");
        let files = pack.files.iter().filter(|file| file.path.starts_with("clauses/"));
        let holds = |bytes: &[u8]| {
            String::from_utf8_lossy(bytes)
                .lines()
                .any(|line| line.starts_with(&start))
        };
        if let Some(file) = files.into_iter().find(|file| holds(&file.bytes)) {
            tell_line(pack, &file.path, &start, finding, report);
        }
    }
}

struct Table<'a> {
    name: String,
    declared_as: &'a str,
    path: &'a str,
}

/// Every table of a pack, conflicts of registries included.
fn tables(pack: &Pack) -> Vec<Table<'_>> {
    let contracts = pack.contracts.iter().map(|file| (&file.contract.name, &file.path));
    let models = pack.models.iter().map(|model| (&model.name, &model.path));
    let reference = pack.reference.iter().map(|table| (&table.contract.name, &table.path));
    let registries = pack.registries.iter().map(|file| (&file.registry.name, &file.path));
    let named = contracts.chain(models).chain(reference).chain(registries.clone());
    let named = named.map(|(name, path)| (name.to_string(), name, path));
    let conflicts = registries.map(|(name, path)| (format!("{name}_conflicts"), name, path));
    named
        .chain(conflicts)
        .map(|(name, declared, path)| Table {
            name,
            declared_as: declared.as_str(),
            path,
        })
        .collect()
}

fn twice(zh: &str, en: &str, name: &str, other: &str) -> Finding {
    let message = Text::new(
        format!("{zh} '{name}' 已由包 '{other}' 声明。"),
        format!("The {en} '{name}' is declared by the pack '{other}' already."),
    );
    Finding::error(codes::DECLARED_TWICE, message).remedy(
        "改名，或只保留一处声明。",
        "Rename it, or keep one of the declarations.",
    )
}
