//! Names of synthetic persons, from our own short lists by rough frequency. Must not know numbers or addresses.

use jixia_functions::citizen_number::Sex;

use crate::draw::Draw;

/// Surnames, the frequent ones of Shandong first.
const SURNAMES: [&str; 80] = [
    "王", "张", "李", "刘", "孙", "赵", "陈", "杨", "徐", "马", "于", "高", "周", "吴", "朱", "韩", "郭", "宋", "胡",
    "曹", "许", "董", "崔", "郑", "冯", "杜", "任", "田", "丁", "魏", "姜", "袁", "翟", "孟", "贾", "邵", "石", "谭",
    "毕", "耿", "穆", "巩", "车", "商", "荆", "国", "苗", "常", "牛", "苏", "黄", "何", "林", "罗", "梁", "唐", "沈",
    "程", "曾", "彭", "吕", "卢", "蒋", "蔡", "薛", "阎", "潘", "夏", "范", "方", "邹", "尹", "史", "侯", "邢", "路",
    "齐", "欧阳", "上官", "司马",
];

const MALE: [&str; 72] = [
    "伟", "强", "磊", "军", "杰", "勇", "涛", "明", "超", "刚", "平", "辉", "鹏", "华", "飞", "鑫", "波", "斌", "宇",
    "浩", "凯", "健", "俊", "帆", "帅", "旭", "宁", "龙", "林", "亮", "建", "国", "志", "文", "海", "峰", "玉", "永",
    "洪", "振", "成", "光", "祥", "东", "新", "立", "庆", "忠", "德", "清", "泽", "博", "轩", "睿", "子", "晨", "家",
    "豪", "瑞", "一", "承", "恩", "传", "兆", "继", "维", "学", "义", "衍", "昌", "圣", "锡",
];

const FEMALE: [&str; 72] = [
    "芳", "娜", "敏", "静", "丽", "艳", "娟", "霞", "秀", "英", "玲", "燕", "红", "梅", "雪", "莹", "倩", "婷", "慧",
    "萍", "颖", "洁", "琳", "云", "凤", "兰", "桂", "珍", "荣", "花", "香", "月", "莲", "翠", "淑", "爱", "春", "玉",
    "美", "晓", "欣", "怡", "雨", "涵", "梓", "佳", "诗", "瑶", "可", "思", "语", "嘉", "馨", "悦", "宁", "彤", "妍",
    "璐", "琪", "文", "素", "巧", "俊", "丹", "华", "焕", "青", "瑞", "晶", "蕾", "珊", "薇",
];

/// Characters that clerks mix up, in pairs.
const ALIKE: [(char, char); 14] = [
    ('伟', '玮'),
    ('静', '婧'),
    ('丽', '莉'),
    ('艳', '燕'),
    ('萍', '平'),
    ('颖', '莹'),
    ('辉', '晖'),
    ('杰', '洁'),
    ('英', '瑛'),
    ('梅', '玫'),
    ('华', '桦'),
    ('明', '铭'),
    ('佳', '嘉'),
    ('红', '虹'),
];

/// A surname.
pub(crate) fn surname(draw: &mut Draw) -> &'static str {
    draw.pick_front(&SURNAMES)
}

/// A full name with this surname; one name in four has a single given character.
pub(crate) fn full_name(draw: &mut Draw, surname: &str, sex: Sex) -> String {
    let list: &[&'static str] = match sex {
        Sex::Male => &MALE,
        Sex::Female => &FEMALE,
    };
    let mut name = String::with_capacity(12);
    name.push_str(surname);
    name.push_str(draw.pick_front(list));
    if !draw.chance(0.25) {
        name.push_str(draw.pick_front(list));
    }
    name
}

/// The name as another clerk may have written it: one character alike, or a space between the characters.
pub(crate) fn variant(name: &str) -> String {
    for (first, second) in ALIKE {
        if name.contains(first) {
            return name.replacen(first, second.encode_utf8(&mut [0; 4]), 1);
        }
        if name.contains(second) {
            return name.replacen(second, first.encode_utf8(&mut [0; 4]), 1);
        }
    }
    spaced(name)
}

/// The name with a space after the first character, as forms with boxes give it.
pub(crate) fn spaced(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 1);
    for (index, character) in name.chars().enumerate() {
        if index == 1 {
            text.push(' ');
        }
        text.push(character);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_differs_from_the_name() {
        for name in ["张伟", "李桂花", "王一", "欧阳静"] {
            assert_ne!(variant(name), name);
        }
        assert_eq!(variant("张伟"), "张玮");
        assert_eq!(variant("王一"), "王 一");
    }
}
