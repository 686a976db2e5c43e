//! YAML with places: a tree for checking the shape, and wrappers that keep the place in typed files.
//!
//! It knows YAML and nothing of packs.

use std::{borrow::Cow, fmt, marker::PhantomData};

use jixia_model::rule::RuleValue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::{Location, Spanned};

use crate::source::{Place, Source};

/// Deepest nesting of a pack file; real ones have about ten levels.
const DEPTH_MAX: usize = 64;

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// A node of the tree.
pub(crate) type Node = At<Yaml>;

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Yaml {
    Null,
    Boolean(bool),
    /// A number in a normal form; [`Source`] has it as written.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(At<String>, Node)>),
}

/// A mapping whose order matters.
#[derive(Clone, Debug)]
pub(crate) struct Entries<T>(pub(crate) Vec<(At<String>, T)>);

/// A single value: nothing, yes or no, a number, a text.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Cell(pub(crate) Node);

/// Any value, for keys whose meaning depends on another.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Any(pub(crate) Node);

/// A syntax error: what the parser says, and where.
#[derive(Debug)]
pub(crate) struct Malformed {
    pub(crate) says: String,
    pub(crate) place: Place,
}

/// Reads `source` as one YAML document.
pub(crate) fn parse<T: DeserializeOwned>(source: &Source) -> Result<T, Malformed> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH_MAX },
        strict_booleans: true,
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(&source.text, options).map_err(|error| {
        let number = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        // Errors of the scanner have a line and a column and no bytes.
        let place = error.location().map(|location| {
            let start = source.byte(number(location.line()), number(location.column()));
            Place { start, end: start }
        });
        Malformed {
            place: place.unwrap_or_default(),
            says: says(&error),
        }
    })
}

/// The parser's sentence without the position, which is shown anyway.
fn says(error: &serde_saphyr::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

fn place(location: Location) -> Place {
    let span = location.span();
    let start = usize::try_from(span.byte_offset().unwrap_or_default()).unwrap_or_default();
    let length = usize::try_from(span.byte_len().unwrap_or_default()).unwrap_or_default();
    Place {
        start,
        end: start + length,
    }
}

impl Node {
    /// The child of a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let Yaml::Map(entries) = &self.value else { return None };
        entries
            .iter()
            .find(|(known, _)| known.value == key)
            .map(|(_, node)| node)
    }

    /// The text of a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Yaml::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Calls `visit` for every text below, with the key of the mapping it stands under.
    pub(crate) fn each_text<'a>(&'a self, key: &'a str, visit: &mut dyn FnMut(&'a str, &'a str, Place)) {
        match &self.value {
            Yaml::Text(text) => visit(key, text, self.place),
            Yaml::List(items) => items.iter().for_each(|item| item.each_text(key, visit)),
            Yaml::Map(entries) => entries.iter().for_each(|(key, node)| node.each_text(&key.value, visit)),
            Yaml::Null | Yaml::Boolean(_) | Yaml::Number(_) => {}
        }
    }
}

impl Cell {
    /// The value, with numbers as written so that no digit is lost; lists and mappings, which the shape forbids, are null.
    pub(crate) fn value(&self, source: &Source) -> RuleValue {
        match &self.0.value {
            Yaml::Boolean(value) => RuleValue::Boolean(*value),
            Yaml::Text(text) => RuleValue::Text(text.clone()),
            Yaml::Number(normal) => {
                let written = source.slice(self.0.place);
                let plain = is_plain_number(written);
                RuleValue::Number(if plain { written } else { normal }.to_owned())
            }
            Yaml::Null | Yaml::List(_) | Yaml::Map(_) => RuleValue::Null,
        }
    }
}

/// Digits with at most one point and a sign, which every reader of numbers understands alike.
pub(crate) fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole) && all_digits(fraction)
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        Ok(Self {
            value: spanned.value,
            place: place(spanned.defined),
        })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl JsonSchema for Cell {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"not": {"type": ["array", "object"]}})
    }
}

impl JsonSchema for Any {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Any".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!(true)
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("EntriesOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let item = generator.subschema_for::<T>();
        json_schema!({"type": "object", "additionalProperties": item})
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Entries<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Reader(PhantomData))
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Yaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(YamlVisitor)
    }
}

struct YamlVisitor;

impl<'de> Visitor<'de> for YamlVisitor {
    type Value = Yaml;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Yaml, E> {
        Ok(Yaml::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Yaml, E> {
        Ok(Yaml::Number(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Yaml, E> {
        Ok(Yaml::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Yaml, E> {
        Ok(Yaml::Number(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Yaml, E> {
        Ok(Yaml::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Yaml, E> {
        Ok(Yaml::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Yaml, E> {
        Ok(Yaml::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_none<E>(self) -> Result<Yaml, E> {
        Ok(Yaml::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Yaml, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Yaml::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Yaml, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Yaml::Map(entries))
    }
}
