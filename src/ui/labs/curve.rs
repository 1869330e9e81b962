//! The chart of one analyte: the One Chart's own cards over nothing but its results, and its keys.

use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Id, Pos2, Rect, Sense, Ui, Vec2};

use crate::analysis::chart::{ChartRequest, lay_out};
use crate::analysis::series::Material;
use crate::analysis::text::Text;
use crate::ui::plot::{Drawn, gutter, steps};
use crate::ui::screen::Cx;
use crate::ui::theme::size;

/// What is laid out, and of what: made anew only where one of these is another.
#[derive(Default)]
pub(super) struct Curve {
    material: Option<(i64, String, Arc<Material>)>,
    drawn: Option<(i64, String, ChartRequest, Drawn, String)>,
    /// The result that the keys are at.
    step: Option<usize>,
}

impl Curve {
    pub(super) fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, name: &str) {
        let gutter = gutter(ui.available_width());
        let width = (ui.available_width() - gutter - 12.0).max(120.0);
        self.lay_out(cx, name, width);
        let Some((.., drawn, summary)) = &self.drawn else { return };
        if drawn.chart.panels.is_empty() {
            return;
        }
        let left = ui.cursor().left();
        let cards = drawn.cards(ui, cx.theme, gutter, None);
        let response = ui.interact(cards, Id::unique(("labs", "curve")), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::GraphicsDocument, true, summary));
        let mut by_keys = false;
        if response.clicked() {
            response.request_focus();
            let at = response.interact_pointer_pos().map(|at| drawn.x_at(cards, gutter, at.x));
            self.step = at.and_then(|x| drawn.chart.nearest_reading(x));
        }
        if response.has_focus() {
            let stroke = cx.theme.focus();
            ui.painter().rect_stroke(cards.expand(2.0), size::RADIUS + 2, stroke, egui::StrokeKind::Inside);
            steps::arrows(ui, &response, &drawn.chart, &mut self.step);
            by_keys = true;
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            drawn.axis(ui, cx.theme, left, gutter);
            let place = Rect::from_min_size(
                Pos2::new(left + gutter, ui.cursor().top() - 22.0),
                Vec2::new(drawn.chart.plot_px + drawn.chart.right_px, 20.0),
            );
            let row = self.step.and_then(|step| drawn.chart.row(step));
            let is_reading = row.is_some();
            let text = row.map_or_else(|| cx.get("labs-curve-keys"), |row| said(cx, &row.sentence()));
            steps::status(ui, cx.theme, place, &text, is_reading);
        });
        let pointed = response.hover_pos().filter(|at| at.x >= cards.left() + gutter);
        let pointed = pointed.map(|at| (drawn.chart.snapped(drawn.x_at(cards, gutter, at.x), 6.0), at.y));
        let stepped = self.step.filter(|_| by_keys).and_then(|step| drawn.chart.row(step));
        let stepped = stepped.map(|row| (row.x, cards.center().y));
        if let Some((x, beside)) = pointed.or(stepped) {
            let lines: Vec<String> = drawn.chart.read_at(x).iter().map(|line| said(cx, line)).collect();
            if lines.len() > 1 {
                drawn.cursor(ui, cx.theme, cards, gutter, x, beside, &lines);
            }
        }
    }

    fn lay_out(&mut self, cx: &Cx<'_>, name: &str, width: f32) {
        let words_percent = cx.words.language().words_percent();
        let request = ChartRequest { width_px: width as u32, words_percent, ..ChartRequest::default() };
        let is_known = |(revision, of, known, ..): &(i64, String, ChartRequest, Drawn, String)| {
            *revision == cx.revision && of == name && *known == request
        };
        if self.drawn.as_ref().is_some_and(is_known) {
            return;
        }
        let material = match &self.material {
            Some((revision, of, material)) if *revision == cx.revision && of == name => Arc::clone(material),
            _ => {
                let material = Arc::new(Material::of_analyte(cx.diary, cx.catalogue, name));
                self.material = Some((cx.revision, name.to_owned(), Arc::clone(&material)));
                material
            }
        };
        let chart = lay_out(&material, &request);
        // The result the keys are at is another row now, or of another analyte.
        let known = self.drawn.as_ref().filter(|(_, of, ..)| of == name);
        let at = self.step.and_then(|step| known?.3.chart.row(step));
        self.step = at.and_then(|row| chart.find(&row));
        let sentences: Vec<String> = chart.summary().iter().map(|text| said(cx, text)).collect();
        let summary = cx.say("labs-chart", &[("summary", sentences.join(". "))]);
        self.drawn = Some((cx.revision, name.to_owned(), request, Drawn::new(chart, cx.words), summary));
    }
}

fn said(cx: &Cx<'_>, text: &Text) -> String {
    text.said(&|key, args| cx.words.say(key, args))
}
