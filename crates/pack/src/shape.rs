//! The shape of a file: its JSON Schema, made from its type, and everything in which a file differs from it.
//!
//! The schema that checks a file here is the one that editors get.

use std::{any::type_name, collections::HashMap, rc::Rc};

use jixia_model::Text;
use jsonschema::{
    ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use schemars::{JsonSchema, Schema, generate::SchemaSettings, transform::RecursiveTransform};
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value};

use crate::{
    codes,
    diagnostic::{Finding, Report},
    source::{Place, Source},
    yaml::{self, Node, Yaml},
};

/// What is said of a key with nothing behind it, which most often is the rest of a text with a comma.
const COMMA: (&str, &str) = (
    "如果这是一段含有逗号的文字，请给整段文字加引号，或使用全角逗号。",
    "If this belongs to a text with a comma, put the whole text in quotes.",
);

/// The schemas met so far, compiled.
#[derive(Default)]
pub(crate) struct Shapes {
    known: HashMap<&'static str, Rc<Shape>>,
}

struct Shape {
    schema: Value,
    validator: Validator,
}

/// The JSON Schema of a file type.
pub(crate) fn schema_of<T: JsonSchema>() -> Value {
    SchemaSettings::draft07()
        .with_transform(RecursiveTransform(forbid_null))
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// An optional key is left out, it is not written with nothing behind it.
fn forbid_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type")
        && types.len() == 2
        && types[1] == "null"
    {
        let only = types[0].clone();
        object.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(choices)) = object.get("anyOf")
        && let [only, null] = choices.as_slice()
        && null.get("type").is_some_and(|word| word == "null")
        && let Value::Object(only) = only.clone()
    {
        object.remove("anyOf");
        object.extend(only);
    }
    if object.get("default") == Some(&Value::Null) {
        object.remove("default");
    }
}

impl Shapes {
    /// Reads `source` as a `T`; what is wrong with its form is reported, all of it.
    pub(crate) fn read<T: DeserializeOwned + JsonSchema>(&mut self, source: &Source, report: &mut Report) -> Option<T> {
        let node: Node = yaml::parse(source)
            .map_err(|malformed| report.at(source, malformed.place, not_yaml(&malformed.says)))
            .ok()?;
        let shape = self.of::<T>();
        let json = json(&node);
        let mut fits = true;
        for error in shape.validator.iter_errors(&json) {
            fits = false;
            shape.tell(&error, &node, source, report);
        }
        if !fits {
            return None;
        }
        yaml::parse(source)
            .map_err(|malformed| report.at(source, malformed.place, not_yaml(&malformed.says)))
            .ok()
    }

    fn of<T: JsonSchema>(&mut self) -> Rc<Shape> {
        let shape = self.known.entry(type_name::<T>()).or_insert_with(|| {
            let schema = schema_of::<T>();
            // Invariant: schemars writes schemas that jsonschema takes; the test of the schemas looks at each.
            let validator = jsonschema::validator_for(&schema)
                .or_else(|_| jsonschema::validator_for(&Value::Bool(true)))
                .expect("the schema that allows anything is a schema");
            Rc::new(Shape { schema, validator })
        });
        Rc::clone(shape)
    }
}

impl Shape {
    /// Turns what the validator found into findings at their places.
    fn tell(&self, error: &ValidationError<'_>, root: &Node, source: &Source, report: &mut Report) {
        let Some(node) = node_at(root, error.instance_path().as_str()) else {
            return;
        };
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = self.known_keys(error.schema_path().as_str());
                for key in unexpected {
                    let is_empty = node.get(key).is_some_and(|value| matches!(value.value, Yaml::Null));
                    let finding = unknown_key(key, &known);
                    // `{zh: 甲, 乙}` is two keys to YAML, and one text to whoever wrote it.
                    let finding = if is_empty {
                        finding.remedy(COMMA.0, COMMA.1)
                    } else {
                        finding
                    };
                    report.at(source, key_place(node, key), finding);
                }
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                report.at(source, node.place, missing_key(key));
            }
            ValidationErrorKind::Enum { options } => {
                report.at(source, node.place, unknown_word(&shown(node, source), options));
            }
            ValidationErrorKind::AnyOf { context } if !context.is_empty() => {
                context[0]
                    .iter()
                    .for_each(|error| self.tell(error, root, source, report));
            }
            kind => report.at(source, node.place, wrong_value(node, &shown(node, source), kind, error)),
        }
    }

    /// The keys allowed beside the `additionalProperties` at `schema_path`.
    fn known_keys(&self, schema_path: &str) -> Vec<&str> {
        let parent = schema_path.strip_suffix("/additionalProperties").unwrap_or(schema_path);
        let keys = self.schema.pointer(parent).and_then(|schema| schema.get("properties"));
        let keys = keys.and_then(Value::as_object).into_iter().flat_map(Map::keys);
        keys.map(String::as_str).collect()
    }
}

fn not_yaml(says: &str) -> Finding {
    Finding::error(
        codes::NOT_YAML,
        Text::new(format!("这里不是正确的 YAML:{says}。"), format!("This is not YAML: {says}.")),
    )
    .remedy(
        "检查缩进、冒号后的空格和引号；含有冒号或以特殊符号开头的文字要加引号。",
        "Check the indentation, the space after each colon and the quotes; put a text with a colon or a leading symbol in quotes.",
    )
}

