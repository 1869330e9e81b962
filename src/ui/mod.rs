//! The window: what is round the screens, and the only place that runs what they ask for.

mod act;
mod check_in;
mod clock;
mod dates;
mod drafts;
pub mod forms;
mod frame;
pub mod history;
pub mod jobs;
pub mod keeper;
pub mod keys;
mod labs;
mod others;
mod parts;
pub mod plan;
mod plot;
mod questions;
pub mod report;
mod roving;
pub mod screen;
mod seat;
mod settings;
pub mod theme;
pub mod timeline;
pub mod today;
mod tongue;
mod treatments;
mod trouble;
pub mod watch;
pub mod widgets;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui;
use jiff::Zoned;
use jiff::civil::Date;

use crate::analysis::attention;
use crate::analysis::attention::Attention;
use crate::analysis::due::Schedules;
use crate::analysis::facts::Facts;
use crate::analysis::watch::WatchItem;
use crate::catalogue::Catalogue;
use crate::crash;
use crate::files::place;
use crate::files::seat::Seat;
use crate::logbook::Logbook;
use crate::model::revision::Revision;
use crate::model::when::diary_day;
use crate::model::{Message, RecordId};
use crate::ui::check_in::CheckInScreen;
use crate::ui::clock::Waiting;
use crate::ui::drafts::Drafts;
use crate::ui::history::History;
use crate::ui::jobs::Jobs;
use crate::ui::keeper::Keeper;
use crate::ui::labs::Labs;
use crate::ui::others::Others;
use crate::ui::parts::Parts;
use crate::ui::plan::PlanScreen;
use crate::ui::questions::QuestionsScreen;
use crate::ui::report::ReportScreen;
use crate::ui::screen::{Action, Cx, Route};
use crate::ui::seat::Bell;
use crate::ui::settings::SettingsScreen;
use crate::ui::theme::Theme;
use crate::ui::timeline::Timeline;
use crate::ui::today::Today;
use crate::ui::treatments::TreatmentsScreen;
use crate::ui::watch::WatchScreen;
use crate::ui::widgets::Notice;
use crate::words::Words;

use self::frame::Saved;

pub use self::tongue::{Asked, speak};
pub use self::trouble::{Door, Reopen, Trouble};

/// Tells the time. The window reads it once a frame and hands it down.
pub type Clock = Box<dyn Fn() -> Zoned>;

/// How the window begins.
pub struct Start {
    pub route: Route,
    pub clock: Clock,
    pub asked: Asked,
}

/// The window and everything in it.
pub struct App {
    logbook: Logbook,
    catalogue: Arc<Catalogue>,
    words: Arc<Words>,
    asked: Asked,
    clock: Clock,
    others: Others,
    jobs: Jobs,

    route: Route,
    today: Today,
    plan: PlanScreen,
    timeline: Timeline,
    labs: Labs,
    watch: WatchScreen,
    history: History,
    report: ReportScreen,
    settings: SettingsScreen,
    check_in: CheckInScreen,
    questions: QuestionsScreen,
    treatments: TreatmentsScreen,

    /// Computed from the diary, and of which revision.
    facts: Facts,
    schedules: Schedules,
    /// What asks for attention because of a plan, and of which revision and day.
    attention: Vec<Attention>,
    /// What the watch found; computed together with it.
    watched: Vec<WatchItem>,
    attention_of: Option<(i64, Date)>,
    facts_of: i64,
    theme: Theme,
    /// What egui was last told to look like.
    looks: Option<(Theme, u16)>,
    notice: Option<Notice>,
    saved: Saved,
    /// Who writes in this session, where it is not the person; nothing of it is kept but in what they write.
    carer: Option<String>,
    trash: Vec<Revision>,
    versions: (Option<RecordId>, Vec<Revision>),
    /// What is laid over the screens.
    over: Over,
    /// What waits for whether the clock is right.
    waiting: Waiting,
    /// What had the keyboard before it was.
    beneath: Option<egui::Id>,
    /// Where the keyboard is, of rail, page and notice.
    parts: Parts,
    keeper: Keeper,
    drafts: Drafts,
    /// Where the diary had better not lie, if it lies there.
    misplaced: Option<Message>,
    /// What was left of an error of the program's, if anything was.
    crash: Option<PathBuf>,
    /// The diary's name leads to another file by now: the door opens that one, and says this.
    again: Option<Message>,
}

