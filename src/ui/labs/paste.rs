//! A table from elsewhere: pasted as text, read line by line and shown before anything comes of it. What was found
//! goes into the form of a report; what was not stands beneath, so that nothing is lost.

use std::sync::Arc;

use eframe::egui::{Id, Key, Label, Modifiers, RichText, Ui, Vec2};

use crate::analysis::describe;
use crate::analysis::labs::Measurement;
use crate::intake::panel;
use crate::intake::panel::{Line, Sheet};
use crate::intake::paste;
use crate::intake::paste::{OtherLine, Pasted};
use crate::model::Body;
use crate::ui::labs::flag::Look;
use crate::ui::labs::ranges;
use crate::ui::labs::report::why;
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

#[derive(Debug, Default)]
pub(super) struct Paste {
    text: String,
    /// What was made of which text, and for which revision.
    read: Option<(i64, String, Pasted, Vec<Preview>)>,
    focus: bool,
    /// It was to be brought in, and there is nothing.
    in_vain: bool,
}

/// What one frame came to.
pub(super) enum Answer {
    Stay,
    Close,
    Bring(Vec<Line>),
}

/// What a line would become.
#[derive(Debug)]
struct Preview {
    /// The result, and what it is against its range.
    result: Option<(String, Look)>,
    /// What is wrong with it, or to be known of it.
    says: Vec<(String, bool)>,
}

impl Paste {
    pub(super) fn forget(&mut self) {
        self.read = None;
    }

    pub(super) fn open(&mut self) {
        self.focus = true;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Answer {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return Answer::Close;
        }
        let mut bring = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let mut close = false;
        let title = cx.get("labs-paste");
        widgets::pane(ui, &title.clone(), |ui| {
            widgets::page_title(ui, &title, Some(&cx.get("labs-paste-says")));
            ui.add_space(size::GAP);
            widgets::card(ui, cx.theme, |ui| {
                let label = cx.get("labs-paste-field");
                let hint = cx.get("labs-paste-hint");
                let field = widgets::Field {
                    hint: &hint,
                    rows: 6,
                    ..widgets::Field::new(Id::unique(("labs", "paste")), &label, &mut self.text)
                };
                let shown = field.show(ui, cx.theme);
                bring |= shown.entered;
                if std::mem::take(&mut self.focus) {
                    shown.response.request_focus();
                }
                self.update(cx);
                let found = self.read.as_ref().map_or(0, |(_, _, pasted, _)| pasted.results.len());
                if bring && found == 0 {
                    (self.in_vain, self.focus) = (true, true);
                }
                self.in_vain &= found == 0;
                if self.in_vain {
                    widgets::refused(ui, cx.theme, &cx.get("labs-paste-in-vain"));
                }
                ui.horizontal_wrapped(|ui| {
                    let least = Vec2::new(140.0, size::TARGET_DAILY);
                    if found > 0 {
                        let words = cx.say("labs-paste-bring", &[("count", found.to_string())]);
                        bring |= widgets::primary(ui, cx.theme, &words, least).clicked();
                    }
                    close = widgets::plain_sized(ui, cx.theme, &cx.get("form-close"), least).clicked();
                });
            });
            if !self.text.trim().is_empty() {
                self.preview(ui, cx);
            }
        });
        match &self.read {
            Some((_, _, pasted, _)) if bring && !pasted.results.is_empty() => {
                Answer::Bring(panel::pasted(&pasted.results, cx.words.decimal_mark()))
            }
            _ if close => Answer::Close,
            _ => Answer::Stay,
        }
    }

    /// Reads the text where it is another one.
    fn update(&mut self, cx: &Cx<'_>) {
        if self.read.as_ref().is_some_and(|(revision, text, ..)| *revision == cx.revision && *text == self.text) {
            return;
        }
        let pasted = paste::read(&self.text, cx.catalogue, cx.words.decimal_mark());
        let sheet = Sheet {
            at: cx.today().to_string(),
            lines: panel::pasted(&pasted.results, cx.words.decimal_mark()),
            ..Sheet::default()
        };
        let previews = pasted
            .results
            .iter()
            .enumerate()
            .map(|(place, line)| {
                let number = line.line.to_string();
                let mut says = Vec::new();
                let result = match sheet.line(place, &cx.entry()) {
                    Ok(record) => {
                        let mut what = cx.message(&describe::describe(&record, cx.diary));
                        if let Body::Lab(result) = &record.body
                            && let Some(range) = ranges::given(result)
                        {
                            what = cx.say("labs-paste-range", &[("what", what), ("range", range.shown())]);
                        }
                        let look = Measurement::new(&Arc::new(record), cx.facts).map(|one| Look::of(&one));
                        let words = cx.say("labs-paste-line", &[("number", number.clone()), ("what", what)]);
                        look.map(|look| (words, look))
                    }
                    Err(refusals) => {
                        let text = cx.say("labs-paste-problem", &[("number", number), ("text", line.text.clone())]);
                        says.push((text, false));
                        says.extend(refusals.iter().map(|refusal| (why(cx, refusal), true)));
                        None
                    }
                };
                if line.unknown_analyte {
                    says.push((cx.get("labs-paste-unknown"), false));
                }
                if !line.left_out.is_empty() {
                    says.push((cx.say("labs-paste-left-out", &[("cells", line.left_out.join(" · "))]), false));
                }
                Preview { result, says }
            })
            .collect();
        self.read = Some((cx.revision, self.text.clone(), pasted, previews));
    }

    fn preview(&self, ui: &mut Ui, cx: &Cx<'_>) {
        let Some((_, _, pasted, previews)) = &self.read else { return };
        ui.add_space(size::GAP);
        widgets::card(ui, cx.theme, |ui| {
            if let Some(refusal) = &pasted.refused {
                widgets::refused(ui, cx.theme, &cx.message(&refusal.why));
            } else if previews.is_empty() {
                widgets::section(ui, &cx.get("labs-paste-empty"));
            } else {
                widgets::section(ui, &cx.say("labs-paste-would", &[("count", previews.len().to_string())]));
                ui.label(RichText::new(cx.get("labs-paste-says-next")).weak());
            }
            if let Some(date) = pasted.results.iter().find_map(|line| line.date.as_ref()) {
                ui.add(Label::new(cx.say("labs-paste-date", &[("date", date.clone())])).wrap());
            }
            for preview in previews {
                if let Some((words, look)) = &preview.result {
                    ui.horizontal_wrapped(|ui| {
                        ui.label(words);
                        look.label(ui, cx);
                    });
                }
                for (words, is_wrong) in &preview.says {
                    let text = if *is_wrong {
                        theme::strong(words, size::BODY).color(cx.theme.palette.alert)
                    } else {
                        RichText::new(words).weak()
                    };
                    ui.add(Label::new(text).wrap());
                }
            }
            others(ui, cx, "labs-paste-unclear", Some("labs-paste-unclear-says"), &pasted.unclear);
            others(ui, cx, "labs-paste-skipped", None, &pasted.skipped);
        });
    }
}

/// Lines that give no result, as they stand.
fn others(ui: &mut Ui, cx: &Cx<'_>, title: &str, says: Option<&str>, lines: &[OtherLine]) {
    if lines.is_empty() {
        return;
    }
    ui.add_space(size::GAP);
    widgets::section(ui, &cx.get(title));
    if let Some(says) = says {
        ui.label(RichText::new(cx.get(says)).weak());
    }
    for line in lines {
        let args = [("number", line.line.to_string()), ("text", line.text.trim().to_owned())];
        ui.add(Label::new(cx.say("labs-paste-problem", &args)).wrap());
    }
}
