//! Where the rows of a dataset come from and what is made of them: datasets, the SQL models and registries between
//! them, the rules that decide over them, the indicators that count them, and the organisations that deliver.
//!
//! What a model reads was taken from its parsed SQL when its pack was checked, what a registry merges from its sources.
//! What the caller may not see is one node without a name, and the way behind it is not followed.

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    slice,
};

use jixia_model::{
    DatasetName, Error, Result, Text,
    dataset::{Dataset, Origin},
    id::OrganisationId,
};
use jixia_policy::{Action, Resource};
use jixia_store::Reader;

use crate::{Cx, access, datasets::entries, indicators};

/// Farthest that a lineage is followed, in steps to either side.
pub const DEPTH_MAX: u32 = 5;
/// Most nodes of a lineage.
const NODES_MAX: usize = 200;

/// What a dataset is made from, and what is made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lineage {
    /// The nodes, the dataset itself first.
    pub nodes: Vec<Node>,
    /// What leads from one node to another, in the direction in which rows flow.
    pub edges: Vec<Edge>,
    /// The way goes on beyond what is told.
    pub cut: bool,
}

/// A node of a lineage.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Identifier inside this answer.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Name in addresses: of a dataset, a rule or an indicator, or the identifier of an organisation.
    pub name: Option<String>,
    /// Title in both languages.
    pub title: Option<Text>,
    /// Name of the organisation that answers for it.
    pub owner_name: Option<Text>,
    /// Steps from the dataset: below zero towards the sources, above towards the uses.
    pub distance: i32,
}

/// What a node of a lineage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A dataset, by where its rows come from.
    Dataset(Origin),
    /// A rule that decides over the rows.
    Rule,
    /// An indicator that counts the rows.
    Indicator,
    /// An organisation that delivers.
    Organisation,
    /// Something that the caller may not see.
    Hidden,
}

/// A step in which rows flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where they come from.
    pub from: String,
    /// Where they go to.
    pub to: String,
    /// How.
    pub kind: EdgeKind,
}

/// How rows flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// An organisation delivers them.
    Delivers,
    /// A SQL model reads them.
    Reads,
    /// A registry merges them.
    Merges,
    /// A rule decides over them.
    Decides,
    /// An indicator counts them.
    Counts,
}

/// The lineage of a dataset, `depth` steps to either side.
///
/// # Errors
/// `dataset.unknown`, refusals, `lineage.depth_out_of_range`.
pub async fn of(cx: &Cx, name: &DatasetName, depth: u32) -> Result<Lineage> {
    if !(1..=DEPTH_MAX).contains(&depth) {
        let message = format!("A lineage of depth {depth} cannot be shown; ask for 1 to {DEPTH_MAX} steps.");
        return Err(Error::invalid("lineage.depth_out_of_range", message)
            .with("depth", depth)
            .with("most", DEPTH_MAX));
    }
    let mut reader = cx.services.store.read().await?;
    let (owned, _permit) = cx.dataset(&mut reader, name, Action::ReadDataset).await?;
    let edges = reader.lineage().all().await?;
    let mut walk = Walk {
        cx,
        reader,
        depth: i32::try_from(depth).unwrap_or(i32::MAX),
        seen: HashMap::new(),
        owners: BTreeMap::new(),
        hidden: 0,
        found: Lineage::default(),
    };
    walk.add(name, Some(owned.dataset), 0);
    walk.go(name, &edges, Direction::Sources).await?;
    walk.go(name, &edges, Direction::Uses).await?;
    walk.ends().await?;
    walk.organisations().await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Sources,
    Uses,
}

/// Something at the end of a lineage: it reads rows and makes none.
struct End<'a> {
    id: String,
    kind: NodeKind,
    step: EdgeKind,
    name: String,
    title: &'a Text,
}

/// The walk over what is declared, with what was found on the way.
struct Walk<'a> {
    cx: &'a Cx,
    reader: Reader,
    depth: i32,
    /// Each table met, with its node and how far it is from the start.
    seen: HashMap<DatasetName, (String, i32)>,
    /// The owner of each visible dataset, by its node.
    owners: BTreeMap<String, OrganisationId>,
    hidden: usize,
    found: Lineage,
}