/// What is laid over the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Over {
    #[default]
    Nothing,
    /// The list of shortcuts.
    Keys,
    /// What to write down.
    New,
    /// The screens, where the rail has no room.
    Screens,
}

/// What a screen may see. No function: the screen itself is changed while the rest of the window is looked at.
macro_rules! what_is_seen {
    ($app:ident, $now:ident, $undo:ident, $redo:ident) => {
        Cx {
            diary: $app.logbook.diary(),
            catalogue: &$app.catalogue,
            words: &$app.words,
            now: $now,
            theme: &$app.theme,
            facts: &$app.facts,
            schedules: &$app.schedules,
            attention: &$app.attention,
            watched: &$app.watched,
            revision: $app.logbook.revision(),
            undo: $undo.as_deref(),
            redo: $redo.as_deref(),
            path: $app.logbook.path(),
            trash: &$app.trash,
            history: &$app.versions.1,
            carer: $app.carer.as_deref(),
            job: $app.jobs.state(),
            laid: $app.jobs.laid(),
            kept: $app.keeper.kept(),
            misplaced: $app.misplaced.as_ref(),
            crash: $app.crash.as_deref(),
        }
    };
}

impl App {
    pub fn new(logbook: Logbook, catalogue: Catalogue, words: Arc<Words>, start: Start) -> Self {
        let facts = Facts::new(logbook.diary(), &catalogue);
        let schedules = Schedules::new(logbook.diary());
        let facts_of = logbook.revision();
        Self {
            others: Others::none(),
            jobs: Jobs::default(),
            route: start.route,
            today: Today::default(),
            plan: PlanScreen::default(),
            timeline: Timeline::default(),
            labs: Labs::default(),
            watch: WatchScreen::default(),
            history: History::default(),
            report: ReportScreen::default(),
            settings: SettingsScreen::default(),
            check_in: CheckInScreen::default(),
            questions: QuestionsScreen::default(),
            treatments: TreatmentsScreen::default(),
            theme: Theme::of(logbook.diary().settings.theme, false),
            logbook,
            catalogue: Arc::new(catalogue),
            words,
            asked: start.asked,
            clock: start.clock,
            facts,
            schedules,
            attention: Vec::new(),
            watched: Vec::new(),
            attention_of: None,
            facts_of,
            looks: None,
            notice: None,
            saved: Saved::Before,
            carer: None,
            trash: Vec::new(),
            versions: (None, Vec::new()),
            over: Over::Nothing,
            waiting: Waiting::default(),
            beneath: None,
            parts: Parts::default(),
            keeper: Keeper::default(),
            drafts: Drafts::default(),
            misplaced: None,
            crash: None,
            again: None,
        }
    }

    /// Notices what others write into the diary, from now on.
    pub fn watch_others(&mut self, ctx: &egui::Context) {
        if let Some(path) = self.logbook.path() {
            self.others = Others::start(path.to_owned(), ctx.clone());
        }
    }

    /// Takes care of the diary from now on: backups, what is half-typed, and whether it lies in a good place.
    pub fn take_care(&mut self, ctx: &egui::Context) {
        let Some(path) = self.logbook.path().map(Path::to_owned) else { return };
        self.keeper.begin();
        self.misplaced = place::of(&path).map(|place| place.message());
        if let Some(message) = &self.misplaced {
            let message = message.clone();
            self.say_trouble(&message);
        }
        self.crash = crash_beside(&path);
        self.drafts.begin(path);
        let now = (self.clock)();
        let forms = self.drafts.brought();
        self.bring_back(&forms, &now);
        ctx.request_repaint();
    }

    /// Why the window has to be opened anew, if it has; told once.
    pub(super) fn wants_again(&mut self) -> Option<Message> {
        self.again.take()
    }

    /// Says something when the window was opened anew.
    pub(super) fn greet(&mut self, message: &Message) {
        let text = self.words.say(message.key, &message.args);
        self.notice = Some(Notice { text, trouble: false, undo: None });
    }

