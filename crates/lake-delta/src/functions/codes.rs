//! Numbers and codes of persons, organisations, places and vehicles as SQL functions; it must not know where they stand.

use std::sync::Arc;

use jixia_functions::{
    citizen_number, credit_code, division_code, organisation_code, phone, registration_number, vehicle_plate, width,
};
use jixia_model::Clock;

use super::scalar::Scalar;

/// All functions of numbers and codes; `clock` tells after which day nobody was born.
pub(super) fn functions(clock: &Arc<dyn Clock>) -> Vec<Scalar> {
    let mut functions = citizen(clock);
    functions.extend(organisation());
    functions.extend(place());
    functions.extend(contact());
    functions
}

fn citizen(clock: &Arc<dyn Clock>) -> Vec<Scalar> {
    const STANDARD: &str = "GB 11643-1999";
    let check = |clock: &Arc<dyn Clock>| {
        let clock = Arc::clone(clock);
        move |text: &str| citizen_number::check(width::to_half(text.trim()).as_ref(), clock.today()).ok()
    };
    let exact = Arc::clone(clock);
    let [normal, birth, sex, area] = [(); 4].map(|()| check(clock));
    let functions = [
        Scalar::test("citizen_number_valid", "number", move |text| {
            citizen_number::check(text, exact.today()).is_ok()
        })
        .about(
            "公民身份号码是否正确（18 位或 15 位，含校验码）",
            "Whether a citizen number is right: 18 digits with check character, or the old 15",
            STANDARD,
        ),
        Scalar::text("citizen_number_normalise", "number", move |text| {
            normal(text).map(|number| number.as_str().to_owned())
        })
        .about(
            "把公民身份号码统一为 18 位半角大写，15 位自动升位；错误的号码为空",
            "Writes a citizen number as 18 half-width characters, 15 digits converted; null when it is wrong",
            STANDARD,
        ),
        Scalar::day("citizen_number_birth", "number", move |text| {
            birth(text).map(|number| number.birth_date())
        })
        .about("公民身份号码中的出生日期", "Birth date in a citizen number", STANDARD),
        Scalar::text("citizen_number_sex", "number", move |text| {
            sex(text).map(|number| number.sex().code())
        })
        .about(
            "公民身份号码中的性别：1 男，2 女（GB/T 2261.1）",
            "Sex in a citizen number: 1 male, 2 female (GB/T 2261.1)",
            STANDARD,
        ),
        Scalar::text("citizen_number_area", "number", move |text| {
            area(text).map(|number| number.area().to_owned())
        })
        .about(
            "公民身份号码中的地址码（发证时的县级区划代码）",
            "Area code in a citizen number: the county when it was given",
            STANDARD,
        ),
    ];
    functions.into_iter().map(Scalar::depends_on_today).collect()
}

fn organisation() -> Vec<Scalar> {
    vec![
        Scalar::test("credit_code_valid", "code", |text| credit_code::check(text).is_ok()).about(
            "统一社会信用代码是否正确",
            "Whether a unified social credit code is right",
            "GB 32100-2015",
        ),
        Scalar::text("credit_code_organisation_code", "code", |text| {
            credit_code::check(text)
                .ok()
                .map(|code| code.organisation_code().to_owned())
        })
        .about(
            "统一社会信用代码中的组织机构代码",
            "Organisation code inside a unified social credit code",
            "GB 32100-2015",
        ),
        Scalar::text("credit_code_division", "code", |text| {
            credit_code::check(text).ok().map(|code| code.division().to_owned())
        })
        .about(
            "统一社会信用代码中的登记管理机关行政区划码",
            "Division of the registrar in a unified social credit code",
            "GB 32100-2015",
        ),
        Scalar::test("organisation_code_valid", "code", |text| {
            organisation_code::check(text).is_ok()
        })
        .about(
            "组织机构代码是否正确",
            "Whether an organisation code is right",
            "GB 11714-1997",
        ),
        Scalar::test("registration_number_valid", "number", |text| {
            registration_number::check(text).is_ok()
        })
        .about(
            "工商注册号是否正确",
            "Whether a business registration number is right",
            "GS15-2006",
        ),
    ]
}

fn place() -> Vec<Scalar> {
    const STANDARD: &str = "GB/T 2260, GB/T 10114";
    vec![
        Scalar::test("division_code_valid", "code", |text| division_code::check(text).is_ok()).about(
            "行政区划代码格式是否正确（2、4、6、9、12 或 17 位）",
            "Whether a division code has a good form (2, 4, 6, 9, 12 or 17 digits)",
            STANDARD,
        ),
        Scalar::text("division_parent", "code", |text| {
            let parent = division_code::check(text).ok()?.parent()?;
            Some(parent.as_str().to_owned())
        })
        .about("上一级行政区划的代码", "Code of the division above", STANDARD),
        Scalar::text("division_prefix", "code", |text| {
            division_code::check(text).ok().map(|code| code.prefix().to_owned())
        })
        .about(
            "行政区划代码的有效前缀，其下各级代码都以它开头",
            "The digits with which the codes of everything inside a division begin",
            STANDARD,
        ),
    ]
}

fn contact() -> Vec<Scalar> {
    vec![
        Scalar::test("mobile_valid", "number", |text| phone::mobile(text).is_ok()).about(
            "移动电话号码是否正确",
            "Whether a mobile number is right",
            "",
        ),
        Scalar::text("mobile_normalise", "number", |text| {
            phone::mobile(text).ok().map(|mobile| mobile.as_str().to_owned())
        })
        .about(
            "把移动电话号码统一为 11 位数字；错误的号码为空",
            "Writes a mobile number as 11 digits; null when it is wrong",
            "",
        ),
        Scalar::test("landline_valid", "number", |text| phone::landline(text).is_ok()).about(
            "固定电话号码（含区号）是否正确",
            "Whether a fixed-line number with area code is right",
            "",
        ),
        Scalar::text("landline_normalise", "number", |text| {
            phone::landline(text).ok().map(|landline| landline.normal())
        })
        .about(
            "把固定电话号码统一为 0533-1234567 的写法；错误的号码为空",
            "Writes a fixed-line number as 0533-1234567; null when it is wrong",
            "",
        ),
        Scalar::test("vehicle_plate_valid", "plate", |text| {
            vehicle_plate::check(text).is_ok()
        })
        .about("机动车号牌是否正确", "Whether a vehicle plate is right", "GA 36-2018"),
        Scalar::text("vehicle_plate_normalise", "plate", |text| {
            vehicle_plate::check(text).ok().map(|plate| plate.as_str().to_owned())
        })
        .about(
            "把机动车号牌统一为半角大写、无分隔符的写法；错误的号牌为空",
            "Writes a vehicle plate without separators, in upper case; null when it is wrong",
            "GA 36-2018",
        ),
    ]
}
