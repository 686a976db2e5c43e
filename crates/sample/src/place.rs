//! Real divisions and villages, in which synthetic households live. Must not know persons or firms.

use std::collections::HashMap;

use jixia_model::{Error, Result};

/// An administrative division down to townships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Code: 6 digits to the county (GB/T 2260), 9 digits for a township (statistical code).
    pub code: String,
    /// Name: 张店区.
    pub name: String,
    /// `city`, `county`, `township` or `sample`.
    pub level: String,
    /// Code of the division above.
    pub parent_code: String,
}

/// A village or neighbourhood committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Village {
    /// Statistical code, 12 digits.
    pub code: String,
    /// Name: 城里社区居委会.
    pub name: String,
    /// Statistical code of the township, 9 digits.
    pub township_code: String,
}

impl Division {
    /// Reads a table with the columns `code`, `name`, `level` and `parent_code`, in any order among others.
    ///
    /// # Errors
    /// `sample.places_malformed` when the text is no CSV or a column is missing.
    pub fn read_csv(bytes: &[u8]) -> Result<Vec<Self>> {
        let rows = read_columns(bytes, ["code", "name", "level", "parent_code"])?;
        let divisions = rows.into_iter().map(|[code, name, level, parent_code]| Self {
            code,
            name,
            level,
            parent_code,
        });
        Ok(divisions.collect())
    }
}

impl Village {
    /// Reads a table with the columns `code`, `name` and `township_code`, in any order among others.
    ///
    /// # Errors
    /// `sample.places_malformed` when the text is no CSV or a column is missing.
    pub fn read_csv(bytes: &[u8]) -> Result<Vec<Self>> {
        let rows = read_columns(bytes, ["code", "name", "township_code"])?;
        let villages = rows.into_iter().map(|[code, name, township_code]| Self {
            code,
            name,
            township_code,
        });
        Ok(villages.collect())
    }
}

fn read_columns<const N: usize>(bytes: &[u8], names: [&str; N]) -> Result<Vec<[String; N]>> {
    let malformed = |what: String| {
        Error::invalid(
            "sample.places_malformed",
            format!(
                "The table of divisions or villages cannot be used: {what}. Give the CSV file of the city's base pack."
            ),
        )
        .with("what", what)
    };
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(bytes);
    let headers = reader.headers().map_err(|error| malformed(error.to_string()))?.clone();
    let mut indices = [0; N];
    for (slot, name) in indices.iter_mut().zip(names) {
        let found = headers.iter().position(|header| header == name);
        *slot = found.ok_or_else(|| malformed(format!("column '{name}' is missing")))?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| malformed(error.to_string()))?;
        rows.push(indices.map(|index| record.get(index).unwrap_or_default().to_owned()));
    }
    Ok(rows)
}

/// A village with everything that addresses need.
#[derive(Debug)]
pub(crate) struct Place {
    /// Statistical code, 12 digits.
    pub(crate) code: String,
    /// Code of the county, 6 digits.
    pub(crate) county_code: String,
    /// Name of the county: 张店区.
    pub(crate) county: String,
    /// Name of the township: 马尚街道.
    pub(crate) township: String,
    /// Address down to the village: 山东省淄博市张店区马尚街道某某社区.
    pub(crate) prefix: String,
    /// Flats in blocks, not houses in a row.
    pub(crate) urban: bool,
}

/// All villages of the city, with the share of people that live in each.
pub(crate) struct Places {
    list: Vec<Place>,
    cumulative: Vec<f64>,
}

/// People of a neighbourhood committee for each one of a village: Zibo is about three quarters urban.
const URBAN_WEIGHT: f64 = 12.0;

