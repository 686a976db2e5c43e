//! Parity of the texts: every error code has a Chinese sentence, and no sentence is left without its code.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::Findings;

/// Constructors of `model::Error` whose first word is a code.
const CONSTRUCTORS: [&str; 7] = [
    "invalid(",
    "not_found(",
    "conflict(",
    "denied(",
    "limit(",
    "unavailable(",
    "Error::new(",
];

/// What the sentences about wrong fields begin with.
const FIELD: &str = "field.";

pub(super) fn check(tracked: &[String]) -> Result<Findings> {
    let mut translated = BTreeMap::new();
    for path in tracked
        .iter()
        .filter(|path| path.starts_with("locales/") && path.ends_with(".zh-CN.yaml"))
    {
        let texts: BTreeMap<String, String> =
            serde_saphyr::from_str(&super::read(path)).with_context(|| path.clone())?;
        translated.extend(texts.into_keys().map(|code| (code, path.clone())));
    }
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    let mut mentioned = BTreeSet::new();
    for path in tracked.iter().filter(|path| {
        path.starts_with("crates/")
            && path.ends_with(".rs")
            && !path.contains("/tests/")
            && !path.contains("/conformance")
    }) {
        let text = super::read(path);
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        used.extend(codes(text).into_iter().map(|code| (code, path.clone())));
        used.extend(field_codes(text).into_iter().map(|code| (code, path.clone())));
        mentioned.extend(
            translated
                .keys()
                .filter(|code| {
                    let literal = code.strip_prefix(FIELD).unwrap_or(code);
                    text.contains(&format!("\"{literal}\""))
                })
                .cloned(),
        );
    }
    let missing = used.iter().filter(|(code, _)| !translated.contains_key(*code));
    let unused = translated.iter().filter(|(code, _)| !mentioned.contains(*code));
    Ok(missing
        .map(|(code, path)| format!("{path}: error code '{code}' has no Chinese sentence in locales/*.zh-CN.yaml"))
        .chain(unused.map(|(code, path)| format!("{path}: '{code}' is used nowhere; remove the line")))
        .collect())
}

/// Error codes that stand as literals behind a constructor of `model::Error`.
fn codes(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for constructor in CONSTRUCTORS {
        for (at, _) in text
            .match_indices(constructor)
            .filter(|(at, _)| !text[..*at].ends_with("Field"))
        {
            let rest = &text[at + constructor.len()..];
            let Some(literal) = rest.split('"').nth(1) else {
                continue;
            };
            let between = rest.split('"').next().unwrap_or_default();
            if between
                .chars()
                .all(|c| c.is_whitespace() || c.is_alphabetic() || c == ':' || c == ',')
                && is_code(literal)
            {
                found.insert(literal.to_owned());
            }
        }
    }
    found
}

/// Codes of wrong fields, as the locales name them: the second argument of `FieldError::new`, where it is a literal.
fn field_codes(text: &str) -> BTreeSet<String> {
    let calls = text
        .match_indices("FieldError::new(")
        .map(|(at, call)| &text[at + call.len()..]);
    // A literal behind the statement belongs to something else.
    let calls = calls.filter_map(|call| call.split(';').next());
    let literals = calls.filter_map(|call| {
        call.split('"')
            .skip(1)
            .step_by(2)
            .take(2)
            .find(|literal| is_code(literal))
    });
    literals.map(|code| format!("{FIELD}{code}")).collect()
}

fn is_code(word: &str) -> bool {
    word.split_once('.').is_some_and(|(noun, rest)| {
        [noun, rest].iter().all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_behind_each_constructor_also_on_the_next_line() {
        let text = "Error::invalid(\n    \"id.malformed\", format!(\"x\")); Error::new(Kind::Limit, \"rate.login\", y); f(\"not.this\")";
        assert_eq!(
            codes(text).into_iter().collect::<Vec<_>>(),
            ["id.malformed", "rate.login"]
        );
    }

    #[test]
    fn codes_of_fields_are_told_apart() {
        let text = "FieldError::new(\"until\", \"share.until_late\", m); FieldError::new(field, \"share.empty\", m); FieldError::new(place, code, \"x\")";
        assert_eq!(
            field_codes(text).into_iter().collect::<Vec<_>>(),
            ["field.share.empty", "field.share.until_late"]
        );
        assert!(codes(text).is_empty());
    }
}
