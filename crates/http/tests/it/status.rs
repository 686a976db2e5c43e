//! The status page and the health checks.

use axum::http::header;

use crate::app::TestApp;

#[tokio::test]
async fn the_status_page_tells_in_both_languages_what_the_city_holds() {
    let app = TestApp::new().await;
    let chinese = app.anonymous().get("/status").await;
    assert_eq!(chinese.headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
    let chinese = chinese.text();
    assert!(
        chinese.contains("<html lang=\"zh-CN\">") && chinese.contains("<h1>淄博市</h1>"),
        "{chinese}"
    );
    assert!(chinese.contains("<dt>单位</dt><dd><strong>3</strong>"), "{chinese}");
    let english = app.anonymous().in_english().get("/status").await.text();
    assert!(english.contains("Organisations") && english.contains("/api/openapi.json"));
    let asked = app.anonymous().in_english().get("/status?lang=zh").await.text();
    assert!(asked.contains("数据资源"));
    assert!(!chinese.contains("<script"));
    assert_eq!(
        app.anonymous().get("/style.css").await.headers[header::CONTENT_TYPE],
        "text/css; charset=utf-8"
    );
}

#[tokio::test]
async fn the_server_says_that_it_is_alive_and_whether_it_is_ready() {
    let app = TestApp::new().await;
    assert_eq!(app.anonymous().get("/healthz").await.ok()["status"], "ok");
    assert_eq!(app.anonymous().get("/readyz").await.ok()["status"], "ok");
    app.services.store.close().await.unwrap();
    assert_eq!(app.anonymous().get("/readyz").await.status.as_u16(), 503);
    assert_eq!(
        app.anonymous().get("/healthz").await.ok()["status"],
        "ok",
        "alive all the same"
    );
}
