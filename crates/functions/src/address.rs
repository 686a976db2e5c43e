//! Chinese postal addresses: one way of writing, and their parts, for matching; knows no list of places.
//!
//! The parts are found by their suffixes (省 市 区 县 街道 镇 乡 社区 村 …) alone, so an address that leaves the suffixes out
//! keeps more in [`Address::detail`]. What is stored is always the address as it came.

use crate::width;

mod split;

pub use split::split;

/// The parts of an address, in order; together they are the whole text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Address<'a> {
    /// Province, autonomous region or municipality.
    pub province: Option<&'a str>,
    /// Prefecture-level city, prefecture or league.
    pub city: Option<&'a str>,
    /// District, county, county-level city, banner, or a zone such as 高新区.
    pub county: Option<&'a str>,
    /// Street office, town or township.
    pub township: Option<&'a str>,
    /// Community or village.
    pub village: Option<&'a str>,
    /// Street, number, building and whatever is left.
    pub detail: &'a str,
}

impl Address<'_> {
    /// Length in bytes of what comes before the village and the street.
    pub fn area_length(&self) -> usize {
        [self.province, self.city, self.county, self.township]
            .into_iter()
            .flatten()
            .map(str::len)
            .sum()
    }
}

/// Writes an address in one way: half-width, no spaces, one kind of hyphen, `#` for 号, without a leading 中国.
pub fn normalise(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for c in text.chars().map(width::half_char) {
        match c {
            c if c.is_whitespace() => {}
            '–' | '—' | '−' | '―' | '~' => normal.push('-'),
            '#' if normal.ends_with(|last: char| last.is_ascii_digit()) => normal.push('号'),
            ',' | ';' | '、' | '。' | '，' => {}
            c if c.is_ascii() => normal.push(c.to_ascii_uppercase()),
            // Han characters have no case; the table need not be asked for each of them.
            '\u{3400}'..='\u{9FFF}' => normal.push(c),
            c => normal.extend(c.to_uppercase()),
        }
    }
    for country in ["中华人民共和国", "中国"] {
        if let Some(rest) = normal.strip_prefix(country) {
            return rest.to_owned();
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> [&str; 6] {
        let address = split(text);
        [
            address.province.unwrap_or(""),
            address.city.unwrap_or(""),
            address.county.unwrap_or(""),
            address.township.unwrap_or(""),
            address.village.unwrap_or(""),
            address.detail,
        ]
    }

    #[test]
    fn spellings_of_one_address_become_one() {
        assert_eq!(
            normalise("中国 山东省淄博市张店区　柳泉路 １２＃－３"),
            "山东省淄博市张店区柳泉路12号-3"
        );
    }

    #[test]
    fn addresses_are_split_by_their_suffixes() {
        for (text, expected) in [
            (
                "山东省淄博市张店区马尚街道世纪花园社区世纪路12号",
                ["山东省", "淄博市", "张店区", "马尚街道", "世纪花园社区", "世纪路12号"],
            ),
            (
                "淄博市淄川区般阳路街道通乾路1号",
                ["", "淄博市", "淄川区", "般阳路街道", "", "通乾路1号"],
            ),
            ("张店区房镇镇积家村36号", ["", "", "张店区", "房镇镇", "积家村", "36号"]),
            (
                "高青县田镇街道办事处清河路",
                ["", "", "高青县", "田镇街道办事处", "", "清河路"],
            ),
            (
                "周村区大街街道丝市街9号",
                ["", "", "周村区", "大街街道", "", "丝市街9号"],
            ),
            ("周村区王村镇沈古村", ["", "", "周村区", "王村镇", "沈古村", ""]),
            (
                "北京市海淀区中关村南大街5号",
                ["北京市", "", "海淀区", "", "", "中关村南大街5号"],
            ),
            (
                "山东淄博市高新区柳泉路125号",
                ["山东", "淄博市", "高新区", "", "", "柳泉路125号"],
            ),
            (
                "内蒙古自治区兴安盟突泉县突泉镇",
                ["内蒙古自治区", "兴安盟", "突泉县", "突泉镇", "", ""],
            ),
            (
                "山东省烟台市龙口市东江街道",
                ["山东省", "烟台市", "龙口市", "东江街道", "", ""],
            ),
            ("吉林市昌邑区重庆街8号", ["", "吉林市", "昌邑区", "", "", "重庆街8号"]),
            (
                "北京路12号绿园小区3号楼",
                ["", "", "", "", "", "北京路12号绿园小区3号楼"],
            ),
            ("", ["", "", "", "", "", ""]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }
}
