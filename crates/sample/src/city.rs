//! The sample city: checks what is asked for and runs the desks side by side. Must not know what any desk writes.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{Scope, ScopedJoinHandle},
};

use chrono::{Days, NaiveDate};
use jixia_model::{Error, Result};

use crate::{
    census::{Census, Roster},
    change::{Changes, DAYS_BETWEEN_ROUNDS},
    desk::{DeliveryFile, Department, Desk},
    draw::Draw,
    firm::{FIRMS_MAX, FirmKind, FirmMaker},
    firms::{self, FirmChanges, FirmRecord},
    household::HouseholdMaker,
    number::NumberBook,
    people,
    person::Party,
    place::{Division, Places, Village},
    sink::write_failed,
};

/// As many people as there are numbers for, with some room on the days on which many are born.
const PEOPLE_MAX: u64 = 10_000_000;
/// Batches that wait for one desk; a slow desk holds the walk up instead of filling the memory.
const BATCHES_WAITING: usize = 4;
/// New firms for each firm that changes.
const NEW_FIRMS_PER_CHANGED: f64 = 0.3;

/// A sample city: how large, from which seed, on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct City {
    /// People, 1 to 10,000,000.
    pub people: u64,
    /// Firms and other bodies, 1 to 1,999,980.
    pub firms: u32,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The day on which the first round of files is made.
    pub today: NaiveDate,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being made.
    pub step: Step,
    /// How many are made.
    pub done: u64,
    /// How many there will be.
    pub total: u64,
}

/// What is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// People, for seven datasets.
    People,
    /// Firms, for five datasets.
    Firms,
}

/// A round of deliveries.
#[derive(Clone, Copy)]
struct Round<'a> {
    city: City,
    scene: people::City<'a>,
    out: &'a Path,
    /// 0 for the first round, 1 for the update.
    number: u64,
    /// Share of people and firms that change; none in the first round.
    share: Option<f64>,
}

