//! What is wrong in a pack: where, why, and what to do, in both languages.
//!
//! It knows how to show a finding and nothing of the rules that make one.

use std::{borrow::Cow, fmt};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use jixia_model::{Language, Text};

use crate::{
    codes,
    nearest::nearest,
    source::{Place, Source},
};

/// Longest line shown in a snippet, in characters; the rest is cut off.
const SNIPPET_CHARACTERS_MAX: usize = 200;

/// One thing that is wrong in a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the pack; empty while `pack.yaml` cannot be read.
    pub pack: String,
    /// Path of the file inside the pack.
    pub file: String,
    /// Line from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Column from 1, in characters; 0 when the whole file is meant.
    pub column: usize,
    /// Characters marked from the column on.
    pub width: usize,
    /// The line, cut after 200 characters; empty when the whole file is meant.
    pub snippet: String,
    /// Stable code, `PK001`; each has a page in `docs/reference/pack-rules/`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub remedy: Text,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The pack cannot be loaded.
    Error,
    /// The pack can be loaded; somebody should look.
    Warning,
}

impl Diagnostic {
    /// The finding that a step of a flow is an act which no policy decides; policies are known to the application alone.
    pub fn unknown_act(pack: &str, file: &str, step: &str, act: &str) -> Self {
        let message = Text::new(
            format!("步骤“{step}”对应的操作“{act}”不在权限策略之内。"),
            format!("The step '{step}' is the act '{act}', which no policy decides."),
        );
        let finding = Finding::error(codes::UNKNOWN_ACT, message).remedy(
            "在 act 中填写权限策略中的操作，如 share.answer。",
            "Name an act that the policies decide, such as share.answer.",
        );
        let mut found = Self::in_file(file, finding);
        pack.clone_into(&mut found.pack);
        found
    }

    /// The finding of whoever runs the pack: the engine cannot plan what stands in `file`, for `reason` in English.
    pub fn cannot_be_planned(pack: &str, file: &str, reason: &str) -> Self {
        let finding = Finding {
            code: codes::CANNOT_BE_PLANNED,
            severity: Severity::Error,
            message: Text::new(
                format!("SQL 无法执行：{reason}"),
                format!("The SQL cannot be run: {reason}"),
            ),
            remedy: Text::new(
                "按提示修改列名、函数或类型。",
                "Mend the column, function or type that the sentence names.",
            ),
        };
        Self {
            pack: pack.to_owned(),
            ..Self::in_file(file, finding)
        }
    }

    pub(crate) fn in_file(file: &str, finding: Finding) -> Self {
        Self {
            pack: String::new(),
            file: file.to_owned(),
            line: 0,
            column: 0,
            width: 0,
            snippet: String::new(),
            code: finding.code,
            severity: finding.severity,
            message: finding.message,
            remedy: finding.remedy,
        }
    }

    pub(crate) fn at(source: &Source, place: Place, finding: Finding) -> Self {
        let (line, column) = source.position(place.start);
        let snippet: String = source.line(line).chars().take(SNIPPET_CHARACTERS_MAX).collect();
        let first_line = source.slice(place).lines().next().unwrap_or_default();
        let room = snippet.chars().count().saturating_sub(column - 1);
        Self {
            line,
            column,
            width: first_line.trim_end().chars().count().min(room).max(1),
            snippet,
            ..Self::in_file(&source.path, finding)
        }
    }

    /// The finding with its line and a mark under the place, in `language`.
    pub fn render(&self, language: Language) -> String {
        let (level, help) = match (self.severity, language) {
            (Severity::Error, Language::English) => (Level::ERROR, "help"),
            (Severity::Error, Language::Chinese) => (Level::ERROR.with_name("错误"), "办法"),
            (Severity::Warning, Language::English) => (Level::WARNING, "help"),
            (Severity::Warning, Language::Chinese) => (Level::WARNING.with_name("警告"), "办法"),
        };
        let path = self.shown_path();
        let title = level.primary_title(self.message.in_language(language)).id(self.code);
        let group: Group<'_> = if self.line == 0 {
            title.element(Origin::path(path))
        } else {
            let start = self.snippet.char_indices().nth(self.column - 1);
            let start = start.map_or(self.snippet.len(), |(at, _)| at);
            let marked: usize = self.snippet[start..].chars().take(self.width).map(char::len_utf8).sum();
            let mark = AnnotationKind::Primary.span(start..start + marked);
            title.element(
                Snippet::source(self.snippet.as_str())
                    .path(path)
                    .line_start(self.line)
                    .annotation(mark),
            )
        };
        let remedy = self.remedy.in_language(language);
        if remedy.is_empty() {
            return Renderer::plain().render(&[group]);
        }
        Renderer::plain().render(&[group.element(Level::HELP.with_name(help).message(remedy))])
    }

    fn shown_path(&self) -> Cow<'_, str> {
        if self.pack.is_empty() {
            Cow::Borrowed(self.file.as_str())
        } else {
            Cow::Owned(format!("{}/{}", self.pack, self.file))
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Language::English))
    }
}

/// What a rule has to say, before the place is known.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    code: &'static str,
    severity: Severity,
    message: Text,
    remedy: Text,
}

impl Finding {
    /// An error: `message` says what is wrong and names the value.
    pub(crate) fn error(code: &'static str, message: Text) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            remedy: Text::default(),
        }
    }

    /// The same as a warning.
    pub(crate) fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Says what to do.
    pub(crate) fn remedy(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.remedy = Text::new(zh, en);
        self
    }

    /// Offers the `known` word that is most like `word`, or else says what is given.
    pub(crate) fn did_you_mean<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: (String, String),
    ) -> Self {
        let (zh, en) = nearest(word, known).map_or(otherwise, |near| {
            (format!("您是否想写 '{near}'？"), format!("Did you mean '{near}'?"))
        });
        self.remedy(zh, en)
    }
}

/// Everything found so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// The findings, in the order in which they were made.
    pub(crate) found: Vec<Diagnostic>,
}

impl Report {
    /// A finding about a whole file.
    pub(crate) fn file(&mut self, path: &str, finding: Finding) {
        self.found.push(Diagnostic::in_file(path, finding));
    }

    /// A finding at a place of a file.
    pub(crate) fn at(&mut self, source: &Source, place: Place, finding: Finding) {
        self.found.push(Diagnostic::at(source, place, finding));
    }

    /// Whether something was found that keeps the pack from being loaded.
    pub(crate) fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }
}
