//! Contracts, reference data and checks.

use super::{CENSUS, Case, REPAIRS};
use crate::fixture::Change::Replace;

/// Mistakes: contracts.
pub(super) const CONTRACTS: &[Case] = &[
    (
        &[Replace(CENSUS, "v3.1.0", "v2.2.2")],
        &[
            "PK020 datasets/lamp_census.yaml:1:13 The version 'v2.2.2' of the Open Data Contract Standard is not supported.",
        ],
    ),
    (
        &[Replace(CENSUS, "  - name: lamp_census", "  - name: lamps_census")],
        &[
            "PK013 datasets/lamp_census.yaml:10:11 The name 'lamps_census' is not the name of the file 'lamp_census.yaml'.",
        ],
    ),
    (
        &[Replace(CENSUS, "- name: street\n", "- name: lamp\n")],
        &["PK011 datasets/lamp_census.yaml:23:15 The name 'lamp' is given twice."],
    ),
    (
        &[Replace(CENSUS, "logicalType: date", "logicalType: day")],
        &["PK022 datasets/lamp_census.yaml:63:22 There is no column type 'day'."],
    ),
    (
        &[Replace(CENSUS, "decimal(8,1)", "decimal(8,9)")],
        &["PK022 datasets/lamp_census.yaml:33:23 There is no column type 'decimal(8,9)' (number)."],
    ),
    (
        &[Replace(CENSUS, "{minimum: 0}", "{minLength: 1}")],
        &[
            "PK022 datasets/lamp_census.yaml:34:41 The column 'power_w' is decimal(8,1); this limit does not go with it.",
        ],
    ),
    (
        &[Replace(CENSUS, "primaryKey: true", "primaryKey: false")],
        &["PK023 datasets/lamp_census.yaml:90:29 The mode 'upsert' needs a key, and no column is part of one."],
    ),
    (
        &[Replace(CENSUS, "value: upsert", "value: update")],
        &["PK009 datasets/lamp_census.yaml:90:29 'update' is not a value that may stand here."],
    ),
    (
        &[Replace(CENSUS, "value: 0.2", "value: 20")],
        &["PK025 datasets/lamp_census.yaml:91:36 refuseAbove is 20; it must lie between 0 and 1."],
    ),
    (
        &[Replace(
            CENSUS,
            "property: semantic, value: mobile",
            "property: semantik, value: mobile",
        )],
        &["PK006 datasets/lamp_census.yaml:59:24 The custom property 'semantik' is not known here."],
    ),
    (
        &[Replace(CENSUS, "value: mobile", "value: mobil")],
        &["PK009 datasets/lamp_census.yaml:59:41 'mobil' is not a value that may stand here."],
    ),
    (
        &[Replace(CENSUS, "value: \"18\"", "value: \"180\"")],
        &["PK024 datasets/lamp_census.yaml:93:29 The classification '180' must be 2 digits."],
    ),
    (
        &[Replace(
            CENSUS,
            "  - {property: conditionZh, value: 用于城市管理。}\n",
            "",
        )],
        &[
            "PK007 datasets/lamp_census.yaml:87:3 The custom property 'conditionZh' is missing.",
            "PK024 datasets/lamp_census.yaml:97:32 This sharing attribute needs its condition (purpose, scope).",
        ],
    ),
    (
        &[Replace(
            CENSUS,
            "  - {property: conditionZh, value: 用于城市管理。}\n  - {property: conditionEn, value: For the running of the city.}\n",
            "",
        )],
        &["PK024 datasets/lamp_census.yaml:97:32 This sharing attribute needs its condition (purpose, scope)."],
    ),
    (
        &[Replace(CENSUS, "value: lamp-office", "value: lamp-bureau")],
        &["PK062 datasets/lamp_census.yaml:89:30 There is no organisation with the code 'lamp-bureau'."],
    ),
    (
        &[Replace(CENSUS, "value: [L001-01]", "value: [L001-1]")],
        &["PK092 datasets/lamp_census.yaml:101:33 No register of clauses has 'L001-1'."],
    ),
    (
        &[Replace(
            "data/lamp_state_codes.yaml",
            "  - {property: licence, value: CC0-1.0}\n",
            "",
        )],
        &["PK061 data/lamp_state_codes.yaml:25:3 Reference data must name its source and its licence."],
    ),
    (
        &[Replace("data/lamp_state_codes.csv", "code,name", "code,title")],
        &["PK060 data/lamp_state_codes.csv:1:1 The header is code,title; it must be code,name."],
    ),
    (
        &[Replace("data/lamp_state_codes.csv", "dark,灭", "dark,")],
        &["PK060 data/lamp_state_codes.csv:3:1 The column 'name' is empty."],
    ),
    (
        &[Replace("data/lamp_state_codes.csv", "dark,灭", "dark,灭,3")],
        &["PK060 data/lamp_state_codes.csv:3:1 This row has 3 cells and should have 2."],
    ),
];