impl City {
    /// Writes what ten departments hand over for twelve datasets into the folder `out`, which is made if it is missing.
    ///
    /// A department that has nothing to tell, as in a very small city, hands over no file.
    ///
    /// # Errors
    /// `sample.people_out_of_range`, `sample.firms_out_of_range`, `sample.places_missing`, `sample.places_malformed`,
    /// `sample.write_failed`.
    pub fn generate(
        &self,
        divisions: &[Division],
        villages: &[Village],
        out: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<DeliveryFile>> {
        self.run(None, (divisions, villages), out, progress)
    }

    /// Writes a second round, thirty days later, with the rows of about `percent` of the people and firms that changed.
    ///
    /// People move, change numbers and employers, marry, die and are born; firms change, close and are founded.
    ///
    /// # Errors
    /// As [`City::generate`], and `sample.percent_out_of_range` unless 0 < `percent` <= 100.
    pub fn generate_update(
        &self,
        percent: f64,
        divisions: &[Division],
        villages: &[Village],
        out: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<DeliveryFile>> {
        if !(percent > 0.0 && percent <= 100.0) {
            return Err(Error::invalid(
                "sample.percent_out_of_range",
                format!("An update of {percent} percent is not possible; ask for more than 0 and at most 100."),
            )
            .with("percent", percent));
        }
        self.run(Some(percent / 100.0), (divisions, villages), out, progress)
    }

    fn run(
        &self,
        share: Option<f64>,
        (divisions, villages): (&[Division], &[Village]),
        out: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<DeliveryFile>> {
        self.check()?;
        let places = Places::new(divisions, villages)?;
        std::fs::create_dir_all(out).map_err(|error| write_failed(out, error))?;
        let days = share.map_or(0, |_| u64::from(DAYS_BETWEEN_ROUNDS));
        let round = Round {
            city: *self,
            scene: people::City {
                places: &places,
                today: self.today + Days::new(days),
            },
            out,
            number: u64::from(share.is_some()),
            share,
        };
        let (roster, mut files) = round.write_people(progress)?;
        files.extend(round.write_firms(&roster, progress)?);
        Ok(files)
    }

    fn check(&self) -> Result<()> {
        if !(1..=PEOPLE_MAX).contains(&self.people) {
            let people = self.people;
            return Err(Error::invalid(
                "sample.people_out_of_range",
                format!("A sample city of {people} people is not possible; ask for 1 to {PEOPLE_MAX}."),
            )
            .with("people", people)
            .with("max", PEOPLE_MAX));
        }
        if !(1..=FIRMS_MAX).contains(&self.firms) {
            let firms = self.firms;
            return Err(Error::invalid(
                "sample.firms_out_of_range",
                format!("A sample city of {firms} firms is not possible; ask for 1 to {FIRMS_MAX}."),
            )
            .with("firms", firms)
            .with("max", FIRMS_MAX));
        }
        Ok(())
    }
}

impl<'a> Round<'a> {
    fn firm_maker(&self) -> FirmMaker<'a> {
        FirmMaker::new(self.city.seed, self.city.today, self.scene.places)
    }

    fn write_people(&self, progress: &mut dyn FnMut(Progress)) -> Result<(Roster, Vec<DeliveryFile>)> {
        let employers = self.employers();
        let maker = HouseholdMaker {
            draw: Draw::new(self.city.seed, "households", 0),
            numbers: NumberBook::new(),
            today: self.city.today,
            places: self.scene.places,
            employers: &employers,
        };
        let changes = self
            .share
            .map(|share| Changes::new(self.city.seed, share, self.city.today));
        let mut census = Census::new(maker, self.city.people, self.city.firms, self.city.seed, changes);
        let scene = self.scene;
        let insurance = people::social_insurance_persons::SocialInsurancePersons {
            city: scene,
            firms: self.firm_maker(),
        };
        let files = std::thread::scope(|scope| {
            let hall = vec![
                self.seat(scope, people::household_registration::HouseholdRegistration(scene))?,
                self.seat(scope, people::residence_permits::ResidencePermits(scene))?,
                self.seat(scope, insurance)?,
                self.seat(scope, people::marriages::Marriages(scene))?,
                self.seat(scope, people::deaths::Deaths(scene))?,
                self.seat(scope, people::students::Students(scene))?,
                self.seat(scope, people::health_insurance::HealthInsurance(scene))?,
            ];
            let walked = census.walk(|batch, done| {
                progress(Progress {
                    step: Step::People,
                    done,
                    total: self.city.people,
                });
                tell(&hall, batch)
            });
            close(hall, walked)
        })?;
        Ok((census.roster, files))
    }

    fn write_firms(&self, roster: &Roster, progress: &mut dyn FnMut(Progress)) -> Result<Vec<DeliveryFile>> {
        let scene = self.scene;
        std::thread::scope(|scope| {
            let hall = vec![
                self.seat(scope, Each(firms::market_entities::MarketEntities(scene)))?,
                self.seat(scope, Each(firms::taxpayers::Taxpayers(scene)))?,
                self.seat(scope, Each(firms::social_organisations::SocialOrganisations(scene)))?,
                self.seat(scope, Each(firms::public_institutions::PublicInstitutions(scene)))?,
                self.seat(scope, Each(firms::insured_units::InsuredUnits(scene)))?,
            ];
            let walked = self.walk_firms(roster, |batch, done, total| {
                progress(Progress {
                    step: Step::Firms,
                    done,
                    total,
                });
                tell(&hall, batch)
            });
            close(hall, walked)
        })
    }

    fn walk_firms(&self, roster: &Roster, mut emit: impl FnMut(Vec<FirmRecord>, u64, u64) -> Result<()>) -> Result<()> {
        const FIRMS_PER_BATCH: usize = 2_048;
        let maker = self.firm_maker();
        let mut changes = self.share.map(|share| FirmChanges::new(self.city.seed, share));
        let founded = self.share.map_or(0.0, |share| {
            (f64::from(self.city.firms) * share * NEW_FIRMS_PER_CHANGED).ceil()
        });
        let total = self.city.firms.saturating_add(founded as u32).min(FIRMS_MAX);
        let mut batch = Vec::with_capacity(FIRMS_PER_BATCH);
        for index in 0..total {
            let mut firm = maker.make(index)?;
            if index >= self.city.firms {
                firm.found_after(self.city.today);
            } else if let Some(changes) = &mut changes
                && !changes.apply(&mut firm, self.scene)
            {
                continue;
            }
            let representative = representative(roster, index + firm.representative_shift);
            let insured = roster.insured.get(index as usize).copied().unwrap_or(0);
            batch.push(FirmRecord {
                firm,
                representative,
                insured,
            });
            if batch.len() == FIRMS_PER_BATCH {
                emit(std::mem::take(&mut batch), u64::from(index), u64::from(total))?;
            }
        }
        emit(batch, u64::from(total), u64::from(total))
    }

    /// Indices of the firms that employ people, those that are to be the largest first.
    fn employers(&self) -> Vec<u32> {
        let maker = self.firm_maker();
        let (mut large, mut small) = (Vec::new(), Vec::new());
        for index in 0..self.city.firms {
            match maker.kind(index) {
                FirmKind::Enterprise | FirmKind::Institution => large.push(index),
                FirmKind::Individual if index % 10 == 0 => small.push(index),
                FirmKind::Cooperative | FirmKind::Society if index % 2 == 0 => small.push(index),
                FirmKind::Individual | FirmKind::Cooperative | FirmKind::Society => {}
            }
        }
        large.extend(small);
        large
    }

    /// Puts a department to work on a thread of its own.
    fn seat<'scope, I, D>(&self, scope: &'scope Scope<'scope, '_>, department: D) -> Result<Seat<'scope, I>>
    where
        I: Send + Sync + 'scope,
        D: Department<I> + 'scope,
    {
        let (sender, inbox) = sync_channel(BATCHES_WAITING);
        let desk = Desk::open(
            department.layout(),
            self.out,
            self.city.seed,
            self.number,
            self.scene.today,
        )?;
        Ok(Seat {
            sender,
            handle: scope.spawn(move || work(department, desk, inbox)),
        })
    }
}

/// A department at work.
struct Seat<'scope, I> {
    sender: SyncSender<Arc<I>>,
    handle: ScopedJoinHandle<'scope, Result<Vec<DeliveryFile>>>,
}

