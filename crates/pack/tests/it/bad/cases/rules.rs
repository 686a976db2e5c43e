//! Rules.

use super::{Case, RATES, RULE};
use crate::fixture::Change::Replace;

/// Mistakes: rules.
pub(super) const RULES: &[Case] = &[
    (
        &[Replace(RULE, "to: 2022-12-31", "to: 2019-12-31")],
        &["PK053 rules/repair-subsidy.yaml:4:31 The rule begins on 2020-01-01 and ends on 2019-12-31."],
    ),
    (
        &[Replace(RULE, "to: 2022-12-31", "to: 2022-12-32")],
        &["PK025 rules/repair-subsidy.yaml:4:31 '2022-12-32' is not a value of the type date."],
    ),
    (
        &[Replace(RULE, "    value: true", "    value: yes")],
        &["PK025 rules/repair-subsidy.yaml:14:12 'yes' is not a value of the type boolean."],
    ),
    (
        &[Replace(RULE, "file: tables/repair-rates.csv", "file: tables/rates.csv")],
        &["PK052 rules/repair-subsidy.yaml:18:11 There is no file 'rules/tables/rates.csv'."],
    ),
    (
        &[Replace(
            RULE,
            "inputs: {area: text, size: text}",
            "inputs: {area: text, sise: text}",
        )],
        &[
            "PK052 rules/repair-subsidy.yaml:19:26 The input column 'sise' of the decision table is neither an input nor an output of the rule.",
            "PK060 rules/tables/repair-rates.csv:1:1 The header is area,size,rate; it must be area,sise,rate.",
        ],
    ),
    (
        &[Replace(RATES, "0.150", "fifteen")],
        &["PK025 rules/tables/repair-rates.csv:3:1 'fifteen' is not a value of the type decimal(5,3)."],
    ),
    (
        &[Replace(RULE, "when lamps >= 100", "when lamp >= 100")],
        &["PK032 rules/repair-subsidy.yaml:25:20 There is no column 'lamp' here."],
    ),
    (
        &[Replace(RULE, "when lamps >= 100", "when rates.rate > 0")],
        &[
            "PK052 rules/repair-subsidy.yaml:25:26 The decision table 'rates' needs 'size', which is decided only later.",
        ],
    ),
    (
        &[Replace(RULE, "rates.rate, 30000", "rate.rate, 30000")],
        &["PK032 rules/repair-subsidy.yaml:32:56 There is no column 'rate.rate' here."],
    ),
    (
        &[Replace(
            RULE,
            "least(cost * rates.rate, 30000)",
            "least(cost * rates.rate, 30000",
        )],
        &["PK030 rules/repair-subsidy.yaml:32:43 The bracket '(' has no partner."],
    ),
    (
        &[Replace(RULE, "    lamps: dark_lamps\n", "")],
        &["PK054 rules/repair-subsidy.yaml:41:3 The population does not give the input 'lamps'."],
    ),
    (
        &[Replace(RULE, "lamps: dark_lamps", "lamps: lamps_dark")],
        &["PK032 rules/repair-subsidy.yaml:45:12 There is no column 'lamps_dark' here."],
    ),
    (
        &[Replace(RULE, "amount: subsidy", "amount: money")],
        &["PK054 rules/repair-subsidy.yaml:48:11 The rule has no output 'money'."],
    ),
    (
        &[Replace(RULE, "entitled: subsidy > 0", "entitled: cost > 0")],
        &["PK032 rules/repair-subsidy.yaml:47:13 There is no column 'cost' here."],
    ),
    (
        &[Replace(RULE, "key: street", "key: road")],
        &["PK032 rules/repair-subsidy.yaml:42:8 There is no column 'road' here."],
    ),
    (
        &[Replace(RULE, "dataset: dark_streets", "dataset: streets")],
        &["PK033 rules/repair-subsidy.yaml:41:12 There is no table 'streets'."],
    ),
];

/// Mistakes: examples.
pub(super) const EXAMPLES: &[Case] = &[
    (
        &[Replace(
            RULE,
            "  - given: {area: rural, lamps: 200, cost: 500000.00, started: 2020-05-01}\n    expect: {subsidy: 30000} # the cap\n",
            "",
        )],
        &["PK050 rules/repair-subsidy.yaml:36:3 A rule needs at least 2 examples; this one has 1."],
    ),
    (
        &[Replace(
            RULE,
            "{area: urban, lamps: 10, cost: 10000}",
            "{area: urban, lamps: 10}",
        )],
        &["PK051 rules/repair-subsidy.yaml:36:12 The example does not give the input 'cost'."],
    ),
    (
        &[Replace(RULE, "{area: urban, lamps: 10,", "{area: city, lamps: ten,")],
        &[
            "PK009 rules/repair-subsidy.yaml:36:19 'city' is not a value that may stand here.",
            "PK025 rules/repair-subsidy.yaml:36:32 'ten' is not a value of the type integer.",
        ],
    ),
    (
        &[Replace(RULE, "{subsidy: 30000}", "{subsidies: 30000}")],
        &["PK051 rules/repair-subsidy.yaml:39:14 The rule has no 'subsidies' here."],
    ),
    (
        &[Replace(RULE, "cost: 500000.00", "cost: 500000.005")],
        &["PK025 rules/repair-subsidy.yaml:38:44 500000.005 is not a value of the type decimal(18,2)."],
    ),
];
