//! PK001 to PK004 and PK012: which files a pack has, and that people and machines can read them.
//!
//! It knows paths and sizes and looks into no file.

use jixia_model::Text;

use crate::{
    codes,
    diagnostic::{Finding, Report},
    nearest::nearest,
    pack::File,
    source::Source,
};

/// A file that people write by hand has at most so many lines; data in CSV may be longer.
const LINES_MAX: usize = 200;

/// What a file is, by its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Manifest,
    Readme,
    Contract,
    Sql,
    Model,
    Registry,
    Rule,
    DecisionTable,
    Indicator,
    Flow,
    ReferenceContract,
    ReferenceRows,
    Organisations,
    Clauses,
    Test,
    Chinese,
    English,
    Unknown,
}

const FOLDERS: [(&str, &str, FileKind); 13] = [
    ("datasets/", ".yaml", FileKind::Contract),
    ("models/", ".sql", FileKind::Sql),
    ("models/", ".yaml", FileKind::Model),
    ("registries/", ".yaml", FileKind::Registry),
    ("rules/tables/", ".csv", FileKind::DecisionTable),
    ("rules/", ".yaml", FileKind::Rule),
    ("indicators/", ".yaml", FileKind::Indicator),
    ("flows/", ".yaml", FileKind::Flow),
    ("data/", ".yaml", FileKind::ReferenceContract),
    ("data/", ".csv", FileKind::ReferenceRows),
    ("organisations/", ".csv", FileKind::Organisations),
    ("clauses/", ".csv", FileKind::Clauses),
    ("tests/", ".yaml", FileKind::Test),
];

impl FileKind {
    /// What the file at `path` is.
    pub(crate) fn of(path: &str) -> Self {
        match path {
            "pack.yaml" => return Self::Manifest,
            "README.md" | "README.zh-CN.md" => return Self::Readme,
            "locales/zh-CN.yaml" => return Self::Chinese,
            "locales/en.yaml" => return Self::English,
            _ => {}
        }
        let found = FOLDERS.iter().find(|(folder, extension, _)| {
            let stem = path.strip_prefix(folder).and_then(|rest| rest.strip_suffix(extension));
            stem.is_some_and(|stem| !stem.is_empty() && !stem.contains('/'))
        });
        found.map_or(Self::Unknown, |(_, _, kind)| *kind)
    }
}

/// Looks at the paths and sizes of all files.
pub(crate) fn check(files: &[File], report: &mut Report) {
    let has = |path: &str| files.iter().any(|file| file.path == path);
    for path in ["pack.yaml", "README.md"] {
        if !has(path) {
            report.file(path, missing(path));
        }
    }
    let pairs = [
        (FileKind::Sql, ".sql", ".yaml"),
        (FileKind::Model, ".yaml", ".sql"),
        (FileKind::ReferenceContract, ".yaml", ".csv"),
        (FileKind::ReferenceRows, ".csv", ".yaml"),
        (FileKind::Chinese, "zh-CN.yaml", "en.yaml"),
        (FileKind::English, "en.yaml", "zh-CN.yaml"),
    ];
    for file in files {
        let kind = FileKind::of(&file.path);
        if kind == FileKind::Unknown {
            report.file(&file.path, unknown(&file.path));
            continue;
        }
        if let Some((_, own, other)) = pairs.iter().find(|(known, ..)| *known == kind) {
            let stem = file.path.strip_suffix(own).unwrap_or_default();
            let partner = format!("{stem}{other}");
            if !has(&partner) {
                report.file(&file.path, without_partner(&partner));
            }
        }
        readable(file, report);
    }
}

/// CSV files tell themselves when they are not text.
fn readable(file: &File, report: &mut Report) {
    let is_csv = file.path.ends_with(".csv");
    let is_readme = FileKind::of(&file.path) == FileKind::Readme;
    match std::str::from_utf8(&file.bytes) {
        Ok(text) if !is_csv && !is_readme => {
            let lines = Source::new("", text).line_count();
            if lines > LINES_MAX {
                report.file(&file.path, too_long(lines));
            }
        }
        Err(error) if !is_csv => report.file(&file.path, not_text(error.valid_up_to())),
        _ => {}
    }
}

fn missing(path: &str) -> Finding {
    let message = Text::new(format!("包中没有 {path}。"), format!("The pack has no {path}."));
    let finding = Finding::error(codes::FILE_MISSING, message);
    if path == "README.md" {
        finding.remedy(
            "加上 README.md，告诉读者这个包给城市带来什么。",
            "Add a README.md that tells what the pack gives to a city.",
        )
    } else {
        finding.remedy(
            "加上 pack.yaml(name、version、title、owner、maturity)。",
            "Add a pack.yaml with name, version, title, owner and maturity.",
        )
    }
}

fn unknown(path: &str) -> Finding {
    let message = Text::new(
        format!("包中不应有文件 '{path}'。"),
        format!("No pack has a file '{path}'."),
    );
    let finding = Finding::error(codes::UNKNOWN_FILE, message);
    let (folder, name) = path.split_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let folders = FOLDERS.iter().map(|(folder, ..)| folder.trim_end_matches('/'));
    let whole = ["pack.yaml", "README.md", "locales/zh-CN.yaml", "locales/en.yaml"];
    if let Some(near) = nearest(path, whole) {
        return finding.remedy(format!("您是否想写 '{near}'？"), format!("Did you mean '{near}'?"));
    }
    match nearest(folder, folders.clone()) {
        Some(near) if near != folder => finding.remedy(
            format!("您是否想写 '{near}/{name}'？"),
            format!("Did you mean '{near}/{name}'?"),
        ),
        _ => {
            let list = FOLDERS
                .map(|(folder, extension, _)| format!("{folder}*{extension}"))
                .join(", ");
            finding.remedy(format!("包中的文件：{list}。"), format!("Files of a pack: {list}."))
        }
    }
}

fn without_partner(partner: &str) -> Finding {
    let message = Text::new(
        format!("缺少配套文件 '{partner}'。"),
        format!("The file '{partner}' that belongs to this one is missing."),
    );
    Finding::error(codes::PARTNER_MISSING, message).remedy(
        format!("加上 '{partner}'，或删除本文件。"),
        format!("Add '{partner}', or remove this file."),
    )
}

fn too_long(lines: usize) -> Finding {
    let message = Text::new(
        format!("文件有 {lines} 行，最多 {LINES_MAX} 行。"),
        format!("The file has {lines} lines; at most {LINES_MAX} are allowed."),
    );
    Finding::error(codes::FILE_TOO_LONG, message).remedy(
        "拆成几个数据集、模型或规则。",
        "Split it into several datasets, models or rules.",
    )
}

fn not_text(byte: usize) -> Finding {
    let message = Text::new(
        format!("文件不是 UTF-8 文本（第 {byte} 字节）。"),
        format!("The file is not UTF-8 text (byte {byte})."),
    );
    Finding::error(codes::NOT_TEXT, message).remedy("以 UTF-8 编码保存。", "Save it as UTF-8.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_a_file_is() {
        assert_eq!(FileKind::of("rules/tables/rates.csv"), FileKind::DecisionTable);
        assert_eq!(FileKind::of("rules/rate.yaml"), FileKind::Rule);
        assert_eq!(FileKind::of("datasets/a/b.yaml"), FileKind::Unknown);
        assert_eq!(FileKind::of("datasets/.yaml"), FileKind::Unknown);
        assert_eq!(FileKind::of("datasets/a.yml"), FileKind::Unknown);
    }
}
