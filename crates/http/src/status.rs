//! The status page at `/status`: what this city holds, rendered on the server, without JavaScript.

use axum::{
    extract::{Query, Request, State},
    http::header,
    response::{IntoResponse, Response},
};
use jixia_app::status::{self, Overview};
use jixia_model::{Language, Text, dataset::DatasetState};
use maud::{DOCTYPE, Markup, html};
use serde::Deserialize;

use crate::{edge::RequestFacts, problem::Problem, web::Web};

#[derive(Default, Deserialize)]
struct PageLanguage {
    lang: Option<String>,
}

/// The status page, in the language of `?lang=` or else of the browser.
pub(crate) async fn page(State(web): State<Web>, request: Request) -> Result<Response, Problem> {
    let language = language(&request);
    shown(&web, language).await
}

/// The language in which a page was asked for.
pub(crate) fn language(request: &Request) -> Language {
    let asked: Query<PageLanguage> = Query::try_from_uri(request.uri()).unwrap_or_default();
    let facts: RequestFacts = request.extensions().get().cloned().unwrap_or_default();
    asked.0.lang.as_deref().map_or(facts.language, Language::preferred)
}

/// Shows the page.
pub(crate) async fn shown(web: &Web, language: Language) -> Result<Response, Problem> {
    let overview = status::overview(&web.services).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, render(&overview, language).into_string()).into_response())
}

/// The style sheet of the page; a file of its own, so that the content policy can forbid inline styles.
pub(crate) async fn style() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8")],
        include_str!("status.css"),
    )
}

fn state_title(state: DatasetState) -> Text {
    match state {
        DatasetState::Draft => Text::new("草稿", "draft"),
        DatasetState::Reviewed => Text::new("已审核", "reviewed"),
        DatasetState::Published => Text::new("已发布", "published"),
        DatasetState::Withdrawn => Text::new("已撤销", "withdrawn"),
    }
}

/// Picks the text of a pair.
fn pick<'a>(language: Language, zh: &'a str, en: &'a str) -> &'a str {
    if language == Language::Chinese { zh } else { en }
}

/// Writes a count with thousands separators, which both languages use.
fn count(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}

fn render(overview: &Overview, language: Language) -> Markup {
    let t = |zh: &'static str, en: &'static str| pick(language, zh, en);
    let city = overview.city.in_language(language);
    let city = if city.is_empty() {
        t("尚未安装城市", "No city installed yet")
    } else {
        city
    };
    html! {
        (DOCTYPE)
        html lang=(t("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (city) " · " (t("稷下", "Jixia")) }
                link rel="stylesheet" href="/style.css";
            }
            body {
                header {
                    p.brand { (t("稷下 · 城市数字政府引擎", "Jixia · engine of a city's digital government")) }
                    h1 { (city) }
                    nav aria-label=(t("语言", "Language")) {
                        a href="?lang=zh" lang="zh-CN" aria-current=[(language == Language::Chinese).then_some("true")] { "中文" }
                        a href="?lang=en" lang="en" aria-current=[(language == Language::English).then_some("true")] { "English" }
                    }
                }
                main {
                    (figures(overview, language))
                    (registries(overview, language))
                    (packs(overview, language))
                    (doors(language))
                }
                footer { (t("数据更新于", "As of")) " " time { (overview.at.format("%Y-%m-%d %H:%M")) } " UTC+8" }
            }
        }
    }
}

fn figure(title: &str, value: u64, note: &str) -> Markup {
    html! { div.figure { dt { (title) } dd { strong { (count(value)) } @if !note.is_empty() { small { (note) } } } } }
}

fn figures(overview: &Overview, language: Language) -> Markup {
    let t = |zh: &'static str, en: &'static str| pick(language, zh, en);
    let datasets = overview.datasets.iter().map(|(_, count)| count).sum();
    let states: Vec<String> = overview
        .datasets
        .iter()
        .filter(|(_, number)| *number > 0)
        .map(|(state, number)| format!("{} {}", state_title(*state).in_language(language), count(*number)))
        .collect();
    let clauses = format!("{} {}", t("共", "of"), count(overview.clauses));
    html! {
        section aria-labelledby="figures" {
            h2 #figures { (t("概况", "At a glance")) }
            dl.figures {
                (figure(t("单位", "Organisations"), overview.organisations, ""))
                (figure(t("数据资源", "Datasets"), datasets, &states.join(" · ")))
                (figure(t("数据交付", "Deliveries"), overview.deliveries, ""))
                (figure(t("已落实条款", "Clauses carried out"), overview.clauses_carried_out, &clauses))
            }
        }
    }
}

fn registries(overview: &Overview, language: Language) -> Markup {
    let t = |zh: &'static str, en: &'static str| pick(language, zh, en);
    html! {
        section aria-labelledby="registries" {
            h2 #registries { (t("基础库", "Registries")) }
            @if overview.registries.is_empty() {
                p.empty { (t("还没有建成的基础库。", "No registry has been built yet.")) }
            } @else {
                dl.figures {
                    @for registry in &overview.registries {
                        (figure(registry.title.in_language(language), registry.records, t("条记录", "records")))
                    }
                }
            }
        }
    }
}

fn packs(overview: &Overview, language: Language) -> Markup {
    let t = |zh: &'static str, en: &'static str| pick(language, zh, en);
    html! {
        section aria-labelledby="packs" {
            h2 #packs { (t("已安装的包", "Installed packs")) }
            @if overview.packs.is_empty() {
                p.empty { (t("还没有安装任何包。", "No pack is installed yet.")) }
            } @else {
                ul.packs {
                    @for pack in &overview.packs {
                        li { b { (pack.title.in_language(language)) } code { (pack.name) " " (pack.version) } }
                    }
                }
            }
        }
    }
}

fn doors(language: Language) -> Markup {
    let t = |zh: &'static str, en: &'static str| pick(language, zh, en);
    html! {
        section aria-labelledby="doors" {
            h2 #doors { (t("如何使用", "How to use it")) }
            p {
                (t("接口说明：", "Description of the API: "))
                a href="/api/openapi.json" { "/api/openapi.json" }
                " · " (t("运行状态：", "health: ")) a href="/readyz" { "/readyz" }
            }
            p { (t("用服务启动时显示的账号登录：", "Log in with the account that the server showed at its first start:")) }
            pre tabindex="0" {
                "curl -c jixia.cookies -H 'Content-Type: application/json' \\\n  -d '{\"login\": \"admin\", \"password\": \""
                (t("密码", "password")) "\"}' \\\n  " (t("本机地址", "ADDRESS")) "/api/session"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_have_a_comma_every_three_digits() {
        assert_eq!(
            [0, 999, 1_000, 4_700_000].map(count),
            ["0", "999", "1,000", "4,700,000"]
        );
    }
}
