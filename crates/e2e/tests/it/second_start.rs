//! An existing city is opened again, not made again.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use jixia_e2e::{City, Server};

/// Files of the lake and the generator's outbox, with the time of their last change.
fn files(folder: &Path, found: &mut BTreeMap<PathBuf, SystemTime>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            let changed = fs::metadata(&path).unwrap().modified().unwrap();
            found.insert(path, changed);
        }
    }
}

fn made(city: &City) -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    for part in ["lake", "outbox", "files"] {
        files(&city.folder().join(part), &mut found);
    }
    found
}

#[test]
fn a_second_start_of_the_demo_serves_the_city_that_is_there() {
    let city = City::copy();
    let before = made(&city);
    assert!(before.len() > 20, "the city has files");
    let server = Server::start_demo(&city);
    let client = city.log_in(&server, "admin");
    assert_eq!(client.get("/api/session").ok()["person"]["login"], "admin");
    server.stop();
    assert_eq!(made(&city), before, "nothing was made again");
}

#[test]
fn the_status_page_tells_of_the_city_in_both_languages() {
    let city = City::copy();
    let server = Server::start(&city);
    let stranger = jixia_e2e::Client::stranger(server.address());
    let page = stranger.get("/status?lang=zh");
    assert!(page.media_type.starts_with("text/html"), "{}", page.media_type);
    assert!(
        page.text().contains("淄博") && page.text().contains("人口基础信息库"),
        "{}",
        page.text()
    );
    assert!(stranger.get("/status?lang=en").text().contains("Population"));
    server.stop();
}
