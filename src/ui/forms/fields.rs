//! Which fields a form has, in their order: data, so that a new field is one line here and its words.

use crate::model::Kind;
use crate::model::plan::Rule;

/// How a field is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Control {
    Text,
    /// Several lines.
    Long,
    /// A text with the names that are known.
    Name,
    /// One of the diary's medicines.
    Medicine,
    /// One of these codes; the first may be empty: not said.
    Pick(&'static [&'static str]),
    /// A text with a button for one less and one for one more.
    Steps,
}

impl Control {
    /// A choice whose first and usual answer is no.
    pub(super) fn is_plain_no(self) -> bool {
        matches!(self, Self::Pick(["no", ..]))
    }
}

pub(super) struct Field {
    /// Its name in `intake`.
    pub(super) name: &'static str,
    pub(super) control: Control,
    /// Rarely needed: behind "More".
    pub(super) more: bool,
    /// Short enough to stand beside another such one.
    pub(super) half: bool,
}

const fn field(name: &'static str, control: Control) -> Field {
    Field { name, control, more: false, half: false }
}

const fn half(name: &'static str, control: Control) -> Field {
    Field { name, control, more: false, half: true }
}

const fn rare(name: &'static str, control: Control) -> Field {
    Field { name, control, more: true, half: false }
}

const fn rare_half(name: &'static str, control: Control) -> Field {
    Field { name, control, more: true, half: true }
}

const YES_NO: Control = Control::Pick(&["", "yes", "no"]);

const DOSE: &[Field] = &[
    field("medicine", Control::Medicine),
    half("amount", Control::Text),
    half("status", Control::Pick(&["taken", "skipped", "partial", "extra"])),
    field("reason", Control::Text),
    field("at", Control::Text),
    field("note", Control::Long),
];

const SYMPTOM: &[Field] = &[
    field("symptom", Control::Name),
    half("value", Control::Steps),
    half("side", Control::Pick(&["", "left", "right", "both"])),
    field("at", Control::Text),
    field("note", Control::Long),
    rare("scale", Control::Text),
];

const LAB: &[Field] = &[
    field("analyte", Control::Name),
    half("value", Control::Text),
    half("unit", Control::Name),
    half("range", Control::Text),
    half("lab", Control::Name),
    field("at", Control::Text),
    field("note", Control::Long),
    rare("fasting", YES_NO),
    rare("biotin", YES_NO),
    rare("repeat_sample", YES_NO),
];

const EVENT: &[Field] = &[
    field(
        "type",
        Control::Pick(&[
            "appointment",
            "infection",
            "relapse",
            "procedure",
            "imaging",
            "treatment",
            "context",
            "adverse",
            "milestone",
            "other",
        ]),
    ),
    field("title", Control::Name),
    half("at", Control::Text),
    half("until", Control::Text),
    half("severity", Control::Pick(&["", "mild", "moderate", "severe"])),
    half("confirmed", YES_NO),
    field("fever", YES_NO),
    field("note", Control::Long),
];

const NOTE: &[Field] = &[field("text", Control::Long), field("at", Control::Text)];

const MEDICINE: &[Field] = &[
    field("name", Control::Text),
    half("category", Control::Pick(&["", "medicine", "supplement", "diet"])),
    half(NEVER, Control::Pick(&["no", "yes"])),
    half("form", Control::Pick(&["", "drops", "capsule", "tablet", "liquid", "other"])),
    half("strength", Control::Text),
    field("recipe", Control::Text),
    half(FROM, Control::Text),
    half("why", Control::Text),
    half("reason", Control::Text),
    rare_half("label", Control::Pick(&["", "on", "off"])),
    rare_half("prescribed", YES_NO),
    rare("prescriber", Control::Name),
    rare("supply", Control::Name),
    rare_half("parts", Control::Text),
    rare_half("drop_counts", Control::Text),
    rare("note", Control::Long),
];

const COURSE: &[Field] = &[
    field("medicine", Control::Medicine),
    field(NEVER, Control::Pick(&["no", "yes"])),
    half("at", Control::Text),
    half("until", Control::Text),
    field("why", Control::Text),
    field("reason", Control::Text),
    field("note", Control::Long),
];

const PLAN: &[Field] = &[
    field("medicine", Control::Medicine),
    half("at", Control::Text),
    half("time", Control::Text),
    half("from", Control::Text),
    half("step", Control::Text),
    half("every", Control::Text),
    half("to", Control::Text),
    half("fixed", Control::Text),
    half("as_needed", Control::Pick(&["", "yes"])),
    field("review", Control::Pick(&["", "start", "target"])),
    field("missed", Control::Long),
    rare("hold_if", Control::Long),
    rare("shown_in", Control::Pick(&["", "drop", "mL", "mg", "tablet", "capsule"])),
    rare("title", Control::Text),
    rare("author", Control::Text),
    rare("note", Control::Long),
];

