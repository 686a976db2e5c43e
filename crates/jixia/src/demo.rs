//! `jixia demo`: a sample city from nothing to a served system, or straight to it when it is there.

mod matters;
mod past;
mod people;
mod shares;
mod stories;

use std::{fs, path::Path, sync::Arc};

use anyhow::{Result, bail};
use chrono::{Days, NaiveDate};
use jixia_app::{Cx, Services, deliveries, packs as app_packs, registries};
use jixia_config::Config;
use jixia_model::{Clock, Language, SystemClock, delivery::DeliveryState};
use jixia_sample::{DAYS_BETWEEN_ROUNDS, DeliveryFile};

use self::shares::DROP;
use crate::{
    arguments::DemoArguments, caller, deliver, folders, installation, packs, sample, say, serve, shipped, steps::Steps,
};

/// Says that the city is complete; without it the folder is begun anew.
const COMPLETE: &str = "city-is-complete";
/// Holds the logins, so that a second start can print them too.
const LOGINS: &str = "logins.txt";
/// So much of the city changes from the first round of files to the second, which gives it a past: versions, differences
/// and quality over time.
const CHANGED_PERCENT: f64 = 2.0;

pub(crate) async fn run(arguments: &DemoArguments, language: Language) -> Result<()> {
    let folder = std::path::absolute(&arguments.folder)?;
    let config = configuration(&folder, arguments.port)?;
    serve::log(&config)?;
    let services = if folder.join(COMPLETE).is_file() {
        installation::open(&config).await?
    } else {
        make(&folder, &config, arguments, language).await?
    };
    if arguments.make_only {
        return Ok(());
    }
    let listener = jixia_http::listen(&config.server).await?;
    println!("{}", fs::read_to_string(folder.join(LOGINS))?);
    println!("http://{}", listener.local_addr()?);
    serve::serve(&config, services, listener).await
}

/// Writes the configuration of the city, which `--config` of the other commands finds.
fn configuration(folder: &Path, port: u16) -> Result<Config> {
    let path = folder.join("jixia.yaml");
    if !folder.join(COMPLETE).is_file() {
        if folder.join("store").exists() {
            fs::remove_dir_all(folder).map_err(|source| folders::unwritable(folder, source))?;
        }
        fs::create_dir_all(folder.join("store")).map_err(|source| folders::unwritable(folder, source))?;
        let shown = folder.display();
        let text = format!(
            "server: {{port: {port}}}\nstore: {{url: \"sqlite://{shown}/store/jixia.db\"}}\nlake: {{url: \"{shown}/lake\"}}\n\
             files: {{folder: \"{shown}/files\"}}\nevidence: {{key_file: \"{shown}/evidence.key\"}}\n\
             batch: {{folders: {{{DROP}: {{path: \"{shown}/drop/civil-affairs\", organisations: [zibo-civil-affairs]}}}}}}\n\
             log: {{filter: warn}}\n"
        );
        fs::write(&path, text).map_err(|source| folders::unwritable(&path, source))?;
    }
    let mut config = installation::configuration(Some(&path))?;
    config.server.port = port;
    Ok(config)
}

async fn make(folder: &Path, config: &Config, arguments: &DemoArguments, language: Language) -> Result<Arc<Services>> {
    let steps = Steps::new(language);
    let services = installation::open(config).await?;
    let step = steps.begin("检查并安装随附的包", "Check and install the shipped packs", None);
    let checked = packs::check(shipped::packs().into_iter().map(|(_, files)| files).collect(), language).await?;
    app_packs::install::install(&services, checked).await?;
    step.finish();
    fs::write(folder.join(LOGINS), people::make(&services, language).await?)?;
    let mut city = arguments.city;
    city.today.get_or_insert_with(|| first_day(arguments.rounds));
    for round in 1..=arguments.rounds {
        let changed = (round > 1).then_some(CHANGED_PERCENT);
        let out = folder.join("outbox").join(round.to_string());
        for file in sample::generate(&city, changed, &out, &steps).await? {
            // A few rows of which one is bad may be too bad for their contract: the steward finds them among what waits.
            let may_be_refused = round > 1;
            deliver(&services, &file, may_be_refused, &steps, language).await?;
        }
    }
    for registry in services.packs().registries() {
        let title = &registry.title;
        let step = steps.begin(
            &format!("建设{}", title.zh),
            &format!("Build the registry '{}'", title.en),
            None,
        );
        registries::build(&services, &registry.name, true).await?;
        step.finish();
    }
    let step = steps.begin("补写数据共享的往来", "Give the sharing of data a past", None);
    past::tell(config, language).await?;
    step.finish();
    fs::write(folder.join(COMPLETE), "")?;
    Ok(services)
}

/// The day of the first round of files, so that the last one is of today.
fn first_day(rounds: u8) -> NaiveDate {
    let days = u64::from(DAYS_BETWEEN_ROUNDS) * u64::from(rounds.saturating_sub(1));
    SystemClock.today() - Days::new(days)
}

/// Hands one file over as the steward of its department does.
async fn deliver(
    services: &Arc<Services>,
    file: &DeliveryFile,
    may_be_refused: bool,
    steps: &Steps,
    language: Language,
) -> Result<()> {
    let name = file
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let step = steps.begin(&format!("交付 {name}"), &format!("Deliver {name}"), None);
    let body = jixia_connect::pieces(tokio::fs::File::open(&file.path).await?);
    let receive = async |cx: &Cx| Ok(deliveries::receive(cx, &file.dataset, &name, body).await?);
    let steward = people::steward_of(&file.organisation);
    let received = caller::acting(services, &steward, None, language, receive).await?;
    let delivery = deliveries::run::run(services, received.id).await?;
    let is_well = match delivery.state {
        DeliveryState::Committed => true,
        DeliveryState::Refused => may_be_refused,
        DeliveryState::Received | DeliveryState::Failed => false,
    };
    if !is_well {
        let reason = delivery.reason.map(|reason| say::reason(&reason, language));
        let state = deliver::state_title(delivery.state);
        bail!("{name}: {} {}", state.in_language(language), reason.unwrap_or_default());
    }
    step.finish_with(&format!("{} / {}", delivery.counts.good, delivery.counts.rows));
    Ok(())
}
