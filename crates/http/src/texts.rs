//! Chinese sentences of errors, by code, embedded from `locales/`; English stands where the error is made.

use std::collections::BTreeMap;

use jixia_model::{Error, FieldError, Language, Result, delivery::Reason};

/// The locale files of all crates: name of the crate and its flat map from code to sentence.
const FILES: [(&str, &str); 14] = [
    ("app", include_str!("../../../locales/app.zh-CN.yaml")),
    ("app-control", include_str!("../../../locales/app-control.zh-CN.yaml")),
    ("config", include_str!("../../../locales/config.zh-CN.yaml")),
    ("connect", include_str!("../../../locales/connect.zh-CN.yaml")),
    ("evidence", include_str!("../../../locales/evidence.zh-CN.yaml")),
    ("http", include_str!("../../../locales/http.zh-CN.yaml")),
    ("jixia", include_str!("../../../locales/jixia.zh-CN.yaml")),
    ("lake", include_str!("../../../locales/lake.zh-CN.yaml")),
    ("lake-delta", include_str!("../../../locales/lake-delta.zh-CN.yaml")),
    ("model", include_str!("../../../locales/model.zh-CN.yaml")),
    ("policy", include_str!("../../../locales/policy.zh-CN.yaml")),
    ("sample", include_str!("../../../locales/sample.zh-CN.yaml")),
    ("sharing", include_str!("../../../locales/sharing.zh-CN.yaml")),
    ("store", include_str!("../../../locales/store.zh-CN.yaml")),
];

/// Chinese sentences by code.
#[derive(Clone, Debug)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// `internal` when one of them is not a flat map, which the tests rule out.
    pub fn embedded() -> Result<Self> {
        let mut sentences = BTreeMap::new();
        for (name, text) in FILES {
            let file: BTreeMap<String, String> = serde_saphyr::from_str(text)
                .map_err(|error| Error::internal(format!("locales/{name}.zh-CN.yaml: {error}")))?;
            sentences.extend(file);
        }
        Ok(Self(sentences))
    }

    /// All codes that have a Chinese sentence, with the sentence.
    pub fn chinese(&self) -> &BTreeMap<String, String> {
        &self.0
    }

    /// What to tell the caller, in `language`; English where there is no translation.
    pub fn sentence(&self, error: &Error, language: Language) -> String {
        match self.0.get(error.code) {
            Some(template) if language == Language::Chinese => fill(template, &error.params),
            _ => error.message.clone(),
        }
    }

    /// Why a delivery was refused or failed, in `language`; English where there is no translation.
    pub fn reason(&self, reason: &Reason, language: Language) -> String {
        match self.0.get(&reason.code) {
            Some(template) if language == Language::Chinese => fill(template, &reason.values),
            _ => reason.message.clone(),
        }
    }

    /// What to tell about one wrong field; the sentences stand under `field.` and the field's code.
    pub fn field_sentence(&self, field: &FieldError, language: Language) -> String {
        match self.0.get(&format!("field.{}", field.code)) {
            Some(template) if language == Language::Chinese => {
                let mut params = field.params.clone();
                params.push(("field", field.field.clone()));
                fill(template, &params)
            }
            _ => field.message.clone(),
        }
    }
}

/// Puts the values in the places of their names.
fn fill<N: AsRef<str>>(template: &str, params: &[(N, String)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from_name)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, after)) = from_name.split_once('}') else {
            text.push('{');
            rest = from_name;
            continue;
        };
        match params.iter().find(|(known, _)| known.as_ref() == name) {
            Some((_, value)) => text.push_str(value),
            None => text.extend(["{", name, "}"]),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_all_locale_files_and_can_be_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| Some(file.ok()?.file_name().to_str()?.strip_suffix(".zh-CN.yaml")?.to_owned()))
            .collect();
        names.sort();
        assert_eq!(FILES.map(|(name, _)| name).to_vec(), names);
        Texts::embedded().unwrap();
    }

    #[test]
    fn values_are_put_in_the_places_of_their_names_once() {
        let params = [("name", "{other}".to_owned()), ("other", "x".to_owned())];
        assert_eq!(
            fill("资源“{name}”，{missing}，{", &params),
            "资源“{other}”，{missing}，{"
        );
    }

    #[test]
    fn an_error_without_translation_is_told_in_english() {
        let error = Error::conflict("no.such_code", "It is taken.");
        assert_eq!(
            Texts::embedded().unwrap().sentence(&error, Language::Chinese),
            "It is taken."
        );
    }
}