fn work<I, D: Department<I>>(mut department: D, mut desk: Desk, inbox: Receiver<Arc<I>>) -> Result<Vec<DeliveryFile>> {
    for input in inbox {
        department.record(&input, &mut desk)?;
    }
    desk.close()
}

/// Tells every department; an error only says that one of them has stopped, which `close` then explains.
fn tell<I>(hall: &[Seat<'_, I>], batch: I) -> Result<()> {
    let batch = Arc::new(batch);
    for seat in hall {
        seat.sender
            .send(Arc::clone(&batch))
            .map_err(|_stopped| Error::internal("a department stopped before the end"))?;
    }
    Ok(())
}

fn close<I>(hall: Vec<Seat<'_, I>>, walked: Result<()>) -> Result<Vec<DeliveryFile>> {
    let handles: Vec<_> = hall.into_iter().map(|seat| seat.handle).collect();
    let mut files = Vec::new();
    for handle in handles {
        match handle.join() {
            Ok(result) => files.extend(result?),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    walked.map(|()| files)
}

fn representative(roster: &Roster, index: u32) -> Party {
    let pool = &roster.representatives;
    pool.get(index as usize % pool.len().max(1))
        .cloned()
        .unwrap_or_else(nobody)
}

/// Stands in where a city is too small to have anybody of the right age.
fn nobody() -> Party {
    Party {
        name: String::new(),
        number: String::new(),
        birth: NaiveDate::MIN,
    }
}

/// A department that is told of many things at once.
struct Each<D>(D);

impl<I: Send, D: Department<I>> Department<Vec<I>> for Each<D> {
    fn layout(&self) -> &'static crate::cell::Layout {
        self.0.layout()
    }

    fn record(&mut self, input: &Vec<I>, desk: &mut Desk) -> Result<()> {
        input.iter().try_for_each(|one| self.0.record(one, desk))
    }
}
