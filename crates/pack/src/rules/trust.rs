//! PK040, PK041 and PK042: sources give declared fields, and every field is given by those it trusts.
//!
//! It knows one registry and not the contracts of its sources.

use jixia_model::{Text, registry::Trust};

use crate::{
    codes,
    diagnostic::Finding,
    files::registry::RegistryFile,
    read::Cx,
    source::Place,
    yaml::{At, Yaml},
};

/// Reports what does not fit between fields and sources.
pub(crate) fn check(file: &RegistryFile, cx: &mut Cx<'_>) {
    let declared: Vec<&str> = file
        .fields
        .value
        .0
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    for source in &file.sources {
        for (name, _) in &source.fields.0 {
            if !declared.contains(&name.value.as_str()) {
                cx.at(name.place, undeclared(name, &declared));
            }
        }
    }
    for (name, field) in &file.fields.value.0 {
        let givers: Vec<&str> = givers(file, &name.value);
        if givers.is_empty() {
            cx.at(name.place, without_source(&name.value));
            continue;
        }
        let Yaml::List(trusted) = &field.trust.0.value else {
            continue;
        };
        let trusted: Vec<(&str, Place)> = trusted
            .iter()
            .filter_map(|node| Some((node.text()?, node.place)))
            .collect();
        for (dataset, place) in &trusted {
            if !givers.contains(dataset) {
                cx.at(*place, does_not_give(dataset, &name.value, &givers));
            }
        }
        for giver in givers {
            if !trusted.iter().any(|(dataset, _)| *dataset == giver) {
                cx.at(name.place, not_ranked(giver, &name.value));
            }
        }
    }
}

/// Whom a field trusts; `latest` where the list is not one.
pub(crate) fn read(field: &crate::files::registry::FieldFile, cx: &mut Cx<'_>) -> Trust {
    let Yaml::List(nodes) = &field.trust.0.value else {
        return Trust::Latest;
    };
    let names = nodes.iter().filter_map(|node| {
        let value = node.text()?.to_owned();
        Some(At {
            value,
            place: node.place,
        })
    });
    let names: Vec<At<String>> = names.collect();
    crate::read::names::each_once(&names, cx);
    Trust::Order(
        names
            .iter()
            .filter_map(|at| crate::read::names::dataset(at, cx))
            .collect(),
    )
}

fn givers<'a>(file: &'a RegistryFile, field: &str) -> Vec<&'a str> {
    let giving = file
        .sources
        .iter()
        .filter(|source| source.fields.0.iter().any(|(name, _)| name.value == field));
    giving.map(|source| source.dataset.value.as_str()).collect()
}

fn undeclared(name: &At<String>, declared: &[&str]) -> Finding {
    let value = &name.value;
    let message = Text::new(
        format!("登记库没有字段 '{value}'。"),
        format!("The registry has no field '{value}'."),
    );
    let finding = Finding::error(codes::UNDECLARED_FIELD, message);
    let otherwise = (
        "在 fields 中声明它，或从来源中删除。".to_owned(),
        "Declare it under 'fields', or remove it here.".to_owned(),
    );
    finding.did_you_mean(value, declared.iter().copied(), otherwise)
}

fn without_source(field: &str) -> Finding {
    let message = Text::new(
        format!("没有来源给出字段 '{field}'。"),
        format!("No source gives the field '{field}'."),
    );
    Finding::error(codes::FIELD_WITHOUT_SOURCE, message).remedy(
        "在某个来源的 fields 中给出它，或删除这个字段。",
        "Give it under 'fields' of a source, or remove the field.",
    )
}

fn does_not_give(dataset: &str, field: &str, givers: &[&str]) -> Finding {
    let message = Text::new(
        format!("'{dataset}' 不给出字段 '{field}'，不能列入信任顺序。"),
        format!("'{dataset}' does not give the field '{field}' and cannot be trusted for it."),
    );
    let list = givers.join(", ");
    let otherwise = (
        format!("给出这个字段的来源：{list}。"),
        format!("Sources that give the field: {list}."),
    );
    Finding::error(codes::BAD_TRUST, message).did_you_mean(dataset, givers.iter().copied(), otherwise)
}

fn not_ranked(dataset: &str, field: &str) -> Finding {
    let message = Text::new(
        format!("'{dataset}' 给出字段 '{field}'，但不在信任顺序中，其值永远不会被采用。"),
        format!("'{dataset}' gives the field '{field}' but is not in its order of trust; its value would never count."),
    );
    Finding::error(codes::BAD_TRUST, message).remedy(
        "把它加入 trust，或从该来源中删除这个字段。",
        "Add it to 'trust', or remove the field from that source.",
    )
}
