//! Reads settings from a file and the environment, and says where a wrong one stands.

use std::{fs, path::Path};

use jixia_model::{Error, Result};
use serde_json::Value;
use serde_path_to_error as path_to_error;

use crate::{Config, Secret};

const PREFIX: &str = "JIXIA__";

pub(crate) fn load(path: Option<&Path>) -> Result<Config> {
    let (text, file) = match path {
        None => (String::new(), "jixia.yaml".to_owned()),
        Some(path) => {
            let file = path.display().to_string();
            (
                fs::read_to_string(path).map_err(|error| unreadable("config.unreadable", &file, error))?,
                file,
            )
        }
    };
    let overrides: Vec<_> = std::env::vars().filter(|(name, _)| name.starts_with(PREFIX)).collect();
    let mut config = parse(&text, &file, &overrides)?;
    read_secret(&mut config.store.url)?;
    for database in config.pull.databases.values_mut() {
        read_secret(&mut database.url)?;
    }
    for database in config.batch.databases.values_mut() {
        read_secret(&mut database.url)?;
    }
    config.validate()?;
    Ok(config)
}

pub(crate) fn parse(text: &str, file: &str, overrides: &[(String, String)]) -> Result<Config> {
    let mut config: Config = if text.trim().is_empty() {
        Config::default()
    } else {
        parse_typed(text, file)?
    };
    if !overrides.is_empty() {
        config = apply(text, file, overrides)?;
    }
    // A secret in a file is checked once the file has been read.
    if config.store.url.file().is_none() {
        config.validate()?;
    }
    Ok(config)
}

fn read_secret(secret: &mut Secret) -> Result<()> {
    if let Some(file) = secret.file() {
        let name = file.display().to_string();
        let value = fs::read_to_string(file).map_err(|error| unreadable("config.secret_unreadable", &name, error))?;
        *secret = Secret::new(value.trim_end());
    }
    Ok(())
}

fn unreadable(code: &'static str, file: &str, error: std::io::Error) -> Error {
    let problem = error.to_string();
    Error::invalid(
        code,
        format!("'{file}' cannot be read ({problem}); check that it exists and may be read."),
    )
    .with("file", file)
    .with("problem", problem)
    .with_source(error)
}

fn parse_typed(text: &str, file: &str) -> Result<Config> {
    let mut failure = None;
    let parsed = serde_saphyr::with_deserializer_from_str(text, |deserializer| {
        path_to_error::deserialize::<_, Config>(deserializer).map_err(|error| {
            failure = Some(error.path().to_string());
            error.into_inner()
        })
    });
    parsed.map_err(|error| at_place(text, file, failure.as_deref().unwrap_or(""), &error))
}

/// Says what is wrong with the setting at `path`, and where it stands.
fn at_place(text: &str, file: &str, path: &str, error: &serde_saphyr::Error) -> Error {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |place| (place.line(), place.column()));
    let snippet = usize::try_from(line)
        .ok()
        .and_then(|line| text.lines().nth(line.saturating_sub(1)))
        .unwrap_or("");
    let place = format!("{file}:{line}:{column}");
    let failure = if let serde_saphyr::Error::SerdeUnknownField { field, expected, .. } = error {
        let parent = path.strip_suffix(field.as_str()).unwrap_or("").trim_end_matches('.');
        unknown_key(&place, &join(parent, field), parent, expected)
    } else if serde_saphyr::from_str::<serde::de::IgnoredAny>(text).is_err() {
        let problem = first_sentence(error);
        Error::invalid(
            "config.syntax",
            format!("{place}: this is not YAML that can be read: {problem}\n    {snippet}"),
        )
        .with("problem", problem)
    } else {
        let problem = first_sentence(error);
        Error::invalid(
            "config.value_malformed",
            format!("{place}: '{path}' has a wrong value: {problem}\n    {snippet}"),
        )
        .with("path", path)
        .with("problem", problem)
    };
    failure
        .with("file", file)
        .with("line", line)
        .with("column", column)
        .with("snippet", snippet.trim())
}

