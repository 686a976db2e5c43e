//! A value that must not be seen: hidden in `Debug`, in serialised settings and in errors; may come from a file.

use std::{borrow::Cow, fmt, path::PathBuf};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, Visitor},
};

const HIDDEN: &str = "(hidden)";

/// A value that must not be seen.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Place);

#[derive(Clone, PartialEq, Eq)]
enum Place {
    Value(String),
    File(PathBuf),
}

impl Secret {
    /// Hides `value`.
    pub fn new(value: impl Into<String>) -> Self {
        Self(Place::Value(value.into()))
    }

    /// The value itself; never log it. Empty for a file that has not been read.
    pub fn expose(&self) -> &str {
        match &self.0 {
            Place::Value(value) => value,
            Place::File(_) => "",
        }
    }

    /// The file that holds the value, while it has not been read.
    pub(crate) fn file(&self) -> Option<&PathBuf> {
        match &self.0 {
            Place::Value(_) => None,
            Place::File(file) => Some(file),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Value(_) => f.write_str(HIDDEN),
            Place::File(file) => write!(f, "(in {})", file.display()),
        }
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(HIDDEN)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SecretVisitor)
    }
}

struct SecretVisitor;

impl<'de> Visitor<'de> for SecretVisitor {
    type Value = Secret;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or {file: path of a file that holds it}")
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Secret, E> {
        Ok(Secret::new(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Secret, A::Error> {
        let mut file = None;
        while let Some(key) = map.next_key::<String>()? {
            if key != "file" {
                return Err(A::Error::unknown_field(&key, &["file"]));
            }
            file = Some(map.next_value::<PathBuf>()?);
        }
        let file = file.ok_or_else(|| A::Error::missing_field("file"))?;
        Ok(Secret(Place::File(file)))
    }
}

impl JsonSchema for Secret {
    fn schema_name() -> Cow<'static, str> {
        "Secret".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The value, or the file that holds it.",
            "oneOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"file": {"type": "string", "description": "Path of the file."}},
                    "required": ["file"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_hides_itself_wherever_it_is_printed() {
        let secret = Secret::new("postgres://jixia:hunter22@db/city");
        assert_eq!(format!("{secret:?}"), "(hidden)");
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"(hidden)\"");
        assert!(secret.expose().contains("hunter22"));
    }
}
