//! The mistakes that departments make, with the rate of each: the table of docs/reference/sample-city.md.
//!
//! Must not know files. A rate holds for the rows (or the cases named) that could have the mistake.

/// A mistake with its documented rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The mistake.
    pub mess: Mess,
    /// Dataset whose sender makes it.
    pub dataset: &'static str,
    /// Share, 0 to 1, of the cases that have it.
    pub share: f64,
    /// The cases: `rows`, `deaths` …
    pub of: &'static str,
    /// What is wrong.
    pub what: &'static str,
}

macro_rules! rates {
    ($($dataset:ident { $($mess:ident $share:literal of $of:literal: $what:literal;)* })*) => {
        /// A mistake of one dataset's sender.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Mess {
            $($(#[doc = $what] $mess,)*)*
        }

        /// All mistakes with their rates, in the order of [`Mess`].
        pub const RATES: &[Rate] = &[
            $($(Rate { mess: Mess::$mess, dataset: stringify!($dataset), share: $share, of: $of, what: $what },)*)*
        ];
    };
}

rates! {
    household_registration {
        HouseholdNumberTypo 0.002 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        HouseholdNumberOld 0.001 of "rows of people born before 2000": "The citizen number has the 15 digits of the 1989 form.";
        HouseholdNumberWide 0.002 of "rows": "The citizen number is written in full-width characters.";
        HouseholdNameMissing 0.001 of "rows": "The name is missing.";
        HouseholdNameSpaced 0.003 of "rows": "The name has a space between its characters.";
        HouseholdBirthOff 0.001_5 of "rows": "The birth date is one day or more off the date in the number.";
        HouseholdSexOff 0.001 of "rows": "The sex is the other one than in the number.";
        HouseholdDateMixed 0.01 of "rows": "The birth date is written in another form than usual.";
        HouseholdMobileCut 0.003 of "rows with a mobile number": "The mobile number lacks a digit.";
        HouseholdNotCancelled 0.04 of "deaths": "The registration of a deceased person is not cancelled.";
        HouseholdDuplicate 0.003 of "rows": "The row is delivered twice.";
    }
    residence_permits {
        PermitNumberTypo 0.006 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        PermitLowerX 0.3 of "rows whose number ends in X": "The check character is a lower-case x.";
        PermitNameSpaced 0.01 of "rows": "The name has a space between its characters.";
        PermitAddressMissing 0.004 of "rows": "The address is missing.";
        PermitDateMixed 0.05 of "rows": "The day of issue is written in another form than usual.";
        PermitOrderOff 0.003 of "rows": "The permit ends before it begins.";
        PermitMobileCut 0.006 of "rows": "The mobile number lacks a digit.";
        PermitDuplicate 0.008 of "rows": "The row is delivered twice.";
    }
    social_insurance_persons {
        InsuranceNumberTypo 0.003 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        InsuranceNumberOld 0.004 of "rows of people born before 2000": "The citizen number has the 15 digits of the 1989 form.";
        InsuranceNameVariant 0.004 of "rows": "The name differs from the household registration.";
        InsuranceBirthOff 0.002 of "rows": "The birth date is one day or more off the date in the number.";
        InsuranceBaseGrouped 0.15 of "rows with a base": "The contribution base has thousands separators.";
        InsuranceUnitTypo 0.003 of "rows with a unit": "One digit of the unit's credit code is wrong, so the check character fails.";
        InsuranceDateMixed 0.02 of "rows": "The day of first insurance is written in another form than usual.";
        InsuranceSpaced 0.01 of "rows": "The citizen number has spaces around it.";
        InsuranceAfterDeath 0.05 of "deaths of insured people": "A deceased person is still insured or draws a pension.";
        InsuranceDuplicate 0.004 of "rows": "The row is delivered twice.";
    }
    marriages {
        MarriageNumberTypo 0.004 of "rows": "One digit of the husband's number is wrong, so the check character fails.";
        MarriageNumberOld 0.01 of "rows of husbands born before 2000": "The husband's number has the 15 digits of the 1989 form.";
        MarriageNameVariant 0.004 of "rows": "The wife's name differs from the household registration.";
        MarriageSerialDate 0.08 of "rows": "The day of registration is the bare serial number of a spreadsheet.";
        MarriageDateMixed 0.04 of "rows": "The day of registration is a text in another form.";
        MarriageWifeMissing 0.001 of "rows": "The wife's number is missing.";
        MarriageSamePerson 0.000_5 of "rows": "The husband's number stands in the place of the wife's.";
        MarriageDuplicate 0.002 of "rows": "The row is delivered twice.";
    }
    deaths {
        DeathNumberTypo 0.008 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        DeathNumberMissing 0.01 of "rows": "The citizen number is missing.";
        DeathNameVariant 0.006 of "rows": "The name differs from the household registration.";
        DeathSerialDate 0.1 of "rows": "The day of death is the bare serial number of a spreadsheet.";
        DeathDateMixed 0.05 of "rows": "The day of death is a text in another form.";
        DeathOrderOff 0.004 of "rows": "The day of reporting is before the day of death.";
        DeathDuplicate 0.006 of "rows": "The row is delivered twice.";
    }
    students {
        StudentNumberTypo 0.003 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        StudentNameVariant 0.005 of "rows": "The name differs from the household registration.";
        StudentBirthOff 0.004 of "rows": "The birth date is one day or more off the date in the number.";
        StudentClassMissing 0.004 of "rows": "The class is missing.";
        StudentDateMixed 0.1 of "rows": "The day of enrolment is written in another form than usual.";
        StudentMobileCut 0.01 of "rows": "The guardian's mobile number lacks a digit.";
        StudentDuplicate 0.002 of "rows": "The row is delivered twice.";
    }
    health_insurance {
        HealthNumberTypo 0.002 of "rows": "One digit of the citizen number is wrong, so the check character fails.";
        HealthNumberOld 0.001 of "rows of people born before 2000": "The citizen number has the 15 digits of the 1989 form.";
        HealthLowerX 0.2 of "rows whose number ends in X": "The check character is a lower-case x.";
        HealthNameVariant 0.004 of "rows": "The name differs from the household registration.";
        HealthSexOff 0.001 of "rows": "The sex is the other one than in the number.";
        HealthNegative 0.000_5 of "rows": "The contribution paid is below zero.";
        HealthAfterDeath 0.06 of "deaths": "A deceased person is still insured.";
        HealthDuplicate 0.003 of "rows": "The row is delivered twice.";
    }
    market_entities {
        MarketCodeTypo 0.003 of "rows": "One digit of the credit code is wrong, so the check character fails.";
        MarketCodeSpaced 0.004 of "rows": "The credit code has spaces inside.";
        MarketAddressMissing 0.004 of "rows": "The address is missing.";
        MarketCapitalGrouped 0.2 of "rows with a capital": "The registered capital has thousands separators.";
        MarketDateMixed 0.03 of "rows": "The day of foundation is written in another form than usual.";
        MarketIndustryBad 0.004 of "rows": "The industry code does not exist in GB/T 4754.";
        MarketRepresentativeTypo 0.004 of "rows": "One digit of the representative's citizen number is wrong.";
        MarketDuplicate 0.003 of "rows": "The row is delivered twice.";
    }
    taxpayers {
        TaxCodeOld 0.006 of "rows": "The old registration number of 15 digits stands in the place of the credit code.";
        TaxCodeTypo 0.002 of "rows": "One digit of the credit code is wrong, so the check character fails.";
        TaxNameVariant 0.03 of "rows": "The name differs from the market registration.";
        TaxAddressOld 0.05 of "rows": "The address is another one than in the market registration.";
        TaxStillOpen 0.05 of "closed firms": "A closed firm is still a taxpayer in good order.";
        TaxDateMixed 0.05 of "rows": "The day of registration is written in another form than usual.";
        TaxDuplicate 0.003 of "rows": "The row is delivered twice.";
    }
    social_organisations {
        SocietyCodeLower 0.02 of "rows": "The credit code is in lower case.";
        SocietyNameMissing 0.01 of "rows": "The name is missing.";
        SocietyCapitalGrouped 0.3 of "rows": "The funds are a text with thousands separators.";
        SocietySerialDate 0.1 of "rows": "The day of registration is the bare serial number of a spreadsheet.";
        SocietyOrderOff 0.01 of "rows": "The certificate ends before the organisation was registered.";
        SocietyDuplicate 0.005 of "rows": "The row is delivered twice.";
    }
    public_institutions {
        InstitutionCodeWide 0.02 of "rows": "The credit code is written in full-width characters.";
        InstitutionNameSpaced 0.02 of "rows": "The name has spaces around it.";
        InstitutionQuotaText 0.03 of "rows": "The staff quota has the unit behind the number.";
        InstitutionDateMixed 0.1 of "rows": "The day of establishment is written in another form than usual.";
        InstitutionDuplicate 0.004 of "rows": "The row is delivered twice.";
    }
    insured_units {
        UnitCodeTypo 0.004 of "rows": "One digit of the credit code is wrong, so the check character fails.";
        UnitNameVariant 0.02 of "rows": "The name differs from the registration.";
        UnitOwedGrouped 0.5 of "rows": "The amount owed has thousands separators.";
        UnitOwedNegative 0.002 of "rows": "The amount owed is below zero.";
        UnitDateMixed 0.03 of "rows": "The day of first insurance is written in another form than usual.";
        UnitDuplicate 0.004 of "rows": "The row is delivered twice.";
    }
}

impl Mess {
    /// The mistake with its rate.
    pub fn rate(self) -> &'static Rate {
        &RATES[self as usize]
    }
}

/// How often a mistake was made in a file, out of the cases in which it could have been made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessCount {
    /// The mistake.
    pub mess: Mess,
    /// Cases in which it could have been made.
    pub cases: u64,
    /// Cases in which it was made.
    pub made: u64,
}

/// The table of rates as Markdown, as docs/reference/sample-city.md shows it.
pub fn rates_markdown() -> String {
    let head = "| dataset | mistake | share | of |\n| --- | --- | --- | --- |\n".to_owned();
    let rows = RATES.iter().map(|rate| {
        let percent = format!("{:.2}", rate.share * 100.0);
        let percent = percent.trim_end_matches('0').trim_end_matches('.');
        let (dataset, what, of) = (rate.dataset, rate.what.trim_end_matches('.'), rate.of);
        format!("| `{dataset}` | {what} | {percent} % | {of} |\n")
    });
    head + &rows.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_finds_its_own_rate() {
        for rate in RATES {
            assert_eq!(rate.mess.rate(), rate);
            assert!(rate.share > 0.0 && rate.share <= 0.5, "{rate:?}");
        }
    }
}
