//! The recipe bench: so much in so many mL, and any one of drops in a mL, content of a drop, volume of a drop; the
//! others follow. What contradicts itself, or what no dropper makes, is refused.

use rust_decimal::Decimal;

use super::amount::{Amount, Number, Recipe, quotient};

/// What is known of a preparation.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    pub content: Amount,
    pub volume_ml: Number,
    pub drops_per_ml: Option<Number>,
    pub per_drop: Option<Amount>,
    pub drop_ml: Option<Number>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solved {
    pub recipe: Recipe,
    /// Content of one mL, to nine places where it has no end.
    pub per_ml: Amount,
    pub drop: Option<DropSize>,
}

/// One drop, said in three ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropSize {
    pub drops_per_ml: Number,
    pub per_drop: Amount,
    pub drop_ml: Number,
}

/// Why nothing follows; the field is the one to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BenchError {
    NotPositive(&'static str),
    /// Not a mass where the content is one, or the other way round.
    Unit(&'static str),
    /// It says another thing than what stands before it, which would make it this.
    Contradicts {
        field: &'static str,
        follows: Number,
    },
    /// A mL would be so many drops, without an end of digits.
    Endless(&'static str),
    /// No dropper makes fewer than one or more than 200 drops of a mL.
    Unlikely {
        field: &'static str,
        drops_per_ml: Number,
    },
}

impl BenchError {
    pub fn field(self) -> &'static str {
        match self {
            Self::NotPositive(field)
            | Self::Unit(field)
            | Self::Endless(field)
            | Self::Contradicts { field, .. }
            | Self::Unlikely { field, .. } => field,
        }
    }
}

const MOST_DROPS: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

impl Known {
    pub fn solve(&self) -> Result<Solved, BenchError> {
        let content = positive("content", self.content.number)?;
        let volume = positive("volume", self.volume_ml)?;
        let per_ml = quotient(content, volume).ok_or(BenchError::Endless("content"))?;
        let drops = self.drops(content, volume)?;
        let unit = self.content.unit;
        let drop = match drops {
            None => None,
            Some((field, drops)) => {
                if drops < Decimal::ONE || drops > MOST_DROPS {
                    return Err(BenchError::Unlikely { field, drops_per_ml: Number::computed(drops) });
                }
                let endless = || BenchError::Endless(field);
                let all = volume.checked_mul(drops).ok_or_else(endless)?;
                let number = quotient(content, all).ok_or_else(endless)?;
                let drop_ml = quotient(Decimal::ONE, drops).ok_or_else(endless)?;
                Some(DropSize { drops_per_ml: Number::computed(drops), per_drop: Amount { number, unit }, drop_ml })
            }
        };
        let solution = format!("{} in {} mL", self.content, self.volume_ml);
        let written = match &drop {
            Some(drop) => format!("{solution}, {} drops/mL", drop.drops_per_ml),
            None => solution,
        };
        let recipe = Recipe::parse(&written).map_err(|_unreadable| BenchError::Unit("content"))?;
        Ok(Solved { recipe, per_ml: Amount { number: per_ml, unit }, drop })
    }

    /// Drops in a mL by whatever says it first, and by which field; the others must agree.
    fn drops(&self, content: Decimal, volume: Decimal) -> Result<Option<(&'static str, Decimal)>, BenchError> {
        let mut found: Option<(&'static str, Decimal)> = None;
        if let Some(drops) = self.drops_per_ml {
            found = Some(("drops_per_ml", positive("drops_per_ml", drops)?));
        }
        if let Some(per_drop) = self.per_drop {
            let own = per_drop.to_unit(self.content.unit).ok_or(BenchError::Unit("per_drop"))?;
            let one = positive("per_drop", own.number)?;
            let below = volume.checked_mul(one).ok_or(BenchError::Endless("per_drop"))?;
            let drops = exact(content, below).ok_or(BenchError::Endless("per_drop"));
            match found {
                None => found = Some(("per_drop", drops?)),
                Some((_, known)) if known.checked_mul(below) != Some(content) => {
                    let all = volume.checked_mul(known).ok_or(BenchError::Endless("per_drop"))?;
                    let follows = quotient(content, all).ok_or(BenchError::Endless("per_drop"))?;
                    return Err(BenchError::Contradicts { field: "per_drop", follows });
                }
                Some(_) => {}
            }
        }
        if let Some(drop_ml) = self.drop_ml {
            let one = positive("drop_ml", drop_ml)?;
            match found {
                None => found = Some(("drop_ml", exact(Decimal::ONE, one).ok_or(BenchError::Endless("drop_ml"))?)),
                Some((_, known)) if known.checked_mul(one) != Some(Decimal::ONE) => {
                    let follows = quotient(Decimal::ONE, known).ok_or(BenchError::Endless("drop_ml"))?;
                    return Err(BenchError::Contradicts { field: "drop_ml", follows });
                }
                Some(_) => {}
            }
        }
        Ok(found)
    }
}

fn positive(field: &'static str, number: Number) -> Result<Decimal, BenchError> {
    let decimal = number.decimal();
    if decimal > Decimal::ZERO { Ok(decimal) } else { Err(BenchError::NotPositive(field)) }
}

/// A quotient with an end, of at most six places: a dropper is not more exact.
fn exact(top: Decimal, bottom: Decimal) -> Option<Decimal> {
    let quotient = top.checked_div(bottom)?;
    let short = quotient.round_dp(6);
    (short.checked_mul(bottom) == Some(top)).then_some(short.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DoseUnit;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn mg(text: &str) -> Amount {
        Amount { number: number(text), unit: DoseUnit::Milligram }
    }

    fn known(drops: Option<&str>, per_drop: Option<&str>, drop_ml: Option<&str>) -> Result<Solved, BenchError> {
        let known = Known {
            content: mg("50"),
            volume_ml: number("10"),
            drops_per_ml: drops.map(number),
            per_drop: per_drop.map(mg),
            drop_ml: drop_ml.map(number),
        };
        known.solve()
    }

    #[test]
    fn s2_01_any_one_of_the_three_gives_the_other_two() {
        let all = [
            known(Some("20"), None, None),
            known(None, Some("0.25"), None),
            known(None, None, Some("0.05")),
            known(Some("20"), Some("0.25"), Some("0.05")),
        ];
        for solved in all {
            let solved = solved.unwrap();
            let drop = solved.drop.unwrap();
            assert_eq!(solved.per_ml.to_string(), "5 mg");
            assert_eq!(drop.drops_per_ml.to_string(), "20");
            assert_eq!(drop.per_drop.to_string(), "0.25 mg");
            assert_eq!(drop.drop_ml.to_string(), "0.05");
            assert_eq!(solved.recipe.written, "50 mg in 10 mL, 20 drops/mL");
        }
        assert_eq!(known(None, None, None).unwrap().drop, None);
    }

    #[test]
    fn impossible_pairs_are_refused() {
        let wrong = |field, follows: &str| Err(BenchError::Contradicts { field, follows: number(follows) });
        assert_eq!(known(Some("20"), Some("0.3"), None), wrong("per_drop", "0.25"));
        assert_eq!(known(Some("20"), None, Some("0.06")), wrong("drop_ml", "0.05"));
        assert_eq!(known(None, Some("0.25"), Some("0.06")), wrong("drop_ml", "0.05"));
        assert_eq!(known(None, Some("0.3"), None), Err(BenchError::Endless("per_drop")));
        assert_eq!(known(Some("0"), None, None), Err(BenchError::NotPositive("drops_per_ml")));
        assert_eq!(
            known(None, None, Some("2")),
            Err(BenchError::Unlikely { field: "drop_ml", drops_per_ml: number("0.5") })
        );
        assert_eq!(known(Some("300"), None, None).unwrap_err().field(), "drops_per_ml");
    }
}
