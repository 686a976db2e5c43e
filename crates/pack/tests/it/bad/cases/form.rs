//! Files and their form.

use super::{Case, SQL};
use crate::fixture::Change::{Add, Remove, Replace};

/// Mistakes: folder.
pub(super) const FOLDER: &[Case] = &[
    (
        &[Remove("README.md")],
        &["PK001 README.md:0:0 The pack has no README.md."],
    ),
    (
        &[Remove("pack.yaml")],
        &["PK001 pack.yaml:0:0 The pack has no pack.yaml."],
    ),
    (
        &[Add("dataset/lamps.yaml", b"")],
        &["PK002 dataset/lamps.yaml:0:0 No pack has a file 'dataset/lamps.yaml'."],
    ),
    (
        &[Add("notes.txt", b"")],
        &["PK002 notes.txt:0:0 No pack has a file 'notes.txt'."],
    ),
    (
        &[Add("datasets/long.yaml", &[b'\n'; 201])],
        &[
            "PK003 datasets/long.yaml:0:0 The file has 201 lines; at most 200 are allowed.",
            "PK008 datasets/long.yaml:202:1 This must be a mapping (key: value), not null.",
        ],
    ),
    (
        &[Add("datasets/gb.yaml", b"name: \xc2\xb7\xb5\xc6")],
        &["PK004 datasets/gb.yaml:0:0 The file is not UTF-8 text (byte 8)."],
    ),
    (
        &[Remove(SQL)],
        &["PK012 models/dark_streets.yaml:0:0 The file 'models/dark_streets.sql' that belongs to this one is missing."],
    ),
    (
        &[Remove("data/lamp_state_codes.csv")],
        &[
            "PK012 data/lamp_state_codes.yaml:0:0 The file 'data/lamp_state_codes.csv' that belongs to this one is missing.",
        ],
    ),
    (
        &[Remove("locales/en.yaml")],
        &[
            "PK012 locales/zh-CN.yaml:0:0 The file 'locales/en.yaml' that belongs to this one is missing.",
            "PK080 locales/zh-CN.yaml:1:1 The text 'lamps.welcome' is not in locales/en.yaml.",
        ],
    ),
    (
        &[Replace("locales/en.yaml", "lamps.welcome", "lamps.welcom")],
        &[
            "PK080 locales/en.yaml:1:1 The text 'lamps.welcom' is not in locales/zh-CN.yaml.",
            "PK080 locales/zh-CN.yaml:1:1 The text 'lamps.welcome' is not in locales/en.yaml.",
        ],
    ),
];

/// Mistakes: form.
pub(super) const FORM: &[Case] = &[
    (
        &[Replace("pack.yaml", "clauses: [L001-01]", "clauses: [L001-01")],
        &["PK005 pack.yaml:7:9 This is not YAML: illegal placement of ':' indicator."],
    ),
    (
        &[Replace("pack.yaml", "title:", "titel:")],
        &[
            "PK007 pack.yaml:1:1 The key 'title' is missing.",
            "PK006 pack.yaml:3:1 The key 'titel' is not known here.",
        ],
    ),
    (
        &[Replace("pack.yaml", "en: Street lamps", "en: Lamps, streets")],
        &["PK006 pack.yaml:3:28 The key 'streets' is not known here."],
    ),
    (
        &[Replace("pack.yaml", "version: 1.0.0", "version: 1.0")],
        &["PK008 pack.yaml:2:10 This must be a text, not 1.0."],
    ),
    (
        &[Replace("pack.yaml", "version: 1.0.0", "version:")],
        &["PK008 pack.yaml:2:8 This must be a text, not null."],
    ),
    (
        &[Replace("pack.yaml", "clauses: [L001-01]", "clauses: L001-01")],
        &["PK008 pack.yaml:6:10 This must be a list, not L001-01."],
    ),
    (
        &[Replace("pack.yaml", "maturity: trial", "maturity: trail")],
        &["PK009 pack.yaml:7:11 'trail' is not a value that may stand here."],
    ),
    (
        &[Replace("pack.yaml", "name: lamps", "name: Street_Lamps")],
        &["PK010 pack.yaml:1:7 'Street_Lamps' is not a well-formed name."],
    ),
    (
        &[Replace("pack.yaml", "zh: 路灯", "zh: ''")],
        &["PK008 pack.yaml:3:13 This text must not be empty."],
    ),
    (
        &[Replace("pack.yaml", "requires: []", "requires: [lanterns]")],
        &["PK091 pack.yaml:5:12 The required pack 'lanterns' is not loaded."],
    ),
    (
        &[Replace("pack.yaml", "requires: []", "requires: [lamps]")],
        &["PK093 pack.yaml:1:7 The pack 'lamps' requires itself, directly or through others."],
    ),
    (
        &[Replace("pack.yaml", "owner: lamp-office", "owner: lamp-offce")],
        &["PK062 pack.yaml:4:8 There is no organisation with the code 'lamp-offce'."],
    ),
    (
        &[Replace("pack.yaml", "clauses: [L001-01]", "clauses: [L001-02]")],
        &["PK092 pack.yaml:6:11 No register of clauses has 'L001-02'."],
    ),
];
