//! Receipts as their holders check them: with the binary, with a program written from the standards alone, after a changed
//! byte, and after a power cut.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
    time::Duration,
};

use jixia_e2e::{Answer, City, Client, Server, until};

use crate::api;

const PURPOSE: &str = "办理食品经营许可";
const PATIENCE: Duration = Duration::from_mins(2);
/// Look-ups that are acknowledged before the server is killed.
const ACKNOWLEDGED: usize = 200;
/// Callers at once.
const CALLERS: usize = 8;

/// The address of a firm's record.
fn firm(city: &City, server: &Server) -> String {
    let steward = city.log_in(server, "steward-data-bureau");
    let firms = api::rows(&steward, "select credit_code from legal_entity limit 1");
    format!("/api/registries/legal_entity/{}", firms[0][0].as_str().unwrap())
}

fn receipt_of(answer: &Answer) -> &str {
    answer.receipt.as_deref().expect("the answer has a receipt")
}

/// What a department keeps: the receipt of a look-up, the answer, and the public key.
struct Kept {
    receipt: PathBuf,
    answer: PathBuf,
    key: PathBuf,
}

fn keep(city: &City, client: &Client, answer: &Answer) -> Kept {
    let path = |name: &str| city.folder().join(name);
    let kept = Kept {
        receipt: path("look-up.receipt.json"),
        answer: path("answer.json"),
        key: path("city.key"),
    };
    let receipt = client.get(&format!("/api/receipts/{}", receipt_of(answer)));
    fs::write(&kept.receipt, receipt.file()).unwrap();
    fs::write(&kept.answer, &answer.body).unwrap();
    fs::write(&kept.key, client.get("/api/evidence/key").file()).unwrap();
    kept
}

/// Whether the program that knows nothing of ours finds the receipt good; what it said.
fn by_python(kept: &Kept) -> (bool, String) {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/verify_receipt.py");
    let output = Command::new("python3")
        .arg(program)
        .args([&kept.receipt, &kept.key, &kept.answer])
        .output()
        .expect("python3 is installed; `cargo xtask test` does it");
    let told = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&told).into_owned())
}

/// Runs a statement on the city's SQLite database, as one who has stolen in.
fn tamper(city: &City, sql: &str) {
    let program = "import sys, sqlite3; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()";
    let database = city.folder().join("store/jixia.db");
    let ran = Command::new("python3")
        .args(["-c", program])
        .arg(database)
        .arg(sql)
        .status();
    assert!(ran.is_ok_and(|status| status.success()), "{sql}");
}

#[test]
fn a_receipt_proves_itself_to_our_program_and_to_one_from_the_standards_alone() {
    let city = City::copy();
    let server = Server::start(&city);
    let path = firm(&city, &server);
    let member = city.log_in(&server, "member").for_purpose(PURPOSE);
    let answer = member.get(&path);
    answer.ok();
    member.get(&path).ok();
    let kept = keep(&city, &member, &answer);
    server.stop();

    let (good, told) = by_python(&kept);
    assert!(good, "{told}");
    let shown = |path: &Path| path.to_str().unwrap().to_owned();
    let (receipt, key, bytes) = (shown(&kept.receipt), shown(&kept.key), shown(&kept.answer));
    let check = ["verify", "receipt", &receipt, "--key", &key, "--answer", &bytes];
    // No installation is needed: the folder has a configuration, but nobody names it.
    let anywhere = jixia_e2e::Cli::inside(Path::new("/"));
    assert!(anywhere.get(&check).contains("回执有效"));
    let told = anywhere.in_english().get(&check);
    assert!(told.contains("The receipt is good") && told.contains(PURPOSE), "{told}");
    assert_eq!(
        city.cli().get(&["verify", "key"]),
        fs::read_to_string(&kept.key).unwrap()
    );

    fs::write(&kept.answer, b"{}").unwrap();
    assert!(anywhere.refused(&check).contains("receipt.answer_differs"));
    fs::write(&kept.answer, &answer.body).unwrap();
    let whole = fs::read(&kept.receipt).unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 12) {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        fs::write(&kept.receipt, changed).unwrap();
        anywhere.refused(&check);
    }
    let text = String::from_utf8(whole).unwrap();
    fs::write(&kept.receipt, text.replace("食品", "药品")).unwrap();
    assert!(anywhere.refused(&check).contains("receipt.not_in_log"));
    assert!(!by_python(&kept).0);
}

