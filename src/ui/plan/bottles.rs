//! The bottles of a plan's medicine: what is left, how long they keep, when the next one is needed, what a month costs.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::analysis::supply;
use crate::model::Kind;
use crate::model::schedule::Schedule;
use crate::ui::dates;
use crate::ui::forms::Form;
use crate::ui::plan::PlanScreen;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

/// As far ahead as bottles are counted here.
const AHEAD_DAYS: u16 = 180;

/// What is said of a medicine's bottles: computed once a revision and day.
#[derive(Clone, Debug, Default)]
struct Said {
    bottles: Vec<(crate::model::RecordId, bool, Vec<String>)>,
    next: Vec<String>,
    cost: Vec<String>,
}

impl PlanScreen {
    pub(super) fn bottles(&mut self, ui: &mut Ui, cx: &Cx<'_>, schedule: &Schedule) {
        let said = cached(ui, cx, schedule);
        let medicine = cx.diary.medicine_name(schedule.medicine).to_owned();
        let title = cx.get("plan-bottles");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::card(ui, cx.theme, |ui| {
                widgets::section(ui, &title);
                if said.bottles.is_empty() {
                    ui.label(RichText::new(cx.get("plan-no-bottle")).weak());
                }
                for (id, is_open, lines) in &said.bottles {
                    let Some(record) = cx.diary.get(*id) else { continue };
                    let date = dates::when(cx, &record.at);
                    let key = if *is_open { "plan-bottle-open" } else { "plan-bottle" };
                    let head = cx.say(key, &[("date", date)]);
                    ui.horizontal_wrapped(|ui| {
                        ui.label(theme::strong(&head, size::BODY));
                        let edit = widgets::quiet(ui, cx.theme, &cx.get("today-edit"));
                        if edit.accessible_name(cx.say("today-edit-of", &[("what", head.clone())])).clicked() {
                            self.desk.open(Form::edit(record, cx));
                        }
                    });
                    for line in lines {
                        ui.add(Label::new(line).wrap());
                    }
                    ui.add_space(size::GAP);
                }
                for line in said.next.iter().chain(&said.cost) {
                    ui.add(Label::new(RichText::new(line).weak()).wrap());
                }
                let least = Vec2::new(140.0, size::TARGET_DAILY);
                if widgets::plain_sized(ui, cx.theme, &cx.get("plan-bottle-new"), least).clicked() {
                    let today = cx.today().to_string();
                    let given = [("medicine", medicine.clone()), ("at", today.clone()), ("opened", today)];
                    self.desk.open(Form::new(Kind::Bottle, &given).at_field("holds"));
                }
            });
        });
    }
}

fn cached(ui: &Ui, cx: &Cx<'_>, schedule: &Schedule) -> std::sync::Arc<Said> {
    type Kept = (i64, jiff::civil::Date, crate::model::RecordId, std::sync::Arc<Said>);
    let id = eframe::egui::Id::unique(("plan", "bottles"));
    let today = cx.today();
    let kept = ui.data(|data| data.get_temp::<Kept>(id));
    if let Some((revision, day, medicine, said)) = kept
        && (revision, day, medicine) == (cx.revision, today, schedule.medicine)
    {
        return said;
    }
    let fresh = std::sync::Arc::new(say(cx, schedule));
    ui.data_mut(|data| {
        data.insert_temp::<Kept>(id, (cx.revision, today, schedule.medicine, std::sync::Arc::clone(&fresh)));
    });
    fresh
}

fn say(cx: &Cx<'_>, schedule: &Schedule) -> Said {
    let (today, medicine) = (cx.today(), schedule.medicine);
    let bottles = supply::bottles(cx.diary, cx.catalogue, medicine, today)
        .into_iter()
        .rev()
        .take(6)
        .map(|state| {
            let lines = supply::messages(&state, today).iter().map(|message| cx.message(message)).collect();
            (state.record, state.is_open, lines)
        })
        .collect();
    let next = match supply::next_changes(cx.diary, cx.catalogue, medicine, today, AHEAD_DAYS, false) {
        Ok(openings) if openings.is_empty() => Vec::new(),
        Ok(openings) => {
            let days: Vec<_> = openings.iter().take(6).map(|opening| dates::plain(cx, opening.on)).collect();
            vec![cx.say("plan-bottle-next", &[("dates", days.join(", "))])]
        }
        Err(uncounted) => vec![cx.message(&uncounted.message())],
    };
    let cost = supply::monthly_cost(cx.diary, cx.catalogue, medicine, today);
    let cost = cost.iter().map(|cost| cx.say("plan-bottle-month", &[("cost", cost.text())])).collect();
    Said { bottles, next, cost }
}
