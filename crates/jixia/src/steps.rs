//! The progress of long work: one line per step, with a bar where the end is known.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use jixia_model::Language;

/// All steps on one terminal.
pub(crate) struct Steps {
    bars: MultiProgress,
    language: Language,
}

/// A step that has begun.
#[derive(Clone)]
pub(crate) struct Step(ProgressBar);

impl Steps {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            bars: MultiProgress::new(),
            language,
        }
    }

    /// Begins a step; `total` is how much there is to do, when that is known.
    pub(crate) fn begin(&self, zh: &str, en: &str, total: Option<u64>) -> Step {
        let template = match total {
            Some(_) => "{elapsed_precise} {msg} [{bar:30}] {human_pos}/{human_len}",
            None => "{elapsed_precise} {msg} {spinner}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = self.bars.add(
            total
                .map_or_else(ProgressBar::no_length, ProgressBar::new)
                .with_style(style),
        );
        bar.set_message(if self.language == Language::Chinese {
            zh.to_owned()
        } else {
            en.to_owned()
        });
        bar.enable_steady_tick(Duration::from_millis(200));
        Step(bar)
    }
}

impl Step {
    /// Says how far the step is.
    pub(crate) fn at(&self, done: u64) {
        self.0.set_position(done);
    }

    /// Ends the step.
    pub(crate) fn finish(&self) {
        self.finish_with("");
    }

    /// Ends the step with a remark.
    pub(crate) fn finish_with(&self, remark: &str) {
        let message = self.0.message();
        let style =
            ProgressStyle::with_template("{elapsed_precise} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar());
        self.0.set_style(style);
        self.0.finish_with_message(format!("{message} ✓ {remark}"));
    }
}
