//! `jixia deliver`: hands over a file and tells what became of it.

use anyhow::{Context, Result, bail};
use jixia_app::{Cx, deliveries};
use jixia_config::Config;
use jixia_model::{DatasetName, Language, delivery::DeliveryState};
use tokio_util::io::ReaderStream;

use crate::{arguments::DeliverArguments, caller, installation, say};

pub(crate) async fn run(config: &Config, arguments: DeliverArguments, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let hand_over = async |cx: &Cx| hand_over(cx, &arguments).await;
    caller::acting(&services, &arguments.login, None, language, hand_over).await
}

async fn hand_over(cx: &Cx, arguments: &DeliverArguments) -> Result<()> {
    let dataset = DatasetName::parse(&arguments.dataset)?;
    let file = tokio::fs::File::open(&arguments.file).await;
    let file = file.with_context(|| format!("{} cannot be read", arguments.file.display()))?;
    let name = arguments
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let received = deliveries::receive(cx, &dataset, &name, ReaderStream::new(file)).await?;
    let delivery = deliveries::run::run(&cx.services, received.id).await?;
    let counts = delivery.counts;
    println!(
        "{} {}: {} rows, {} good, {} bad, {} warned",
        delivery.id, delivery.state, counts.rows, counts.good, counts.bad, counts.warned
    );
    let (_, quality) = deliveries::get(cx, delivery.id).await?;
    for result in quality.iter().filter(|result| result.failed > 0) {
        println!(
            "  {:>8}  {} {}",
            result.failed,
            result.rule,
            result.column.as_deref().unwrap_or("")
        );
    }
    if let (Some(rejected), true) = (&arguments.rejected, counts.bad > 0) {
        deliveries::annotate(cx, delivery.id, rejected, cx.language).await?;
        println!("{}", rejected.display());
    }
    if let (DeliveryState::Refused | DeliveryState::Failed, Some(reason)) = (delivery.state, &delivery.reason) {
        bail!(say::reason(reason, language));
    }
    Ok(())
}
