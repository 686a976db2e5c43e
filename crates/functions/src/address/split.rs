//! Splits an address by the suffixes of its parts.

use super::Address;

/// Provinces by the name that stands before their suffix (GB/T 2260), and the suffix.
const PROVINCES: [(&str, &str); 34] = [
    ("北京", "市"),
    ("天津", "市"),
    ("河北", "省"),
    ("山西", "省"),
    ("内蒙古", "自治区"),
    ("辽宁", "省"),
    ("吉林", "省"),
    ("黑龙江", "省"),
    ("上海", "市"),
    ("江苏", "省"),
    ("浙江", "省"),
    ("安徽", "省"),
    ("福建", "省"),
    ("江西", "省"),
    ("山东", "省"),
    ("河南", "省"),
    ("湖北", "省"),
    ("湖南", "省"),
    ("广东", "省"),
    ("广西", "壮族自治区"),
    ("海南", "省"),
    ("重庆", "市"),
    ("四川", "省"),
    ("贵州", "省"),
    ("云南", "省"),
    ("西藏", "自治区"),
    ("陕西", "省"),
    ("甘肃", "省"),
    ("青海", "省"),
    ("宁夏", "回族自治区"),
    ("新疆", "维吾尔自治区"),
    ("台湾", "省"),
    ("香港", "特别行政区"),
    ("澳门", "特别行政区"),
];

/// What may end a name at one level.
struct Level {
    /// Suffixes; of those that begin at one place the first listed is taken.
    suffixes: &'static [&'static str],
    /// Words of which the suffix must not be a part: the 区 of 小区 ends no district.
    never: &'static [&'static str],
    /// Most characters of the name without its suffix.
    name_max: usize,
}

const CITY: Level = Level {
    suffixes: &["自治州", "地区", "市", "盟"],
    never: &["市场", "市政", "市民", "市区", "市委", "市直", "市市"],
    name_max: 9,
};
const COUNTY: Level = Level {
    suffixes: &["自治县", "自治旗", "区", "县", "旗", "市"],
    never: &[
        "小区", "社区", "厂区", "片区", "景区", "校区", "园区", "住区", "活区", "宅区", "市场", "市政", "市民", "市区",
    ],
    name_max: 12,
};
const TOWNSHIP: Level = Level {
    suffixes: &["街道办事处", "街道办", "街道", "镇", "民族乡", "乡", "苏木"],
    never: &[],
    name_max: 9,
};
const VILLAGE: Level = Level {
    suffixes: &[
        "社区居民委员会",
        "社区居委会",
        "社区",
        "居民委员会",
        "居委会",
        "村民委员会",
        "村委会",
        "村",
        "嘎查",
    ],
    never: &["新村", "中关村"],
    name_max: 10,
};

/// Splits a normalised address into its parts (see the module for what it cannot see).
pub fn split(text: &str) -> Address<'_> {
    let (province, rest) = province(text);
    let (city, rest) = match take(rest, &CITY) {
        // A county or district that ends earlier means that no city is written.
        (Some(city), _) if take(rest, &COUNTY).0.is_some_and(|county| county.len() < city.len()) => (None, rest),
        found => found,
    };
    let (county, rest) = take(rest, &COUNTY);
    let (township, rest) = take(rest, &TOWNSHIP);
    let (village, detail) = take(rest, &VILLAGE);
    Address {
        province,
        city,
        county,
        township,
        village,
        detail,
    }
}

fn province(text: &str) -> (Option<&str>, &str) {
    for (name, suffix) in PROVINCES {
        let Some(rest) = text.strip_prefix(name) else {
            continue;
        };
        let length = match rest.strip_prefix(suffix).or_else(|| rest.strip_prefix("自治区")) {
            Some(after) => text.len() - after.len(),
            None if names_something_else(rest) => continue,
            None => name.len(),
        };
        let (province, rest) = text.split_at(length);
        return (Some(province), rest);
    }
    (None, text)
}

/// Whether a province's name goes on as the name of a road, city or district (北京东路, 吉林市, 河北区).
fn names_something_else(rest: &str) -> bool {
    let rest = rest
        .strip_prefix(['东', '西', '南', '北', '中', '一', '二', '三'])
        .unwrap_or(rest);
    rest.is_empty() || rest.starts_with(['路', '街', '大', '道', '巷', '市', '区', '县', '镇', '乡', '村', '新'])
}

/// Takes the name that ends with one of the level's suffixes off the beginning.
fn take<'a>(text: &'a str, level: &Level) -> (Option<&'a str>, &'a str) {
    for (at, _) in text.char_indices().take(level.name_max + 1).skip(1) {
        let (name, rest) = text.split_at(at);
        let Some(suffix) = level.suffixes.iter().find(|suffix| rest.starts_with(**suffix)) else {
            continue;
        };
        if !is_name(name, suffix) || level.never.iter().any(|word| covers(text, at, word)) {
            continue;
        }
        let end = at + suffix.len() + doubled(suffix, &rest[suffix.len()..]);
        return (Some(&text[..end]), &text[end..]);
    }
    (None, text)
}

/// Whether `word` stands in `text` so that it covers the place `at`.
fn covers(text: &str, at: usize, word: &str) -> bool {
    word.char_indices().any(|(offset, _)| {
        let start = at.checked_sub(offset).and_then(|start| text.get(start..));
        start.is_some_and(|from| from.starts_with(word))
    })
}

/// A name of a place has no number in it, and a road only right before 街道 (般阳路街道).
fn is_name(name: &str, suffix: &str) -> bool {
    let stem = if suffix.starts_with("街道") {
        name.strip_suffix(['路', '街', '道']).unwrap_or(name)
    } else {
        name
    };
    !stem.contains(|c: char| c.is_ascii_alphanumeric() || "号楼-()路街巷道".contains(c))
}

/// Length of a second suffix right behind the first: 房镇镇, 田镇街道.
fn doubled(suffix: &str, rest: &str) -> usize {
    if suffix != "镇" {
        return 0;
    }
    ["街道办事处", "街道办", "街道", "镇"]
        .into_iter()
        .find(|second| rest.starts_with(second))
        .map_or(0, str::len)
}
