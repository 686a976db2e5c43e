//! What the commands print, in the language of their user. English is never printed alone where Chinese was asked for.

use std::fmt::Display;

use jixia_http::texts::Texts;
use jixia_model::{Error, Language, delivery::Reason};

/// The sentence of one language.
pub(crate) fn sentence(language: Language, zh: impl Display, en: impl Display) -> String {
    match language {
        Language::Chinese => zh.to_string(),
        Language::English => en.to_string(),
    }
}

/// Prints the sentence of one language.
pub(crate) fn say(language: Language, zh: impl Display, en: impl Display) {
    println!("{}", sentence(language, zh, en));
}

/// The beginning of every failure: `error[noun.what_is_wrong]`.
pub(crate) fn error_word(language: Language, code: &str) -> String {
    sentence(language, format_args!("错误[{code}]"), format_args!("error[{code}]"))
}

/// What went wrong, with its code.
pub(crate) fn error(error: &Error, language: Language) -> String {
    let told = Texts::embedded().map_or_else(|_| error.message.clone(), |texts| texts.sentence(error, language));
    format!("{}: {told}", error_word(language, error.code))
}

/// Why a delivery was refused or failed.
pub(crate) fn reason(reason: &Reason, language: Language) -> String {
    let told = Texts::embedded().map_or_else(|_| reason.message.clone(), |texts| texts.reason(reason, language));
    format!("{}: {told}", error_word(language, &reason.code))
}
