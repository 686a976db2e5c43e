//! A pack of one's own: written, checked, installed beside those that are there, used, replaced; or refused whole.

use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use jixia_e2e::{Answer, City, Cli, Client, Language, Server};
use reqwest::Method;
use serde_json::Value;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    api,
    bad_packs::{begin, model, replace},
};

/// The files of a folder, with their paths from `root` on.
fn files(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            let relative = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push((relative, fs::read(&path).unwrap()));
        }
    }
}

fn archive(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        writer.start_file(path, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    files(folder, folder, &mut found);
    found
}

fn upload(client: &Client, path: &str, files: &[(String, Vec<u8>)]) -> Answer {
    client.send_bytes(Method::POST, path, "application/zip", archive(files))
}

fn packs(client: &Client) -> Vec<String> {
    let packs = client.get("/api/packs").ok();
    let name = |pack: &Value| {
        format!(
            "{} {}",
            pack["name"].as_str().unwrap(),
            pack["version"].as_str().unwrap()
        )
    };
    packs["items"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn a_pack_is_uploaded_used_at_once_served_back_and_there_after_a_new_start() {
    let city = City::copy();
    let folder = city.folder().join("street-lamps");
    begin(city.folder(), "street-lamps");
    let files = read(&folder);
    let server = Server::start(&city);
    let (admin, member) = (city.log_in(&server, "admin"), city.log_in(&server, "member"));
    let before = packs(&admin);
    upload(&member, "/api/packs", &files).problem(403, "policy.denied");
    assert_eq!(upload(&admin, "/api/packs/check", &files).ok(), serde_json::json!([]));
    assert_eq!(packs(&admin), before, "a check installs nothing");

    let installed = upload(&admin, "/api/packs", &files).ok();
    assert_eq!(installed["name"], "street-lamps", "{installed}");
    assert_eq!(packs(&admin).len(), before.len() + 1, "the others stay");
    for (path, bytes) in &files {
        let served = member.get(&format!("/api/packs/street-lamps/file?path={path}"));
        assert_eq!(served.file(), bytes, "{path}");
    }
    let dataset = admin.get("/api/datasets/street_lamps_example").ok();
    assert_eq!(dataset["state"], "published", "{dataset}");
    let firms = "select count(*) from legal_entity";
    let steward = city.log_in(&server, "steward-data-bureau");
    assert!(api::number(&steward, firms) > 0, "what was there works on");
    server.stop();

    let server = Server::start(&city);
    let admin = city.log_in(&server, "admin");
    assert_eq!(packs(&admin).len(), before.len() + 1);
    replace(&folder.join("pack.yaml"), "version: 0.1.0", "version: 0.2.0");
    city.cli().get(&["pack", "install", "street-lamps", "--as", "admin"]);
    server.stop();
    let server = Server::start(&city);
    let auditor = city.log_in(&server, "auditor");
    assert!(packs(&auditor).contains(&"street-lamps 0.2.0".to_owned()));
    let entries = auditor.get("/api/audit?action=pack.install&resource=street-lamps").ok();
    let logins: Vec<_> = entries["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["login"])
        .collect();
    assert_eq!(logins, ["admin", "admin", "member"], "{entries}");
    server.stop();
}

#[test]
fn a_pack_that_does_not_fit_is_refused_with_its_places_and_nothing_is_half_done() {
    let city = City::copy();
    begin(city.folder(), "street-lamps");
    let folder = city.folder().join("street-lamps");
    let server = Server::start(&city);
    let admin = city.log_in(&server, "admin");
    let before = packs(&admin);

    // Another pack has that dataset already.
    let taken = folder.join("datasets/social_organisations.yaml");
    fs::rename(folder.join("datasets/street_lamps_example.yaml"), &taken).unwrap();
    let contract = fs::read_to_string(&taken).unwrap();
    fs::write(
        &taken,
        contract
            .replace("street_lamps_example", "social_organisations")
            .replace("street-lamps-example", "social-organisations"),
    )
    .unwrap();
    for (language, word) in Language::ALL.into_iter().zip(["不能安装", "cannot be installed"]) {
        let answer = upload(&admin.speaking(language), "/api/packs", &read(&folder));
        let told = answer.problem(422, "pack.not_installable");
        assert!(told.contains(word) && told.contains("social_organisations"), "{told}");
        let problem: Value = serde_json::from_slice(&answer.body).unwrap();
        let fields = problem["fields"].as_array().unwrap();
        assert!(
            fields
                .iter()
                .any(|field| field["code"] == "PK090" && field["field"].as_str().unwrap().contains(".yaml:")),
            "{problem}"
        );
    }
    fs::write(folder.join("datasets/street_lamps_example.yaml"), contract).unwrap();
    fs::remove_file(&taken).unwrap();

    // Two models read each other.
    fs::create_dir(folder.join("models")).unwrap();
    for (name, other) in [("lamp_a", "lamp_b"), ("lamp_b", "lamp_a")] {
        let sql = format!("select {other}.code from {other}\n");
        fs::write(folder.join(format!("models/{name}.sql")), sql).unwrap();
        fs::write(folder.join(format!("models/{name}.yaml")), model(name)).unwrap();
    }
    let findings = upload(&admin, "/api/packs/check", &read(&folder)).ok();
    let cycle = findings
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["code"] == "PK093");
    let cycle = cycle.unwrap_or_else(|| panic!("{findings}"));
    assert!(cycle["line"].as_u64() > Some(0) && cycle["error"] == true, "{cycle}");
    assert!(
        cycle["message"]["zh"].is_string() && cycle["message"]["en"].is_string(),
        "{cycle}"
    );
    upload(&admin, "/api/packs", &read(&folder)).problem(422, "pack.not_installable");

    // Archives that are none, or lead out of themselves.
    let escape = vec![("../pack.yaml".to_owned(), b"name: x".to_vec())];
    upload(&admin, "/api/packs", &escape).problem(422, "archive.path_unsafe");
    let nothing = admin.send_bytes(Method::POST, "/api/packs", "application/zip", b"%PDF".to_vec());
    nothing.problem(422, "archive.broken");

    assert_eq!(packs(&admin), before);
    admin
        .get("/api/datasets/street_lamps_example")
        .problem(404, "dataset.unknown");
    admin.get("/api/datasets/lamp_a").problem(404, "dataset.unknown");
    let owner = admin.get("/api/datasets/social_organisations").ok();
    assert_eq!(owner["title"]["en"], "Social organisations", "{owner}");
    server.stop();
}

#[test]
fn the_command_line_shows_each_finding_at_its_place_and_installs_nothing() {
    let city = City::copy();
    begin(city.folder(), "street-lamps");
    let manifest = city.folder().join("street-lamps/pack.yaml");
    replace(&manifest, "clauses: []", "clauses: [S000-99999]");
    let cli: Cli = city.cli();
    let told = cli.refused(&["pack", "install", "street-lamps", "--as", "admin"]);
    assert!(told.contains("错误[PK092]") && told.contains("pack.yaml:"), "{told}");
    replace(&manifest, "clauses: [S000-99999]", "clauses: [S000-115]");
    let told = cli.refused(&["pack", "install", "street-lamps", "--as", "member"]);
    assert!(told.contains("错误[policy.denied]"), "{told}");
    assert!(
        cli.get(&["pack", "install", "street-lamps", "--as", "admin"])
            .contains("street-lamps")
    );
}