    /// Everything that is half-typed goes to where it outlives the window.
    fn keep_drafts(&mut self) {
        let forms = self.today.told().chain(self.plan.told()).chain(self.labs.told()).chain(self.watch.told());
        let forms = forms.chain(self.history.told()).chain(self.questions.told()).chain(self.treatments.told());
        let forms: Vec<_> = forms.chain(self.check_in.told()).collect();
        self.drafts.keep(forms);
    }

    pub fn logbook(&self) -> &Logbook {
        &self.logbook
    }

    pub fn route(&self) -> Route {
        self.route
    }

    /// What was computed is computed anew: its words are others.
    fn forget_facts(&mut self) {
        self.facts = Facts::new(self.logbook.diary(), &self.catalogue);
        self.attention_of = None;
    }

    fn refresh_facts(&mut self) {
        if self.facts_of != self.logbook.revision() {
            self.facts = Facts::new(self.logbook.diary(), &self.catalogue);
            self.schedules = Schedules::new(self.logbook.diary());
            self.facts_of = self.logbook.revision();
        }
    }

    /// Walks through years of entries: once a revision and day, never in every frame.
    fn refresh_attention(&mut self, now: &Zoned) {
        let diary = self.logbook.diary();
        let today = diary_day(now.datetime(), diary.settings.day_start_hour);
        let wanted = Some((self.logbook.revision(), today));
        if self.attention_of != wanted {
            self.attention = attention::of_plans(diary, &self.catalogue, &self.schedules, today);
            self.watched = crate::analysis::watch::watch(diary, &self.catalogue, &self.facts, today);
            self.attention_of = wanted;
        }
    }

    fn refresh_looks(&mut self, ctx: &egui::Context) {
        let settings = &self.logbook.diary().settings;
        let theme = Theme::of(settings.theme, ctx.system_theme() == Some(egui::Theme::Dark));
        let wanted = (theme, settings.zoom);
        if self.looks.as_ref() != Some(&wanted) {
            theme::apply(ctx, &wanted.0);
            ctx.set_zoom_factor(f32::from(wanted.1) / 100.0);
            self.theme = wanted.0.clone();
            self.looks = Some(wanted);
        }
    }

