//! Masks of personal values as SQL functions; it must not know who may see what.

use jixia_functions::mask as masks;
use jixia_lake::Mask;

use super::scalar::Scalar;

const ALL: [Mask; 5] = [Mask::CitizenNumber, Mask::Name, Mask::Phone, Mask::Address, Mask::Whole];

/// All masks.
pub(super) fn functions() -> Vec<Scalar> {
    ALL.into_iter().map(mask).collect()
}

/// The function that masks in this way.
pub(super) fn mask(mask: Mask) -> Scalar {
    let (name, function, zh, en): (_, fn(&str) -> String, _, _) = match mask {
        Mask::CitizenNumber => (
            "mask_citizen_number",
            masks::citizen_number,
            "公民身份号码脱敏，保留前三位和后四位",
            "Masks a citizen number: the first three and last four characters stay",
        ),
        Mask::Name => (
            "mask_name",
            masks::name,
            "姓名脱敏，保留第一个字",
            "Masks a name: the first character stays",
        ),
        Mask::Phone => (
            "mask_phone",
            masks::phone,
            "电话号码脱敏，保留前三位和后四位",
            "Masks a telephone number: the first three and last four digits stay",
        ),
        Mask::Address => (
            "mask_address",
            masks::address,
            "地址脱敏，保留到街道或乡镇",
            "Masks an address: province to street office or town stay",
        ),
        Mask::Whole => ("mask_whole", masks::whole, "全部脱敏", "Masks everything"),
    };
    Scalar::text(name, "text", move |text| Some(function(text))).about(zh, en, "")
}
