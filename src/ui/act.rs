//! Runs what the screens ask for. The only place in the window that writes; every answer is a notice that says
//! what happened, and a refused form keeps every letter.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use eframe::egui;
use jiff::Zoned;

use crate::analysis::describe::describe;
use crate::files;
use crate::files::Unwritten;
use crate::files::desktop;
use crate::intake;
use crate::intake::Entry;
use crate::logbook::{Cells, LogbookError, Step};
use crate::model::attachment::Attachment;
use crate::model::when::diary_day;
use crate::model::{Change, Kind, Message, Record, RecordId, Refusal, Settings, Source};
use crate::ui::dates;
use crate::ui::forms::{Form, new_id};
use crate::ui::jobs::Job;
use crate::ui::labs::file_trouble;
use crate::ui::screen::{Action, Route};
use crate::ui::widgets::Notice;

use super::App;
use super::frame::Saved;

const NOTICE_LETTERS: usize = 80;

impl App {
    pub(super) fn run(&mut self, action: Action, now: &Zoned, ctx: &egui::Context) {
        match action {
            Action::Apply(change) => {
                if self.apply(&change, now).is_ok() {
                    self.say_done(&change);
                }
            }
            Action::ApplySaying(change, says) => {
                if self.apply(&change, now).is_ok() {
                    let undo = change.is_undoable().then(|| self.logbook.revision());
                    self.notice = Some(Notice { text: says, trouble: false, undo });
                }
            }
            Action::Say(text) => self.notice = Some(Notice { text, trouble: false, undo: None }),
            Action::WriteAs(name) => {
                let says = match &name {
                    Some(name) => Message::new("carer-now").with("name", name),
                    None => Message::new("carer-over"),
                };
                self.carer = name;
                self.say(&says, false);
            }
            Action::ChooseSymptoms => {
                self.go(Route::Today { day: None });
                self.today.choose(true);
            }
            Action::Save(change) => match self.apply(&change, now) {
                Ok(()) => {
                    self.close_form(&change);
                    self.say_done(&change);
                }
                Err(LogbookError::Refused(error)) => {
                    self.refuse_form(Refusal { field: error.field(), why: error.message() });
                }
                Err(_) => {}
            },
            Action::Undo => self.undo(now),
            Action::UndoMade(revision) => self.undo_made(revision, now),
            Action::Redo => self.redo(now),
            Action::Go(route) => self.go(route),
            Action::ShowKeys => self.lay_over(super::Over::Keys, ctx),
            Action::GoThrough(list) => {
                self.go(Route::Watch);
                self.watch.open_list(&list);
            }
            Action::ReadTrash => match self.logbook.trash() {
                Ok(trash) => self.trash = trash,
                Err(error) => self.say_trouble(&error.message()),
            },
            Action::ReadHistory(id) => match self.logbook.history(id) {
                Ok(versions) => self.versions = (Some(id), versions),
                Err(error) => self.say_trouble(&error.message()),
            },
            Action::Attach(of, path) => self.attach(of, &path, now),
            Action::SaveAttachment(id, path) => self.save_attachment(id, &path),
            Action::ExportCsv(folder) => {
                self.jobs.export(&self.logbook, &self.catalogue, self.words.language(), folder, ctx);
            }
            Action::ExportChart(request, dots, path) => {
                self.jobs.chart(&self.logbook, (&self.catalogue, &self.words), (*request, dots, path), ctx);
            }
            Action::ExportPlan(plan, path) => {
                let today = diary_day(now.datetime(), self.logbook.diary().settings.day_start_hour);
                self.jobs.plan_page(&self.logbook, (&self.catalogue, &self.words), (plan, path), today, ctx);
            }
            Action::ExportWeek(from, path) => {
                self.jobs.week(&self.logbook, (&self.catalogue, &self.words), (from, path), ctx);
            }
            Action::LayOutReport(asked) => self.jobs.lay_out(&self.logbook, asked, ctx),
            Action::SaveReport(asked, format, path) => {
                self.jobs.save_report(&self.logbook, asked, (format, path), ctx);
            }
            Action::ExportIcs(path) => self.jobs.ics(&self.logbook, &self.words, path, now, ctx),
            Action::WriteArchive(path) => self.jobs.archive(&self.logbook, path, ctx),
            Action::ReadArchive(path) => self.jobs.read_archive(&self.logbook, path, ctx),
            Action::PreviewCsv(path) => self.jobs.preview(&self.logbook, &self.catalogue, path, now, ctx),
            Action::ImportPreviewed => {
                if let Job::Previewed(preview) = self.jobs.state() {
                    let change = (**preview).clone().into_change();
                    if self.apply(&change, now).is_ok() {
                        self.jobs.forget();
                        self.say_done(&change);
                    }
                }
            }
            Action::ForgetJob => self.jobs.forget(),
            Action::BackUp => self.keeper.make(&self.logbook, now.timestamp(), ctx),
            Action::PutBack(backup) => self.jobs.put_back(&self.logbook, backup, now, ctx),
            Action::ShowFolder(file) => {
                if let Err(error) = desktop::show_folder_of(&file) {
                    let message = Message::new("folder-not-shown").with("why", error);
                    self.say_trouble(&message.with("path", file.display()));
                }
            }
        }
    }

