//! Help and usage errors of the command line in Chinese; the English stands beside each argument.

use std::{borrow::Cow, collections::BTreeMap, ffi::OsString, process};

use clap::{
    Arg, ArgAction, Command, CommandFactory, FromArgMatches,
    error::{ContextKind, ContextValue, ErrorKind},
};
use jixia_model::Language;

use crate::arguments::Arguments;

/// Chinese by English.
const TEXTS: &str = include_str!("help.zh-CN.yaml");
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";
/// Exit code of a command line that cannot be understood, as clap has it.
const USAGE: i32 = 2;

/// Reads the command line; help and errors of usage are told in the language that it asks for, and end the program.
pub(crate) fn parse() -> Arguments {
    let words: Vec<OsString> = std::env::args_os().collect();
    let language = language(&words);
    let command = match language {
        Language::Chinese => chinese(Arguments::command(), &texts()),
        Language::English => Arguments::command(),
    };
    let matches = command.try_get_matches_from(words);
    matches
        .and_then(|matches| Arguments::from_arg_matches(&matches))
        .unwrap_or_else(|error| refuse(&error, language))
}

/// The language asked for; it counts before the command line as a whole is understood.
fn language(words: &[OsString]) -> Language {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let pair = words.windows(2).any(|pair| pair[0] == "--language" && pair[1] == "en");
    if pair || words.iter().any(|word| word == "--language=en") {
        Language::English
    } else {
        Language::Chinese
    }
}

fn refuse(error: &clap::Error, language: Language) -> ! {
    match (error.kind(), language) {
        (kind, Language::Chinese) if kind != ErrorKind::DisplayHelp && kind != ErrorKind::DisplayVersion => {
            eprintln!("{}", sentence(error));
            process::exit(USAGE)
        }
        _ => error.exit(),
    }
}

/// What is wrong with the command line, and what to do.
fn sentence(error: &clap::Error) -> String {
    let value = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = value(ContextKind::InvalidArg);
    let told = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return error.render().to_string(),
        ErrorKind::UnknownArgument => format!("没有参数“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", value(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少参数：{argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("“{argument}”不能与“{}”同时使用", value(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value(ContextKind::InvalidValue).is_empty() => format!("“{argument}”缺少值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{}”不能作为“{argument}”的值", value(ContextKind::InvalidValue))
        }
        kind => format!("命令行无法理解（{kind}）"),
    };
    let wanted = value(ContextKind::ValidValue);
    let wanted = (!wanted.is_empty()).then(|| format!("；可选：{wanted}"));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(value);
    let near = near.into_iter().find(|near| !near.is_empty());
    let near = near.map(|near| format!("；是否想写“{near}”？"));
    let usage = value(ContextKind::Usage).replace("Usage: ", "用法：");
    let usage = (!usage.is_empty()).then(|| format!("\n\n{usage}"));
    format!(
        "错误：{told}{}{}{}\n\n详见 --help。",
        wanted.unwrap_or_default(),
        near.unwrap_or_default(),
        usage.unwrap_or_default()
    )
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        value => value.to_string(),
    }
}

fn texts() -> BTreeMap<String, String> {
    serde_saphyr::from_str(TEXTS).unwrap_or_default()
}

/// The command and all below it with Chinese help.
fn chinese(command: Command, texts: &BTreeMap<String, String>) -> Command {
    let told = |english: String| texts.get(&english).cloned().unwrap_or(english);
    let about = command.get_about().map(|about| told(about.to_string()));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = match command.get_version() {
        Some(_) => command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .help("显示版本")
                .action(ArgAction::Version),
        ),
        None => command,
    };
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .help("显示帮助")
                .action(ArgAction::Help),
        )
        .mut_args(|argument| in_chinese(argument, told))
        .mut_subcommands(|below| chinese(below, texts))
}

fn in_chinese(argument: Arg, told: impl Fn(String) -> String) -> Arg {
    let help = argument
        .get_help()
        .map(|help| told(help.to_string()))
        .unwrap_or_default();
    let heading = if argument.is_positional() { "参数" } else { "选项" };
    let argument = argument.help_heading(heading);
    if !argument.get_action().takes_values() {
        return argument.help(help);
    }
    let values = argument.get_possible_values();
    let values = listed("可选", values.iter().map(|value| value.get_name().into()));
    let default = listed(
        "默认",
        argument
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy()),
    );
    argument
        .help(help + &values + &default)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// Values in brackets behind a word; nothing when there are none.
fn listed<'a>(word: &str, values: impl Iterator<Item = Cow<'a, str>>) -> String {
    let values = values.collect::<Vec<_>>().join("、");
    if values.is_empty() {
        values
    } else {
        format!("（{word}：{values}）")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn english(command: &Command, found: &mut BTreeSet<String>) {
        if command.is_hide_set() {
            return;
        }
        found.extend(command.get_about().map(ToString::to_string));
        found.extend(
            command
                .get_arguments()
                .filter_map(|argument| argument.get_help())
                .map(ToString::to_string),
        );
        command.get_subcommands().for_each(|below| english(below, found));
    }

    #[test]
    fn every_help_has_its_chinese_and_no_chinese_is_left_over() {
        let mut wanted = BTreeSet::new();
        english(&Arguments::command(), &mut wanted);
        let there: BTreeSet<String> = texts().into_keys().collect();
        assert_eq!(
            wanted.difference(&there).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "have no Chinese"
        );
        assert_eq!(
            there.difference(&wanted).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "are left over"
        );
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        Arguments::command().debug_assert();
        chinese(Arguments::command(), &texts()).debug_assert();
    }

    #[test]
    fn a_wrong_command_line_is_told_in_chinese_with_what_to_do() {
        let command = chinese(Arguments::command(), &texts());
        for (line, words) in [
            (
                "jixia deliver",
                "缺少参数：--as <LOGIN>、<DATASET>、<FILE>\n\n用法：jixia deliver",
            ),
            ("jixia quary", "没有命令“quary”；是否想写“query”？"),
            (
                "jixia query --as a --format pdf x",
                "“pdf”不能作为“--format <FORMAT>”的值；可选：table、json",
            ),
            (
                "jixia query --formt csv --as a x",
                "没有参数“--formt”；是否想写“--format”？",
            ),
        ] {
            let error = command
                .clone()
                .try_get_matches_from(line.split(' '))
                .expect_err("it is wrong");
            let told = sentence(&error);
            assert!(told.contains(words) && !told.contains("Usage"), "{told}");
        }
    }
}
