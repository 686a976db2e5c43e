//! Models and registries.

use super::{Case, MODEL, REGISTRY, REGISTRY_TEST, SQL};
use crate::fixture::Change::{Remove, Replace};

/// Mistakes: models.
pub(super) const SQL_MODELS: &[Case] = &[
    (
        &[Replace(SQL, "group by", "group of")],
        &["PK030 models/dark_streets.sql:16:1 The SQL cannot be read: Expected: end of statement, found: group."],
    ),
    (
        &[Replace(SQL, "with\n", "delete from lamp_census;\nwith\n")],
        &["PK031 models/dark_streets.sql:1:1 This must be one SELECT."],
    ),
    (
        &[Replace(SQL, "from lamp_census", "from lamp_censuses")],
        &[
            "PK033 models/dark_streets.sql:7:10 There is no table 'lamp_censuses'.",
            "PK070 tests/a_street_counts_its_dark_lamps.yaml:3:3 'dark_streets' does not read the table 'lamp_census'.",
        ],
    ),
    (
        &[Replace(SQL, "where state = 'dark'", "where status = 'dark'")],
        &["PK032 models/dark_streets.sql:8:11 There is no column 'status' here."],
    ),
    (
        &[Replace(SQL, "as dark_lamps", "as lamps")],
        &[
            "PK035 models/dark_streets.yaml:14:3 The columns described are street, dark_lamps, power_w; the SELECT gives street, lamps, power_w.",
        ],
    ),
    (
        &[Replace(MODEL, "type: integer", "type: int")],
        &["PK022 models/dark_streets.yaml:15:22 'int' is not a type."],
    ),
    (
        &[Replace(MODEL, "model: dark_streets", "model: dark_street")],
        &[
            "PK013 models/dark_streets.yaml:1:8 The name 'dark_street' is not the name of the file 'dark_streets.yaml'.",
            "PK071 models/dark_streets.yaml:1:8 'dark_street' has no row test.",
        ],
    ),
    (
        &[Replace(SQL, "from lamp_census", "from dark_streets")],
        &[
            "PK032 models/dark_streets.sql:8:11 There is no column 'state' here.",
            "PK093 models/dark_streets.yaml:1:8 'dark_streets' needs itself to be built: dark_streets → dark_streets.",
            "PK070 tests/a_street_counts_its_dark_lamps.yaml:3:3 'dark_streets' does not read the table 'lamp_census'.",
        ],
    ),
];

/// Mistakes: registries.
pub(super) const REGISTRIES: &[Case] = &[
    (
        &[Replace(REGISTRY, "      lit: works", "      lighted: works")],
        &["PK040 registries/lamp.yaml:30:7 The registry has no field 'lighted'."],
    ),
    (
        &[Replace(
            REGISTRY,
            "trust: [lamp_census]",
            "trust: [lamp_repairs, lamp_census]",
        )],
        &[
            "PK041 registries/lamp.yaml:36:13 'lamp_repairs' does not give the field 'street' and cannot be trusted for it.",
        ],
    ),
    (
        &[Replace(
            REGISTRY,
            "trust: [lamp_census, lamp_repairs]",
            "trust: [lamp_census]",
        )],
        &[
            "PK041 registries/lamp.yaml:41:3 'lamp_repairs' gives the field 'power_w' but is not in its order of trust; its value would never count.",
        ],
    ),
    (
        &[Replace(REGISTRY, "trust: latest", "trust: newest")],
        &["PK008 registries/lamp.yaml:40:12 'newest' does not match ^latest$."],
    ),
    (
        &[Replace(REGISTRY, "      street: street\n", "")],
        &["PK042 registries/lamp.yaml:32:3 No source gives the field 'street'."],
    ),
    (
        &[Replace(REGISTRY, "  by: [street]", "  by: [road]")],
        &["PK043 registries/lamp.yaml:49:8 The registry has no field 'road'."],
    ),
    (
        &[Replace(REGISTRY, "  by: [street]", "  by: [power_w]")],
        &["PK043 registries/lamp.yaml:49:8 The field 'power_w' is no text and cannot be searched."],
    ),
    (
        &[Replace(REGISTRY, "valid: lamp like", "valid: number like")],
        &["PK032 registries/lamp.yaml:16:10 There is no column 'number' here."],
    ),
    (
        &[Replace(REGISTRY, "key: upper(lamp_no)", "key: upper(lamp_nr)")],
        &["PK032 registries/lamp.yaml:27:16 There is no column 'lamp_nr' here."],
    ),
    (
        &[Replace(REGISTRY, "when: state <> 'removed'", "when: state <> 'removed")],
        &["PK030 registries/lamp.yaml:21:20 The SQL cannot be read: Unterminated string literal."],
    ),
    (
        &[Replace(REGISTRY, "dataset: lamp_repairs", "dataset: lamp_repair")],
        &[
            "PK041 registries/lamp.yaml:41:3 'lamp_repair' gives the field 'power_w' but is not in its order of trust; its value would never count.",
            "PK041 registries/lamp.yaml:44:26 'lamp_repairs' does not give the field 'power_w' and cannot be trusted for it.",
        ],
    ),
    (
        &[
            Replace(REGISTRY, "dataset: lamp_repairs", "dataset: lamp"),
            Remove(REGISTRY_TEST),
        ],
        &[
            "PK071 registries/lamp.yaml:1:11 'lamp' has no row test.",
            "PK041 registries/lamp.yaml:41:3 'lamp' gives the field 'power_w' but is not in its order of trust; its value would never count.",
            "PK041 registries/lamp.yaml:44:26 'lamp_repairs' does not give the field 'power_w' and cannot be trusted for it.",
        ],
    ),
];