    fn apply(&mut self, change: &Change, now: &Zoned) -> Result<(), LogbookError> {
        let change = signed(change, self.carer.as_deref());
        let result = self.logbook.apply(&change, &Source::Window, now.timestamp());
        match &result {
            Ok(()) => {
                self.saved = Saved::At(dates::clock(now.datetime()));
                self.reread();
            }
            Err(error) => {
                self.saved = Saved::Not;
                let why = error.message();
                self.say_trouble(&why);
                self.notice_replaced(error);
            }
        }
        result
    }

    /// Keeps a copy of a file beside a record; what is wrong with it is said, and the path stays where it was typed.
    fn attach(&mut self, of: RecordId, path: &Path, now: &Zoned) {
        // The window does not wait for a pipe that nobody writes into.
        let found = files::open_file(path).and_then(|file| file.ok_or_else(|| io::ErrorKind::IsADirectory.into()));
        let content = match found.and_then(|_file| files::read_up_to(path, Attachment::MOST_BYTES)) {
            Ok(content) => content,
            Err(error) => {
                let why = self.words.get(file_trouble(&error));
                let args = [("path", path.display().to_string()), ("why", why)];
                return self.labs.attach_refused(self.words.say("labs-attach-unread", &args));
            }
        };
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let entry = Entry {
            diary: self.logbook.diary(),
            catalogue: &self.catalogue,
            now,
            source: Source::Window,
            decimal_mark: self.words.decimal_mark(),
            id: new_id(),
            fresh: true,
            confirmed: false,
        };
        match intake::attach(of, &name, content, &entry) {
            Ok(change) => {
                if self.apply(&change, now).is_ok() {
                    self.labs.attached();
                    self.say_done(&change);
                }
            }
            Err(refusals) => {
                if let Some(Refusal { why, .. }) = refusals.first() {
                    self.labs.attach_refused(self.words.say(why.key, &why.args));
                }
            }
        }
    }

    /// Writes what is attached out of the diary, over nothing.
    fn save_attachment(&mut self, id: RecordId, path: &Path) {
        let content = match self.logbook.content(id) {
            Ok(Some(content)) => content,
            Ok(None) => {
                let args = [("path", path.display().to_string()), ("why", self.words.get("labs-original-missing"))];
                return self.labs.attach_refused(self.words.say("labs-original-unsaved", &args));
            }
            Err(error) => return self.say_trouble(&error.message()),
        };
        let why = match files::write_new(path, &content) {
            Ok(()) => {
                self.labs.attached();
                return self.say(&Message::new("labs-original-saved").with("path", path.display()), false);
            }
            Err(Unwritten::NotOurs(_)) => "labs-file-there",
            Err(Unwritten::Failed(_, error)) => file_trouble(&error),
        };
        let args = [("path", path.display().to_string()), ("why", self.words.get(why))];
        self.labs.attach_refused(self.words.say("labs-original-unsaved", &args));
    }

    /// Another file stands in the place of the one that is open: the window opens that one.
    pub(super) fn notice_replaced(&mut self, error: &LogbookError) {
        if error.is_replaced() && self.again.is_none() {
            self.again = Some(Message::new("backup-taken-over"));
        }
    }

    /// A backup is the diary now.
    pub(super) fn take_over_put_back(&mut self) {
        let Job::PutBack { aside, count } = self.jobs.state() else { return };
        let path = self.logbook.path().map_or_else(String::new, |path| path.display().to_string());
        let message = match aside {
            Some(aside) => Message::new("backup-restored").with("aside", aside.display()),
            None => Message::new("backup-restored-new"),
        };
        self.again = Some(message.with("count", count).with("path", path));
        self.jobs.forget();
    }

