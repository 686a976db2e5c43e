//! `jixia doctor`: looks whether an installation is well, part by part.

use anyhow::{Result, bail};
use jixia_config::Config;
use jixia_model::{Error, Language};

use crate::{installation, say};

pub(crate) async fn run(config: &Config, language: Language) -> Result<()> {
    let services = installation::open(config).await?;
    let mut wrong = 0;
    let told = |zh: String, en: String| say::sentence(language, zh, en);
    let failed = |error: &Error| say::error(error, language);
    let mut tell = |part: &str, problem: Option<String>| {
        wrong += u32::from(problem.is_some());
        let well = || say::sentence(language, "正常", "ok");
        println!("{part}: {}", problem.unwrap_or_else(well));
    };
    let answer = services.store.ping().await;
    tell(
        &told("数据库".into(), "database".into()),
        answer.err().map(|error| failed(&error)),
    );
    let installed = services.packs();
    let none = installed.packs.is_empty();
    tell(
        &told("包".into(), "packs".into()),
        none.then(|| told("还没有安装任何包".into(), "no pack is installed".into())),
    );
    let waiting = services.store.read().await?.deliveries().unfinished().await?.len();
    tell(
        &told("交付".into(), "deliveries".into()),
        (waiting > 0).then(|| {
            told(
                format!("有 {waiting} 个交付等待重新读取；请启动服务"),
                format!("{waiting} wait to be read again; start the server"),
            )
        }),
    );
    for registry in installed.registries() {
        let problem = match services.lake.find_table(&registry.name).await {
            Ok(Some(_)) => None,
            Ok(None) => Some(told(
                "尚未建设；请运行“jixia registry build”".into(),
                "not built yet; run 'jixia registry build'".into(),
            )),
            Err(error) => Some(failed(&error)),
        };
        tell(registry.name.as_str(), problem);
    }
    if wrong > 0 {
        bail!(told(
            format!("有 {wrong} 个部分不正常"),
            format!("{wrong} parts are not well")
        ));
    }
    Ok(())
}