/// Mistakes: checks.
pub(super) const CHECKS: &[Case] = &[
    (
        &[Replace(
            CENSUS,
            "logicalTypeOptions: {maxLength: 20}",
            "logicalTypeOptions: {maxLength: 20, pattern: '^(L'}",
        )],
        &["PK021 datasets/lamp_census.yaml:16:54 The regular expression cannot be read: unclosed group."],
    ),
    (
        &[Replace(CENSUS, "engine: jixia", "engine: soda")],
        &["PK021 datasets/lamp_census.yaml:71:17 The check 'a_dark_lamp_has_a_power' cannot be run: engine 'soda'."],
    ),
    (
        &[Replace(CENSUS, "type: library", "type: text")],
        &["PK021 datasets/lamp_census.yaml:45:19 The check 'state_is_known' cannot be run: type 'text'."],
    ),
    (
        &[Replace(REPAIRS, "metric: rowCount", "metric: freshness")],
        &["PK021 datasets/lamp_repairs.yaml:46:17 The check 'not_empty' cannot be run: metric 'freshness'."],
    ),
    (
        &[Replace(REPAIRS, "        mustBeGreaterOrEqualTo: 1\n", "")],
        &[
            "PK007 datasets/lamp_repairs.yaml:43:15 The check 'not_empty' lacks 'mustBe (or one of mustBeLessThan, mustBeBetween, …)'.",
        ],
    ),
    (
        &[Replace(REPAIRS, "[lamp_no, repaired_on]", "[lamp_no, repaired_at]")],
        &["PK032 datasets/lamp_repairs.yaml:37:43 There is no column 'repaired_at' here."],
    ),
    (
        &[Replace(CENSUS, "[lit, dark, removed]", "[lit, dark, 7]")],
        &["PK025 datasets/lamp_census.yaml:47:50 7 is not a value of the type text."],
    ),
    (
        &[Replace(
            CENSUS,
            "messageEn, value: \"The state",
            "messageEng, value: \"The state",
        )],
        &[
            "PK007 datasets/lamp_census.yaml:51:15 The custom property 'messageEn' is missing.",
            "PK006 datasets/lamp_census.yaml:52:28 The custom property 'messageEng' is not known here.",
        ],
    ),
    (
        &[Replace(
            CENSUS,
            "- name: not_everything_is_dark",
            "- name: state_is_known",
        )],
        &["PK011 datasets/lamp_census.yaml:77:15 The name 'state_is_known' is given twice."],
    ),
    (
        &[Replace(CENSUS, "or power_w is not null", "or (power_w is not null")],
        &["PK030 datasets/lamp_census.yaml:72:45 The bracket '(' has no partner."],
    ),
    (
        &[Replace(CENSUS, "or power_w is not null", "or power is not null")],
        &["PK032 datasets/lamp_census.yaml:72:45 There is no column 'power' here."],
    ),
    (
        &[Replace(
            CENSUS,
            "or power_w is not null",
            "or exists (select 1 from lamp_census)",
        )],
        &["PK034 datasets/lamp_census.yaml:72:53 This expression looks at one row; it must not contain a query."],
    ),
    (
        &[Replace(
            CENSUS,
            "from delivery where state",
            "from lamp_repairs where stat",
        )],
        &[
            "PK033 datasets/lamp_census.yaml:80:37 A check reads the table 'delivery' alone, not 'lamp_repairs'.",
            "PK032 datasets/lamp_census.yaml:80:56 There is no column 'stat' here.",
        ],
    ),
];
