//! The list: one row an analyte. One of them has the keyboard, the arrows move it, Enter opens it.

use eframe::egui;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, CornerRadius, EventFilter, FontFamily, FontId, Id, Key, Modifiers, Pos2, Rect, Sense};
use eframe::egui::{TextFormat, Ui, Vec2};

use crate::analysis::baseline;
use crate::analysis::baseline::Verdict;
use crate::analysis::labs;
use crate::analysis::labs::{Draw, Followed};
use crate::model::when;
use crate::ui::dates;
use crate::ui::labs::flag::{Look, SHAPE};
use crate::ui::labs::{Labs, View, shown, spark};
use crate::ui::screen::Cx;
use crate::ui::theme;
use crate::ui::theme::size;
use crate::ui::widgets;

const ROW: f32 = 64.0;
const ROW_NARROW: f32 = 100.0;
/// From the top of a narrow row to what stands beneath its value.
const UNDER: f32 = 71.0;
/// Below this width a row has two lines.
const NARROW: f32 = 600.0;
const SPARK: Vec2 = Vec2::new(132.0, 40.0);
/// Days after which a result is old enough for its age to be said.
const OLD: i64 = 60;

/// A change beside the person's own baseline: the whole sentence, and what of it fits into a row.
#[derive(Clone, Debug)]
struct Changed {
    sentence: String,
    short: String,
}

/// Results by analyte and by draw, made once for a revision.
#[derive(Default)]
pub(super) struct List {
    made_of: Option<i64>,
    pub(super) analytes: Vec<Followed>,
    pub(super) draws: Vec<Draw>,
    /// The change of each analyte's last result beside the person's own baseline, in words.
    changes: Vec<Option<Changed>>,
    /// The chosen one.
    place: usize,
}

impl List {
    pub(super) fn forget(&mut self) {
        self.made_of = None;
    }

    pub(super) fn refresh(&mut self, cx: &Cx<'_>) {
        if self.made_of == Some(cx.revision) {
            return;
        }
        let chosen = self.analytes.get(self.place).map(|followed| followed.name.clone());
        self.analytes = labs::by_analyte(cx.diary, cx.catalogue, cx.facts);
        self.draws = labs::draws(cx.diary);
        self.changes = self.analytes.iter().map(|followed| change(cx, followed)).collect();
        self.made_of = Some(cx.revision);
        let found = chosen.and_then(|name| self.analytes.iter().position(|followed| followed.name == name));
        self.place = found.unwrap_or(self.place).min(self.analytes.len().saturating_sub(1));
    }

    /// The newest draw of more than one analyte: what the next report is copied from.
    pub(super) fn last_report(&self) -> Option<&Draw> {
        self.draws.iter().find(|draw| draw.results.len() > 1)
    }

    /// The change of an analyte's last result, as a sentence.
    pub(super) fn change_of(&self, name: &str) -> Option<&str> {
        let place = self.analytes.iter().position(|followed| followed.name == name)?;
        Some(self.changes.get(place)?.as_ref()?.sentence.as_str())
    }

    pub(super) fn find(&self, name: &str) -> Option<&Followed> {
        self.analytes.iter().find(|followed| followed.name == name)
    }
}

impl Labs {
    pub(super) fn overview(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        widgets::page(ui, ("labs", "list"), |ui| {
            let beneath = self.list.draws.first().map(|draw| {
                let args = [("count", self.list.analytes.len().to_string()), ("date", dates::when(cx, &draw.at))];
                cx.say("labs-beneath", &args)
            });
            widgets::page_title(ui, &cx.get("ui-labs"), beneath.as_deref());
            ui.add_space(size::GAP);
            if self.list.analytes.is_empty() {
                self.nothing(ui, cx);
                return;
            }
            let then = self.head_buttons(ui, cx);
            ui.add_space(size::GAP);
            let padding = Vec2::new(8.0, 8.0);
            egui::Frame::new()
                .fill(cx.theme.palette.card)
                .stroke(cx.theme.hairline())
                .corner_radius(CornerRadius::same(size::RADIUS + 2))
                .inner_margin(egui::Margin::symmetric(padding.x as i8, padding.y as i8))
                .show(ui, |ui| self.lines(ui, cx));
            ui.label(egui::RichText::new(cx.get("labs-list-keys")).small().weak());
            if let Some(view) = then {
                self.show(view);
                ui.ctx().request_repaint();
            }
        });
    }

