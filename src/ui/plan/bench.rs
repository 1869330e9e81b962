//! The recipe bench: a tablet or powder and a volume give mg/mL, drops in a mL give mg a drop; each of them can be
//! typed, the rest follows. Drops that were counted give the dose a band.

use std::borrow::Cow;

use eframe::egui::{Grid, Id, RichText, Ui, Vec2};

use crate::analysis::due::said;
use crate::intake;
use crate::model::bench::{BenchError, Known, Solved};
use crate::model::medicine::Medicine;
use crate::model::portion::DropCounts;
use crate::model::{Amount, Change, DoseUnit, Number, Record, Refusal};
use crate::ui::plan::{PlanScreen, View, in_words};
use crate::ui::screen::{Action, Cx};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// What is typed on the bench.
#[derive(Debug, Default)]
pub(super) struct Bench {
    content: String,
    volume: String,
    per_ml: String,
    /// Given instead of the drops in a mL: what a drop holds.
    per_drop: String,
    drop_ml: String,
    counts: String,
    dose: String,
}

impl PlanScreen {
    pub(super) fn open_bench(&mut self, cx: &Cx<'_>) {
        self.turn(View::Bench);
        let made_up = || cx.diary.medicines().map(|(_, medicine)| medicine).find(|medicine| medicine.recipe.is_some());
        let followed = cx.facts.followed().and_then(|id| cx.diary.medicine(id)).or_else(made_up);
        let recipe = followed.and_then(|medicine| medicine.recipe.as_ref());
        if let Some(recipe) = recipe.filter(|_| self.bench.content.is_empty()) {
            self.bench.content = cx.number(recipe.content);
            self.bench.volume = cx.number(format!("{} mL", recipe.volume_ml));
            self.bench.per_ml = recipe.drops_per_ml.map_or_else(String::new, |drops| cx.number(drops));
            self.bench.counts =
                followed.and_then(|medicine| medicine.drop_counts.as_ref()).map_or_else(String::new, DropCounts::text);
        }
    }
}

impl PlanScreen {
    pub(super) fn bench_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        widgets::page_title(ui, &cx.get("bench-title"), None);
        ui.label(cx.get("bench-says"));
        let solved = self.bench.solve(cx.words.decimal_mark());
        let width = ui.available_width();
        if width < 640.0 {
            self.bench_fields(ui, cx, solved.as_ref().err());
            if let Ok(found) = &solved {
                follows(ui, cx, found);
            }
        } else {
            let gap = size::GAP * 2.0;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                let half = ((width - gap) / 2.0).floor();
                widgets::column(ui, half, |ui| self.bench_fields(ui, cx, solved.as_ref().err()));
                widgets::column(ui, half, |ui| {
                    if let Ok(found) = &solved {
                        follows(ui, cx, found);
                    }
                });
            });
        }
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(140.0, size::TARGET_DAILY);
            for (record, medicine) in cx.diary.medicines().filter(|_| solved.is_ok()) {
                let words = cx.say("bench-use", &[("medicine", medicine.name.clone())]);
                if widgets::plain_sized(ui, cx.theme, &words, least).clicked()
                    && let Ok(bench) = &solved
                    && let Some(action) = bench.applied(cx, record)
                {
                    actions.push(action);
                    self.turn(View::Plan);
                }
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked() {
                self.turn(View::Plan);
            }
        });
    }

    /// What is known, field by field; what is refused stands beside it.
    fn bench_fields(&mut self, ui: &mut Ui, cx: &Cx<'_>, refused: Option<&Refusal>) {
        widgets::card(ui, cx.theme, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP * 1.5;
            let bench = &mut self.bench;
            let fields = [
                ("content", "bench-content", &mut bench.content),
                ("volume", "bench-volume", &mut bench.volume),
                ("drops_per_ml", "bench-drops-per-ml", &mut bench.per_ml),
                ("per_drop", "bench-per-drop", &mut bench.per_drop),
                ("drop_ml", "bench-drop-ml", &mut bench.drop_ml),
                ("drop_counts", "bench-counts", &mut bench.counts),
                ("dose", "bench-dose", &mut bench.dose),
            ];
            for (name, label, text) in fields {
                let label = cx.get(label);
                let error = refused.filter(|refusal| refusal.field == name && !text.trim().is_empty());
                let error = error.map(|refusal| cx.message(&refusal.why));
                let hint = cx.get(&format!("bench-hint-{}", name.replace('_', "-")));
                let field = widgets::Field {
                    hint: &hint,
                    error: error.as_deref(),
                    width: 360.0,
                    ..widgets::Field::new(Id::unique(("bench", name)), &label, text)
                };
                let shown = field.show(ui, cx.theme);
                if std::mem::take(&mut self.arrived) {
                    shown.response.request_focus();
                }
            }
        });
    }
}

