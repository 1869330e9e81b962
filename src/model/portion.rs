//! An amount as it is measured out by hand: 1.75 mg are 7 drops are 0.35 mL; 1.5 mg are half a tablet of 3 mg. What
//! cannot be measured out has two neighbours that can. Counted drops say how sure a drop is.

use rust_decimal::Decimal;

use super::amount::{Amount, Number, Preparation, Recipe, is_exact, kept, quotient};
use super::dose::Count;
use super::unit::DoseUnit;

/// An amount with all the ways to measure it out that the preparation knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// As mass or activity where the preparation says it, else as it was given.
    pub amount: Amount,
    /// Drops or pieces, where they come out in a finite decimal; not always whole.
    pub count: Option<Count>,
    pub volume_ml: Option<Number>,
}

/// What can be measured out on both sides of an amount that cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Neighbours {
    /// `None`: below it there is nothing but zero.
    pub below: Option<Portion>,
    pub above: Portion,
}

impl Preparation<'_> {
    /// The ways to measure this amount out.
    pub fn portion(&self, amount: Amount) -> Portion {
        let content = self.as_content(amount).and_then(|content| content.to_unit(self.content_unit(content)));
        let count = match amount.unit {
            unit if unit.is_counted() => Some(Count { number: amount.number, unit }),
            _ => self.counted(amount),
        };
        Portion { amount: content.unwrap_or(amount), count, volume_ml: self.volume_ml(amount) }
    }

    /// Whether an amount in that unit can be measured of it: a liquid in mL, drops and what is dissolved, pieces in
    /// pieces and what they hold. A medicine that says nothing of itself has every unit.
    pub fn has(&self, unit: DoseUnit) -> bool {
        let one = Amount { number: Number::new(Decimal::ONE), unit };
        match (self.recipe, self.strength) {
            (None, None) => true,
            (Some(recipe), _) if matches!(unit, DoseUnit::Millilitre | DoseUnit::Drop) => {
                unit == DoseUnit::Millilitre || recipe.drops_per_ml.is_some()
            }
            (_, Some(_)) if unit.is_piece() => true,
            (recipe, strength) => {
                let own = [recipe.map(|recipe| recipe.content.unit), strength.map(|strength| strength.unit)];
                own.into_iter().flatten().any(|own| one.to_unit(own).is_some())
            }
        }
    }

    /// Zero or more whole drops, or parts of a piece: an amount that hands can make. `None` where nothing is counted.
    pub fn is_whole(&self, amount: Amount) -> Option<bool> {
        let grains = self.grains(amount)?;
        Some(grains.0 % grains.1 == Decimal::ZERO)
    }

    /// What hands can make just below and just above; `None` where nothing is counted.
    pub fn neighbours(&self, amount: Amount) -> Option<Neighbours> {
        let (top, bottom) = self.grains(amount)?;
        let below = top.checked_div(bottom)?.floor();
        let of = |grains: Decimal| -> Option<Portion> {
            let number = quotient(grains, Decimal::from(self.grains_in_one()))?;
            let count = Amount { number, unit: self.counted_unit(amount)? };
            Some(self.portion(count))
        };
        let lower = if below.is_zero() { None } else { of(below) };
        Some(Neighbours { below: lower, above: of(below.checked_add(Decimal::ONE)?)? })
    }

    /// The unit that this preparation's own content is in, where it can be compared with that amount.
    fn content_unit(&self, content: Amount) -> DoseUnit {
        let own = self.recipe.map(|recipe| recipe.content.unit).or(self.strength.map(|strength| strength.unit));
        own.filter(|own| content.to_unit(*own).is_some()).unwrap_or(content.unit)
    }

    /// What is counted of this preparation: drops where the recipe says how many, pieces where a strength does.
    fn counted_unit(&self, amount: Amount) -> Option<DoseUnit> {
        match amount.unit {
            unit if unit.is_counted() => Some(unit),
            _ if self.recipe.is_some_and(|recipe| recipe.drops_per_ml.is_some()) => Some(DoseUnit::Drop),
            DoseUnit::Millilitre => None,
            _ if self.recipe.is_none() && self.strength.is_some() => Some(self.piece),
            _ => None,
        }
    }

    fn grains_in_one(&self) -> u8 {
        if self.recipe.is_some_and(|recipe| recipe.drops_per_ml.is_some()) { 1 } else { self.parts.max(1) }
    }

    /// How many drops, or parts of a piece, an amount comes to, as a fraction: top, bottom.
    fn grains(&self, amount: Amount) -> Option<(Decimal, Decimal)> {
        let number = amount.number.decimal();
        if let Some(recipe) = self.recipe
            && let Some(per_ml) = recipe.drops_per_ml
        {
            return match amount.unit {
                DoseUnit::Drop => Some((number, Decimal::ONE)),
                DoseUnit::Millilitre => Some((number.checked_mul(per_ml.decimal())?, Decimal::ONE)),
                _ => {
                    let content = amount.to_unit(recipe.content.unit)?.number.decimal();
                    let volume = recipe.volume_ml.decimal().checked_mul(per_ml.decimal())?;
                    Some((content.checked_mul(volume)?, recipe.content.number.decimal()))
                }
            };
        }
        let parts = Decimal::from(self.parts.max(1));
        if amount.unit == DoseUnit::Drop || amount.unit.is_piece() {
            let parts = if amount.unit.is_piece() { parts } else { Decimal::ONE };
            return Some((number.checked_mul(parts)?, Decimal::ONE));
        }
        if self.recipe.is_some() {
            return None;
        }
        let strength = self.strength?;
        let content = amount.to_unit(strength.unit)?.number.decimal();
        Some((content.checked_mul(parts)?, strength.number.decimal()))
    }

    fn counted(&self, amount: Amount) -> Option<Count> {
        let (top, bottom) = self.grains(amount)?;
        let number = exact(top, bottom.checked_mul(Decimal::from(self.grains_in_one()))?)?;
        Some(Count { number, unit: self.counted_unit(amount)? })
    }

    fn volume_ml(&self, amount: Amount) -> Option<Number> {
        if amount.unit == DoseUnit::Millilitre {
            return Some(amount.number);
        }
        let recipe = self.recipe?;
        if amount.unit == DoseUnit::Drop {
            return quotient(amount.number.decimal(), recipe.drops_per_ml?.decimal());
        }
        let content = amount.to_unit(recipe.content.unit)?.number.decimal();
        quotient(content.checked_mul(recipe.volume_ml.decimal())?, recipe.content.number.decimal())
    }
}

