//! Writes the JSON Schema for editors and the annotated sample file, both from the types.

use std::fmt::Write;

use schemars::schema_for;
use serde_json::{Map, Value};

use crate::Config;

/// The JSON Schema of the configuration file.
pub fn schema() -> String {
    let mut schema = schema_for!(Config).to_value();
    // The defaults of whole sections only repeat those of their fields.
    for section in schema
        .get_mut("properties")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
    {
        section.as_object_mut().map(|section| section.remove("default"));
    }
    format!("{schema:#}\n")
}

/// A sample file with every setting, its default and what it is for; every line is a comment, so it can be used as it is.
pub fn sample() -> String {
    let schema = schema_for!(Config).to_value();
    let mut text = String::new();
    comment(&mut text, "", text_of(&schema, "description"));
    for (section, property) in entries(&schema) {
        text.push('\n');
        comment(&mut text, "", text_of(property, "description"));
        writeln!(text, "#{section}:").ok();
        for (field, property) in entries(resolve(&schema, property)) {
            comment(&mut text, "  ", text_of(property, "description"));
            let default = property.get("default").unwrap_or(&Value::Null);
            writeln!(text, "#  {field}: {default}").ok();
        }
    }
    text
}

fn entries(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

/// Follows a reference into the schema's definitions.
fn resolve<'a>(schema: &'a Value, property: &'a Value) -> &'a Value {
    let target = property
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|target| target.strip_prefix('#'));
    target.and_then(|target| schema.pointer(target)).unwrap_or(property)
}

fn text_of<'a>(schema: &'a Value, key: &str) -> &'a str {
    schema.get(key).and_then(Value::as_str).unwrap_or("")
}

fn comment(text: &mut String, indent: &str, description: &str) {
    for line in description.lines() {
        let line = format!("#{indent} {line}");
        writeln!(text, "{}", line.trim_end()).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn committed(path: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        fs::read_to_string(root.join(path)).unwrap_or_default()
    }

    #[test]
    fn the_committed_schema_is_the_one_of_the_types() {
        assert!(
            committed("schemas/config.json") == schema(),
            "schemas/config.json is stale: run `cargo xtask bless`"
        );
    }

    #[test]
    fn the_committed_sample_is_the_one_of_the_types() {
        let fresh = committed("docs/reference/config.sample.yaml") == sample();
        assert!(
            fresh,
            "docs/reference/config.sample.yaml is stale: run `cargo xtask bless`"
        );
    }

    #[test]
    fn the_sample_with_its_comment_signs_taken_off_is_the_default_configuration() {
        let settings: Vec<&str> = sample_settings();
        assert!(settings.len() > 20, "{settings:?}");
        let text = settings.join("\n");
        assert_eq!(Config::parse(&text, "sample", &[]).unwrap(), Config::default());
    }

    fn sample_settings() -> Vec<&'static str> {
        let text: &'static str = sample().leak();
        // A section begins right after the sign, a field two spaces later; everything else is a remark.
        let begins_a_setting = |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase());
        let is_setting = |line: &&str| begins_a_setting(line) || line.strip_prefix("  ").is_some_and(begins_a_setting);
        text.lines()
            .filter_map(|line| line.strip_prefix('#'))
            .filter(is_setting)
            .collect()
    }
}