/// What the bench comes to.
#[derive(Clone, Debug)]
struct Found {
    solved: Solved,
    counts: Option<DropCounts>,
    dose: Option<Amount>,
}

impl Found {
    /// A medicine with this recipe and these counts.
    fn applied(&self, cx: &Cx<'_>, record: &Record) -> Option<Action> {
        let counts = self.counts.as_ref().map(DropCounts::text);
        let mut typed = vec![("recipe", self.solved.recipe.written.as_str())];
        // None here are none to say, not none to have.
        typed.extend(counts.as_deref().map(|counts| ("drop_counts", counts)));
        let entry = intake::Entry { id: record.id, fresh: false, ..cx.entry_of_ours() };
        let after = intake::edits(record, &typed, &entry).ok()?;
        let change = Change::Edit { before: Box::new(record.clone()), after: Box::new(after) };
        Some(Action::Apply(change))
    }
}

impl Bench {
    fn solve(&self, mark: char) -> Result<Found, Refusal> {
        let maybe = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        let written = |field: &'static str, text: &str| -> Result<Option<String>, Refusal> {
            maybe(text).map(|text| intake::canonical(field, &text, mark).map(Cow::into_owned)).transpose()
        };
        let number = |field: &'static str, text: &str| -> Result<Option<Number>, Refusal> {
            let unreadable = || Refusal::new(field, "refused-number").with("text", text);
            let Some(text) = written(field, text)? else { return Ok(None) };
            let (bare, unit) = text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()));
            let own: &[&str] = if field == "drops_per_ml" { &DROPS } else { &["mL"] };
            if !unit.is_empty() && !own.iter().any(|own| own.eq_ignore_ascii_case(unit)) {
                return Err(
                    Refusal::new(field, "bench-own-unit").with("unit", own.first().copied().unwrap_or_default())
                );
            }
            bare.trim().parse().map(Some).map_err(|_error| unreadable())
        };
        let amount = |field: &'static str, text: &str| -> Result<Option<Amount>, Refusal> {
            let unreadable = || Refusal::new(field, "refused-no-unit").with("text", text);
            written(field, text)?.map(|text| read_amount(&text).ok_or_else(unreadable)).transpose()
        };
        let empty = |field: &'static str| Refusal::new(field, "refused-empty");
        let content = amount("content", &self.content)?.ok_or_else(|| empty("content"))?;
        let volume_ml = number("volume", &self.volume)?.ok_or_else(|| empty("volume"))?;
        let known = Known {
            content,
            volume_ml,
            drops_per_ml: number("drops_per_ml", &self.per_ml)?,
            per_drop: amount("per_drop", &self.per_drop)?,
            drop_ml: number("drop_ml", &self.drop_ml)?,
        };
        let solved = known.solve().map_err(|err| refused(err, content.unit))?;
        let counts = maybe(&self.counts).map(|text| {
            DropCounts::parse(&text)
                .ok_or_else(|| Refusal::new("drop_counts", "refused-drop-counts").with("text", text))
        });
        Ok(Found { solved, counts: counts.transpose()?, dose: amount("dose", &self.dose)? })
    }
}

