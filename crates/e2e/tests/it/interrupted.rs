//! Deliveries that are killed half-way, as a power cut does: the table changes by all of it or by nothing, and once.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::Duration,
};

use jixia_e2e::{City, Server, until};

use crate::{
    api,
    by_command_line::number,
    societies::{self, DATASET, STEWARD},
};

const ROWS: u32 = 10_000;
const PATIENCE: Duration = Duration::from_mins(2);

/// A moment of a delivery, told by the file that has just appeared.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// The file is being taken in.
    Arriving,
    /// The file is there as a whole.
    Arrived,
    /// The first rows are in a data file of the table.
    Writing,
    /// The rejected rows are in quarantine.
    Quarantined,
    /// The version is there, and the database does not know yet.
    Committed,
}

impl Moment {
    const ALL: [Self; 5] = [
        Self::Arriving,
        Self::Arrived,
        Self::Writing,
        Self::Quarantined,
        Self::Committed,
    ];

    /// Files by which the moment is seen.
    fn files(self, city: &City) -> Vec<PathBuf> {
        let (folder, ending) = match self {
            Self::Arriving => (city.folder().join("files"), "part"),
            Self::Arrived => (city.folder().join("files"), ""),
            Self::Writing => (city.table(DATASET), "parquet"),
            Self::Quarantined => (city.folder().join("lake/quarantine"), "parquet"),
            Self::Committed => (city.table(DATASET).join("_delta_log"), "json"),
        };
        let Ok(entries) = fs::read_dir(folder) else {
            return Vec::new();
        };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        paths
            .filter(|path| begins_with(path.extension().unwrap_or_default().to_str(), ending))
            .collect()
    }
}

/// A data file on its way carries a number behind its ending, so the beginning has to be enough.
fn begins_with(ending: Option<&str>, expected: &str) -> bool {
    ending.is_some_and(|ending| {
        if expected.is_empty() {
            ending.is_empty()
        } else {
            ending.starts_with(expected)
        }
    })
}

/// Rows from `first` on, one of them wrong.
fn file(folder: &Path, first: u32) -> PathBuf {
    let mut rows: Vec<_> = (first..first + ROWS).map(societies::row).collect();
    rows[5][0] = societies::wrong_code(&rows[5][0]);
    let path = folder.join(format!("{first}.csv"));
    fs::write(&path, societies::csv(&societies::HEADERS, rows)).unwrap();
    path
}

/// Starts a delivery on the command line and kills it at the moment.
fn kill_at(city: &City, moment: Moment, file: &Path) {
    let before = moment.files(city);
    let mut command = city
        .cli()
        .command(&["deliver", DATASET, file.to_str().unwrap(), "--as", STEWARD]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    until(&format!("{moment:?} or the end"), PATIENCE, || {
        let come = moment.files(city).iter().any(|path| !before.contains(path));
        (come || child.try_wait().unwrap().is_some()).then_some(())
    });
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_delivery_killed_at_any_moment_is_committed_wholly_and_once() {
    kill_deliveries(&City::copy());
}

pub(crate) fn kill_deliveries(city: &City) {
    let count = format!("select count(*) from {DATASET}");
    let mut expected = number(&city.cli(), STEWARD, &count);
    for (moment, number_of) in Moment::ALL.into_iter().zip(0..) {
        let file = file(city.folder(), 70_000_000 + number_of * ROWS);
        let good = u64::from(ROWS) - 1;
        kill_at(city, moment, &file);
        let found = number(&city.cli(), STEWARD, &count);
        assert!(
            found == expected || found == expected + good,
            "{moment:?}: {found} rows after {expected}"
        );
        expected += good;
        resume_and_deliver_again(city, &file, expected, moment);
    }
}

/// Starts the server, which reads again what was left; the sender delivers the same file once more.
fn resume_and_deliver_again(city: &City, file: &Path, expected: u64, moment: Moment) {
    let server = Server::start(city);
    let client = city.log_in(&server, STEWARD);
    let deliveries = api::all_finished(&client, DATASET);
    let name = file.file_name().unwrap().to_str().unwrap();
    let known = deliveries.iter().find(|delivery| delivery["file_name"] == name);
    let again = api::hand_over(&client, DATASET, name, fs::read(file).unwrap());
    if let Some(delivery) = known {
        assert_eq!(delivery["state"], "committed", "{moment:?}: {delivery}");
        assert_eq!(delivery["bad"], 1, "{moment:?}: {delivery}");
        again.problem(409, "delivery.already_committed");
    } else {
        let report = api::finished(&client, again.ok()["id"].as_str().unwrap());
        assert_eq!(report["delivery"]["state"], "committed", "{moment:?}: {report}");
    }
    let count = format!("select count(*) from {DATASET}");
    assert_eq!(api::number(&client, &count), expected, "{moment:?}: committed once");
    server.stop();
}

#[test]
fn a_server_killed_while_it_reads_a_file_reads_it_again_after_its_start() {
    kill_server(&City::copy());
}

pub(crate) fn kill_server(city: &City) {
    let server = Server::start(city);
    let client = city.log_in(&server, STEWARD);
    let count = format!("select count(*) from {DATASET}");
    let before = api::number(&client, &count);
    let path = file(city.folder(), 77_000_000);
    let (known, bytes) = (Moment::Arrived.files(city), fs::read(&path).unwrap());
    thread::scope(|scope| {
        // The answer may come or not, the server is killed under it.
        scope.spawn(|| client.try_upload(&format!("/api/datasets/{DATASET}/deliveries"), "77000000.csv", bytes));
        until("the file has arrived", PATIENCE, || {
            Moment::Arrived
                .files(city)
                .iter()
                .any(|path| !known.contains(path))
                .then_some(())
        });
        server.kill();
    });
    resume_and_deliver_again(city, &path, before + u64::from(ROWS) - 1, Moment::Arrived);
}