/// A quotient that is a finite decimal; else nothing.
fn exact(top: Decimal, bottom: Decimal) -> Option<Number> {
    let quotient = top.checked_div(bottom)?;
    is_exact(top, bottom, quotient).then(|| kept(quotient)).flatten()
}

/// Drops of one mL, counted again and again with one dropper (three times, say): 20, 21, 19.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DropCounts(Vec<u8>);

impl DropCounts {
    /// As many drops as a dropper makes of one mL.
    const LIKELY: std::ops::RangeInclusive<u8> = 5..=80;

    /// Reads `20, 21, 19`: two counts at least, nine at most; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let counts: Option<Vec<u8>> = text.split(',').map(|count| count.trim().parse().ok()).collect();
        let counts = counts?;
        let likely = counts.iter().all(|count| Self::LIKELY.contains(count));
        ((2..=9).contains(&counts.len()) && likely).then_some(Self(counts))
    }

    pub fn text(&self) -> String {
        self.0.iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
    }

    pub fn lowest(&self) -> u8 {
        self.0.iter().copied().min().unwrap_or_default()
    }

    pub fn highest(&self) -> u8 {
        self.0.iter().copied().max().unwrap_or_default()
    }

    /// Drops per mL, to one decimal.
    pub fn mean(&self) -> Number {
        let sum: u32 = self.0.iter().map(|count| u32::from(*count)).sum();
        let mean = Decimal::from(sum).checked_div(Decimal::from(self.0.len())).unwrap_or_default();
        Number::computed(mean.round_dp(1))
    }

    /// What that many drops hold at least and at most, by the largest and the smallest count of drops in one mL.
    /// Rounded to three places: a band is no dose.
    pub fn band(&self, drops: Number, recipe: &Recipe) -> Option<(Amount, Amount)> {
        let content = drops.decimal().checked_mul(recipe.content.number.decimal())?;
        let at = |per_ml: u8| -> Option<Amount> {
            let bottom = recipe.volume_ml.decimal().checked_mul(Decimal::from(per_ml))?;
            let number = Number::computed(content.checked_div(bottom)?.round_dp(3));
            Some(Amount { number, unit: recipe.content.unit })
        };
        Some((at(self.highest())?, at(self.lowest())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        let (number, unit) = text.split_once(' ').unwrap();
        Amount { number: number.parse().unwrap(), unit: DoseUnit::parse(unit).unwrap() }
    }

    fn said(portion: Portion) -> String {
        let count =
            portion.count.map_or_else(|| "-".to_owned(), |count| format!("{} {}", count.number, count.unit.code()));
        let volume = portion.volume_ml.map_or_else(|| "-".to_owned(), |volume| volume.to_string());
        format!("{} | {count} | {volume}", portion.amount)
    }

    #[test]
    fn s2_01_every_way_to_measure_follows_from_the_recipe() {
        let recipe = Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap();
        let made = Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
        for text in ["1.75 mg", "1750 ug", "7 drop", "0.35 mL"] {
            assert_eq!(said(made.portion(amount(text))), "1.75 mg | 7 drop | 0.35", "{text}");
            assert_eq!(made.is_whole(amount(text)), Some(true), "{text}");
        }
        assert_eq!(made.is_whole(amount("0.6 mg")), Some(false));
        let next = made.neighbours(amount("0.6 mg")).unwrap();
        assert_eq!(
            (said(next.below.unwrap()), said(next.above)),
            ("0.5 mg | 2 drop | 0.1".into(), "0.75 mg | 3 drop | 0.15".into())
        );
        assert_eq!(made.neighbours(amount("0.1 mg")).unwrap().below, None);
    }

    #[test]
    fn a_tablet_is_cut_into_the_parts_that_it_may_be_cut_into() {
        let made = |parts| Preparation { recipe: None, strength: Some(amount("3 mg")), parts, piece: DoseUnit::Tablet };
        assert_eq!(made(1).is_whole(amount("1.5 mg")), Some(false));
        assert_eq!(made(2).is_whole(amount("1.5 mg")), Some(true));
        assert_eq!(said(made(2).portion(amount("4.5 mg"))), "4.5 mg | 1.5 tablet | -");
        let next = made(2).neighbours(amount("2 mg")).unwrap();
        assert_eq!(
            (said(next.below.unwrap()), said(next.above)),
            ("1.5 mg | 0.5 tablet | -".into(), "3 mg | 1 tablet | -".into())
        );
        // Thirds have no finite decimal: not counted, but whole.
        assert_eq!(made(3).is_whole(amount("1 mg")), Some(true));
        assert_eq!(made(3).portion(amount("1 mg")).count, None);
    }

    #[test]
    fn pieces_of_a_medicine_that_says_nothing_of_itself_stay_the_pieces_they_are() {
        let made = Preparation { recipe: None, strength: None, parts: 2, piece: DoseUnit::Capsule };
        let next = made.neighbours(amount("0.75 tablet")).unwrap();
        assert_eq!(
            (said(next.below.unwrap()), said(next.above)),
            ("0.5 tablet | 0.5 tablet | -".into(), "1 tablet | 1 tablet | -".into())
        );
    }

    #[test]
    fn a_liquid_without_a_drop_is_measured_in_millilitres() {
        let recipe = Recipe::parse("5 mg/mL").unwrap();
        let made = Preparation { recipe: Some(&recipe), strength: None, parts: 1, piece: DoseUnit::Tablet };
        assert_eq!(said(made.portion(amount("0.5 mg"))), "0.5 mg | - | 0.1");
        assert_eq!((made.is_whole(amount("0.5 mg")), made.neighbours(amount("0.5 mg"))), (None, None));
    }

    #[test]
    fn counted_drops_give_a_band() {
        let recipe = Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap();
        let counts = DropCounts::parse("20, 21,19").unwrap();
        assert_eq!((counts.text().as_str(), counts.mean().to_string().as_str()), ("20, 21, 19", "20"));
        let (low, high) = counts.band("18".parse().unwrap(), &recipe).unwrap();
        assert_eq!((low.to_string().as_str(), high.to_string().as_str()), ("4.286 mg", "4.737 mg"));
        for text in ["20", "", "20, x", "20, 200", "20, 0", "1,2,3", "20, 20, 20, 20, 20, 20, 20, 20, 20, 20"] {
            assert_eq!(DropCounts::parse(text), None, "{text}");
        }
    }
}
