//! Amounts of one medicine made comparable without a division: a drop is a thirtieth of a mL, which no decimal says,
//! and a bottle must not seem a dose short for it. What is compared are grains, of which everything is a multiple.

use rust_decimal::Decimal;

use crate::model::Amount;
use crate::model::DoseUnit;
use crate::model::Number;
use crate::model::amount::Preparation;
use crate::model::dose::Dose;

/// How many grains a unit is: of the preparation's content, or, where the preparation does not know the unit, of that
/// one unit alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure<'a> {
    made: Preparation<'a>,
    unit: DoseUnit,
    alone: bool,
}

impl<'a> Measure<'a> {
    /// For a bottle that is measured in that unit.
    pub(super) fn of(made: Preparation<'a>, unit: DoseUnit) -> Self {
        let mut measure = Self { made, unit, alone: false };
        measure.alone = measure.grains_in_one(unit).is_none();
        measure
    }

    /// `None` where there is no way from that unit to the bottle's.
    pub(super) fn grains(&self, amount: Amount) -> Option<Decimal> {
        amount.number.decimal().checked_mul(self.grains_in_one(amount.unit)?)
    }

    /// What came out of the bottle for a dose: counted where the bottle is counted or poured, weighed where it is
    /// weighed, because an amount was computed by the recipe of its own day.
    pub(super) fn grains_of_dose(&self, dose: &Dose) -> Option<Decimal> {
        let count = dose.count.map(|count| Amount { number: count.number, unit: count.unit });
        let (first, second) = if self.unit.is_content() { (dose.amount, count) } else { (count, dose.amount) };
        [first, second].into_iter().flatten().find_map(|amount| self.grains(amount))
    }

    /// Grains in the unit of the bottle, to nine places.
    pub(super) fn amount(&self, grains: Decimal) -> Option<Amount> {
        let number = grains.checked_div(self.grains_in_one(self.unit)?)?.round_dp(9);
        Some(Amount { number: Number::computed(number), unit: self.unit })
    }

    /// Whether grains of both are the same thing.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        if self.alone || other.alone { self.unit == other.unit } else { true }
    }

    fn grains_in_one(&self, unit: DoseUnit) -> Option<Decimal> {
        if self.alone {
            return (unit == self.unit).then_some(Decimal::ONE);
        }
        let Some(recipe) = self.made.recipe else {
            let strength = self.made.strength?;
            return if unit.is_piece() { Some(strength.number.decimal()) } else { content(unit, strength.unit) };
        };
        let (holds, volume) = (recipe.content.number.decimal(), recipe.volume_ml.decimal());
        let drops = recipe.drops_per_ml.map_or(Decimal::ONE, Number::decimal);
        let whole = volume.checked_mul(drops)?;
        match unit {
            DoseUnit::Millilitre => holds.checked_mul(drops),
            DoseUnit::Drop => recipe.drops_per_ml.map(|_| holds),
            unit if unit.is_piece() => {
                let strength = self.made.strength?.to_unit(recipe.content.unit)?;
                strength.number.decimal().checked_mul(whole)
            }
            unit => content(unit, recipe.content.unit)?.checked_mul(whole),
        }
    }
}

/// One of a mass or activity in another.
fn content(one: DoseUnit, of: DoseUnit) -> Option<Decimal> {
    let one = Amount { number: Number::new(Decimal::ONE), unit: one };
    one.to_unit(of).filter(|one| one.unit.is_content()).map(|one| one.number.decimal())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Recipe;

    fn amount(text: &str) -> Amount {
        let (number, unit) = text.split_once(' ').unwrap();
        Amount { number: number.parse().unwrap(), unit: DoseUnit::parse(unit).unwrap() }
    }

    fn made<'a>(recipe: Option<&'a Recipe>, strength: Option<&str>) -> Preparation<'a> {
        Preparation { recipe, strength: strength.map(amount), parts: 1, piece: DoseUnit::Tablet }
    }

    #[test]
    fn s2_01_every_way_to_say_an_amount_has_the_same_grains() {
        let recipe = Recipe::parse("50 mg in 10 mL, 20 drops/mL").unwrap();
        for unit in ["drop", "mL", "mg", "ug"] {
            let measure = Measure::of(made(Some(&recipe), None), DoseUnit::parse(unit).unwrap());
            let grains = |text| measure.grains(amount(text)).map(|grains| grains.normalize());
            for text in ["7 drop", "0.35 mL", "1750 ug"] {
                assert_eq!(grains(text), grains("1.75 mg"), "{unit} {text}");
            }
            assert_eq!((grains("1 tablet"), grains("1 IU")), (None, None));
        }
    }

    #[test]
    fn thirds_add_up_to_the_whole() {
        let recipe = Recipe::parse("10 mg in 10 mL, 30 drops/mL").unwrap();
        let measure = Measure::of(made(Some(&recipe), None), DoseUnit::Millilitre);
        let sum: Decimal = (0..150).map(|_| measure.grains(amount("2 drop")).unwrap()).sum();
        assert_eq!(Some(sum), measure.grains(amount("10 mL")));
        assert_eq!(measure.amount(sum).unwrap().to_string(), "10 mL");
        assert_eq!(measure.amount(measure.grains(amount("2 drop")).unwrap()).unwrap().to_string(), "0.066666667 mL");
        let thirds = Measure::of(made(None, Some("3 mg")), DoseUnit::Tablet);
        let sum: Decimal = (0..3).map(|_| thirds.grains(amount("1 mg")).unwrap()).sum();
        assert_eq!(Some(sum), thirds.grains(amount("1 capsule")));
    }

    #[test]
    fn a_unit_that_the_preparation_does_not_know_stands_alone() {
        let measure = |recipe, strength, unit| Measure::of(made(recipe, strength), unit);
        let bare = measure(None, None, DoseUnit::Capsule);
        assert_eq!((bare.grains(amount("2 capsule")), bare.grains(amount("2 mg"))), (Some(Decimal::TWO), None));
        let recipe = Recipe::parse("5 mg/mL").unwrap();
        let drops = measure(Some(&recipe), None, DoseUnit::Drop);
        assert_eq!((drops.grains(amount("2 drop")), drops.grains(amount("1 mL"))), (Some(Decimal::TWO), None));
        assert!(!drops.is_comparable(&measure(Some(&recipe), None, DoseUnit::Millilitre)));
        let (poured, weighed) = (DoseUnit::Millilitre, DoseUnit::Milligram);
        assert!(measure(Some(&recipe), None, poured).is_comparable(&measure(Some(&recipe), None, weighed)));
        assert_eq!(measure(None, Some("3 mg"), DoseUnit::Tablet).grains(amount("1 mL")), None);
    }
}
