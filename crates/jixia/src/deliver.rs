//! `jixia deliver`: hands over a file and tells what became of it, or only looks what would.

use std::path::Path;

use anyhow::{Result, bail};
use futures::{StreamExt, stream::BoxStream};
use jixia_app::{
    Cx,
    deliveries::{self, check::Preview},
    mappings,
};
use jixia_config::Config;
use jixia_connect::SavedMapping;
use jixia_model::{
    DatasetName, Error, Language, Text,
    delivery::{DeliveryCounts, DeliveryState, QualityResult},
};
use tokio::fs::File;

use crate::{
    arguments::DeliverArguments,
    caller, folders, installation,
    say::{self, say},
};

/// A file on its way.
type Body = BoxStream<'static, std::io::Result<bytes::Bytes>>;

pub(crate) async fn run(config: &Config, arguments: DeliverArguments, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let hand_over = async |cx: &Cx| hand_over(cx, &arguments).await;
    caller::acting(&services, &arguments.login, None, language, hand_over).await
}

async fn hand_over(cx: &Cx, arguments: &DeliverArguments) -> Result<()> {
    let dataset = DatasetName::parse(&arguments.dataset)?;
    let settled = arguments
        .map
        .iter()
        .map(|text| pair(text))
        .collect::<Result<SavedMapping>>()?;
    let (name, file) = match (&arguments.file, &arguments.from) {
        (Some(path), _) => open(path).await?,
        (None, from) => {
            let (from, table) = (from.as_deref().unwrap_or_default(), arguments.table.as_deref());
            let pulled = deliveries::pull::open(cx, &dataset, from, table.unwrap_or_default()).await?;
            (pulled.file_name, pulled.body)
        }
    };
    if arguments.check_only {
        let found = deliveries::check::check(cx, &dataset, &name, settled, file).await?;
        return tell_preview(&name, &found, cx.language);
    }
    if !settled.is_empty() {
        mappings::add(cx, &dataset, settled).await?;
    }
    let received = deliveries::receive(cx, &dataset, &name, file).await?;
    finish(cx, received.id, arguments.rejected.as_deref()).await
}

/// Reads a received delivery to its end and tells what became of it.
async fn finish(cx: &Cx, id: jixia_model::id::DeliveryId, rejected: Option<&Path>) -> Result<()> {
    let language = cx.language;
    let delivery = deliveries::run::run(&cx.services, id).await?;
    let state = state_title(delivery.state);
    let counts = counts(delivery.counts);
    println!("{id} {}: {}", state.in_language(language), counts.in_language(language));
    let (_, quality) = deliveries::get(cx, id).await?;
    tell_quality(&quality);
    if let (Some(rejected), true) = (rejected, delivery.counts.bad > 0) {
        deliveries::annotate(cx, id, rejected, language).await?;
        println!("{}", rejected.display());
    }
    if let (DeliveryState::Refused | DeliveryState::Failed, Some(reason)) = (delivery.state, &delivery.reason) {
        bail!(say::reason(reason, language));
    }
    Ok(())
}

fn tell_preview(name: &str, found: &Preview, language: Language) -> Result<()> {
    if found.is_read {
        let counts = counts(found.outcome.counts);
        say(
            language,
            format_args!("{name} 仅检查，未入库：{}", counts.zh),
            format_args!("{name} only checked, nothing was stored: {}", counts.en),
        );
    }
    for column in &found.columns {
        let (header, title) = (
            column.header.as_deref().unwrap_or("—"),
            column.title.in_language(language),
        );
        println!("  {header} → {} ({title})", column.column);
    }
    for note in &found.notes {
        println!("  {}", note.in_language(language));
    }
    tell_quality(&found.outcome.quality);
    for rejected in &found.rejected {
        let place = say::sentence(
            language,
            format_args!("第 {} 行", rejected.line),
            format_args!("line {}", rejected.line),
        );
        let (column, value) = (rejected.column.as_deref().unwrap_or(""), &rejected.value);
        println!(
            "  {place} {column} '{value}' [{}] {}",
            rejected.rule,
            rejected.reason.in_language(language)
        );
    }
    match &found.outcome.refused {
        Some(reason) => bail!(say::reason(reason, language)),
        None => Ok(()),
    }
}

fn tell_quality(quality: &[QualityResult]) {
    for result in quality.iter().filter(|result| result.failed > 0) {
        let column = result.column.as_deref().unwrap_or("");
        println!("  {:>8}  {} {column}", result.failed, result.rule);
    }
}

/// What became of a delivery, as people say it.
pub(crate) fn state_title(state: DeliveryState) -> Text {
    match state {
        DeliveryState::Received => Text::new("已接收", "received"),
        DeliveryState::Committed => Text::new("已入库", "committed"),
        DeliveryState::Refused => Text::new("已退回", "refused"),
        DeliveryState::Failed => Text::new("未能读取", "failed"),
    }
}

fn counts(counts: DeliveryCounts) -> Text {
    let DeliveryCounts {
        rows,
        good,
        bad,
        warned,
    } = counts;
    Text::new(
        format!("{rows} 行，合格 {good}，不合格 {bad}，有警告 {warned}"),
        format!("{rows} rows, {good} good, {bad} bad, {warned} warned"),
    )
}

/// The name of a file and its bytes.
async fn open(path: &Path) -> Result<(String, Body)> {
    let failed = |source| folders::unreadable(path, source);
    let file = File::open(path).await.map_err(failed)?;
    if file.metadata().await.map_err(failed)?.is_dir() {
        return Err(folder_given(path).into());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok((name.unwrap_or_default(), jixia_connect::pieces(file).boxed()))
}

fn folder_given(path: &Path) -> Error {
    let path = path.display();
    let message = format!("{path} is a folder; name one file, and deliver the files of a folder one by one.");
    Error::invalid("file.is_folder", message).with("path", path)
}

/// A header and its column, as they are written on the command line.
fn pair(text: &str) -> Result<(String, String)> {
    // A header may hold the sign itself, the name of a column cannot.
    let pair = text
        .rsplit_once('=')
        .map(|(header, column)| (header.to_owned(), column.trim().to_owned()));
    pair.ok_or_else(|| {
        let message = format!("'{text}' is no mapping; write --map HEADER=COLUMN.");
        Error::invalid("mapping.malformed", message).with("text", text).into()
    })
}
