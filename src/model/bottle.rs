//! A bottle, box or blister of a medicine: when it was made and opened, how long it keeps, what it holds and cost.

use jiff::civil::Date;

use super::amount::{Amount, Number};
use super::record::RecordId;

/// The day on which it was made up is the record's own `at`: how long it keeps is counted from there, not from its
/// opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bottle {
    pub medicine: RecordId,
    /// What is in it: `10 mL`, `200 drop`, `30 capsule`.
    pub holds: Amount,
    pub opened: Option<Date>,
    /// The last day it may be used, as the label says. It wins over `keeps`.
    pub use_by: Option<Date>,
    pub keeps: Option<Keeps>,
    pub batch: Option<String>,
    pub cost: Option<Cost>,
    /// Emptied, lost or thrown away on that day.
    pub finished: Option<Date>,
}

/// What it is, where no label says how long it keeps. How many days that is stands in `seeds/keeping.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Compounded, with water, kept cold.
    Water,
    /// Compounded, with a preservative.
    Preserved,
    /// A tablet dissolved at home: nobody but a pharmacist can say.
    Home,
}

impl Keeps {
    pub const ALL: [Self; 3] = [Self::Water, Self::Preserved, Self::Home];

    pub fn code(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Preserved => "preserved",
            Self::Home => "home",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keeps| keeps.code() == text)
    }
}

/// `40 USD`: a number and the code of a currency, three capital letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    pub number: Number,
    pub currency: String,
}

impl Cost {
    pub fn parse(text: &str) -> Option<Self> {
        let (number, currency) = text.trim().split_once(' ')?;
        let number: Number = number.parse().ok().filter(|number: &Number| !number.decimal().is_sign_negative())?;
        let currency = currency.trim();
        let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code.then(|| Self { number, currency: currency.to_owned() })
    }

    pub fn text(&self) -> String {
        format!("{} {}", self.number, self.currency)
    }
}
