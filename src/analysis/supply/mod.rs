//! Bottles: what is left in them after the doses that were taken, when the plan needs the next ones, and what a month
//! costs. A bottle keeps from the day it was made, and one dose never comes out of two bottles unless that is wanted.

mod changes;
mod measure;
mod need;
mod says;
mod states;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

use self::measure::Measure;
use self::need::{DayNeed, Need, logged};
use self::states::{Account, accounts};
use crate::catalogue::Catalogue;
use crate::model::Amount;
use crate::model::Diary;
use crate::model::Number;
use crate::model::RecordId;
use crate::model::bottle::Cost;
use crate::model::medicine::Medicine;
use crate::model::schedule::Schedule;
use crate::model::when::days;

pub use self::changes::{InUse, NewBottle, Opening, TooLarge, Why, last_good_day, openings};
pub use self::says::{left, messages, on, use_by};
pub(super) use self::states::in_order;
pub use self::states::{BottleState, HORIZON, UseBy, bottles};

/// What every further bottle of a medicine is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refill {
    pub holds: Amount,
    /// Good days, that of making being the first; `None`: as long as it lasts.
    pub keeps: Option<u16>,
    /// One dose may come out of two bottles.
    pub mix: bool,
}

/// Why the bottles of a plan cannot be counted: that day's single dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncounted {
    /// Not even a full bottle gives it.
    TooLarge { on: Date, dose: Amount },
    /// The preparation does not say how much of a bottle it is.
    Unmeasured { on: Date, dose: Amount },
}

/// On which days, both ends included, a plan needs another bottle than the one that is opened fresh for its first
/// dose in them. A day comes twice where it needs two.
pub fn planned_changes(
    schedule: &Schedule,
    medicine: &Medicine,
    refill: &Refill,
    from: Date,
    until: Date,
) -> Result<Vec<Date>, Uncounted> {
    let measure = Measure::of(medicine.preparation(), refill.holds.unit);
    let need = schedule.due_days(from, until);
    let need = need.map(|(on, due)| DayNeed { on, dose: due.amount, doses: due.doses() });
    let openings = counted(need, &measure, refill, None)?;
    Ok(openings.into_iter().filter(|opening| opening.why != Why::First).map(|opening| opening.on).collect())
}

/// Every bottle that the plan needs beside the open one in so many days from today on. Each is taken to hold and keep
/// what the last one in the diary does; of several on one day, each is in the list. Where no bottle is open, the first
/// one is that for the next dose. Where doses are unmeasured, these are the latest days it can be. Empty without a
/// bottle or a plan.
pub fn next_changes(
    diary: &Diary,
    catalogue: &Catalogue,
    medicine: RecordId,
    today: Date,
    within_days: u16,
    mix: bool,
) -> Result<Vec<Opening>, Uncounted> {
    let accounts = accounts(diary, medicine, today);
    let Some(last) = accounts.last() else { return Ok(Vec::new()) };
    let refill = Refill { holds: last.bottle.holds, keeps: keeps(last, catalogue), mix };
    let in_use = accounts.iter().find(|account| account.is_open).map(|open| InUse {
        left: if open.measure.is_comparable(&last.measure) { open.left() } else { Decimal::ZERO },
        good_until: open.use_by(catalogue).date(),
    });
    let need = Need::of(diary, medicine);
    let coming = need.coming(today, within_days, logged(diary, medicine, today));
    counted(coming, &last.measure, &refill, in_use)
}

/// How many days a bottle like this one keeps, the day it was made being the first.
fn keeps(account: &Account<'_>, catalogue: &Catalogue) -> Option<u16> {
    match account.use_by(catalogue) {
        UseBy::Counted { days, .. } => Some(days),
        UseBy::Label(date) => u16::try_from(days(date) - days(account.record.at.date()?) + 1).ok().filter(|&d| d > 0),
        UseBy::AskPharmacist | UseBy::Unknown => None,
    }
}

fn counted(
    need: impl Iterator<Item = DayNeed>,
    measure: &Measure<'_>,
    refill: &Refill,
    in_use: Option<InUse>,
) -> Result<Vec<Opening>, Uncounted> {
    let need: Vec<DayNeed> = need.filter(|need| need.doses > 0).collect();
    let unmeasured = |need: &DayNeed| Uncounted::Unmeasured { on: need.on, dose: need.dose };
    let Some(first) = need.first() else { return Ok(Vec::new()) };
    let holds = measure.grains(refill.holds).ok_or_else(|| unmeasured(first))?;
    let mut grains = Vec::with_capacity(need.len());
    for day in &need {
        let dose = measure.grains(day.dose).ok_or_else(|| unmeasured(day))?;
        grains.push((day.on, std::iter::repeat_n(dose, day.doses)));
    }
    let new = NewBottle { holds, keeps: refill.keeps, mix: refill.mix };
    openings(grains, &new, in_use).map_err(|TooLarge { on, .. }| {
        let dose = need.iter().find(|need| need.on == on).map_or(refill.holds, |need| need.dose);
        Uncounted::TooLarge { on, dose }
    })
}

/// What 30 days from today on cost by the plan and by the last bottle whose price is known; one line for each currency
/// that was paid in, the last one first, each of them for the whole month. By need, not by whole bottles, but never less
/// than it takes to replace a bottle that is no longer good; to two places. Empty where there is no plan or no price, or
/// a dose cannot be measured in bottles.
pub fn monthly_cost(diary: &Diary, catalogue: &Catalogue, medicine: RecordId, today: Date) -> Vec<Cost> {
    const MONTH: u16 = 30;
    let need = Need::of(diary, medicine);
    if !need.is_any(today) {
        return Vec::new();
    }
    let coming: Vec<DayNeed> = need.coming(today, MONTH, 0).collect();
    let mut found: Vec<Cost> = Vec::new();
    for account in accounts(diary, medicine, today).iter().rev() {
        let Some(cost) = &account.bottle.cost else { continue };
        if found.iter().any(|known| known.currency == cost.currency) {
            continue;
        }
        let keeps = keeps(account, catalogue).filter(|_| !coming.is_empty());
        let price = share(&coming, &account.measure, account.bottle.holds)
            .and_then(|share| share.or_replaced(MONTH, keeps).of(cost.number.decimal()));
        found.extend(price.map(|number| Cost { number, currency: cost.currency.clone() }));
    }
    found
}

/// So many bottles, as a fraction.
struct Share {
    need: Decimal,
    holds: Decimal,
}

fn share(coming: &[DayNeed], measure: &Measure<'_>, holds: Amount) -> Option<Share> {
    let mut need = Decimal::ZERO;
    for day in coming {
        need = need.checked_add(measure.grains(day.dose)?.checked_mul(Decimal::from(day.doses))?)?;
    }
    Some(Share { need, holds: measure.grains(holds)? })
}

impl Share {
    /// At least as many bottles as are replaced in so many days because they are no longer good.
    fn or_replaced(self, within: u16, keeps: Option<u16>) -> Self {
        let Some(keeps) = keeps.filter(|keeps| *keeps > 0) else { return self };
        let replaced = Self { need: Decimal::from(within), holds: Decimal::from(keeps) };
        let more = self.need.checked_mul(replaced.holds) < replaced.need.checked_mul(self.holds);
        if more { replaced } else { self }
    }

    /// Their price, to two places.
    fn of(&self, price: Decimal) -> Option<Number> {
        let whole = self.need.checked_mul(price)?.checked_div(self.holds)?;
        let mut price = whole.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        price.rescale(2);
        Some(Number::new(price))
    }
}