/// What the reader says is wrong, without the place, which stands in front already.
fn first_sentence(error: &serde_saphyr::Error) -> String {
    let sentence = error.to_string();
    let sentence = sentence.lines().next().unwrap_or_default();
    sentence.split(" at line ").next().unwrap_or_default().to_owned()
}

fn unknown_key(place: &str, path: &str, parent: &str, known: &[&str]) -> Error {
    let nearest = join(parent, nearest(path.rsplit('.').next().unwrap_or(path), known));
    let known = known.join(", ");
    Error::invalid(
        "config.unknown_key",
        format!("{place}: there is no setting '{path}'; did you mean '{nearest}'? Settings here: {known}."),
    )
    .with("path", path)
    .with("nearest", nearest)
    .with("known", known)
}

fn join(parent: &str, field: &str) -> String {
    if parent.is_empty() {
        field.to_owned()
    } else {
        format!("{parent}.{field}")
    }
}

fn nearest<'a>(word: &str, known: &[&'a str]) -> &'a str {
    known
        .iter()
        .min_by_key(|candidate| strsim::damerau_levenshtein(word, candidate))
        .copied()
        .unwrap_or("")
}

/// Reads the settings again with the variables put in their places.
fn apply(text: &str, file: &str, overrides: &[(String, String)]) -> Result<Config> {
    let mut settings = if text.trim().is_empty() {
        Value::Object(serde_json::Map::new())
    } else {
        serde_saphyr::from_str(text).map_err(|error| at_place(text, file, "", &error))?
    };
    let defaults = serde_json::to_value(Config::default()).map_err(Error::internal)?;
    for (variable, value) in overrides {
        set(&mut settings, &defaults, variable, value)?;
    }
    path_to_error::deserialize(settings).map_err(|error| {
        let path = error.path().to_string();
        let variable = format!("{PREFIX}{}", path.replace('.', "__").to_ascii_uppercase());
        let problem = error.inner().to_string();
        Error::invalid(
            "config.variable_malformed",
            format!("The variable {variable} has a wrong value: {problem}."),
        )
        .with("variable", variable)
        .with("problem", problem)
    })
}

/// Puts the value of `variable` in its place, as the type that the default has there.
fn set(settings: &mut Value, defaults: &Value, variable: &str, value: &str) -> Result<()> {
    let path = variable.trim_start_matches(PREFIX).to_ascii_lowercase();
    let unknown = || unknown_variable(variable, defaults);
    let (section, field) = path.split_once("__").ok_or_else(unknown)?;
    let default = defaults
        .get(section)
        .and_then(|section| section.get(field))
        .ok_or_else(unknown)?;
    let value = match default {
        Value::Number(_) | Value::Bool(_) => {
            serde_json::from_str(value.trim()).unwrap_or_else(|_| Value::String(value.to_owned()))
        }
        _ => Value::String(value.to_owned()),
    };
    let object = settings.as_object_mut().ok_or_else(unknown)?;
    let section = object
        .entry(section)
        .or_insert_with(|| Value::Object(serde_json::Map::new()));
    if section.is_null() {
        *section = Value::Object(serde_json::Map::new());
    }
    section
        .as_object_mut()
        .ok_or_else(unknown)?
        .insert(field.to_owned(), value);
    Ok(())
}