/// What may stand behind a number of drops in 1 mL, or nothing.
const DROPS: [&str; 3] = ["drops", "drop", "drops/mL"];

fn read_amount(text: &str) -> Option<Amount> {
    let start = text.find(|c: char| c.is_alphabetic() || c == '[')?;
    let (number, unit) = text.split_at(start);
    Some(Amount { number: number.trim().parse().ok()?, unit: DoseUnit::parse(unit.trim())? })
}

fn refused(err: BenchError, unit: DoseUnit) -> Refusal {
    let field = err.field();
    match err {
        BenchError::NotPositive(_) => Refusal::new(field, "bench-not-positive"),
        BenchError::Unit(_) => Refusal::new(field, "bench-unit"),
        BenchError::Contradicts { follows, .. } => {
            let follows =
                if field == "drop_ml" { format!("{follows} mL") } else { format!("{follows} {}", unit.code()) };
            Refusal::new(field, "bench-contradicts").with("follows", follows)
        }
        BenchError::Endless(_) => Refusal::new(field, "bench-endless"),
        BenchError::Unlikely { drops_per_ml, .. } => Refusal::new(field, "bench-unlikely").with("drops", drops_per_ml),
    }
}

/// What follows, as a table; the dose in drops and mL, or the two nearest that can be counted.
fn follows(ui: &mut Ui, cx: &Cx<'_>, found: &Found) {
    let title = cx.get("bench-follows");
    widgets::pane(ui, &title.clone(), |ui| {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &title);
            let mut lines = vec![("bench-row-per-ml", cx.number(found.solved.per_ml))];
            if let Some(drop) = &found.solved.drop {
                lines.push(("bench-row-drops", cx.number(drop.drops_per_ml)));
                lines.push(("bench-row-per-drop", cx.number(drop.per_drop)));
                lines.push(("bench-row-drop-ml", cx.number(format!("{} mL", drop.drop_ml))));
            }
            if let Some(counts) = &found.counts {
                let args = [
                    ("mean", counts.mean().to_string()),
                    ("low", counts.lowest().to_string()),
                    ("high", counts.highest().to_string()),
                ];
                lines.push(("bench-row-counts", cx.say("bench-counted", &args)));
            }
            Grid::new("bench").num_columns(2).spacing([24.0, 8.0]).show(ui, |ui| {
                for (label, value) in lines {
                    ui.label(RichText::new(cx.get(label)).weak());
                    ui.label(theme::strong(value, size::BODY));
                    ui.end_row();
                }
            });
            if let Some(dose) = found.dose {
                ui.add_space(size::GAP);
                dose_words(ui, cx, found, dose);
            }
        });
    });
}

fn dose_words(ui: &mut Ui, cx: &Cx<'_>, found: &Found, dose: Amount) {
    let medicine = Medicine { recipe: Some(found.solved.recipe.clone()), ..Medicine::default() };
    let made = medicine.preparation();
    let words = |portion| {
        let ways: Vec<_> = said(portion, None).into_iter().map(|way| in_words(cx, way)).collect();
        ways.join(" · ")
    };
    if made.is_whole(dose) == Some(false)
        && let Some(next) = made.neighbours(dose)
    {
        let mut args = vec![("amount", dose.to_string()), ("above", words(next.above))];
        let key = if next.below.is_some() { "refused-not-whole" } else { "refused-not-whole-least" };
        args.extend(next.below.map(|below| ("below", words(below))));
        widgets::refused(ui, cx.theme, &cx.say(key, &args));
        return;
    }
    let portion = made.portion(dose);
    ui.label(theme::strong(words(portion), size::SECTION));
    if let (Some(counts), Some(count)) = (&found.counts, portion.count)
        && let Some((low, high)) = counts.band(count.number, &found.solved.recipe)
    {
        let args = [("low", low.to_string()), ("high", high.to_string())];
        ui.label(RichText::new(cx.say("today-band", &args)).weak());
    }
}