    /// What is shown next: only when all of this was drawn, for its first piece gets the keyboard.
    fn head_buttons(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> Option<View> {
        let mut then = None;
        ui.horizontal_wrapped(|ui| {
            let least = Vec2::new(0.0, size::TARGET_DAILY);
            if widgets::primary(ui, cx.theme, &cx.get("labs-enter-report"), least).clicked() {
                self.write_report();
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("labs-add-one"), least).clicked() {
                self.add_result(cx, None);
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("labs-paste-open"), least).clicked() {
                self.paste_table();
            }
            if widgets::plain_sized(ui, cx.theme, &cx.get("labs-all-draws"), least).clicked() {
                then = Some(View::Draws);
            }
        });
        then
    }

    fn nothing(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        widgets::card(ui, cx.theme, |ui| {
            widgets::section(ui, &cx.get("labs-empty"));
            ui.label(cx.get("labs-empty-says"));
            ui.add_space(size::GAP);
            ui.horizontal_wrapped(|ui| {
                let least = Vec2::new(160.0, size::TARGET_DAILY);
                let report = widgets::primary(ui, cx.theme, &cx.get("labs-enter-report"), least);
                if std::mem::take(&mut self.seek) {
                    report.request_focus();
                }
                if report.clicked() {
                    self.write_report();
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("labs-add-one"), least).clicked() {
                    self.add_result(cx, None);
                }
                if widgets::plain_sized(ui, cx.theme, &cx.get("labs-paste-open"), least).clicked() {
                    self.paste_table();
                }
            });
        });
    }

    fn lines(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        widgets::name_as(ui, egui::Role::ListBox, &cx.get("labs-list"));
        let count = self.list.analytes.len();
        let chosen = self.list.analytes.get(self.list.place).map(|followed| row_id(&followed.name));
        if chosen.is_some_and(|id| ui.memory(|memory| memory.has_focus(id))) {
            self.move_by_keys(ui, count);
        }
        let mut open = None;
        for (place, followed) in self.list.analytes.iter().enumerate() {
            let here = place == self.list.place;
            let change = self.list.changes.get(place).and_then(Option::as_ref);
            let response = row(ui, cx, followed, change, (here, place == 0));
            if here && std::mem::take(&mut self.seek) {
                response.request_focus();
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                open = Some((place, followed.name.clone()));
            }
        }
        if let Some((place, name)) = open {
            self.list.place = place;
            self.show(View::Analyte(name));
            ui.ctx().request_repaint();
        }
    }

    fn move_by_keys(&mut self, ui: &Ui, count: usize) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let place = if pressed(Key::ArrowDown) {
            self.list.place + 1
        } else if pressed(Key::ArrowUp) {
            self.list.place.saturating_sub(1)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            count
        } else {
            return;
        };
        self.list.place = place.min(count.saturating_sub(1));
        self.seek = true;
    }
}

fn row_id(name: &str) -> Id {
    Id::unique(("labs", "row", name))
}

/// "7 months ago", where it is that long.
fn age(cx: &Cx<'_>, followed: &Followed) -> Option<String> {
    let date = followed.last()?.record.at.earliest().date();
    let days = when::days(cx.today()) - when::days(date);
    let (key, count) = match days {
        ..OLD => return None,
        OLD..730 => ("labs-age-months", days / 30),
        _ => ("labs-age-years", days / 365),
    };
    Some(cx.say(key, &[("count", count.to_string())]))
}

fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    followed: &Followed,
    change: Option<&Changed>,
    (here, is_first): (bool, bool),
) -> egui::Response {
    let palette = &cx.theme.palette;
    let narrow = ui.available_width() < NARROW;
    let age = age(cx, followed);
    let note = followed.last().and_then(|last| Look::note(cx, last));
    let since = followed.since().map(|since| {
        let args = [("value", shown(cx, since)), ("date", dates::short_when(cx, &since.record.at))];
        cx.say("labs-since", &args)
    });
    let beneath = since.clone().into_iter().chain(change.map(|change| change.short.clone())).chain(note.clone());
    let beneath = beneath.collect::<Vec<_>>().join(" · ");
    let wide = ui.available_width();
    let aged = age.clone().unwrap_or_default();
    // In a narrow row, what is beneath the value takes as many lines as it needs.
    let under = narrow.then(|| {
        let all = [beneath.as_str(), aged.as_str()].into_iter().filter(|text| !text.is_empty());
        let font = FontId::proportional(size::SMALL);
        ui.painter().layout(all.collect::<Vec<_>>().join(" · "), font, palette.soft, wide - 32.0)
    });
    let height = under.as_ref().map_or(ROW, |under| (UNDER + under.size().y + 12.0).max(ROW_NARROW));
    let (rect, _) = ui.allocate_exact_size(Vec2::new(wide, height), Sense::hover());
    // Only the chosen one is a stop of the Tab key; the arrows move between them.
    let response = ui.interact(rect, row_id(&followed.name), if here { Sense::click() } else { Sense::CLICK });
    let Some(last) = followed.last() else { return response };
    let look = Look::of(last);
    let unit = last.unit();
    let number = shown(cx, last);
    let value = if unit.is_empty() { number.clone() } else { format!("{number} {unit}") };
    let date = dates::short_when(cx, &last.record.at);
    response.widget_info(|| {
        let dated = age.as_ref().map_or_else(|| date.clone(), |age| format!("{date}, {age}"));
        let args = [
            ("name", cx.name(&followed.name).to_owned()),
            ("value", value.clone()),
            ("flag", look.words(cx)),
            ("date", dated),
            ("spark", spark::words(cx, followed)),
        ];
        let mut name = cx.say("labs-row", &args);
        for more in [&since, &note].into_iter().flatten() {
            name = format!("{name}, {more}");
        }
        if let Some(change) = &change {
            name = format!("{name}, {}", change.sentence);
        }
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, name)
    });
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    }
    let inner = rect.shrink2(Vec2::new(2.0, 1.0));
    if response.has_focus() {
        ui.painter().rect_filled(inner, CornerRadius::same(8), palette.accent_wash);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, CornerRadius::same(8), palette.sunk);
    }
    if !is_first {
        ui.painter().hline(inner.shrink(8.0).x_range(), rect.top(), cx.theme.hairline());
    }
    let left = rect.left() + 16.0;
    let width = rect.width() - 32.0;
    let column = |part: f32| left + width * part;
    let middle = rect.center().y;
    let value_colour = if look.is_alert() { palette.alert } else { palette.ink };
    let flag = look.words(cx);
    let flag_look = (look.colour(palette), size::BODY, look.is_alert());
    if let Some(under) = under {
        let (first, second) = (rect.top() + 22.0, rect.top() + 52.0);
        let right = column(0.58);
        text(ui, (left, first), cx.name(&followed.name), width * 0.55, (palette.ink, size::BODY, true));
        look.paint(ui.painter(), Pos2::new(right, first), palette);
        lines_of(ui, (right + SHAPE, first), &flag, (width * 0.42 - SHAPE, 2), flag_look);
        text(ui, (left, second), &value, width * 0.55, (value_colour, size::SECTION, true));
        text(ui, (right, second), &date, width * 0.42, (palette.soft, size::SMALL, false));
        ui.painter().galley(Pos2::new(left, rect.top() + UNDER), under, palette.soft);
    } else {
        let raised = |beneath: &str| if beneath.is_empty() { middle } else { middle - 11.0 };
        let first = raised(&beneath);
        let spark_at = column(0.66);
        let date_at = spark_at + SPARK.x + 16.0;
        let lines = if beneath.is_empty() { 2 } else { 1 };
        let cut = lines_of(
            ui,
            (left, first),
            cx.name(&followed.name),
            (width * 0.27, lines),
            (palette.ink, size::BODY, true),
        );
        if cut {
            response.clone().on_hover_text(cx.name(&followed.name));
        }
        measured(ui, (column(0.28), first), (&number, &unit), width * 0.2, (value_colour, palette.soft));
        look.paint(ui.painter(), Pos2::new(column(0.49), first), palette);
        lines_of(ui, (column(0.49) + SHAPE, first), &flag, (width * 0.17 - SHAPE, lines), flag_look);
        text(ui, (left, middle + 14.0), &beneath, width * 0.64, (palette.soft, size::SMALL, false));
        let line = Rect::from_center_size(Pos2::new(spark_at + SPARK.x / 2.0, middle), SPARK);
        spark::paint(&ui.painter().with_clip_rect(line.intersect(ui.clip_rect())), line, followed, palette);
        let room = rect.right() - 12.0 - date_at;
        text(ui, (date_at, raised(&aged)), &date, room, (palette.soft, size::SMALL, false));
        text(ui, (date_at, middle + 11.0), &aged, room, (palette.soft, size::SMALL, false));
    }
    if response.has_focus() {
        let ring = cx.theme.focus();
        ui.painter().rect_stroke(inner, CornerRadius::same(8), ring, egui::StrokeKind::Inside);
    }
    response
}