fn unknown_variable(variable: &str, defaults: &Value) -> Error {
    let sections = defaults.as_object().into_iter().flatten();
    let known: Vec<String> = sections
        .flat_map(|(section, fields)| {
            let fields = fields.as_object().into_iter().flatten();
            fields.map(move |(field, _)| format!("{PREFIX}{section}__{field}").to_ascii_uppercase())
        })
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let nearest = nearest(variable, &known);
    Error::invalid(
        "config.unknown_variable",
        format!("The variable {variable} names no setting; did you mean {nearest}?"),
    )
    .with("variable", variable)
    .with("nearest", nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overridden(name: &str, value: &str) -> Result<Config> {
        parse(
            "server: {port: 9000}\n",
            "jixia.yaml",
            &[(name.to_owned(), value.to_owned())],
        )
    }

    #[test]
    fn a_file_names_only_what_differs() {
        let config = parse("server:\n  port: 9000\n", "jixia.yaml", &[]).unwrap();
        assert_eq!(config.server.port, 9000);
        assert_eq!(config.query, crate::QueryLimits::default());
    }

    #[test]
    fn an_unknown_setting_is_refused_with_its_path_its_place_and_the_nearest_name() {
        let error = parse("server:\n  prot: 9000\n", "jixia.yaml", &[]).unwrap_err();
        assert_eq!(error.code, "config.unknown_key");
        assert!(error.message.starts_with("jixia.yaml:2:"), "{}", error.message);
        assert!(
            error.message.contains("'server.prot'; did you mean 'server.port'?"),
            "{}",
            error.message
        );
    }

    #[test]
    fn a_wrong_value_is_refused_with_its_path_and_line() {
        let error = parse("server:\n  port: many\n", "jixia.yaml", &[]).unwrap_err();
        assert_eq!(error.code, "config.value_malformed");
        assert!(
            error.message.starts_with("jixia.yaml:2:9: 'server.port'"),
            "{}",
            error.message
        );
        assert!(error.message.ends_with("port: many"), "{}", error.message);
    }

    #[test]
    fn text_that_is_not_yaml_is_refused_with_its_line() {
        let error = parse("server: {port: 1\n", "jixia.yaml", &[]).unwrap_err();
        assert!(error.message.starts_with("jixia.yaml:"), "{}", error.message);
        assert_eq!(error.code, "config.syntax");
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        assert_eq!(overridden("JIXIA__SERVER__PORT", "9001").unwrap().server.port, 9001);
        let config = overridden("JIXIA__STORE__URL", "postgres://u:p@h/d").unwrap();
        assert_eq!(config.store.url.expose(), "postgres://u:p@h/d");
        assert_eq!(config.server.port, 9000);
    }

    #[test]
    fn a_variable_that_names_no_setting_is_refused_with_the_nearest_one() {
        let error = overridden("JIXIA__STORE__ULR", "x").unwrap_err();
        assert_eq!(error.code, "config.unknown_variable");
        assert!(error.message.contains("JIXIA__STORE__URL"), "{}", error.message);
    }

    #[test]
    fn a_variable_with_a_wrong_value_is_refused_by_its_name() {
        let error = overridden("JIXIA__SERVER__PORT", "many").unwrap_err();
        assert_eq!(error.code, "config.variable_malformed");
        assert!(error.message.contains("JIXIA__SERVER__PORT"), "{}", error.message);
    }

    #[test]
    fn values_out_of_range_are_told_all_at_once() {
        let error = parse(
            "login: {window_seconds: 0}\nstore: {url: 'mysql://x'}\n",
            "jixia.yaml",
            &[],
        )
        .unwrap_err();
        let fields: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["store.url", "login.window_seconds"]);
    }

    #[test]
    fn a_database_to_pull_from_is_refused_without_a_word_of_its_password() {
        let text = "pull: {databases: {hukou: {url: 'mysql://u:hunter22@h/d', datasets: [households]}}}\n";
        let error = parse(text, "jixia.yaml", &[]).unwrap_err();
        assert_eq!(error.fields[0].field, "pull.databases.hukou.url");
        assert!(!format!("{error:?}").contains("hunter22"), "{error:?}");
    }

    #[test]
    fn a_secret_is_read_from_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("url");
        fs::write(&secret, "sqlite://city.db\n").unwrap();
        let file = folder.path().join("jixia.yaml");
        fs::write(&file, format!("store: {{url: {{file: '{}'}}}}\n", secret.display())).unwrap();
        assert_eq!(load(Some(&file)).unwrap().store.url.expose(), "sqlite://city.db");
        fs::remove_file(&secret).unwrap();
        assert_eq!(load(Some(&file)).unwrap_err().code, "config.secret_unreadable");
    }
}