fn unknown_key(key: &str, known: &[&str]) -> Finding {
    let finding = Finding::error(
        codes::UNKNOWN_KEY,
        Text::new(
            format!("这里没有名为 '{key}' 的键。"),
            format!("The key '{key}' is not known here."),
        ),
    );
    let list = known.join(", ");
    let otherwise = (
        format!("可用的键：{list}。"),
        format!("Keys that may stand here: {list}."),
    );
    finding.did_you_mean(key, known.iter().copied(), otherwise)
}

fn missing_key(key: &str) -> Finding {
    Finding::error(
        codes::MISSING_KEY,
        Text::new(format!("缺少键 '{key}'。"), format!("The key '{key}' is missing.")),
    )
    .remedy(format!("在这里加上 '{key}:'。"), format!("Add '{key}:' here."))
}

fn unknown_word(word: &str, options: &Value) -> Finding {
    let words: Vec<&str> = options
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    not_a_word(word, &words)
}

/// A word that is not among those allowed.
pub(crate) fn not_a_word(word: &str, words: &[&str]) -> Finding {
    let list = words.join(", ");
    let finding = Finding::error(
        codes::UNKNOWN_WORD,
        Text::new(
            format!("'{word}' 不是可用的值。"),
            format!("'{word}' is not a value that may stand here."),
        ),
    );
    let otherwise = (format!("可用的值：{list}。"), format!("Values: {list}."));
    finding.did_you_mean(word, words.iter().copied(), otherwise)
}

fn wrong_value(node: &Node, value: &str, kind: &ValidationErrorKind, error: &ValidationError<'_>) -> Finding {
    let (zh, en) = match kind {
        ValidationErrorKind::Type { kind } => {
            let (zh, en) = type_words(kind);
            (
                format!("这里应为{zh}，而不是 {value}。"),
                format!("This must be {en}, not {value}."),
            )
        }
        ValidationErrorKind::Not { .. } => (
            "这里应为单个值，而不是列表或映射。".to_owned(),
            "This must be a single value, not a list or a mapping.".to_owned(),
        ),
        ValidationErrorKind::MinLength { .. } => (
            "这里的文字不能为空。".to_owned(),
            "This text must not be empty.".to_owned(),
        ),
        ValidationErrorKind::MinItems { limit } => (
            format!("这个列表至少要有 {limit} 项。"),
            format!("This list needs at least {limit} items."),
        ),
        ValidationErrorKind::MaxItems { limit } => (
            format!("这个列表最多只能有 {limit} 项。"),
            format!("This list may have at most {limit} items."),
        ),
        ValidationErrorKind::Pattern { pattern } => (
            format!("'{value}' 不符合格式 {pattern}。"),
            format!("'{value}' does not match {pattern}."),
        ),
        _ => (
            format!("{value} 不能放在这里。"),
            format!("This value may not stand here: {error}."),
        ),
    };
    let finding = Finding::error(codes::WRONG_VALUE, Text::new(zh, en));
    let wants_text = matches!(kind, ValidationErrorKind::Type { kind } if type_words(kind).1 == "a text");
    match node.value {
        Yaml::Number(_) | Yaml::Boolean(_) if wants_text => finding.remedy(
            format!("加上引号：\"{value}\"。"),
            format!("Put it in quotes: \"{value}\"."),
        ),
        Yaml::Null => finding.remedy("填写一个值，或删除这个键。", "Give a value, or leave the key out."),
        _ => finding,
    }
}

fn type_words(kind: &TypeKind) -> (&'static str, &'static str) {
    let name = match kind {
        TypeKind::Single(single) => single.to_string(),
        TypeKind::Multiple(_) => String::new(),
    };
    match name.as_str() {
        "string" => ("文字", "a text"),
        "boolean" => ("true 或 false", "true or false"),
        "integer" => ("整数", "a whole number"),
        "number" => ("数字", "a number"),
        "array" => ("列表", "a list"),
        "object" => ("映射（键: 值）", "a mapping (key: value)"),
        _ => ("另一种值", "a value of another kind"),
    }
}

fn shown(node: &Node, source: &Source) -> String {
    match &node.value {
        Yaml::Null => "null".to_owned(),
        Yaml::Boolean(value) => value.to_string(),
        Yaml::Number(_) => source.slice(node.place).to_owned(),
        Yaml::Text(text) => text.clone(),
        Yaml::List(_) => "[…]".to_owned(),
        Yaml::Map(_) => "{…}".to_owned(),
    }
}

fn node_at<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    pointer
        .split('/')
        .skip(1)
        .try_fold(root, |node, part| match &node.value {
            Yaml::List(items) => items.get(part.parse::<usize>().ok()?),
            Yaml::Map(_) => node.get(&part.replace("~1", "/").replace("~0", "~")),
            _ => None,
        })
}

fn key_place(node: &Node, key: &str) -> Place {
    let Yaml::Map(entries) = &node.value else {
        return node.place;
    };
    let found = entries.iter().find(|(known, _)| known.value == key);
    found.map_or(node.place, |(key, _)| key.place)
}

fn json(node: &Node) -> Value {
    match &node.value {
        Yaml::Null => Value::Null,
        Yaml::Boolean(value) => Value::Bool(*value),
        Yaml::Number(text) => number(text),
        Yaml::Text(text) => Value::String(text.clone()),
        Yaml::List(items) => items.iter().map(json).collect(),
        Yaml::Map(entries) => entries
            .iter()
            .map(|(key, node)| (key.value.clone(), json(node)))
            .collect(),
    }
}

fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().map(Number::from).ok();
    let number = whole.or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64));
    number.map_or(Value::Null, Value::Number)
}
