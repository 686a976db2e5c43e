//! Texts that are known kinds of numbers and codes, checked and brought into their normal form.
//!
//! A citizen number that fails is a fault, because registries merge by it. The other kinds only warn: their old numbers
//! fail honestly (codes of pilots, plates of old series), and the row is worth keeping.

use std::borrow::Cow;

use chrono::NaiveDate;
use jixia_functions::{
    Explain, citizen_number, credit_code, division_code, organisation_code, phone, registration_number, vehicle_plate,
    width,
};
use jixia_model::{Text, contract::Semantic};

/// What a check says.
pub(super) struct Verdict<'a> {
    /// The value to keep; none when it is a fault.
    pub(super) normal: Option<Cow<'a, str>>,
    /// What is wrong or odd.
    pub(super) odd: Option<Text>,
}

fn told(defect: &dyn Explain) -> Text {
    Text::new(defect.zh(), defect.en())
}

/// Checks `text` as `kind`; `today` is the day after which nobody was born.
pub(super) fn check(kind: Semantic, text: &str, today: NaiveDate) -> Verdict<'_> {
    let half = width::to_half(text);
    match kind {
        // Whatever people write is a name or an address.
        Semantic::PersonName | Semantic::Address => Verdict {
            normal: Some(text.into()),
            odd: None,
        },
        Semantic::CitizenNumber => citizen(&half, today),
        Semantic::CreditCode => kept(credit_code::check(&half).map(|code| code.as_str().to_owned()), half),
        Semantic::OrganisationCode => kept(
            organisation_code::check(&half).map(|code| code.as_str().to_owned()),
            half,
        ),
        Semantic::RegistrationNumber => kept(
            registration_number::check(&half).map(|number| number.as_str().to_owned()),
            half,
        ),
        Semantic::DivisionCode => {
            // The code itself stays: its length says how the sender's list is built.
            let found = division_code::check(&half).err();
            Verdict {
                odd: found.as_ref().map(|defect| told(defect)),
                normal: Some(half),
            }
        }
        Semantic::Mobile => kept(phone::mobile(&half).map(|number| number.as_str().to_owned()), half),
        Semantic::Landline => kept(phone::landline(&half).map(|number| number.normal()), half),
        Semantic::VehiclePlate => kept(vehicle_plate::check(&half).map(|plate| plate.as_str().to_owned()), half),
    }
}

fn citizen(half: &str, today: NaiveDate) -> Verdict<'static> {
    match citizen_number::check(half, today) {
        Ok(number) => Verdict {
            // Which area codes exist is data, which a model can join.
            odd: number
                .warnings(today, |_area| true)
                .first()
                .map(|warning| told(warning)),
            normal: Some(number.as_str().to_owned().into()),
        },
        Err(defect) => Verdict {
            normal: None,
            odd: Some(told(&defect)),
        },
    }
}

/// The normal form, or the text itself with a warning.
fn kept<E: Explain>(checked: Result<String, E>, half: Cow<'_, str>) -> Verdict<'_> {
    match checked {
        Ok(normal) => Verdict {
            normal: Some(normal.into()),
            odd: None,
        },
        Err(defect) => Verdict {
            odd: Some(told(&defect)),
            normal: Some(half),
        },
    }
}
