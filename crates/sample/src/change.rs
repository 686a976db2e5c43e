//! What happens to people between two rounds of deliveries: moves, new numbers, weddings, births, deaths.
//!
//! Must not know files. A change is told by handing the person, as he or she is now, to the departments again.

use chrono::{Days, NaiveDate};
use jixia_functions::citizen_number::Sex;
use jixia_model::Result;

use crate::{
    draw::Draw,
    household::HouseholdMaker,
    name,
    person::{Batch, Household, Marital, Party, Person, Union, Work},
};

/// Days between the two rounds.
pub const DAYS_BETWEEN_ROUNDS: u32 = 30;
/// Numbers of households and unions that are new in the second round begin here.
const NEW_NUMBERS: u64 = 90_000_000;

/// Makes changes.
pub(crate) struct Changes {
    draw: Draw,
    share: f64,
    /// Day before the first change.
    since: NaiveDate,
    households: u64,
    unions: u64,
    betrothed: Option<(Household, Person)>,
}

impl Changes {
    /// Changes to this share of all people, on the days after `since`.
    pub(crate) fn new(seed: u64, share: f64, since: NaiveDate) -> Self {
        Self {
            draw: Draw::new(seed, "changes", 1),
            share,
            since,
            households: NEW_NUMBERS,
            unions: NEW_NUMBERS,
            betrothed: None,
        }
    }

    /// Puts those of the household who change into the batch, as they are afterwards.
    pub(crate) fn apply(
        &mut self,
        maker: &mut HouseholdMaker<'_>,
        household: Household,
        batch: &mut Batch,
    ) -> Result<()> {
        // The maker's own draws must stay in step with those of the first round.
        std::mem::swap(&mut self.draw, &mut maker.draw);
        let result = self.apply_drawn(maker, household, batch);
        std::mem::swap(&mut self.draw, &mut maker.draw);
        result
    }

    fn apply_drawn(
        &mut self,
        maker: &mut HouseholdMaker<'_>,
        mut household: Household,
        batch: &mut Batch,
    ) -> Result<()> {
        let members = std::mem::take(&mut household.members);
        let mut changed = Vec::new();
        for person in members {
            if person.died.is_some() || !maker.draw.chance(self.share) {
                continue;
            }
            match maker.draw.below(100) {
                0..35 => batch.push(self.move_house(maker, &household, person)),
                35..45 if matches!(person.work, Work::Employed(_)) => changed.push(change_employer(maker, person)),
                45..75 if can_marry(&person, maker.today) => self.betroth(maker, &household, person, batch),
                45..65 if person.age_on(maker.today) >= 60 => changed.push(Person {
                    died: Some(self.day(&mut maker.draw)),
                    ..person
                }),
                45..70 if can_give_birth(&person, maker.today) => {
                    changed.push(self.newborn(maker)?);
                    changed.push(person);
                }
                _ => changed.push(change_mobile(maker, person)),
            }
        }
        if !changed.is_empty() {
            household.members = changed;
            batch.push(household);
        }
        Ok(())
    }

    fn day(&self, draw: &mut Draw) -> NaiveDate {
        self.since + Days::new(u64::from(1 + draw.below(DAYS_BETWEEN_ROUNDS)))
    }

    fn move_house(&mut self, maker: &mut HouseholdMaker<'_>, old: &Household, mut person: Person) -> Household {
        self.households += 1;
        if old.origin.is_none() {
            person.relation = "户主";
        }
        Household {
            number: self.households,
            home: maker.home_anywhere(),
            lives_at: None,
            members: vec![person],
            ..old.clone()
        }
    }

    fn newborn(&mut self, maker: &mut HouseholdMaker<'_>) -> Result<Person> {
        let sex = if maker.draw.chance(0.5) { Sex::Male } else { Sex::Female };
        let surname = name::surname(&mut maker.draw);
        let birth = self.day(&mut maker.draw);
        let relation = if sex == Sex::Male { "子" } else { "女" };
        maker.born_on(surname, sex, birth, relation)
    }

    fn betroth(&mut self, maker: &mut HouseholdMaker<'_>, home: &Household, mut person: Person, batch: &mut Batch) {
        person.marital = Marital::Married;
        let Some((other_home, other)) = self.betrothed.take_if(|(_, other)| other.sex != person.sex) else {
            self.betrothed.get_or_insert((home.clone(), person));
            return;
        };
        self.unions += 1;
        let (husband, wife) = if person.sex == Sex::Male {
            (&person, &other)
        } else {
            (&other, &person)
        };
        batch.unions.push(Union {
            divorce: false,
            on: self.day(&mut maker.draw),
            husband: Party::of(husband),
            wife: Party::of(wife),
            village: home.home.village,
            sequence: self.unions,
        });
        for (home, person) in [(home.clone(), person), (other_home, other)] {
            batch.push(Household {
                members: vec![person],
                ..home
            });
        }
    }
}

fn can_marry(person: &Person, today: NaiveDate) -> bool {
    person.marital != Marital::Married && (22..45).contains(&person.age_on(today))
}

fn can_give_birth(person: &Person, today: NaiveDate) -> bool {
    person.sex == Sex::Female && person.marital == Marital::Married && (22..40).contains(&person.age_on(today))
}

fn change_employer(maker: &mut HouseholdMaker<'_>, person: Person) -> Person {
    let work = maker.employer().map_or(Work::Flexible, Work::Employed);
    Person { work, ..person }
}

fn change_mobile(maker: &mut HouseholdMaker<'_>, person: Person) -> Person {
    let mobile = person.mobile.map(|_| maker.draw.below(100_000_000));
    Person { mobile, ..person }
}