#[test]
fn a_byte_changed_in_the_database_is_found_with_its_place() {
    let city = City::copy();
    let server = Server::start(&city);
    let path = firm(&city, &server);
    let member = city.log_in(&server, "member").for_purpose(PURPOSE);
    for _ in 0..5 {
        member.get(&path).ok();
    }
    let checkpoint = city.folder().join("checkpoint");
    fs::write(&checkpoint, member.get("/api/evidence/checkpoint").file()).unwrap();
    server.stop();
    // The city may have been asked before: the look-ups of this test are the last five.
    let text = fs::read_to_string(&checkpoint).unwrap();
    let size: u64 = text.lines().nth(1).unwrap().parse().unwrap();
    let place = size - 3;
    let kept_elsewhere = ["verify", "log", "--checkpoint", checkpoint.to_str().unwrap()];
    assert!(city.cli().get(&kept_elsewhere).contains("存证日志完好"));

    let changed = |sql: &str| {
        tamper(&city, sql);
        let ran = city.cli().in_english().run(&kept_elsewhere);
        assert_eq!(ran.code, Some(1), "{sql}: {}", ran.out);
        assert!(ran.err.contains("evidence.log_changed"), "{}", ran.err);
        ran.out
    };
    let told = changed(&format!(
        "update receipt set content = replace(content, '食品', '药品') where number = {place}"
    ));
    let expected = format!("The receipt at place {place} was changed: its text does not belong to its hash.\n");
    assert_eq!(told, expected);
    let told = changed(&format!(
        "update receipt set content = replace(content, '药品', '食品'), person = x'00' where number = {place}"
    ));
    assert!(
        told.starts_with(&format!("The receipt at place {place} was changed")),
        "{told}"
    );
    // All traces of the last receipts are wiped out, but somebody has kept a checkpoint.
    let told = changed(&format!("delete from receipt where number > {place}"));
    assert!(told.contains("receipts were signed, and there are fewer"), "{told}");
}

#[test]
fn every_receipt_that_was_acknowledged_is_there_after_a_power_cut() {
    let city = City::copy();
    let server = Server::start(&city);
    let path = firm(&city, &server);
    let member = city.log_in(&server, "member").for_purpose(PURPOSE);
    let acknowledged = Mutex::new(Vec::new());
    let checkpoint = city.folder().join("checkpoint");
    thread::scope(|scope| {
        for _ in 0..CALLERS {
            scope.spawn(|| {
                // Until the server is gone.
                while let Some(answer) = member.try_get(&path) {
                    acknowledged.lock().unwrap().push(receipt_of(&answer).to_owned());
                }
            });
        }
        until("enough look-ups are acknowledged", PATIENCE, || {
            (acknowledged.lock().unwrap().len() >= ACKNOWLEDGED).then_some(())
        });
        fs::write(&checkpoint, member.get("/api/evidence/checkpoint").file()).unwrap();
        server.kill();
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    city.cli()
        .get(&["verify", "log", "--checkpoint", checkpoint.to_str().unwrap()]);
    let server = Server::start(&city);
    let member = city.log_in(&server, "member").for_purpose(PURPOSE);
    for id in &acknowledged {
        member.get(&format!("/api/receipts/{id}")).file();
    }
    member.get(&path).ok();
    server.stop();
    assert!(city.cli().get(&["verify", "log"]).contains("存证日志完好"));
}

#[test]
fn an_installation_whose_key_is_lost_says_so_and_makes_no_other() {
    let city = City::copy();
    let server = Server::start(&city);
    let path = firm(&city, &server);
    city.log_in(&server, "member").for_purpose(PURPOSE).get(&path).ok();
    server.stop();
    let key = city.folder().join("evidence.key");
    let secret = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let told = city.cli().refused(&["doctor"]);
    assert!(told.contains("evidence.key_missing") && !key.exists(), "{told}");
    fs::write(&key, "PRIVATE+KEY+no+key").unwrap();
    let told = city.cli().in_english().refused(&["serve"]);
    assert!(
        told.contains("evidence.key_malformed") && !told.contains("no+key"),
        "{told}"
    );
    fs::write(&key, secret).unwrap();
    city.cli().get(&["doctor"]);
}
