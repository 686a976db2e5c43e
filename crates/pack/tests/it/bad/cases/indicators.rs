//! Indicators.

use super::{Case, INDICATOR, INDICATOR_TEST};
use crate::fixture::Change::{Remove, Replace};

/// Mistakes: indicators.
pub(super) const INDICATORS: &[Case] = &[
    (
        &[Replace(INDICATOR, "audience: city", "audience: everybody")],
        &["PK009 indicators/dark_share.yaml:4:11 'everybody' is not a value that may stand here."],
    ),
    (
        &[Replace(INDICATOR, "decimals: 1", "decimals: 9")],
        &["PK008 indicators/dark_share.yaml:8:11 This value may not stand here: 9 is greater than the maximum of 4."],
    ),
    (
        &[Replace(INDICATOR, "direction: less", "target: 3\ndirection: less")],
        &["PK006 indicators/dark_share.yaml:9:1 The key 'target' is not known here."],
    ),
    (
        &[Replace(INDICATOR, "      1 as per", "      1 as all_lamps")],
        &[
            "PK055 indicators/dark_share.yaml:12:3 The SELECT of the indicator gives the columns 'division_code, value, all_lamps'.",
        ],
    ),
    (
        &[Replace(INDICATOR, " as value,\n      1 as per", " as value")],
        &["PK055 indicators/dark_share.yaml:12:3 Only a ratio has 'times', and this indicator gives no 'per'."],
    ),
    (
        &[Replace(INDICATOR, "from lamp_census", "from lamp_censuses")],
        &[
            "PK033 indicators/dark_share.yaml:16:8 There is no table 'lamp_censuses'.",
            "PK070 tests/the_share_of_dark_lamps_leaves_out_those_not_looked_at.yaml:3:3 'dark_share' does not read the table 'lamp_census'.",
        ],
    ),
    (
        &[Replace(INDICATOR, "where checked_on", "where seen_on")],
        &["PK032 indicators/dark_share.yaml:17:9 There is no column 'seen_on' here."],
    ),
    (
        &[Replace(INDICATOR, "cross join today", "cross join")],
        &["PK030 indicators/dark_share.yaml:17:20 The SQL cannot be read: Expected: end of statement, found: >."],
    ),
    (
        &[Replace(
            INDICATOR,
            "clauses: [L001-01]",
            "clauses: [L001-02]\nowner: lamp-offices",
        )],
        &[
            "PK092 indicators/dark_share.yaml:5:11 No register of clauses has 'L001-02'.",
            "PK062 indicators/dark_share.yaml:6:8 There is no organisation with the code 'lamp-offices'.",
        ],
    ),
    (
        &[Remove(INDICATOR_TEST)],
        &["PK071 indicators/dark_share.yaml:1:12 'dark_share' has no row test."],
    ),
    (
        &[
            Replace(INDICATOR_TEST, "- {day:", "- {date:"),
            Replace(INDICATOR_TEST, "sum: 1", "total: 1"),
        ],
        &[
            "PK070 tests/the_share_of_dark_lamps_leaves_out_those_not_looked_at.yaml:8:8 The table has no column 'date'.",
            "PK070 tests/the_share_of_dark_lamps_leaves_out_those_not_looked_at.yaml:11:35 The table has no column 'total'.",
        ],
    ),
    (
        &[Replace(
            INDICATOR_TEST,
            "indicator: dark_share",
            "indicator: dark_shares",
        )],
        &[
            "PK071 indicators/dark_share.yaml:1:12 'dark_share' has no row test.",
            "PK070 tests/the_share_of_dark_lamps_leaves_out_those_not_looked_at.yaml:1:12 There is no indicator 'dark_shares'.",
        ],
    ),
];
