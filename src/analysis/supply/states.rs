//! The bottles that there are: what is left in each after the doses that were really taken, until when it may be
//! used, and how far it goes with the plan.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::changes::last_good_day;
use super::measure::Measure;
use super::need::{DayNeed, Need, logged};
use crate::catalogue::Catalogue;
use crate::model::Amount;
use crate::model::Diary;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::bottle::{Bottle, Cost, Keeps};
use crate::model::dose::Dose;
use crate::model::when::{date_of, days};

/// How many days a forecast looks ahead, today among them.
pub const HORIZON: u16 = 400;

/// One bottle today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BottleState {
    pub record: RecordId,
    pub holds: Amount,
    /// In the unit of `holds`, never below zero; at most this much where some doses are `unmeasured`.
    pub left: Amount,
    /// By how much more was taken than it held.
    pub overdrawn: Option<Amount>,
    /// Taken doses whose amount, or whose day, does not say how much came out of this bottle.
    pub unmeasured: usize,
    pub use_by: UseBy,
    /// Opened, not finished, and no other was opened after it.
    pub is_open: bool,
    /// The first day with a planned dose that it cannot give in full, were it good for ever. Only of an open bottle,
    /// and only where that day is within the horizon.
    pub run_out: Option<Date>,
    /// Something is planned after its last good day, or on or after the day it runs out. Only of an open bottle.
    pub plan_outlives: bool,
    /// Planned doses that it still gives in full while it is good; `None` where no plan says how large they
    /// are, or the bottle is not open.
    pub doses_left: Option<usize>,
    pub cost: Option<Cost>,
}

/// The last day a bottle may be used, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseBy {
    Label(Date),
    /// From the day it was made.
    Counted {
        date: Date,
        days: u16,
        source: String,
    },
    AskPharmacist,
    /// Nobody said what it is, or on which day it was made.
    Unknown,
}

impl UseBy {
    pub(in crate::analysis) fn of(record: &Record, bottle: &Bottle, catalogue: &Catalogue) -> Self {
        let Some(keeps) = bottle.keeps else { return bottle.use_by.map_or(Self::Unknown, Self::Label) };
        if let Some(date) = bottle.use_by {
            return Self::Label(date);
        }
        let keeping = catalogue.keeping(keeps);
        let Some(days) = keeping.days.filter(|_| keeps != Keeps::Home) else { return Self::AskPharmacist };
        let Some(made) = record.at.date() else { return Self::Unknown };
        Self::Counted { date: last_good_day(made, days), days, source: keeping.source.clone() }
    }

    /// `None` where it is not known.
    pub fn date(&self) -> Option<Date> {
        match self {
            Self::Label(date) | Self::Counted { date, .. } => Some(*date),
            Self::AskPharmacist | Self::Unknown => None,
        }
    }
}

impl BottleState {
    /// Whether its last good day is over.
    pub fn is_past(&self, today: Date) -> bool {
        self.use_by.date().is_some_and(|last| last < today)
    }
}

/// Every bottle of a medicine in the order they were opened, those that nobody opened last. A dose belongs to the
/// bottle that was opened last, the day of opening included, until it was finished, that day included.
pub fn bottles(diary: &Diary, catalogue: &Catalogue, medicine: RecordId, today: Date) -> Vec<BottleState> {
    let need = Need::of(diary, medicine);
    let coming: Vec<DayNeed> = need.coming(today, HORIZON, logged(diary, medicine, today)).collect();
    accounts(diary, medicine, today).iter().map(|account| account.state(catalogue, &coming)).collect()
}

/// Bottles of a medicine in the order they were opened.
pub(in crate::analysis) fn in_order(diary: &Diary, medicine: RecordId) -> Vec<(&Record, &Bottle)> {
    let mut found: Vec<_> = diary.bottles().filter(|(_, bottle)| bottle.medicine == medicine).collect();
    found.sort_by_key(|(record, bottle)| (bottle.opened.is_none(), bottle.opened, record.at.earliest(), record.id));
    found
}

/// What went in and came out of a bottle, in grains.
pub(super) struct Account<'a> {
    pub(super) record: &'a Record,
    pub(super) bottle: &'a Bottle,
    pub(super) measure: Measure<'a>,
    pub(super) is_open: bool,
    /// Below zero where more was taken than it held; `None`: more digits than can be reckoned with.
    rest: Option<Decimal>,
    unmeasured: usize,
}

