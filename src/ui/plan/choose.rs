//! Whose protocol a new plan follows: published ones, each with its author, one's own earlier ones, or one of one's own
//! making. None is a default, and what a source leaves open stays empty.

use eframe::egui::{Label, RichText, Ui, Vec2};

use crate::catalogue::Protocol;
use crate::intake;
use crate::model::Kind;
use crate::ui::forms::Form;
use crate::ui::plan::{PlanScreen, View};
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

impl PlanScreen {
    pub(super) fn choose(&mut self, ui: &mut Ui, cx: &Cx<'_>, has_plan: bool, actions: &mut Vec<Action>) {
        let title = cx.get(if has_plan { "plan-new-title" } else { "plan-none" });
        widgets::page_title(ui, &title, None);
        ui.label(cx.get("plan-none-says"));
        if cx.diary.of_kind(Kind::Medicine).is_empty() {
            self.first_medicine(ui, cx, actions);
            return;
        }
        let least = Vec2::new(160.0, size::TARGET_DAILY);
        ui.horizontal_wrapped(|ui| {
            for (words, rule) in
                [("plan-own-steps", "steps"), ("plan-own-fixed", "fixed"), ("plan-own-needed", "needed")]
            {
                let button = widgets::plain_sized(ui, cx.theme, &cx.get(words), least);
                if std::mem::take(&mut self.arrived) {
                    button.request_focus();
                }
                if button.clicked() {
                    self.open_plan(cx, rule, &[]);
                }
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("plan-bench"), least).clicked() {
                self.open_bench(cx);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("treatments-open"), least).clicked() {
                actions.push(Action::Go(Route::Treatments));
            }
            if has_plan && widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked() {
                self.turn(View::Plan);
            }
        });
        self.own(ui, cx);
        let title = cx.get("plan-templates");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::section(ui, &title);
            ui.label(RichText::new(cx.get("plan-templates-says")).weak());
            for protocol in cx.catalogue.protocols() {
                ui.add_space(size::GAP);
                self.protocol(ui, cx, protocol);
            }
        });
    }

    /// A plan is one of a medicine: until there is one, nothing else leads anywhere.
    fn first_medicine(&mut self, ui: &mut Ui, cx: &Cx<'_>, actions: &mut Vec<Action>) {
        ui.label(cx.get("plan-needs-medicine"));
        let least = Vec2::new(160.0, size::TARGET_DAILY);
        let button = widgets::primary(ui, cx.theme, &cx.get("plan-add-medicine"), least);
        if std::mem::take(&mut self.arrived) {
            button.request_focus();
        }
        if button.clicked() {
            // The day of its beginning stays empty, as on Today: nobody is asked to know it.
            self.desk.open(Form::new(Kind::Medicine, &[("from", String::new())]));
        }
        ui.horizontal_wrapped(|ui| {
            if widgets::plain_sized(ui, cx.theme, &cx.get("plan-bench"), least).clicked() {
                self.open_bench(cx);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("treatments-open"), least).clicked() {
                actions.push(Action::Go(Route::Treatments));
            }
        });
    }

    /// Earlier plans, to be copied.
    fn own(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        if cx.diary.of_kind(Kind::Plan).is_empty() {
            return;
        }
        let title = cx.get("plan-own-earlier");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::section(ui, &title);
            for (record, plan) in cx.diary.plans().rev().take(8) {
                let words = cx.message(&crate::analysis::describe::describe(record, cx.diary));
                let copy = cx.say("plan-copy", &[("what", plan.title.clone().unwrap_or(words))]);
                if widgets::plain_sized(ui, cx.theme, &copy, Vec2::new(0.0, size::TARGET_DAILY)).clicked() {
                    let row = intake::row(record, cx.diary);
                    let given: Vec<_> = row
                        .cells()
                        .filter(|(field, _)| {
                            !matches!(*field, "id" | "at" | "at_basis" | "zone" | "offset" | "source" | "entered_by")
                        })
                        .map(|(field, text)| (field, text.to_owned()))
                        .collect();
                    let rule = match (row.get("from"), row.get("as_needed")) {
                        (Some(_), _) => "steps",
                        (None, Some(_)) => "needed",
                        (None, None) => "fixed",
                    };
                    self.open_plan(cx, rule, &given);
                }
            }
        });
    }

    fn protocol(&mut self, ui: &mut Ui, cx: &Cx<'_>, protocol: &Protocol) {
        widgets::card(ui, cx.theme, |ui| {
            ui.label(theme::strong(&protocol.title, size::SECTION));
            ui.add(Label::new(RichText::new(protocol.credit()).weak()).wrap());
            ui.add(Label::new(rule_words(cx, protocol)).wrap());
            for text in [&protocol.hold_if, &protocol.remark].into_iter().flatten() {
                ui.add(Label::new(RichText::new(text.trim()).weak()).wrap());
            }
            let words = cx.get("plan-use");
            let name = cx.say("plan-use-of", &[("title", protocol.title.clone())]);
            let least = Vec2::new(140.0, size::TARGET_DAILY);
            if widgets::plain_sized(ui, cx.theme, &words, least).accessible_name(name).clicked() {
                let fields =
                    ["title", "author", "from", "step", "every", "to", "fixed", "as_needed", "time", "hold_if"];
                let given: Vec<_> =
                    fields.into_iter().filter_map(|field| Some((field, protocol.fills(field)?))).collect();
                let rule = match (protocol.as_needed, protocol.fixed.is_some()) {
                    (true, _) => "needed",
                    (false, true) => "fixed",
                    (false, false) => "steps",
                };
                self.open_plan(cx, rule, &given);
            }
        });
    }

    /// The form of a new plan, beginning today.
    fn open_plan(&mut self, cx: &Cx<'_>, rule: &str, given: &[(&'static str, String)]) {
        let mut cells = vec![("rule", rule.to_owned()), ("at", cx.today().to_string())];
        if rule == "needed" {
            cells.push(("as_needed", "yes".to_owned()));
        }
        cells.extend(given.iter().cloned());
        self.desk.open(Form::new(Kind::Plan, &cells).titled("form-new-plan"));
    }
}

/// What the source says, field by field, and what it leaves to the person.
fn rule_words(cx: &Cx<'_>, protocol: &Protocol) -> String {
    if protocol.as_needed || protocol.fixed.is_some() {
        let amount = protocol.fills("fixed").unwrap_or_default();
        return cx.say("plan-rule-fixed", &[("amount", amount)]);
    }
    let field = |name: &str| match (protocol.fills(name), protocol.offers(name)) {
        (Some(said), _) => said,
        (None, Some(offered)) => cx.say("plan-rule-between", &[("offered", offered)]),
        (None, None) => cx.get("plan-rule-open"),
    };
    let args = [("from", field("from")), ("step", field("step")), ("every", field("every")), ("to", field("to"))];
    cx.say("plan-rule", &args)
}
