//! `jixia rule`: list, ask, run.

use anyhow::Result;
use jixia_app::{
    Cx,
    packs::Installed,
    rules::{
        self,
        population::{self, Entitled},
    },
};
use jixia_config::Config;
use jixia_connect::ResultFormat;
use jixia_model::{
    Clock, Error, Language, SystemClock,
    contract::ColumnType,
    name::RuleName,
    rule::{Rule, RuleValue},
};

use crate::{arguments::RuleCommand, caller, installation, output, packs, say::say, shipped};

pub(crate) async fn run(command: RuleCommand, config: impl Fn() -> Result<Config>, language: Language) -> Result<()> {
    match command {
        RuleCommand::List => {
            for rule in shipped_rules(language).await?.rules() {
                println!("{}  {}", rule.rule.name, rule.rule.title.in_language(language));
            }
            Ok(())
        }
        RuleCommand::Ask { rule, inputs, on } => {
            let installed = shipped_rules(language).await?;
            let rule = installed.rule(&RuleName::parse(&rule)?)?;
            let today = SystemClock.today();
            let day = on.unwrap_or_else(|| rule.rule.valid_to.map_or(today, |end| end.min(today)));
            let given = inputs
                .iter()
                .map(|input| value(&rule.rule.inputs, input))
                .collect::<Result<_>>()?;
            let decision = rule.ask(day, &given)?;
            for (name, value) in decision.outputs {
                let output = rule.rule.outputs.iter().find(|output| output.name == name);
                let title = output.map_or("", |output| output.title.in_language(language));
                let unit = output.and_then(|output| output.unit.as_deref()).unwrap_or_default();
                println!("{name} ({title}): {} {unit}", rules::show(&value));
            }
            Ok(())
        }
        RuleCommand::Run {
            rule,
            inputs,
            on,
            login,
            output,
        } => {
            let services = installation::open(&config()?).await?;
            let name = RuleName::parse(&rule)?;
            let rule = services.packs().rule(&name)?;
            let given = inputs.iter().map(|input| value(&rule.rule.inputs, input));
            let wanted = population::Run {
                given: given.collect::<Result<_>>()?,
                day: on,
            };
            let list = async |cx: &Cx| Ok(population::list(cx, &name, &wanted).await?);
            let listed = caller::acting(&services, &login, None, language, list).await?;
            tell(&rule.rule, &listed, language);
            if let Some(path) = output {
                let rows = Box::pin(futures::stream::iter(listed.rows.into_iter().map(Ok)));
                output::write(ResultFormat::Csv { mark: true }, listed.schema, rows, &path).await?;
                println!("{}", path.display());
            }
            Ok(())
        }
    }
}

/// Who is entitled, what it costs in all, and what would have to be known to decide the rest.
fn tell(rule: &Rule, listed: &Entitled, language: Language) {
    let (cases, entitled, incomplete) = (listed.cases, listed.entitled, listed.incomplete);
    say(
        language,
        format_args!("{cases} 个对象中有 {entitled} 个符合条件"),
        format_args!("{entitled} of {cases} are entitled"),
    );
    if let Some(budget) = &listed.budget {
        let budget = rules::show(budget);
        say(
            language,
            format_args!("合计：{budget}"),
            format_args!("budget: {budget}"),
        );
    }
    if incomplete > 0 {
        say(
            language,
            format_args!("{incomplete} 个对象因缺少数据无法判断："),
            format_args!("{incomplete} cannot be decided, because data are missing:"),
        );
    }
    for (name, cases) in &listed.missing {
        let input = rule.inputs.iter().find(|input| input.name == *name);
        let title = input.map_or("", |input| input.title.in_language(language));
        println!("  {name} ({title}): {cases}");
    }
}

/// Rules are asked without an installation: the shipped packs hold all that is needed.
async fn shipped_rules(language: Language) -> Result<Installed> {
    let packs = packs::check(shipped::packs().into_iter().map(|(_, files)| files).collect(), language).await?;
    Ok(Installed::new(packs, &*installation::scratch()?()?)?)
}

fn value(inputs: &[jixia_model::rule::RuleInput], written: &str) -> Result<(String, RuleValue)> {
    let (name, value) = written.split_once('=').ok_or_else(|| input_malformed(written))?;
    let column_type = inputs
        .iter()
        .find(|input| input.name == name)
        .map(|input| input.column_type);
    let value = match column_type {
        Some(ColumnType::Boolean) => RuleValue::Boolean(value == "true"),
        Some(ColumnType::Integer | ColumnType::Decimal { .. } | ColumnType::Float) => {
            RuleValue::Number(value.to_owned())
        }
        _ => RuleValue::Text(value.to_owned()),
    };
    Ok((name.to_owned(), value))
}

fn input_malformed(written: &str) -> Error {
    let message = format!("'{written}' is not of the form name=value.");
    Error::invalid("rule.input_malformed", message).with("text", written)
}
