//! Custom properties of a contract, by name.
//!
//! The standard allows any; Jixia knows a closed list, and one that it does not know is an error.

use jixia_model::{Text, rule::RuleValue};

use super::Cx;
use crate::{
    codes,
    diagnostic::Finding,
    files::parts::CustomProperty,
    source::Place,
    yaml::{At, Cell, Node, Yaml},
};

/// Custom properties of one thing.
pub(crate) struct Custom<'a> {
    properties: &'a At<Vec<CustomProperty>>,
}

impl<'a> Custom<'a> {
    /// Looks at `properties`; reports those that are not `known` and those that are given twice.
    pub(crate) fn new(properties: &'a At<Vec<CustomProperty>>, known: &[&str], cx: &mut Cx<'_>) -> Self {
        super::names::each_once(properties.value.iter().map(|property| &property.property), cx);
        for property in &properties.value {
            let name = property.property.value.as_str();
            if !known.contains(&name) {
                cx.at(property.property.place, unknown(name, known));
            }
        }
        Self { properties }
    }

    fn node(&self, name: &str) -> Option<&'a Node> {
        let found = self
            .properties
            .value
            .iter()
            .find(|property| property.property.value == name);
        found.map(|property| &property.value.0)
    }

    /// The text called `name`.
    pub(crate) fn text(&self, name: &str, cx: &mut Cx<'_>) -> Option<At<String>> {
        let node = self.node(name)?;
        match node.text() {
            Some(text) if !text.is_empty() => Some(At {
                value: text.to_owned(),
                place: node.place,
            }),
            _ => refuse(
                name,
                node.place,
                ("一段文字（数字要加引号）", "a text (numbers in quotes)"),
                cx,
            ),
        }
    }

    /// The text called `name`, which must be there.
    pub(crate) fn required(&self, name: &str, cx: &mut Cx<'_>) -> Option<At<String>> {
        if self.node(name).is_none() {
            cx.at(self.properties.place, missing(name));
        }
        self.text(name, cx)
    }

    /// The texts called `name` with `Zh` and `En` behind it: both or none.
    pub(crate) fn pair(&self, name: &str, cx: &mut Cx<'_>) -> Option<Text> {
        let (zh, en) = (format!("{name}Zh"), format!("{name}En"));
        if self.node(&zh).is_none() && self.node(&en).is_none() {
            return None;
        }
        self.required_pair(name, cx)
    }

    /// The texts called `name` with `Zh` and `En` behind it, which must be there.
    pub(crate) fn required_pair(&self, name: &str, cx: &mut Cx<'_>) -> Option<Text> {
        let zh = self.required(&format!("{name}Zh"), cx);
        let en = self.required(&format!("{name}En"), cx);
        Some(Text::new(zh?.value, en?.value))
    }

    /// The number called `name`.
    pub(crate) fn number(&self, name: &str, cx: &mut Cx<'_>) -> Option<At<f64>> {
        let node = self.node(name)?;
        let RuleValue::Number(text) = Cell(node.clone()).value(cx.source) else {
            return refuse(name, node.place, ("一个数字", "a number"), cx);
        };
        let value = text.parse().ok()?;
        Some(At {
            value,
            place: node.place,
        })
    }

    /// Where the properties stand.
    pub(crate) fn place(&self) -> Place {
        self.properties.place
    }

    /// The list of texts called `name`; empty when it is not there.
    pub(crate) fn list(&self, name: &str, cx: &mut Cx<'_>) -> Vec<String> {
        let Some(node) = self.node(name) else { return Vec::new() };
        let texts: Option<Vec<String>> = match &node.value {
            Yaml::List(items) => items.iter().map(|item| item.text().map(str::to_owned)).collect(),
            _ => None,
        };
        texts
            .or_else(|| refuse(name, node.place, ("文字列表", "a list of texts"), cx))
            .unwrap_or_default()
    }
}

fn unknown(name: &str, known: &[&str]) -> Finding {
    let message = Text::new(
        format!("没有名为 '{name}' 的自定义属性。"),
        format!("The custom property '{name}' is not known here."),
    );
    let list = known.join(", ");
    let finding = Finding::error(codes::UNKNOWN_KEY, message);
    let otherwise = (
        format!("可用的属性：{list}。"),
        format!("Properties that may stand here: {list}."),
    );
    finding.did_you_mean(name, known.iter().copied(), otherwise)
}

fn missing(name: &str) -> Finding {
    let message = Text::new(
        format!("缺少自定义属性 '{name}'。"),
        format!("The custom property '{name}' is missing."),
    );
    Finding::error(codes::MISSING_KEY, message).remedy(
        format!("在 customProperties 中加上 {{property: {name}, value: …}}。"),
        format!("Add {{property: {name}, value: …}} to customProperties."),
    )
}

fn refuse<T>(name: &str, place: Place, wanted: (&str, &str), cx: &mut Cx<'_>) -> Option<T> {
    let message = Text::new(
        format!("自定义属性 '{name}' 应为{}。", wanted.0),
        format!("The custom property '{name}' must be {}.", wanted.1),
    );
    cx.at(place, Finding::error(codes::WRONG_VALUE, message));
    None
}
