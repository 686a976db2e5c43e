//! Texts that people read, in the two languages of the system.

/// A language that every text exists in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese (zh-CN), the first language.
    #[default]
    Chinese,
    /// English, complete as well.
    English,
}

impl Language {
    /// Picks the language that an `Accept-Language` value or locale name prefers; Chinese unless English comes first.
    pub fn preferred(accept: &str) -> Self {
        let first = accept.split(',').next().unwrap_or_default().trim().to_ascii_lowercase();
        if first.starts_with("en") {
            Self::English
        } else {
            Self::Chinese
        }
    }
}

/// A title or sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Makes a text from both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in `language`; the other language where this one is empty.
    pub fn in_language(&self, language: Language) -> &str {
        let (first, second) = match language {
            Language::Chinese => (&self.zh, &self.en),
            Language::English => (&self.en, &self.zh),
        };
        if first.is_empty() { second } else { first }
    }
}
