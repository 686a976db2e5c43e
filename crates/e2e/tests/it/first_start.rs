//! A new installation, without a sample city: its first administrator and what is told at the start.

use jixia_e2e::{Cli, Client, Language, Server};
use serde_json::json;

/// The administrator and the password in the line that tells them.
fn told(greeting: &[String]) -> (&str, &str) {
    let line = greeting
        .iter()
        .find(|line| line.contains("管理员"))
        .expect("the first start tells an administrator");
    let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    (words[0], words[1])
}

#[test]
fn the_first_start_prints_an_administrator_whose_password_must_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start_in(folder.path());
    let (login, password) = told(server.greeting());
    assert_eq!(login, "admin");
    let client = Client::log_in(server.address(), login, password, Language::English);
    let wall = client.get("/api/people").problem(403, "password.change_required");
    assert!(wall.contains("POST /api/session/password"), "{wall}");
    let change = json!({"old_password": password, "new_password": "a long new password"});
    client.post("/api/session/password", &change).ok();
    assert_eq!(client.get("/api/people").ok()["total"], 1);
    server.stop();

    let server = Server::start_in(folder.path());
    assert!(
        server.greeting().is_empty(),
        "nobody is made twice: {:?}",
        server.greeting()
    );
    Client::log_in(server.address(), "admin", "a long new password", Language::English);
    server.stop();
}

#[test]
fn a_port_that_is_taken_is_told_with_the_setting_to_change() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    std::fs::write(
        folder.path().join("jixia.yaml"),
        format!("server: {{port: {port}}}\nlog: {{filter: warn}}\n"),
    )
    .unwrap();
    let cli = Cli::inside(folder.path());
    for (cli, begin) in [(cli.clone(), "错误["), (cli.in_english(), "error[")] {
        let told = cli.refused(&["serve"]);
        assert!(
            told.starts_with(&format!("{begin}server.address_unavailable]")),
            "{told}"
        );
        assert!(
            told.contains(&port.to_string()) && told.contains("server.port"),
            "{told}"
        );
    }
}

#[test]
fn a_setting_that_does_not_exist_is_told_with_its_place_and_the_nearest_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("jixia.yaml"), "store:\n  ulr: x\n").unwrap();
    let cli = Cli::inside(folder.path());
    for (cli, words) in [(cli.clone(), "第 2 行"), (cli.in_english(), "2:3")] {
        let told = cli.refused(&["doctor"]);
        assert!(told.contains("[config.unknown_key]") && told.contains(words), "{told}");
        assert!(told.contains("ulr") && told.contains("url"), "{told}");
    }
}