    /// What was half-typed when the window ended the last time is in its forms again.
    pub(super) fn bring_back(&mut self, forms: &[Cells], now: &Zoned) {
        let day_start = self.logbook.diary().settings.day_start_hour;
        let mut route = None;
        for cells in forms {
            if let Some(day) = self.today.bring_back_note(cells) {
                let day = Some(day).filter(|day| *day != diary_day(now.datetime(), day_start));
                route.get_or_insert(Route::Today { day });
            } else if self.labs.bring_back(cells) {
                route.get_or_insert(Route::Labs);
            } else if self.check_in.bring_back(cells) {
                route.get_or_insert(Route::CheckIn);
            } else if let Some(form) = self.with_cx(now, |cx| Form::of_told(cells, cx)) {
                self.today.bring_back(form);
                route = Some(Route::Today { day: None });
            }
        }
        if let Some(route) = route {
            self.route = route;
            self.say(&Message::new("drafts-back"), false);
        }
    }

    /// The diary was made of an archive: from now on it is the one that is open.
    pub(super) fn take_over_made(&mut self) {
        self.jobs.forget();
        match self.logbook.refresh() {
            Ok(_) => {
                self.reread();
                let (records, trash) = (self.logbook.diary().len(), self.trash.len());
                let path = self.logbook.path().map_or_else(String::new, |path| path.display().to_string());
                let message = Message::new("archive-read").with("path", path);
                self.go(Route::Today { day: None });
                self.say(&message.with("count", records).with("trash", trash), false);
            }
            Err(error) => self.say_trouble(&error.message()),
        }
    }

    fn undo(&mut self, now: &Zoned) {
        let result = self.logbook.undo(&Source::Window, now.timestamp());
        self.say_step("ui-undone", "ui-nothing-to-undo", result, now);
    }

    /// Takes back that change and no other: whoever wrote after it is read first.
    fn undo_made(&mut self, revision: i64, now: &Zoned) {
        match self.logbook.refresh() {
            Ok(_) if self.logbook.revision() == revision => self.undo(now),
            Ok(_) => {
                self.reread();
                self.say(&Message::new("ui-undo-outrun"), false);
            }
            Err(error) => {
                self.say_trouble(&error.message());
                self.notice_replaced(&error);
            }
        }
    }

    fn redo(&mut self, now: &Zoned) {
        let result = self.logbook.redo(&Source::Window, now.timestamp());
        self.say_step("ui-redone", "ui-nothing-to-redo", result, now);
    }

    fn say_step(
        &mut self,
        done: &'static str,
        nothing: &'static str,
        result: Result<Option<Step>, LogbookError>,
        now: &Zoned,
    ) {
        match result {
            Ok(Some(step)) => {
                self.saved = Saved::At(dates::clock(now.datetime()));
                self.reread();
                let what = self.words.say(step.what.key, &step.what.args);
                let by = match &step.by {
                    Source::Window => "window",
                    Source::CommandLine => "cli",
                    Source::Import(_) => "import",
                };
                let message = Message::new(done).with("what", what).with("by", by);
                self.say(&message, false);
            }
            Ok(None) => self.say(&Message::new(nothing), false),
            Err(error) => {
                self.saved = Saved::Not;
                self.say_trouble(&error.message());
            }
        }
    }

    /// Whatever was read aside from the diary is read again where it is on the screen.
    pub(super) fn reread(&mut self) {
        if let Some(id) = self.versions.0
            && let Ok(versions) = self.logbook.history(id)
        {
            self.versions.1 = versions;
        }
        if let Ok(trash) = self.logbook.trash() {
            self.trash = trash;
        }
        // What others wrote meanwhile is not taken back by what stands there.
        if let Some(notice) = &mut self.notice
            && notice.undo.is_some_and(|revision| revision != self.logbook.revision())
        {
            notice.undo = None;
        }
        self.refresh_facts();
    }

    pub(super) fn go(&mut self, route: Route) {
        let is_here = self.route.is_beside(route);
        if !is_here {
            self.parts.forget_page();
            // It spoke of what was on the screen that is left.
            self.notice.take_if(|notice| !notice.trouble);
        }
        self.route = route;
        self.over = super::Over::Nothing;
        self.beneath = None;
        // Whoever chooses the screen that is chosen wants it and not the form over it, whose draft is kept.
        match route {
            Route::Today { .. } => self.today.come(is_here),
            Route::Plan => self.plan.arrive(is_here),
            Route::Timeline => self.timeline.arrive(),
            Route::Labs => self.labs.arrive(is_here),
            Route::Watch => self.watch.arrive(is_here),
            Route::History => self.history.arrive(is_here),
            Route::Report => self.report.arrive(),
            Route::Settings => self.settings.arrive(),
            Route::CheckIn => self.check_in.arrive(),
            Route::Questions => self.questions.arrive(is_here),
            Route::Treatments => self.treatments.arrive(is_here),
        }
    }

