//! Clerks of several departments who deliver at the same time.

use std::thread;

use jixia_e2e::{City, Client, Server, citizen_number};

use crate::{api, societies};

const ROWS: u16 = 200;

fn deaths() -> String {
    let headers = "死亡证编号,姓名,公民身份号码,性别,出生日期,死亡日期,填报单位,常住地区划代码,填报日期\n";
    (0..ROWS).fold(headers.to_owned(), |text, index| {
        let number = citizen_number("19300101", index * 2 + 1);
        text + &format!("E2E{index:05},钱示例,{number},男,1930-01-01,2020-05-01,示例医院,370303001001,2020-05-03\n")
    })
}

fn marriages() -> String {
    let headers = "登记字号,登记类别,登记日期,登记机关,男方姓名,男方身份证件号,女方姓名,女方身份证件号\n";
    (0..ROWS).fold(headers.to_owned(), |text, index| {
        let (husband, wife) = (
            citizen_number("19800101", index * 2 + 1),
            citizen_number("19820202", index * 2),
        );
        text + &format!("J370399-2020-{index:06},结婚登记,2020-05-01,示例登记处,孙示例,{husband},李示例,{wife}\n")
    })
}

/// The three clerks with what they deliver.
fn clerks() -> [(&'static str, &'static str, String); 3] {
    [
        ("steward-health", "deaths", deaths()),
        ("steward-civil-affairs", "marriages", marriages()),
        (
            societies::STEWARD,
            societies::DATASET,
            societies::faultless(80_000_000, ROWS.into()),
        ),
    ]
}

#[test]
fn three_clerks_deliver_at_once_to_three_datasets() {
    let city = City::copy();
    let server = Server::start(&city);
    thread::scope(|scope| {
        for (login, dataset, file) in clerks() {
            let client = city.log_in(&server, login);
            scope.spawn(move || deliver_and_count(&client, dataset, file));
        }
    });
    server.stop();
}

fn deliver_and_count(client: &Client, dataset: &str, file: String) {
    let count = format!("select count(*) from {dataset}");
    let before = api::number(client, &count);
    let report = api::deliver(client, dataset, "数据.csv", file);
    assert_eq!(report["delivery"]["state"], "committed", "{report}");
    assert_eq!(report["delivery"]["good"], ROWS, "{report}");
    assert_eq!(api::number(client, &count), before + u64::from(ROWS));
}

#[test]
fn three_files_at_once_to_one_dataset_are_all_committed() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, societies::STEWARD);
    let count = format!("select count(*) from {}", societies::DATASET);
    let before = api::number(&client, &count);
    thread::scope(|scope| {
        for part in 0..3 {
            let (client, file) = (client.clone(), societies::faultless(81_000_000 + part * 1_000, 100));
            scope.spawn(move || {
                let report = api::deliver(&client, societies::DATASET, "部分.csv", file);
                assert_eq!(report["delivery"]["state"], "committed", "{report}");
            });
        }
    });
    assert_eq!(
        api::number(&client, &count),
        before + 300,
        "no commit overwrote another"
    );
    server.stop();
}

#[test]
fn the_same_file_handed_over_three_times_at_once_is_committed_once() {
    let city = City::copy();
    let server = Server::start(&city);
    let client = city.log_in(&server, societies::STEWARD);
    let count = format!("select count(*) from {}", societies::DATASET);
    let before = api::number(&client, &count);
    let file = societies::faultless(82_000_000, 100);
    thread::scope(|scope| {
        for _ in 0..3 {
            let (client, file) = (client.clone(), file.clone());
            scope.spawn(move || {
                let answer = api::hand_over(&client, societies::DATASET, "同一文件.csv", file);
                if answer.status != 202 {
                    answer.problem(409, "delivery.already_committed");
                }
            });
        }
    });
    let deliveries = api::all_finished(&client, societies::DATASET);
    let kept = deliveries
        .iter()
        .filter(|delivery| delivery["file_name"] == "同一文件.csv");
    assert_eq!(kept.count(), 1, "{deliveries:?}");
    assert_eq!(api::number(&client, &count), before + 100);
    server.stop();
}
