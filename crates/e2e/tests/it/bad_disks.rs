//! Disks that are full or read-only, and a line that is larger than any memory should be: told, and nothing is lost.
//!
//! The disks are mounted in a namespace of the command's own, so they are real ones and need no rights on the machine.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    process::{Command, Output},
};

use jixia_e2e::{City, Cli, Server};

use crate::{
    api,
    by_command_line::number,
    societies::{self, DATASET, STEWARD},
};

/// Whether commands can be given disks of their own. Where the machine forbids it, as some containers do, a test about
/// disks says so and ends.
fn disks_can_be_mounted() -> bool {
    let mount = ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"];
    let tried = Command::new("unshare").args(mount).output();
    let tried = tried.expect("util-linux has the program unshare");
    if !tried.status.success() {
        let why = String::from_utf8_lossy(&tried.stderr);
        println!("not tried, because no disk can be mounted in a user namespace of this machine: {why}");
    }
    tried.status.success()
}

/// Runs a command with other disks; `mounts` is a line of the shell.
fn with_disks(cli: &Cli, arguments: &[&str], mounts: &str) -> Output {
    let command = cli.command(arguments);
    let script = format!("{mounts} || exit 97; exec \"$0\" \"$@\"");
    let mut shell = Command::new("unshare");
    shell
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .arg(command.get_program())
        .args(command.get_args());
    let ended = shell.output().expect("util-linux has the program unshare");
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_ne!(ended.status.code(), Some(97), "{mounts}: {told}");
    ended
}

/// Asserts that a command failed with this code, in both languages.
#[track_caller]
fn assert_told(city: &City, arguments: &[&str], mounts: &str, code: &str, [zh, en]: [&str; 2]) {
    let cli = city.cli();
    for (cli, begin, word) in [(cli.clone(), "错误", zh), (cli.in_english(), "error", en)] {
        let ended = with_disks(&cli, arguments, mounts);
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{told}");
        assert!(
            told.starts_with(&format!("{begin}[{code}]")) && told.contains(word),
            "{told}"
        );
    }
}

/// A file of the disk with rows that no delivery has had, and the arguments that deliver it.
fn write_file(city: &City, first: u32, rows: u32) -> String {
    let path = city.folder().join("数据.csv");
    fs::write(&path, societies::faultless(first, rows)).unwrap();
    path.display().to_string()
}

/// Asserts that the interrupted deliveries of `数据.csv` end as one, at the next start.
fn assert_resumed(city: &City, rows: u32) {
    let server = Server::start(city);
    let client = city.log_in(&server, STEWARD);
    let kept: Vec<_> = api::all_finished(&client, DATASET)
        .into_iter()
        .filter(|delivery| delivery["file_name"] == "数据.csv")
        .collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(
        (&kept[0]["state"], &kept[0]["good"]),
        (&"committed".into(), &rows.into()),
        "{kept:?}"
    );
    server.stop();
}

#[test]
fn a_full_disk_of_files_keeps_nothing_of_the_file() {
    if !disks_can_be_mounted() {
        return;
    }
    let city = City::copy();
    let file = write_file(&city, 71_000_000, 20_000);
    let files = city.folder().join("files");
    let kept = fs::read_dir(&files).unwrap().count();
    let mount = format!("mount -t tmpfs -o size=1m none '{}'", files.display());
    let deliver = ["deliver", DATASET, &file, "--as", STEWARD];
    assert_told(&city, &deliver, &mount, "files.disk_full", ["已满", "full"]);
    assert_eq!(fs::read_dir(&files).unwrap().count(), kept);
    let told = city.cli().get(&deliver);
    assert!(told.contains("合格 20000"), "with room it is taken: {told}");
}

#[test]
fn a_full_disk_of_the_lake_loses_nothing() {
    if !disks_can_be_mounted() {
        return;
    }
    let city = City::copy();
    let count = format!("select count(*) from {DATASET}");
    let before = number(&city.cli(), STEWARD, &count);
    let file = write_file(&city, 72_000_000, 20_000);
    let mount = format!("mount -t tmpfs -o size=64k none '{}'", city.table(DATASET).display());
    let deliver = ["deliver", DATASET, &file, "--as", STEWARD];
    assert_told(&city, &deliver, &mount, "lake.disk_full", ["已满", "full"]);
    assert_eq!(number(&city.cli(), STEWARD, &count), before, "the table is as it was");
    assert_resumed(&city, 20_000);
}

#[test]
fn a_lake_that_is_read_only_loses_nothing() {
    if !disks_can_be_mounted() {
        return;
    }
    let city = City::copy();
    let count = format!("select count(*) from {DATASET}");
    let before = number(&city.cli(), STEWARD, &count);
    let file = write_file(&city, 73_000_000, 30);
    let lake = city.folder().join("lake");
    let mount = format!(
        "mount --bind '{0}' '{0}' && mount -o remount,ro,bind '{0}'",
        lake.display()
    );
    let deliver = ["deliver", DATASET, &file, "--as", STEWARD];
    assert_told(&city, &deliver, &mount, "lake.not_writable", ["读写", "write"]);
    assert_eq!(number(&city.cli(), STEWARD, &count), before, "the table is as it was");
    assert_resumed(&city, 30);
}

#[test]
fn a_line_of_200_megabytes_is_put_aside_in_little_memory() {
    const LINE: usize = 200 << 20;
    const PIECE: usize = 1 << 20;
    let city = City::copy();
    let path = city.folder().join("长行.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    file.write_all(societies::faultless(74_000_000, 20).as_bytes()).unwrap();
    let piece = vec![b'9'; PIECE];
    for _ in 0..LINE / PIECE {
        file.write_all(&piece).unwrap();
    }
    let last = societies::csv(&[], [societies::row(74_000_100)]);
    file.write_all(last.as_bytes()).unwrap();
    file.into_inner().unwrap();
    let server = Server::start(&city);
    let client = city.log_in(&server, STEWARD);
    let before = server.peak_memory();
    let delivery = client
        .upload_file(&format!("/api/datasets/{DATASET}/deliveries"), &path)
        .ok();
    let report = api::finished(&client, delivery["id"].as_str().unwrap());
    assert_eq!(
        (
            &report["delivery"]["state"],
            &report["delivery"]["good"],
            &report["delivery"]["bad"]
        ),
        (&"committed".into(), &21.into(), &1.into()),
        "{report}"
    );
    let more = server.peak_memory() - before;
    assert!(more < 150 << 20, "it took {} MiB more", more >> 20);
    server.stop();
}