/// The change since the person's own baseline, in words.
fn change(cx: &Cx<'_>, followed: &Followed) -> Option<Changed> {
    let last = followed.last()?;
    let change = baseline::change(cx.diary, cx.catalogue, cx.facts, &last.record, last.result()?)?;
    let verdict = match change.verdict {
        Verdict::NotComparable(_) => return None,
        Verdict::Within => "within",
        Verdict::Fall => "fall",
        Verdict::Rise => "rise",
        Verdict::Unsure => "unsure",
    };
    let message = baseline::message(&change);
    let mut args = message.args.clone();
    args.push(("verdict", verdict.to_owned()));
    Some(Changed { sentence: cx.message(&message), short: cx.say("labs-short", &args) })
}

/// One line of text with its middle there, cut where its room ends.
fn text(ui: &Ui, at: (f32, f32), text: &str, room: f32, look: (Color32, f32, bool)) {
    lines_of(ui, at, text, (room, 1), look);
}

/// A value in large and its unit in small beside it.
fn measured(ui: &Ui, at: (f32, f32), (value, unit): (&str, &str), room: f32, (ink, soft): (Color32, Color32)) {
    let large = TextFormat::simple(FontId::new(size::SECTION, theme::semibold()), ink);
    let mut job = LayoutJob::single_section(value.to_owned(), large);
    job.append(unit, 5.0, TextFormat::simple(FontId::proportional(size::SMALL), soft));
    job.wrap = TextWrapping::truncate_at_width(room.max(16.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let top = at.1 - galley.size().y / 2.0;
    ui.painter().galley(Pos2::new(at.0, top), galley, ink);
}

/// As many lines with their middle there; whether something was cut.
fn lines_of(ui: &Ui, at: (f32, f32), text: &str, (room, most): (f32, usize), look: (Color32, f32, bool)) -> bool {
    let (colour, height, heavy) = look;
    let family = if heavy { theme::semibold() } else { FontFamily::Proportional };
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(FontId::new(height, family), colour));
    job.wrap =
        TextWrapping { max_rows: most, break_anywhere: most == 1, ..TextWrapping::truncate_at_width(room.max(16.0)) };
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let top = at.1 - galley.size().y / 2.0;
    let cut = galley.elided;
    ui.painter().galley(Pos2::new(at.0, top), galley, colour);
    cut
}
