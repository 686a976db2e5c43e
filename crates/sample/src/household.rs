//! Makes households: who lives together, how old, married to whom. Must not know firms' names or files.

use chrono::{Days, NaiveDate};
use jixia_functions::citizen_number::Sex;
use jixia_model::Result;

use crate::{
    draw::Draw,
    name,
    number::NumberBook,
    person::{Home, Household, Marital, Person, Work, years_after},
    place::Places,
};

const ETHNIC_GROUPS: [(&str, u32); 10] = [
    ("汉族", 9_780),
    ("回族", 130),
    ("满族", 30),
    ("蒙古族", 15),
    ("壮族", 10),
    ("苗族", 10),
    ("土家族", 8),
    ("朝鲜族", 7),
    ("彝族", 6),
    ("藏族", 4),
];

const PROVINCES: [&str; 16] = [
    "河南省",
    "河北省",
    "江苏省",
    "安徽省",
    "黑龙江省",
    "吉林省",
    "辽宁省",
    "山西省",
    "四川省",
    "湖北省",
    "陕西省",
    "甘肃省",
    "湖南省",
    "浙江省",
    "贵州省",
    "云南省",
];

/// Share of households that come from elsewhere and hold residence permits.
const MIGRANT_SHARE: f64 = 0.08;
/// Share of registered households that live in another village of the city.
const ELSEWHERE_SHARE: f64 = 0.05;
/// Share of single households that are registered with an institution.
const COLLECTIVE_SHARE: f64 = 0.08;
/// Deaths are known for so many days back.
const DEATH_DAYS: u32 = 5 * 365;

/// A wedding inside a household: index of husband and wife, and the day.
pub(crate) struct Wedding {
    pub(crate) husband: usize,
    pub(crate) wife: usize,
    pub(crate) on: NaiveDate,
}

/// Makes households one after the other.
pub(crate) struct HouseholdMaker<'a> {
    pub(crate) draw: Draw,
    pub(crate) numbers: NumberBook,
    pub(crate) today: NaiveDate,
    pub(crate) places: &'a Places,
    /// Indices of the firms that employ people, the large ones first.
    pub(crate) employers: &'a [u32],
}