pub(super) fn accounts<'a>(diary: &'a Diary, medicine: RecordId, today: Date) -> Vec<Account<'a>> {
    let Some(made) = diary.medicine(medicine) else { return Vec::new() };
    let hour = diary.settings.day_start_hour;
    let taken: Vec<Taken<'_>> = diary
        .doses_of(medicine)
        .filter(|(_, dose)| dose.status.is_taken())
        .map(|(record, dose)| match record.at.diary_day(hour) {
            Some(day) => Taken { first: day, last: day, dose },
            None => Taken { first: record.at.earliest().date(), last: record.at.latest().date(), dose },
        })
        .collect();
    let found = in_order(diary, medicine);
    let account = |(place, (record, bottle)): (usize, &(&'a Record, &'a Bottle))| {
        let next = found.get(place + 1).and_then(|(_, next)| next.opened);
        let measure = Measure::of(made.preparation(), bottle.holds.unit);
        let (used, unmeasured) = used(&taken, &measure, span(bottle, next, today));
        let rest = measure.grains(bottle.holds).map(|holds| holds.saturating_sub(used));
        let is_open = bottle.opened.is_some_and(|opened| opened <= today)
            && bottle.finished.is_none_or(|finished| today < finished)
            && next.is_none_or(|next| today < next);
        Account { record, bottle, measure, is_open, rest, unmeasured }
    };
    found.iter().enumerate().map(account).collect()
}

/// A taken dose and the days that its date can mean.
struct Taken<'a> {
    first: Date,
    last: Date,
    dose: &'a Dose,
}

/// The first and the last day on which doses came out of a bottle.
fn span(bottle: &Bottle, next: Option<Date>, today: Date) -> Option<(Date, Date)> {
    let before_next = next.map(|next| date_of(days(next) - 1));
    let last = [before_next, bottle.finished].into_iter().flatten().fold(today, Date::min);
    bottle.opened.filter(|opened| *opened <= last).map(|opened| (opened, last))
}

/// What was taken in those days, and how many doses do not say it.
fn used(taken: &[Taken<'_>], measure: &Measure<'_>, span: Option<(Date, Date)>) -> (Decimal, usize) {
    let (mut sum, mut unmeasured) = (Decimal::ZERO, 0);
    let Some((from, until)) = span else { return (sum, unmeasured) };
    for Taken { first, last, dose } in taken {
        if *last < from || until < *first {
            continue;
        }
        let surely = from <= *first && *last <= until;
        match measure.grains_of_dose(dose).filter(|_| surely).and_then(|grains| sum.checked_add(grains)) {
            Some(with_it) => sum = with_it,
            None => unmeasured += 1,
        }
    }
    (sum, unmeasured)
}

impl Account<'_> {
    /// What is left, in grains; never below zero.
    pub(super) fn left(&self) -> Decimal {
        self.rest.unwrap_or_default().max(Decimal::ZERO)
    }

    pub(super) fn use_by(&self, catalogue: &Catalogue) -> UseBy {
        UseBy::of(self.record, self.bottle, catalogue)
    }

    fn state(&self, catalogue: &Catalogue, coming: &[DayNeed]) -> BottleState {
        let holds = self.bottle.holds;
        let left = self.rest.and_then(|_| self.measure.amount(self.left()));
        let overdrawn = self.rest.filter(|rest| *rest < Decimal::ZERO).and_then(|rest| self.measure.amount(-rest));
        let use_by = self.use_by(catalogue);
        let forecast = if self.is_open { self.forecast(coming, None) } else { None };
        let run_out = forecast.and_then(|(_, run_out)| run_out);
        let good = if self.is_open { self.forecast(coming, use_by.date()) } else { None };
        let after = use_by.date().is_some_and(|last| coming.iter().any(|need| last < need.on && need.doses > 0));
        BottleState {
            record: self.record.id,
            holds,
            left: left.unwrap_or(holds),
            overdrawn,
            unmeasured: self.unmeasured,
            use_by,
            is_open: self.is_open,
            run_out,
            plan_outlives: self.is_open && (run_out.is_some() || after),
            doses_left: good.map(|(doses, _)| doses),
            cost: self.bottle.cost.clone(),
        }
    }

    /// How many of the coming doses, up to its last good day, it gives in full, and the day of the first that it does
    /// not.
    fn forecast(&self, coming: &[DayNeed], good_until: Option<Date>) -> Option<(usize, Option<Date>)> {
        let (mut left, mut given) = (self.left(), 0);
        if self.rest.is_none() || coming.is_empty() {
            return None;
        }
        for need in coming.iter().filter(|need| good_until.is_none_or(|last| need.on <= last)) {
            let dose = self.measure.grains(need.dose)?;
            for _ in 0..need.doses {
                if left < dose {
                    return Some((given, Some(need.on)));
                }
                left = left.saturating_sub(dose);
                given += 1;
            }
        }
        Some((given, None))
    }
}