impl Walk<'_> {
    /// Follows the tables that are made from each other, from `start` on.
    async fn go(
        &mut self,
        start: &DatasetName,
        edges: &[(DatasetName, DatasetName)],
        direction: Direction,
    ) -> Result<()> {
        let mut waiting = VecDeque::from([(start.clone(), 0)]);
        let mut walked = HashSet::from([start.clone()]);
        while let Some((table, steps)) = waiting.pop_front() {
            let next = edges.iter().filter_map(|(target, source)| match direction {
                Direction::Sources if *target == table => Some(source),
                Direction::Uses if *source == table => Some(target),
                _ => None,
            });
            for other in next {
                if steps == self.depth || self.found.nodes.len() >= NODES_MAX {
                    self.found.cut = true;
                    break;
                }
                let distance = if direction == Direction::Sources {
                    -steps - 1
                } else {
                    steps + 1
                };
                let is_visible = self.meet(other, distance).await?;
                match direction {
                    Direction::Sources => self.connect(other, &table),
                    Direction::Uses => self.connect(&table, other),
                }
                if is_visible && walked.insert(other.clone()) {
                    waiting.push_back((other.clone(), steps + 1));
                }
            }
        }
        Ok(())
    }

    /// Adds a table if it is new; answers whether the caller may see it.
    async fn meet(&mut self, table: &DatasetName, distance: i32) -> Result<bool> {
        if let Some((id, _)) = self.seen.get(table) {
            return Ok(self.owners.contains_key(id));
        }
        let owned = access::find(&mut self.reader, table).await?;
        let owned = owned.filter(|owned| self.cx.may(Action::ReadDataset, &owned.resource()));
        let is_visible = owned.is_some();
        self.add(table, owned.map(|owned| owned.dataset), distance);
        Ok(is_visible)
    }

    fn add(&mut self, table: &DatasetName, dataset: Option<Dataset>, distance: i32) {
        let node = if let Some(dataset) = dataset {
            let id = format!("dataset:{table}");
            self.owners.insert(id.clone(), dataset.owner);
            Node {
                id,
                kind: NodeKind::Dataset(dataset.origin),
                name: Some(table.to_string()),
                title: Some(dataset.title),
                owner_name: None,
                distance,
            }
        } else {
            self.hidden += 1;
            Node {
                id: format!("hidden:{}", self.hidden),
                kind: NodeKind::Hidden,
                name: None,
                title: None,
                owner_name: None,
                distance,
            }
        };
        self.seen.insert(table.clone(), (node.id.clone(), distance));
        self.found.nodes.push(node);
    }

    /// Connects two tables that were met.
    fn connect(&mut self, from: &DatasetName, to: &DatasetName) {
        let (Some((from, _)), Some((to, _))) = (self.seen.get(from), self.seen.get(to)) else {
            return;
        };
        let target = self.found.nodes.iter().find(|node| node.id == *to);
        let kind = match target.map(|node| node.kind) {
            Some(NodeKind::Dataset(Origin::Registry)) => EdgeKind::Merges,
            _ => EdgeKind::Reads,
        };
        let edge = Edge {
            from: from.clone(),
            to: to.clone(),
            kind,
        };
        if !self.found.edges.contains(&edge) {
            self.found.edges.push(edge);
        }
    }

    /// Adds what decides over or counts the visible tables from the dataset on.
    async fn ends(&mut self) -> Result<()> {
        for compiled in self.cx.services.packs().rules() {
            let rule = &compiled.rule;
            let Some(population) = &rule.population else { continue };
            if self.cx.may(Action::AskRule, &Resource::Rule(&rule.name)) {
                let end = End {
                    id: format!("rule:{}", rule.name),
                    kind: NodeKind::Rule,
                    step: EdgeKind::Decides,
                    name: rule.name.to_string(),
                    title: &rule.title,
                };
                self.end(slice::from_ref(&population.dataset), end);
            }
        }
        for indicator in indicators::visible(self.cx, &mut self.reader).await? {
            let end = End {
                id: format!("indicator:{}", indicator.name),
                kind: NodeKind::Indicator,
                step: EdgeKind::Counts,
                name: indicator.name.to_string(),
                title: &indicator.title,
            };
            self.end(&indicator.reads, end);
        }
        Ok(())
    }

    /// Adds what makes no rows itself behind those of the tables that were met and may be seen.
    fn end(&mut self, tables: &[DatasetName], end: End<'_>) {
        let met = tables.iter().filter_map(|table| self.seen.get(table));
        let ahead = met.filter(|(id, distance)| *distance >= 0 && self.owners.contains_key(id));
        let ahead: Vec<_> = ahead.cloned().collect();
        let Some(distance) = ahead.iter().map(|(_, distance)| *distance).min() else {
            return;
        };
        if distance >= self.depth || self.found.nodes.len() >= NODES_MAX {
            self.found.cut = true;
            return;
        }
        self.found.edges.extend(ahead.into_iter().map(|(from, _)| Edge {
            from,
            to: end.id.clone(),
            kind: end.step,
        }));
        self.found.nodes.push(Node {
            id: end.id,
            kind: end.kind,
            name: Some(end.name),
            title: Some(end.title.clone()),
            owner_name: None,
            distance: distance + 1,
        });
    }

    /// Names the owners, and adds those who deliver as the first sources.
    async fn organisations(mut self) -> Result<Lineage> {
        let names = entries::organisations(&mut self.reader, self.owners.values().copied()).await?;
        let mut deliver: BTreeMap<String, Node> = BTreeMap::new();
        let mut edges = Vec::new();
        for node in &mut self.found.nodes {
            let owner = self.owners.get(&node.id).and_then(|owner| names.get(owner));
            let Some(owner) = owner else { continue };
            node.owner_name = Some(owner.name.clone());
            if node.kind != NodeKind::Dataset(Origin::Delivered) || node.distance > 0 {
                continue;
            }
            let id = format!("organisation:{}", owner.id);
            edges.push(Edge {
                from: id.clone(),
                to: node.id.clone(),
                kind: EdgeKind::Delivers,
            });
            let distance = node.distance - 1;
            let known = deliver.entry(id.clone()).or_insert_with(|| Node {
                id,
                kind: NodeKind::Organisation,
                name: Some(owner.id.to_string()),
                title: Some(owner.name.clone()),
                owner_name: None,
                distance,
            });
            known.distance = known.distance.min(distance);
        }
        self.found.nodes.extend(deliver.into_values());
        self.found.edges.extend(edges);
        Ok(self.found)
    }
}
