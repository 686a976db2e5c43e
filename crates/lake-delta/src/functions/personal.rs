//! Masks of personal values as SQL functions; it must not know who may see what.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::logical_expr::Volatility;
use jixia_functions::mask as masks;
use jixia_lake::Mask;
use jixia_model::Text;

use super::scalar::{Scalar, text_to_text};

const ALL: [Mask; 5] = [Mask::CitizenNumber, Mask::Name, Mask::Phone, Mask::Address, Mask::Whole];

/// The masks.
pub(super) fn masks() -> Vec<Scalar> {
    ALL.into_iter().map(mask).collect()
}

/// The function that masks in this way.
pub(super) fn mask(mask: Mask) -> Scalar {
    let (name, body, summary): (_, fn(&str) -> String, _) = match mask {
        Mask::CitizenNumber => (
            "mask_citizen_number",
            masks::citizen_number,
            Text::new(
                "公民身份号码脱敏，保留前三位和后四位",
                "Masks a citizen number: the first three and last four characters stay",
            ),
        ),
        Mask::Name => (
            "mask_name",
            masks::name,
            Text::new("姓名脱敏，保留第一个字", "Masks a name: the first character stays"),
        ),
        Mask::Phone => (
            "mask_phone",
            masks::phone,
            Text::new(
                "电话号码脱敏，保留前三位和后四位",
                "Masks a telephone number: the first three and last four digits stay",
            ),
        ),
        Mask::Address => (
            "mask_address",
            masks::address,
            Text::new(
                "地址脱敏，保留到街道或乡镇",
                "Masks an address: province to street office or town stay",
            ),
        ),
        Mask::Whole => ("mask_whole", masks::whole, Text::new("全部脱敏", "Masks everything")),
    };
    Scalar {
        name,
        arguments: vec![("text", DataType::Utf8View)],
        returns: DataType::Utf8View,
        summary,
        standard: "",
        volatility: Volatility::Immutable,
        body: Arc::new(move |columns| text_to_text(&columns[0], |text| Some(body(text)))),
    }
}
