//! PK080: both languages have the same keys.
//!
//! It knows two lists of texts.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    source::Source,
    yaml::{At, Entries},
};

/// Reports every text of `texts` that `others`, the file `other`, does not have.
pub(crate) fn each_in_both(
    texts: &Entries<At<String>>,
    others: &Entries<At<String>>,
    other: &str,
    source: &Source,
    report: &mut Report,
) {
    for (key, _) in &texts.0 {
        if others.0.iter().any(|(known, _)| known.value == key.value) {
            continue;
        }
        let name = &key.value;
        let message = Text::new(
            format!("文本 '{name}' 在 {other} 中没有。"),
            format!("The text '{name}' is not in {other}."),
        );
        let finding = Finding::error(codes::LOCALES_DIFFER, message);
        report.at(
            source,
            key.place,
            finding.remedy(format!("在 {other} 中加上它。"), format!("Add it to {other}.")),
        );
    }
}
