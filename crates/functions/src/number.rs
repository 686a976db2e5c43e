//! Numbers as people write them, read exactly; knows nothing of columns.
//!
//! Understood are signs, thousands separators, full-width digits, spaces around and accounting negatives in brackets.
//! Refused with a reason are percentages, 万 and 亿, currencies and anything by which digits would be lost.

mod written;

use written::Written;

/// Digits of the largest decimal number, as Arrow and Delta Lake keep it.
pub const PRECISION_MAX: u8 = 38;

explained! {
    /// Why a text is not a number of the kind that is asked for.
    Defect {
        /// Nothing there.
        Empty => "number.empty",
            "没有填写：请填一个数。",
            "There is no value: write a number.";
        /// A character that no number has.
        Character {
            /// The character.
            found: char,
        } => "number.character_wrong",
            "含有“{found}”，不是数字：请只填数字、小数点和正负号。",
            "It has '{found}' and is no number: write digits, a point and a sign only.";
        /// Separators that do not make groups of three digits.
        Grouping => "number.grouping_wrong",
            "分隔符没有按每三位一组：请去掉逗号或空格，小数点用“.”。",
            "The separators do not make groups of three digits: remove commas and spaces, and write the decimal point as '.'.";
        /// A percentage, which could mean the number before the sign or a hundredth of it.
        Percent => "number.is_a_percentage",
            "带有百分号或千分号，含义不明：请去掉符号，按该列的单位填写数值。",
            "It has a percent or per-mille sign, and may mean two numbers: write it without the sign in the unit of the column.";
        /// 万, 亿 and the like: the unit belongs in the heading.
        Magnitude {
            /// The character.
            unit: char,
        } => "number.has_a_magnitude",
            "带有“{unit}”：请换算后只填数字，单位写在表头。",
            "It has the magnitude '{unit}': write the number out in digits and put the unit into the heading.";
        /// A currency sign or word.
        Currency {
            /// The character.
            sign: char,
        } => "number.has_a_currency",
            "带有货币符号“{sign}”：请只填数字，单位写在表头。",
            "It has the currency sign '{sign}': write digits only and put the unit into the heading.";
        /// Scientific notation, in which spreadsheets lose digits.
        Scientific => "number.is_scientific",
            "是科学计数法，表格软件可能已经丢失位数：请把单元格设为文本或数值格式后重新填写。",
            "It is in scientific notation, by which spreadsheets lose digits: format the cells as text or number and fill them in again.";
        /// Digits after the point that a whole number cannot hold.
        Fraction => "number.has_a_fraction",
            "带有小数：这一列只能填整数，请核对。",
            "It has a fraction: this column holds whole numbers only; correct it.";
        /// More digits after the point than the column keeps.
        Scale {
            /// Digits that the column keeps.
            scale: i8,
        } => "number.too_many_decimals",
            "小数位数超过 {scale} 位，存入会丢失数字：请按该列的精度填写。",
            "It has more than {scale} decimals, which would be lost: write it with the precision of the column.";
        /// Beyond the range of the column.
        TooLarge => "number.too_large",
            "超出该列能存的范围：请核对是否多录了数字。",
            "It is beyond the range of the column: look for surplus digits.";
    }
}

/// Reads a whole number of 64 bits; `12.00` is one, `12.5` is not.
pub fn parse_integer(text: &str) -> Result<i64, Defect> {
    let written = Written::read(text)?;
    if written.exponent != 0 {
        return Err(Defect::Scientific);
    }
    let divisor = written::power_of_ten(written.scale).ok_or(Defect::TooLarge)?;
    if written.mantissa % divisor != 0 {
        return Err(Defect::Fraction);
    }
    i64::try_from(written.mantissa / divisor).map_err(|_error| Defect::TooLarge)
}

/// Reads an exact decimal number as the integer `value × 10^scale`, of at most `precision` digits (1 to 38).
///
/// Digits that `scale` cannot hold are refused unless they are zeros. A negative scale counts in tens, hundreds …
pub fn parse_decimal(text: &str, precision: u8, scale: i8) -> Result<i128, Defect> {
    let written = Written::read(text)?;
    if written.exponent != 0 {
        return Err(Defect::Scientific);
    }
    let places = i32::from(scale) - written.scale.cast_signed();
    let value = if places >= 0 {
        written::shift(written.mantissa, places.unsigned_abs()).ok_or(Defect::TooLarge)?
    } else {
        let divisor = written::power_of_ten(places.unsigned_abs()).ok_or(Defect::Scale { scale })?;
        if written.mantissa % divisor != 0 {
            return Err(Defect::Scale { scale });
        }
        written.mantissa / divisor
    };
    let bound = written::power_of_ten(u32::from(precision.min(PRECISION_MAX))).ok_or(Defect::TooLarge)?;
    if value.unsigned_abs() >= bound.unsigned_abs() {
        return Err(Defect::TooLarge);
    }
    Ok(value)
}

/// Reads a floating point number, rounded to the nearest; scientific notation is understood here.
pub fn parse_float(text: &str) -> Result<f64, Defect> {
    Written::read(text)?.to_float()
}

#[cfg(test)]
mod tests;
