//! Units a dose is given in, as UCUM codes where UCUM has one, and counting units (drop, tablet).
//! Laboratory units are data: `seeds/units.toml`.

/// A unit of a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoseUnit {
    Nanogram,
    Microgram,
    Milligram,
    Gram,
    /// International units; UCUM `[iU]`, never convertible to mass.
    InternationalUnit,
    Millilitre,
    Drop,
    Tablet,
    Capsule,
    Puff,
    Patch,
    Sachet,
}

/// Every unit: its code, other spellings that are read as it, and what it measures.
const UNITS: &[(DoseUnit, &str, &[&str])] = &[
    (DoseUnit::Nanogram, "ng", &[]),
    (DoseUnit::Microgram, "ug", &["mcg", "µg", "μg"]),
    (DoseUnit::Milligram, "mg", &[]),
    (DoseUnit::Gram, "g", &[]),
    (DoseUnit::InternationalUnit, "[iU]", &["IU", "[IU]"]),
    (DoseUnit::Millilitre, "mL", &["ml"]),
    (DoseUnit::Drop, "drop", &["drops", "[drp]"]),
    (DoseUnit::Tablet, "tablet", &["tablets"]),
    (DoseUnit::Capsule, "capsule", &["capsules"]),
    (DoseUnit::Puff, "puff", &["puffs"]),
    (DoseUnit::Patch, "patch", &["patches"]),
    (DoseUnit::Sachet, "sachet", &["sachets"]),
];

impl DoseUnit {
    pub const ALL: [Self; 12] = [
        Self::Milligram,
        Self::Drop,
        Self::Tablet,
        Self::Capsule,
        Self::Millilitre,
        Self::Microgram,
        Self::Nanogram,
        Self::Gram,
        Self::InternationalUnit,
        Self::Puff,
        Self::Patch,
        Self::Sachet,
    ];

    /// The one spelling that is written out.
    pub fn code(self) -> &'static str {
        UNITS.iter().find(|(unit, ..)| *unit == self).map_or("", |(_, code, _)| code)
    }

    /// Reads a spelling; `None` for an unknown one. Case counts: `mg` is not `Mg`.
    pub fn parse(text: &str) -> Option<Self> {
        UNITS.iter().find(|(_, code, others)| *code == text || others.contains(&text)).map(|(unit, ..)| *unit)
    }

    /// Mass or activity: what a dose amounts to.
    pub fn is_content(self) -> bool {
        matches!(self, Self::Nanogram | Self::Microgram | Self::Milligram | Self::Gram | Self::InternationalUnit)
    }

    /// A thing that is counted and has a strength.
    pub fn is_piece(self) -> bool {
        matches!(self, Self::Tablet | Self::Capsule | Self::Puff | Self::Patch | Self::Sachet)
    }

    /// Counted, not measured: drops and pieces.
    pub fn is_counted(self) -> bool {
        self == Self::Drop || self.is_piece()
    }

    /// Milligrams in one of it, as a power of ten; `None` where it is no mass.
    pub fn milligrams_exponent(self) -> Option<i32> {
        match self {
            Self::Nanogram => Some(-6),
            Self::Microgram => Some(-3),
            Self::Milligram => Some(0),
            Self::Gram => Some(3),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_listed_once_and_read_back() {
        for unit in DoseUnit::ALL {
            assert_eq!(DoseUnit::parse(unit.code()), Some(unit));
        }
        assert_eq!(UNITS.len(), DoseUnit::ALL.len());
        assert_eq!(DoseUnit::parse("mcg"), Some(DoseUnit::Microgram));
        assert_eq!(DoseUnit::parse("Mg"), None);
        assert_eq!(DoseUnit::parse(""), None);
    }
}
