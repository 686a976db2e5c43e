//! Which numbers are not told, so that nobody learns from an indicator what concerns a few persons or firms.
//!
//! A number is hidden when fewer than [`FEW`] things make it up. Where that leaves one hidden number among divisions whose
//! sum is told, it could be worked out by taking the others away; so the smallest of the others is hidden with it. And the
//! divisions inside a hidden one are all hidden.

use std::collections::{BTreeMap, HashMap};

use jixia_model::indicator::{DivisionLevel, Indicator};

use super::measure::{Measured, Sum};
use crate::divisions::Division;

/// Fewer things than this do not make a number that is told.
pub const FEW: u64 = 5;

/// Why a number is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Fewer than [`FEW`] things make it up.
    Few,
    /// Another hidden number could be worked out of it.
    Derivable,
}

/// The divisions whose numbers are hidden, by code.
pub(super) fn hidden<'a>(
    indicator: &Indicator,
    measured: &Measured,
    divisions: &'a [Division],
) -> HashMap<&'a str, Hidden> {
    let mut hidden = HashMap::new();
    for city in divisions.iter().filter(|division| division.level.is_none()) {
        if is_few(indicator, &measured.sum(&city.code)) {
            hidden.insert(city.code.as_str(), Hidden::Few);
        }
    }
    // From above to below, because what is hidden above hides what is below it.
    for (level, _) in DivisionLevel::ALL {
        let of_level = divisions.iter().filter(|division| division.level == Some(level));
        let mut families: BTreeMap<&str, Vec<&Division>> = BTreeMap::new();
        for division in of_level {
            families.entry(&division.parent).or_default().push(division);
        }
        for (parent, family) in families {
            hide_in(indicator, measured, &family, &mut hidden);
            if hidden.contains_key(parent) {
                for division in family {
                    hidden.entry(&division.code).or_insert(Hidden::Derivable);
                }
            }
        }
    }
    hidden
}

/// Hides what is small among the divisions of one, and what that could be worked out of.
fn hide_in<'a>(
    indicator: &Indicator,
    measured: &Measured,
    family: &[&'a Division],
    hidden: &mut HashMap<&'a str, Hidden>,
) {
    let sums = family.iter().map(|division| (*division, measured.sum(&division.code)));
    let (few, others): (Vec<_>, Vec<_>) = sums.partition(|(_, sum)| is_few(indicator, sum));
    for (division, _) in &few {
        hidden.insert(&division.code, Hidden::Few);
    }
    let smallest = others.iter().min_by_key(|(_, sum)| sum.counted);
    if let ([_], Some((division, _))) = (few.as_slice(), smallest) {
        hidden.insert(&division.code, Hidden::Derivable);
    }
}

fn is_few(indicator: &Indicator, sum: &Sum) -> bool {
    sum.counted < FEW || (indicator.is_ratio && sum.records < FEW)
}

#[cfg(test)]
mod tests {
    use jixia_model::{
        Text,
        indicator::{Audience, Direction},
        name::IndicatorName,
    };
    use proptest::prelude::*;

    use super::{super::measure::tests::measured, *};

    fn indicator() -> Indicator {
        Indicator {
            name: IndicatorName::parse("residents").unwrap(),
            title: Text::default(),
            summary: Text::default(),
            owner: String::new(),
            audience: Audience::City,
            clauses: Vec::new(),
            unit: Text::default(),
            times: 1,
            decimals: 0,
            direction: Direction::Neither,
            levels: Vec::new(),
            sql: String::new(),
            is_ratio: false,
            reads_day: false,
            reads: Vec::new(),
        }
    }

    fn division(code: &str, level: Option<DivisionLevel>, parent: &str) -> Division {
        Division {
            code: code.to_owned(),
            name: String::new(),
            level,
            parent: parent.to_owned(),
        }
    }

    fn city() -> Vec<Division> {
        let (county, township) = (Some(DivisionLevel::County), Some(DivisionLevel::Township));
        let mut city = vec![division("370300", None, "370000")];
        for code in ["370302", "370303"] {
            city.push(division(code, county, "370300"));
            for last in 1..=3 {
                city.push(division(&format!("{code}00{last}"), township, code));
            }
        }
        city
    }

    fn hidden_of(counts: &[(&str, u32)]) -> Vec<(String, Hidden)> {
        let (city, measured) = (city(), measured(counts));
        let found = hidden(&indicator(), &measured, &city);
        let mut found: Vec<_> = found.into_iter().map(|(code, why)| (code.to_owned(), why)).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        found
    }

    #[test]
    fn a_small_number_is_hidden_with_the_smallest_beside_it() {
        let counts = [
            ("370302001", 4),
            ("370302002", 50),
            ("370302003", 9),
            ("370303001", 5),
            ("370303002", 6),
            ("370303003", 7),
        ];
        let expected = [("370302001", Hidden::Few), ("370302003", Hidden::Derivable)];
        assert_eq!(hidden_of(&counts), expected.map(|(code, why)| (code.to_owned(), why)));
    }

    #[test]
    fn what_lies_in_a_hidden_division_is_hidden() {
        let counts = [
            ("370302001", 4),
            ("370303001", 50),
            ("370303002", 60),
            ("370303003", 70),
        ];
        let hidden = hidden_of(&counts);
        assert!(hidden.contains(&("370302".to_owned(), Hidden::Few)));
        assert!(
            hidden.contains(&("370303".to_owned(), Hidden::Derivable)),
            "or 370302 could be worked out"
        );
        assert_eq!(hidden.len(), 8, "and nothing below adds up to them: {hidden:?}");
    }

    proptest! {
        /// Law: nothing small is told, and nobody finds one hidden number by taking the told ones from a told sum.
        #[test]
        fn no_hidden_number_follows_from_the_told_ones(counts in prop::array::uniform6(0_u32..12)) {
            let (city, names) = (city(), ["370302001", "370302002", "370302003", "370303001", "370303002", "370303003"]);
            let measured = measured(&names.into_iter().zip(counts).collect::<Vec<_>>());
            let hidden = hidden(&indicator(), &measured, &city);
            for division in &city {
                let told = !hidden.contains_key(division.code.as_str());
                prop_assert!(!told || measured.sum(&division.code).counted >= FEW);
                let inside = || city.iter().filter(|other| other.parent == division.code);
                let lacking = inside().filter(|other| hidden.contains_key(other.code.as_str())).count();
                if inside().next().is_some() {
                    prop_assert!(!told || lacking != 1, "{} lacks one", division.code);
                    prop_assert!(told || lacking > 0, "{} adds up", division.code);
                }
            }
        }
    }
}