const ADJUSTMENT: &[Field] = &[
    half("at", Control::Text),
    half("until", Control::Text),
    half("days", Control::Steps),
    half("to", Control::Text),
    half("time", Control::Text),
    field("reason", Control::Text),
    rare("note", Control::Long),
];

const BOTTLE: &[Field] = &[
    field("medicine", Control::Medicine),
    half("holds", Control::Text),
    half("at", Control::Text),
    half("opened", Control::Text),
    half("use_by", Control::Text),
    field("keeps", Control::Pick(&["", "water", "preserved", "home"])),
    half("cost", Control::Text),
    half("batch", Control::Text),
    field("finished", Control::Text),
    rare("note", Control::Long),
];

const ANALYTE: &[Field] = &[
    field("name", Control::Text),
    half("unit", Control::Text),
    half("range", Control::Text),
    rare("note", Control::Long),
];

const ANSWER: &[Field] = &[
    field("who", Control::Name),
    field("reason", Control::Long),
    field("at", Control::Text),
    rare("note", Control::Long),
];

const ATTACHMENT: &[Field] = &[field("name", Control::Text), field("note", Control::Long)];

const OWN_SYMPTOM: &[Field] = &[
    field("name", Control::Text),
    half("scale", Control::Text),
    half("higher_is", Control::Pick(&["", "worse", "better"])),
    half("low_words", Control::Text),
    half("high_words", Control::Text),
    half("sensitive", Control::Pick(&["no", "yes"])),
    half("at", Control::Text),
    rare("note", Control::Long),
];

const QUESTION: &[Field] = &[
    field("text", Control::Long),
    half("done", Control::Pick(&["no", "yes"])),
    field("answer", Control::Long),
    rare("at", Control::Text),
    rare("note", Control::Long),
];

/// Of a new medicine: when its first course began. No field of the medicine itself.
pub(super) const FROM: &str = "from";

/// Of a course: it was prescribed and never taken. Of a new medicine, that of its first course.
pub(super) const NEVER: &str = "never_taken";

/// The fields of a new medicine that are its first course's.
pub(super) const OF_FIRST_COURSE: [&str; 4] = [FROM, NEVER, "why", "reason"];

/// Of a plan: which of the three rules it has. No field of the plan itself.
pub(super) const RULE: &str = "rule";

/// The word of a rule, for which fields there are.
pub(super) fn rule_word(rule: &Rule) -> &'static str {
    match rule {
        Rule::Steps(_) => "steps",
        Rule::Fixed(_) => "fixed",
        Rule::AsNeeded(_) => "needed",
    }
}

/// The fields of an adjustment, by what it does.
pub(super) fn of_bend(kind: &str) -> &'static [&'static str] {
    match kind {
        "hold" | "pause" | "shift" => &["at", "days", "reason", "note"],
        "step-back" => &["at", "until", "to", "reason", "note"],
        "restart" => &["at", "to", "reason", "note"],
        "times" => &["at", "time", "reason", "note"],
        _ => &["at", "reason", "note"],
    }
}

pub(super) fn of(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Dose => DOSE,
        Kind::Symptom => SYMPTOM,
        Kind::Lab => LAB,
        Kind::Event => EVENT,
        Kind::Note => NOTE,
        Kind::Medicine => MEDICINE,
        Kind::Course => COURSE,
        Kind::Plan => PLAN,
        Kind::Adjustment => ADJUSTMENT,
        Kind::Bottle => BOTTLE,
        Kind::Analyte => ANALYTE,
        Kind::Answer => ANSWER,
        Kind::Attachment => ATTACHMENT,
        Kind::OwnSymptom => OWN_SYMPTOM,
        Kind::Question => QUESTION,
    }
}

/// The form's field beside which a refusal stands: what a person typed there is taken apart on the way.
pub(super) fn shown_at(kind: Kind, refused: &'static str) -> &'static str {
    let at = match (kind, refused) {
        (Kind::Dose, "unit" | "count" | "count_unit" | "planned_amount") => "amount",
        (Kind::Lab, "low" | "high" | "range_source") | (Kind::Analyte, "low" | "high") => "range",
        (Kind::Lab, "comparator" | "number") => "value",
        (Kind::Lab, "unit_written") => "unit",
        (_, "at_basis" | "zone" | "offset") => "at",
        (_, "until_basis") => "until",
        _ => refused,
    };
    if of(kind).iter().any(|field| field.name == at) { at } else { "" }
}