    /// What a screen would see, for whoever reads a form outside of one.
    fn with_cx<T>(&self, now: &Zoned, look: impl FnOnce(&Cx<'_>) -> T) -> T {
        let words = Arc::clone(&self.words);
        let say = |message: &Message| words.say(message.key, &message.args);
        let undo = self.logbook.undoable().map(|step| say(&step.what));
        let redo = self.logbook.redoable().map(|step| say(&step.what));
        let cx = what_is_seen!(self, now, undo, redo);
        look(&cx)
    }

    fn screen(&mut self, ui: &mut egui::Ui, now: &Zoned) -> Vec<Action> {
        let words = Arc::clone(&self.words);
        let say = |message: &Message| words.say(message.key, &message.args);
        let undo = self.logbook.undoable().map(|step| say(&step.what));
        let redo = self.logbook.redoable().map(|step| say(&step.what));
        let cx = what_is_seen!(self, now, undo, redo);
        match self.route {
            Route::Today { day } => self.today.ui(ui, &cx, day),
            Route::Plan => self.plan.ui(ui, &cx),
            Route::Timeline => self.timeline.ui(ui, &cx),
            Route::Labs => self.labs.ui(ui, &cx),
            Route::Watch => self.watch.ui(ui, &cx),
            Route::History => self.history.ui(ui, &cx),
            Route::Report => self.report.ui(ui, &cx),
            Route::Settings => self.settings.ui(ui, &cx),
            Route::CheckIn => self.check_in.ui(ui, &cx),
            Route::Questions => self.questions.ui(ui, &cx),
            Route::Treatments => self.treatments.ui(ui, &cx),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if self.others.wrote() {
            match self.logbook.refresh() {
                Ok(_) => self.reread(),
                // Somebody writes for long.
                Err(error) if error.is_busy() => self.others.again(ctx),
                Err(error) => {
                    self.say_trouble(&error.message());
                    self.notice_replaced(&error);
                }
            }
        }
        if self.others.found_damage() {
            self.say_trouble(&Message::new("ui-damage-found"));
        }
        if self.jobs.settle() {
            match self.jobs.state() {
                jobs::Job::Made => self.take_over_made(),
                jobs::Job::PutBack { .. } => self.take_over_put_back(),
                _ => {}
            }
            ctx.request_repaint();
        }
        let now = (self.clock)().timestamp();
        if self.keeper.tend(&self.logbook, now, ctx) {
            ctx.request_repaint();
        }
        self.refresh_language(ctx);
        self.refresh_facts();
        self.refresh_looks(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let now = (self.clock)();
        self.refresh_attention(&now);
        let mut actions = Vec::new();
        let escaped = self.escaped_over(ui);
        self.keys(ui, &now, &mut actions);
        self.parts.begin();
        self.rail(ui, &mut actions);
        self.banner(ui);
        self.foot(ui, &mut actions);
        let ground = egui::Frame::new().fill(self.theme.palette.ground);
        egui::CentralPanel::default().frame(ground).show(ui, |ui| {
            // A name of its own: what comes and goes round it must not make other things of its parts.
            let page = egui::UiBuilder::new().scope_id(egui::Id::unique("page"));
            ui.scope_builder(page, |ui| {
                if self.route.is_daily() {
                    // What is pressed every day is larger, whatever it is.
                    ui.spacing_mut().interact_size.y = theme::size::TARGET_DAILY;
                }
                actions.extend(self.screen(ui, &now));
            });
        });
        self.overlays(ui, escaped, &now, &mut actions);
        self.parts.end(ui.ctx());
        for action in actions {
            self.act(action, &now, ui.ctx());
            // Shown in the next frame, which nothing else may cause.
            ui.ctx().request_repaint();
        }
        self.keep_drafts();
        // "now" and "today" are on the screen: they turn with the clock.
        let rest = 60 - u64::from(now.second().unsigned_abs());
        ui.ctx().request_repaint_after(Duration::from_secs(rest.clamp(1, 60)));
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.theme.palette.ground.to_normalized_gamma_f32()
    }
}

/// Opens the window on that diary, or the calm screen that says why it cannot be opened.
/// While it is open, whoever starts a second one sees this one come to the front.
pub fn open(
    (path, is_sample): (&Path, bool),
    catalogue: Catalogue,
    words: Arc<Words>,
    asked: Asked,
    seat: Option<Seat>,
) -> eframe::Result {
    let file = path.to_owned();
    let said = Arc::clone(&words);
    let reopen = move || {
        let route = if is_sample { Route::Timeline } else { Route::Today { day: None } };
        let start = Start { route, clock: Box::new(read_clock), asked };
        let logbook = Logbook::open_or_new(&file)?;
        Ok(App::new(logbook, catalogue.clone(), Arc::clone(&said), start))
    };
    let title = words.get("ui-title");
    let path = path.to_owned();
    eframe::run_native(
        &title,
        options(&title),
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            prepare(&creation.egui_ctx);
            let bell = seat.map(|seat| Bell::hang(seat, creation.egui_ctx.clone()));
            Ok(Box::new(Door::open(words, path, Box::new(reopen), &creation.egui_ctx).held_by(bell)))
        }),
    )
}

/// What was left of an error of the program's, beside the diary.
fn crash_beside(path: &Path) -> Option<PathBuf> {
    let file = std::path::absolute(path).ok()?.parent()?.join(crash::NAME);
    file.exists().then_some(file)
}

#[expect(clippy::disallowed_methods, reason = "the window's clock, handed down from here")]
fn read_clock() -> Zoned {
    Zoned::now()
}

/// What egui does by itself and this window does its own way.
pub fn prepare(ctx: &egui::Context) {
    ctx.options_mut(|options| {
        // Kept in the settings and bounded: see `keys`.
        options.zoom_with_keyboard = false;
        options.quit_shortcuts.clear();
    });
}

fn options(title: &str) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(title)
            .with_app_id("titrace")
            .with_inner_size([1200.0, 740.0])
            // Half a small screen: so it still fits where everything is twice as large.
            .with_min_inner_size([480.0, 320.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    }
}
