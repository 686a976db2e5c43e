//! Walks through the city village by village and tells the departments who lives there. Must not know files.

use chrono::NaiveDate;
use jixia_functions::citizen_number::Sex;
use jixia_model::Result;

use crate::{
    change::Changes,
    draw::Draw,
    household::{HouseholdMaker, Wedding},
    person::{Batch, Household, Marital, Party, Person, Union, Work, years_after},
};

/// People of one batch, about.
const BATCH_PEOPLE: u64 = 4_096;
/// Weddings before this day are in paper files only.
const FIRST_ELECTRONIC_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1986, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// Share of adults of working age who could represent a firm.
const REPRESENTATIVE_POOL: f64 = 0.35;

/// What firms need to know of people.
#[derive(Default)]
pub(crate) struct Roster {
    /// Insured people by index of the firm.
    pub(crate) insured: Vec<u32>,
    /// People who represent firms, by index of the firm; start again from the first when there are more firms.
    pub(crate) representatives: Vec<Party>,
}

/// A walk through the city.
pub(crate) struct Census<'a> {
    pub(crate) maker: HouseholdMaker<'a>,
    /// People in the city.
    pub(crate) people: u64,
    /// Firms in the city.
    pub(crate) firms: u32,
    /// When given, only what changes is told.
    pub(crate) changes: Option<Changes>,
    /// What firms need to know of people.
    pub(crate) roster: Roster,
    /// Chance of being a firm's representative.
    pub(crate) representative_draw: Draw,
    batch: Batch,
    households: u64,
    unions: u64,
    divorced: Option<Person>,
    people_done: u64,
}

impl<'a> Census<'a> {
    /// A walk that has not begun.
    pub(crate) fn new(maker: HouseholdMaker<'a>, people: u64, firms: u32, seed: u64, changes: Option<Changes>) -> Self {
        Self {
            maker,
            people,
            firms,
            changes,
            roster: Roster {
                insured: vec![0; firms as usize],
                representatives: Vec::new(),
            },
            representative_draw: Draw::new(seed, "representatives", 0),
            batch: Batch::default(),
            households: 0,
            unions: 0,
            divorced: None,
            people_done: 0,
        }
    }

    /// Walks; `emit` gets the batches and the number of people walked past.
    pub(crate) fn walk(&mut self, mut emit: impl FnMut(Batch, u64) -> Result<()>) -> Result<()> {
        let mut emitted_at = 0;
        for village in 0..self.maker.places.len() {
            let mut left = self.maker.places.quota(village, self.people);
            while left > 0 {
                left -= self.visit(village as u32, left)?;
                if self.people_done - emitted_at >= BATCH_PEOPLE {
                    emitted_at = self.people_done;
                    emit(std::mem::take(&mut self.batch), self.people_done)?;
                }
            }
        }
        emit(std::mem::take(&mut self.batch), self.people_done)
    }

    fn visit(&mut self, village: u32, left: u64) -> Result<u64> {
        let (mut household, wedding) = self.maker.make(village, self.households)?;
        self.households += 1;
        household.members.truncate(left as usize);
        let people = household.members.len() as u64;
        self.people_done += people;
        for person in &household.members {
            self.enrol(person);
        }
        if let Some(changes) = &mut self.changes {
            changes.apply(&mut self.maker, household, &mut self.batch)?;
        } else {
            self.wed(&household, wedding);
            self.divorce(&household);
            self.batch.push(household);
        }
        Ok(people)
    }

    fn enrol(&mut self, person: &Person) {
        if person.died.is_some() {
            return;
        }
        if let Work::Employed(firm) = person.work {
            self.roster.insured[firm as usize] += 1;
        }
        let wanted = self.firms as usize;
        let share = wanted as f64 / (self.people as f64 * REPRESENTATIVE_POOL);
        let fit = (25..65).contains(&person.age_on(self.maker.today));
        if fit && self.roster.representatives.len() < wanted && self.representative_draw.chance(share) {
            self.roster.representatives.push(Party::of(person));
        }
    }

    fn wed(&mut self, household: &Household, wedding: Option<Wedding>) {
        let Some(wedding) = wedding else { return };
        let (husband, wife) = (
            household.members.get(wedding.husband),
            household.members.get(wedding.wife),
        );
        let (Some(husband), Some(wife)) = (husband, wife) else {
            return;
        };
        let alive = |person: &Person| person.died.is_none_or(|died| died > wedding.on);
        if wedding.on >= FIRST_ELECTRONIC_DAY && alive(husband) && alive(wife) {
            let union = self.union(false, wedding.on, husband, wife, household.home.village);
            self.batch.unions.push(union);
        }
    }

    /// Divorced people are taken for former couples, two by two as they come.
    fn divorce(&mut self, household: &Household) {
        for person in &household.members {
            if person.marital != Marital::Divorced || person.died.is_some() {
                continue;
            }
            let Some(other) = self.divorced.take_if(|other| other.sex != person.sex) else {
                self.divorced.get_or_insert_with(|| person.clone());
                continue;
            };
            let (husband, wife) = if person.sex == Sex::Male {
                (person, &other)
            } else {
                (&other, person)
            };
            let earliest = years_after(husband.birth.max(wife.birth), 23).max(FIRST_ELECTRONIC_DAY);
            let span = (self.maker.today - earliest).num_days().max(1) as u32;
            let on = earliest + chrono::Days::new(u64::from(person.detail(5, span)));
            let union = self.union(true, on.min(self.maker.today), husband, wife, household.home.village);
            self.batch.unions.push(union);
        }
    }

    fn union(&mut self, divorce: bool, on: NaiveDate, husband: &Person, wife: &Person, village: u32) -> Union {
        self.unions += 1;
        Union {
            divorce,
            on,
            husband: Party::of(husband),
            wife: Party::of(wife),
            village,
            sequence: self.unions,
        }
    }
}