impl HouseholdMaker<'_> {
    /// Makes a household in `village`; `number` is its number in the register.
    pub(crate) fn make(&mut self, village: u32, number: u64) -> Result<(Household, Option<Wedding>)> {
        let mut members = Vec::with_capacity(4);
        let wedding = match self.draw.below(100) {
            0..22 => self.single(&mut members)?,
            22..50 => self.couple(&mut members, 24, 88, 0)?,
            50..75 => self.couple(&mut members, 24, 58, 1)?,
            75..87 => self.couple(&mut members, 27, 56, 2)?,
            87..95 => {
                let wedding = self.couple(&mut members, 28, 58, 1)?;
                self.parent(&mut members)?;
                wedding
            }
            _ => self.single_parent(&mut members)?,
        };
        for index in 0..members.len() {
            self.let_die(&mut members, index);
        }
        let migrant = self.draw.chance(MIGRANT_SHARE);
        let lives_elsewhere = !migrant && self.draw.chance(ELSEWHERE_SHARE);
        let household = Household {
            number,
            home: self.home(village),
            lives_at: lives_elsewhere.then(|| self.home_anywhere()),
            origin: migrant.then(|| self.draw.pick_front(&PROVINCES)),
            collective: members.len() == 1 && !migrant && self.draw.chance(COLLECTIVE_SHARE),
            members,
        };
        Ok((household, wedding))
    }

    /// A home in `village`.
    pub(crate) fn home(&mut self, village: u32) -> Home {
        let floor = self.draw.between(1, 18) as u16;
        let unit = self.draw.between(1, 4) as u16;
        Home {
            village,
            block: self.draw.between(1, 60) as u16,
            room: unit * 10_000 + floor * 100 + self.draw.between(1, 2) as u16,
        }
    }

    /// A home anywhere in the city.
    pub(crate) fn home_anywhere(&mut self) -> Home {
        let village = self.places.at_share(self.draw.unit());
        self.home(village)
    }

    /// A person of this age in years; the name begins with `surname`.
    pub(crate) fn person(&mut self, surname: &str, sex: Sex, age: i32, relation: &'static str) -> Result<Person> {
        let days = u64::from(self.draw.below(365));
        let birth = years_after(self.today, -age) - Days::new(days);
        self.born_on(surname, sex, birth, relation)
    }

    /// A person with this birth date.
    pub(crate) fn born_on(
        &mut self,
        surname: &str,
        sex: Sex,
        birth: NaiveDate,
        relation: &'static str,
    ) -> Result<Person> {
        let (birth, number) = self.numbers.assign(birth, sex)?;
        let age = self.today.years_since(birth).unwrap_or(0);
        Ok(Person {
            name: name::full_name(&mut self.draw, surname, sex),
            sex,
            birth,
            number,
            ethnic_group: self.draw.weighted(&ETHNIC_GROUPS),
            relation,
            marital: Marital::Single,
            died: None,
            mobile: (age >= 14).then(|| self.draw.below(100_000_000)),
            work: self.work(age),
            bits: self.draw.bits(),
        })
    }

    /// An employer; the first of the list are by far the largest.
    pub(crate) fn employer(&mut self) -> Option<u32> {
        if self.employers.is_empty() {
            return None;
        }
        let unit = self.draw.unit();
        Some(self.employers[(unit.powi(3) * self.employers.len() as f64) as usize])
    }

    fn work(&mut self, age: u32) -> Work {
        let roll = self.draw.below(100);
        match age {
            20..60 if roll < 52 => self.employer().map_or(Work::None, Work::Employed),
            20..60 if roll < 60 => Work::Flexible,
            60.. if roll < 40 => self.employer().map_or(Work::None, Work::Retired),
            _ => Work::None,
        }
    }

    fn sex(&mut self) -> Sex {
        if self.draw.chance(0.505) {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    fn single(&mut self, members: &mut Vec<Person>) -> Result<Option<Wedding>> {
        let sex = self.sex();
        let age = if self.draw.chance(0.5) {
            self.draw.between(20, 45)
        } else {
            self.draw.between(46, 96)
        };
        let surname = name::surname(&mut self.draw);
        let mut person = self.person(surname, sex, age, "户主")?;
        person.marital = match (age, self.draw.below(100)) {
            (..28, _) | (28..60, 0..55) | (60.., 0..6) => Marital::Single,
            (28..60, 55..95) | (60.., 6..18) => Marital::Divorced,
            _ => Marital::Widowed,
        };
        members.push(person);
        Ok(None)
    }

    fn couple(&mut self, members: &mut Vec<Person>, from: i32, to: i32, children: i32) -> Result<Option<Wedding>> {
        // The mean of two draws has fewer very young and very old couples, as cities have.
        let husband_age = i32::midpoint(self.draw.between(from, to), self.draw.between(from, to));
        let wife_age = (husband_age + self.draw.between(-4, 2)).max(22);
        let wife_heads = self.draw.chance(0.25);
        let surname = name::surname(&mut self.draw);
        let (his, hers) = if wife_heads {
            ("丈夫", "户主")
        } else {
            ("户主", "妻子")
        };
        let husband = self.person(surname, Sex::Male, husband_age, his)?;
        let maiden = name::surname(&mut self.draw);
        let wife = self.person(maiden, Sex::Female, wife_age, hers)?;
        let earliest = years_after(husband.birth, 22).max(years_after(wife.birth, 20));
        let on = earliest + Days::new(u64::from(self.draw.below(6 * 365)));
        for mut person in if wife_heads { [wife, husband] } else { [husband, wife] } {
            person.marital = Marital::Married;
            members.push(person);
        }
        for child in 0..children {
            self.child(members, surname, wife_age - 23 - child * 3)?;
        }
        let on = on.min(self.today);
        let (husband, wife) = if wife_heads { (1, 0) } else { (0, 1) };
        Ok(Some(Wedding { husband, wife, on }))
    }

    fn child(&mut self, members: &mut Vec<Person>, surname: &str, age_max: i32) -> Result<()> {
        let age = age_max - self.draw.between(0, 10);
        if !(0..30).contains(&age) {
            return Ok(());
        }
        let sex = self.sex();
        let relation = if sex == Sex::Male { "子" } else { "女" };
        members.push(self.person(surname, sex, age, relation)?);
        Ok(())
    }

    fn parent(&mut self, members: &mut Vec<Person>) -> Result<()> {
        let Some(head) = members.first() else { return Ok(()) };
        let age = (head.age_on(self.today).cast_signed() + self.draw.between(21, 31)).min(100);
        let sex = if self.draw.chance(0.3) { Sex::Male } else { Sex::Female };
        let (relation, surname) = match sex {
            Sex::Male => ("父亲", head.name.chars().take(1).collect::<String>()),
            Sex::Female => ("母亲", name::surname(&mut self.draw).to_owned()),
        };
        let mut parent = self.person(&surname, sex, age, relation)?;
        parent.marital = Marital::Widowed;
        members.push(parent);
        Ok(())
    }

    fn single_parent(&mut self, members: &mut Vec<Person>) -> Result<Option<Wedding>> {
        let sex = if self.draw.chance(0.3) { Sex::Male } else { Sex::Female };
        let age = self.draw.between(26, 55);
        let surname = name::surname(&mut self.draw);
        let mut parent = self.person(surname, sex, age, "户主")?;
        parent.marital = Marital::Divorced;
        members.push(parent);
        self.child(members, surname, age - 23)?;
        Ok(None)
    }

    fn let_die(&mut self, members: &mut [Person], index: usize) {
        let risk = match members[index].age_on(self.today) {
            ..40 => 0.002,
            40..60 => 0.01,
            60..75 => 0.05,
            75..85 => 0.18,
            _ => 0.4,
        };
        if !self.draw.chance(risk) {
            return;
        }
        let died = self.today - Days::new(u64::from(self.draw.below(DEATH_DAYS)));
        if died <= members[index].birth {
            return;
        }
        members[index].died = Some(died);
        if members[index].marital == Marital::Married {
            // Husband and wife stand first in the household.
            members[1 - index].marital = Marital::Widowed;
        }
    }
}