    fn close_form(&mut self, change: &Change) {
        match self.route {
            Route::Today { .. } => self.today.saved(),
            Route::Plan => self.plan.saved(change),
            Route::Watch => self.watch.saved(),
            Route::History => self.history.saved(),
            Route::Labs => self.labs.saved(),
            Route::CheckIn => self.check_in.saved(),
            Route::Questions => self.questions.saved(),
            Route::Treatments => self.treatments.saved(),
            Route::Timeline | Route::Report | Route::Settings => {}
        }
    }

    fn refuse_form(&mut self, refusal: Refusal) {
        match self.route {
            Route::Today { .. } => self.today.refused(refusal),
            Route::Plan => self.plan.refused(refusal),
            Route::Watch => self.watch.refused(refusal),
            Route::History => self.history.refused(refusal),
            Route::Labs => self.labs.refused(refusal),
            Route::CheckIn => self.check_in.refused(&refusal),
            Route::Questions => self.questions.refused(refusal),
            Route::Treatments => self.treatments.refused(refusal),
            Route::Timeline | Route::Report | Route::Settings => {}
        }
    }

    /// Changes the settings; what is as it was is not written.
    pub(super) fn configure(&self, change: impl FnOnce(&mut Settings)) -> Option<Action> {
        let before = self.logbook.diary().settings.clone();
        let mut after = before.clone();
        change(&mut after);
        (after != before).then_some(Action::Apply(Change::Configure { before, after }))
    }

    fn say_done(&mut self, change: &Change) {
        if change.is_undoable() {
            let (key, what) = match whole(change) {
                // What was written, not what the program did.
                Some((key, record)) => (key, describe(record, self.logbook.diary())),
                None => ("ui-done", change.describe()),
            };
            let what = shortened(&self.words.say(what.key, &what.args));
            self.say(&Message::new(key).with("what", what), true);
        }
    }

    fn say(&mut self, message: &Message, undo: bool) {
        let text = self.words.say(message.key, &message.args);
        let undo = undo.then(|| self.logbook.revision());
        self.notice = Some(Notice { text, trouble: false, undo });
    }

    pub(super) fn say_trouble(&mut self, why: &Message) {
        let text = self.words.say(why.key, &why.args);
        self.notice = Some(Notice { text, trouble: true, undo: None });
    }
}

/// A notice is read in passing; a long note stands in the diary.
fn shortened(text: &str) -> String {
    if text.chars().count() <= NOTICE_LETTERS {
        return text.to_owned();
    }
    let start: String = text.chars().take(NOTICE_LETTERS).collect();
    format!("{}…", start.trim_end())
}

/// The one record that a change is about, and how it is said.
fn whole(change: &Change) -> Option<(&'static str, &Record)> {
    match change {
        // A medicine takes its first course along.
        Change::Add(records) if records.len() == 1 || records.first().is_some_and(|it| it.kind() == Kind::Medicine) => {
            Some(("ui-written", records.first()?))
        }
        Change::Edit { after, .. } => Some(("ui-changed", after)),
        Change::Delete(records) if records.len() == 1 => Some(("ui-in-trash", records.first()?)),
        Change::Restore(records) if records.len() == 1 => Some(("ui-back-again", records.first()?)),
        _ => None,
    }
}

/// The change as somebody else writes it: every record that is new or another bears their name.
fn signed<'a>(change: &'a Change, carer: Option<&str>) -> Cow<'a, Change> {
    let Some(name) = carer else { return Cow::Borrowed(change) };
    let sign = |record: &mut Record| record.entered_by = Some(name.to_owned());
    let mut change = change.clone();
    match &mut change {
        Change::Add(records) => records.iter_mut().for_each(sign),
        Change::Edit { before, after } if before != after => sign(after),
        Change::Attach { record, .. } => sign(record),
        // What comes from tables says itself who wrote it; settings are nobody's record.
        Change::Edit { .. }
        | Change::Delete(_)
        | Change::Restore(_)
        | Change::Import { .. }
        | Change::Configure { .. } => {}
    }
    Cow::Owned(change)
}
