//! Art. 17, 20 to 22 and 26: what is under way stands on one board, by when it has to be done.

use serde_json::{Value, json};

use super::city::{City, agree, open};

/// What a person's board tells: number, name of the first limit, its lamp.
async fn board(city: &City, login: &str) -> Vec<(String, String, String)> {
    let board = city.client(login).await.get("/api/clocks").await.ok();
    assert_eq!(board["cut"], false);
    let items = board["items"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    items
        .map(|clock| {
            let limit = &clock["limits"][0];
            (text(&clock["number"]), text(&limit["name"]), text(&limit["lamp"]))
        })
        .collect()
}

fn line(number: &str, limit: &str, lamp: &str) -> (String, String, String) {
    (number.to_owned(), limit.to_owned(), lamp.to_owned())
}

jixia_testkit::on_both_databases! {
    with open;

    /// Art. 21 and 22: the most urgent comes first, what is done leaves the board, and the next time limit takes its place.
    async fn a22_open_time_limits_stand_on_the_board(city: City) {
        let late = city.sent("vaccinations").await;
        city.pass(31);
        let new = city.sent("vaccinations").await;
        let expected = [line(&late, "answer", "red"), line(&new, "answer", "green")];
        assert_eq!(board(&city, "authority").await, expected);
        assert_eq!(board(&city, "health-head").await, expected);
        city.does("health-head", &late, agree()).await;
        let expected = [line(&new, "answer", "green"), line(&late, "supply", "green")];
        assert_eq!(board(&city, "authority").await, expected);
        city.does("steward", &late, json!({"step": "open"})).await;
        assert_eq!(board(&city, "authority").await, [line(&new, "answer", "green")]);
    }

    /// A board shows what its reader may see and nothing else.
    async fn a29_who_has_no_part_in_it_finds_nothing_on_the_board(city: City) {
        city.sent("vaccinations").await;
        city.draft("vaccinations").await;
        assert_eq!(board(&city, "member").await.len(), 1, "a draft has no time limit");
        assert_eq!(board(&city, "auditor").await.len(), 1);
        for login in ["civil-head", "civil-member", "administrator"] {
            assert_eq!(board(&city, login).await, [], "{login}");
        }
    }
}
