//! Organisations, clauses and row tests.

use super::{Case, MODEL_TEST, REGISTRY_TEST};
use crate::fixture::Change::{Remove, Replace};

/// Mistakes: lists.
pub(super) const LISTS: &[Case] = &[
    (
        &[Replace(
            "organisations/offices.csv",
            "lamp-city,路灯市",
            "lamp-town,路灯市",
        )],
        &["PK062 organisations/offices.csv:3:1 There is no organisation with the code 'lamp-city'."],
    ),
    (
        &[Replace("organisations/offices.csv", ",department,", ",office,")],
        &["PK009 organisations/offices.csv:3:1 'office' is not a value that may stand here."],
    ),
    (
        &[Replace(
            "organisations/offices.csv",
            "lamp-city,路灯市",
            "lamp-office,路灯市",
        )],
        &["PK011 organisations/offices.csv:3:1 'lamp-office' is given twice."],
    ),
    (
        &[Replace("organisations/offices.csv", "credit_code\n", "code2\n")],
        &[
            "PK060 organisations/offices.csv:1:1 The header is code,name_zh,name_en,kind,parent,area,code2; it must be code,name_zh,name_en,kind,parent,area,credit_code.",
        ],
    ),
    (
        &[Replace("clauses/lamps.csv", "路灯发〔2020〕1号", "")],
        &["PK060 clauses/lamps.csv:2:1 The column 'document' is empty."],
    ),
];

/// Mistakes: tests.
pub(super) const TESTS: &[Case] = &[
    (
        &[Remove(MODEL_TEST)],
        &["PK071 models/dark_streets.yaml:1:8 'dark_streets' has no row test."],
    ),
    (
        &[Replace(MODEL_TEST, "model: dark_streets", "registry: dark_streets")],
        &["PK070 tests/a_street_counts_its_dark_lamps.yaml:1:11 There is no registry 'dark_streets'."],
    ),
    (
        &[Replace(MODEL_TEST, "model: dark_streets\n", "")],
        &[
            "PK071 models/dark_streets.yaml:1:8 'dark_streets' has no row test.",
            "PK070 tests/a_street_counts_its_dark_lamps.yaml:1:1 A row test names a model, a registry or an indicator, one of them.",
        ],
    ),
    (
        &[Replace(MODEL_TEST, "  lamp_census:", "  lamp_repairs:")],
        &["PK070 tests/a_street_counts_its_dark_lamps.yaml:3:3 'dark_streets' does not read the table 'lamp_repairs'."],
    ),
    (
        &[Replace(
            MODEL_TEST,
            "street: 人民路, dark_lamps",
            "road: 人民路, dark_lamps",
        )],
        &["PK070 tests/a_street_counts_its_dark_lamps.yaml:10:8 The table has no column 'road'."],
    ),
    (
        &[Replace(MODEL_TEST, "power_w: 150.0", "power_w: strong")],
        &["PK025 tests/a_street_counts_its_dark_lamps.yaml:4:31 'strong' is not a value of the type decimal(8,1)."],
    ),
    (
        &[Replace(MODEL_TEST, "{lamp: L2,", "{lamp: 2,")],
        &["PK025 tests/a_street_counts_its_dark_lamps.yaml:5:8 2 is not a value of the type text(20)."],
    ),
    (
        &[Replace(REGISTRY_TEST, "field: power_w", "fields: power_w")],
        &["PK070 tests/the_latest_source_says_whether_a_lamp_is_lit.yaml:13:18 The table has no column 'fields'."],
    ),
    (
        &[Replace(MODEL_TEST, "expect:", "conflicts: {rows: []}\nexpect:")],
        &["PK070 tests/a_street_counts_its_dark_lamps.yaml:7:12 Only a registry has a table of conflicts."],
    ),
];
