//! A window's worth of one screen, without a window: what a frame costs in a headless context, the tree of names for
//! a screen reader included.
#![allow(dead_code, reason = "each measurement uses what it needs")]

use std::sync::Arc;

use eframe::egui;
use eframe::egui::{Event, Key, Modifiers, Pos2, RawInput, Rect, Ui, Vec2};
use jiff::Zoned;
use titrace::analysis::due::Schedules;
use titrace::analysis::facts::Facts;
use titrace::catalogue::Catalogue;
use titrace::model::{Diary, settings};
use titrace::ui::jobs::Job;
use titrace::ui::keeper::Kept;
use titrace::ui::report::work::LaidOut;
use titrace::ui::screen::Cx;
use titrace::ui::theme;
use titrace::ui::theme::Theme;
use titrace::words::Words;

pub(crate) struct Desk {
    pub(crate) diary: Arc<Diary>,
    pub(crate) ctx: egui::Context,
    /// Points.
    pub(crate) size: Vec2,
    pub(crate) revision: i64,
    pub(crate) frames: f64,
    catalogue: Catalogue,
    words: Words,
    now: Zoned,
    theme: Theme,
    facts: Facts,
    schedules: Schedules,
    job: Job,
    laid: LaidOut,
    kept: Kept,
}

impl Desk {
    /// The evening of the last of the ten years.
    pub(crate) fn new(diary: Diary) -> Self {
        let diary = Arc::new(diary);
        let catalogue = Catalogue::bundled().unwrap();
        let ctx = egui::Context::default();
        let theme = Theme::of(settings::Theme::Light, false);
        theme::install(&ctx);
        theme::apply(&ctx, &theme);
        // The reader of the screen listens: the tree of names is part of the cost.
        ctx.enable_accesskit();
        Self {
            facts: Facts::new(&diary, &catalogue),
            schedules: Schedules::new(&diary),
            diary,
            ctx,
            size: Vec2::new(1104.0, 800.0),
            revision: 1,
            frames: 0.0,
            catalogue,
            words: Words::english(),
            now: "2023-12-29T21:00[UTC]".parse().unwrap(),
            theme,
            job: Job::default(),
            laid: LaidOut::default(),
            kept: Kept::default(),
        }
    }

    pub(crate) fn frame(&mut self, events: Vec<Event>, mut draw: impl FnMut(&mut Ui, &Cx<'_>)) -> egui::FullOutput {
        self.frames += 1.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.frames / 60.0),
            events,
            focused: true,
            ..RawInput::default()
        };
        let cx = Cx {
            diary: &self.diary,
            catalogue: &self.catalogue,
            words: &self.words,
            now: &self.now,
            theme: &self.theme,
            facts: &self.facts,
            schedules: &self.schedules,
            attention: &[],
            watched: &[],
            revision: self.revision,
            undo: None,
            redo: None,
            path: None,
            carer: None,
            trash: &[],
            history: &[],
            job: &self.job,
            laid: &self.laid,
            kept: &self.kept,
            misplaced: None,
            crash: None,
        };
        self.ctx.run_ui(input, |ui| draw(ui, &cx))
    }
}

pub(crate) fn key(key: Key) -> Vec<Event> {
    let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![press(true), press(false)]
}
