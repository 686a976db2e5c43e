//! `jixia sample`: the files of a sample city, for whoever wants to deliver them by hand.

use std::path::Path;

use anyhow::{Context, Result};
use jixia_model::{Clock, Error, Language, SystemClock};
use jixia_sample::{City, DeliveryFile, Division, Step, Village};

use crate::{
    arguments::{CityArguments, SampleArguments},
    shipped,
    steps::Steps,
};

/// Writes the files and prints for each its dataset, the department that hands it over, and its path.
pub(crate) async fn run(arguments: &SampleArguments, language: Language) -> Result<()> {
    let steps = Steps::new(language);
    let files = generate(&arguments.city, arguments.update, &arguments.folder, &steps).await?;
    for file in files {
        println!("{}\t{}\t{}", file.dataset, file.organisation, file.path.display());
    }
    Ok(())
}

/// Writes the first round of files into `out`, or a second one in which `update` percent changed.
pub(crate) async fn generate(
    city: &CityArguments,
    update: Option<f64>,
    out: &Path,
    steps: &Steps,
) -> Result<Vec<DeliveryFile>> {
    let read = |path: &str| shipped::file(path).with_context(|| format!("the binary has no {path}"));
    let divisions = Division::read_csv(&read("zibo/data/divisions.csv")?)?;
    let villages = Village::read_csv(&read("zibo/data/villages.csv")?)?;
    let total = city.people + city.firms;
    let city = City {
        people: city.people,
        firms: u32::try_from(city.firms).map_err(|source| too_many_firms(city.firms).with_source(source))?,
        seed: city.seed,
        today: city.today.unwrap_or_else(|| SystemClock.today()),
    };
    let step = steps.begin("十个部门准备数据", "Ten departments prepare their files", Some(total));
    let (bar, out) = (step.clone(), out.to_owned());
    let (mut people, mut firms) = (0, 0);
    let made = tokio::task::spawn_blocking(move || {
        let mut progress = |progress: jixia_sample::Progress| {
            match progress.step {
                Step::People => people = progress.done,
                Step::Firms => firms = progress.done,
            }
            bar.at(people + firms);
        };
        match update {
            None => city.generate(&divisions, &villages, &out, &mut progress),
            Some(percent) => city.generate_update(percent, &divisions, &villages, &out, &mut progress),
        }
    });
    let files = made.await??;
    step.finish();
    Ok(files)
}

fn too_many_firms(firms: u64) -> Error {
    let message = format!("{firms} firms are more than can be made; ask for at most {}.", u32::MAX);
    Error::invalid("demo.too_many_firms", message)
        .with("firms", firms)
        .with("most", u32::MAX)
}