impl Places {
    /// Joins villages with the divisions above them.
    pub(crate) fn new(divisions: &[Division], villages: &[Village]) -> Result<Self> {
        let by_code: HashMap<&str, &Division> = divisions.iter().map(|place| (place.code.as_str(), place)).collect();
        let mut list = Vec::with_capacity(villages.len());
        let mut cumulative = Vec::with_capacity(villages.len());
        let mut total = 0.0;
        for village in villages {
            let place = join(village, &by_code).ok_or_else(|| orphan(village))?;
            total += if place.urban { URBAN_WEIGHT } else { 1.0 };
            cumulative.push(total);
            list.push(place);
        }
        if list.is_empty() {
            return Err(Error::invalid(
                "sample.places_missing",
                "There is no village for people to live in; give the table of villages of the city's base pack.",
            ));
        }
        for sum in &mut cumulative {
            *sum /= total;
        }
        Ok(Self { list, cumulative })
    }

    /// How many villages there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The village with this index.
    pub(crate) fn get(&self, index: u32) -> &Place {
        &self.list[index as usize]
    }

    /// How many of `people` live in the village with this index; the sum over all villages is exactly `people`.
    pub(crate) fn quota(&self, index: usize, people: u64) -> u64 {
        let upto = |share: f64| (share * people as f64).round() as u64;
        let before = if index == 0 {
            0
        } else {
            upto(self.cumulative[index - 1])
        };
        upto(self.cumulative[index]) - before
    }

    /// The village at this share of the people, 0 up to but without 1.
    pub(crate) fn at_share(&self, share: f64) -> u32 {
        let index = self.cumulative.partition_point(|sum| *sum <= share);
        index.min(self.list.len() - 1) as u32
    }
}

fn join(village: &Village, by_code: &HashMap<&str, &Division>) -> Option<Place> {
    let township = by_code.get(village.township_code.as_str())?;
    let county = by_code.get(township.parent_code.as_str())?;
    let city = by_code.get(county.parent_code.as_str())?;
    let committee: u32 = village.code.get(9..)?.parse().ok()?;
    Some(Place {
        code: village.code.clone(),
        county_code: county.code.clone(),
        county: county.name.clone(),
        township: township.name.clone(),
        prefix: format!(
            "山东省{}{}{}{}",
            city.name,
            county.name,
            township.name,
            short_name(&village.name)
        ),
        // Digits 10 to 12 below 200 are neighbourhood committees, 400 to 499 units like them (国统字〔2009〕91号).
        urban: committee < 200 || (400..500).contains(&committee),
    })
}

fn short_name(name: &str) -> &str {
    for suffix in ["居民委员会", "村民委员会", "社区居委会", "居委会"] {
        if let Some(short) = name.strip_suffix(suffix) {
            let kept = if suffix.starts_with("社区") {
                short.len() + "社区".len()
            } else {
                short.len()
            };
            return &name[..kept];
        }
    }
    name.strip_suffix("村村委会")
        .map(|short| &name[..short.len() + "村".len()])
        .or_else(|| name.strip_suffix("委会"))
        .unwrap_or(name)
}

fn orphan(village: &Village) -> Error {
    let (code, name) = (&village.code, &village.name);
    Error::invalid(
        "sample.places_malformed",
        format!("Village {code} ({name}) has no township, county and city in the table of divisions; give tables that belong together."),
    )
    .with("what", format!("{code} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_committee_becomes_the_name_of_its_place() {
        for (committee, place) in [
            ("城里社区居委会", "城里社区"),
            ("杨寨村村委会", "杨寨村"),
            ("沣水村委会", "沣水村"),
            ("西坡村民委员会", "西坡"),
            ("工人新村", "工人新村"),
        ] {
            assert_eq!(short_name(committee), place);
        }
    }

    #[test]
    fn a_village_without_a_township_is_named_in_the_error() {
        let village = Village {
            code: "370302001001".to_owned(),
            name: "城里社区居委会".to_owned(),
            township_code: "370302001".to_owned(),
        };
        let error = Places::new(&[], &[village]).err().unwrap();
        assert_eq!(error.code, "sample.places_malformed");
        assert!(error.message.contains("370302001001"), "{}", error.message);
    }

    #[test]
    fn a_missing_column_is_named_in_the_error() {
        let error = Village::read_csv(b"code,name\n1,x\n").unwrap_err();
        assert!(error.message.contains("'township_code'"), "{}", error.message);
    }
}
