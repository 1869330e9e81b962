//! The command line: one function a subcommand. Data goes to standard output, messages to standard error.
//! Everything is written through the same intake and the same `Logbook::apply` as in the window.

mod archive;
pub mod args;
mod backup;
mod bottle;
mod chart;
mod check_in;
mod day;
mod day_args;
mod error;
mod log;
mod output;
mod panel;
mod person;
mod plan;
pub mod plan_args;
mod plan_out;
mod plan_show;
mod records;
mod report;
mod report_args;
mod transfer;
mod watch;
mod watch_args;

use std::path::PathBuf;

use clap::{CommandFactory as _, Parser as _};
use jiff::Zoned;
use uuid::Uuid;

use crate::catalogue::Catalogue;
use crate::intake::Entry;
use crate::logbook::Logbook;
use crate::model::{Diary, RecordId, Source};
use crate::words::Words;

pub use self::error::{Failure, Next};

use self::args::{Call, Command, Export, Import, MedicineCommand};
use self::output::Output;

/// What every command works with.
pub struct Session {
    pub words: Words,
    pub catalogue: Catalogue,
    pub now: Zoned,
    /// Where the diary is when nobody names a file, and the sample's own file.
    pub default_diary: PathBuf,
    pub sample_diary: PathBuf,
}

/// Runs one call. What it could not do is in the error, already as sentences.
pub fn run(call: &Call, session: &Session) -> Result<Next, Failure> {
    let desk = Desk { session, call, path: call.diary().unwrap_or_else(|| session.default_diary.clone()) };
    let Some(command) = &call.command else { return Ok(Next::OpenWindow { diary: desk.path, is_sample: false }) };
    let mut out = Output::new(call.json);
    match command {
        Command::Demo { no_window } => return transfer::demo(&desk, *no_window, &mut out),
        Command::Log(args::Log::Panel(what)) => panel::panel(&desk, what, &mut out),
        Command::Log(what) => log::log(&desk, what, &mut out),
        Command::Medicine(MedicineCommand::List) => records::list(&desk, &records::medicines(), &mut out),
        Command::Medicine(what) => log::medicine(&desk, what, &mut out),
        Command::Course(what) => log::course(&desk, what, &mut out),
        Command::Plan(what) => plan::plan(&desk, what, &mut out),
        Command::Bottle(what) => bottle::bottle(&desk, what, &mut out),
        Command::Today { on } => plan_show::today(&desk, on.as_deref(), &mut out),
        Command::Watch { on, what: None } => watch::list(&desk, on.as_deref(), &mut out),
        Command::Watch { on, what: Some(what) } => watch::answer(&desk, on.as_deref(), what, &mut out),
        Command::Checklist { name, on, what: None } => {
            watch::checklists(&desk, name.as_deref(), on.as_deref(), &mut out)
        }
        Command::Checklist { what: Some(what), .. } => watch::reply(&desk, what, &mut out),
        Command::Analyte(what) => person::analyte(&desk, what, &mut out),
        Command::Attach(what) => person::attach(&desk, what, &mut out),
        Command::Attachment { id, out: file } => person::save_attachment(&desk, id, file, &mut out),
        Command::Symptom(what) => day::symptom(&desk, what, &mut out),
        Command::Question(what) => day::question(&desk, what, &mut out),
        Command::CheckIn { on, what: None } => check_in::show(&desk, on.as_deref(), &mut out),
        Command::CheckIn { what: Some(what), .. } => check_in::log(&desk, what, &mut out),
        Command::Settings(what) => day::settings(&desk, what, &mut out),
        Command::Person(what) => person::person(&desk, what, &mut out),
        Command::Edit { id, field, value } => records::edit(&desk, id, field, value, &mut out),
        Command::Delete { id } => records::delete(&desk, id, &mut out),
        Command::Undo => records::undo(&desk, &mut out),
        Command::Redo => records::redo(&desk, &mut out),
        Command::History { id } => records::history(&desk, id, &mut out),
        Command::Trash => records::trash(&desk, &mut out),
        Command::Restore { id } => records::restore(&desk, id, &mut out),
        Command::List(what) => records::list(&desk, what, &mut out),
        Command::Export(Export::Csv { dir }) => transfer::export_csv(&desk, dir, &mut out),
        Command::Export(Export::Ics { file }) => plan_out::export_ics(&desk, file, &mut out),
        Command::Export(Export::Archive { file }) => archive::export(&desk, file, &mut out),
        Command::Import(Import::Archive { file }) => archive::import(&desk, file, &mut out),
        Command::Import(Import::Csv { path, dry_run }) => transfer::import_csv(&desk, path, *dry_run, &mut out),
        Command::Chart(what) => chart::chart(&desk, what, &mut out),
        Command::Report(what) => report::report(&desk, what, &mut out),
        Command::Backup { dir } => backup::make(&desk, dir.as_deref(), &mut out),
        Command::Backups { dir } => backup::list(&desk, dir.as_deref(), &mut out),
        Command::RestoreBackup { file } => backup::restore(&desk, file, &mut out),
        Command::Salvage { out: file } => backup::salvage(&desk, file, &mut out),
        Command::Check => records::check(&desk, &mut out),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Call::command(), "titrace", &mut script);
            out.bytes(&script)
        }
        Command::Man => out.bytes(&manual()?),
    }?;
    out.finish()?;
    Ok(Next::Done)
}

/// Reads the words of the call; clap prints help, and refuses with status 2.
pub fn parse() -> Call {
    Call::parse()
}

/// One page: the program, then every subcommand.
fn manual() -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    let mut command = Call::command();
    command.build();
    let render = |command: clap::Command, page: &mut Vec<u8>| clap_mangen::Man::new(command).render(page);
    render(command.clone(), &mut page)?;
    let mut waiting: Vec<(String, clap::Command)> =
        command.get_subcommands().map(|sub| (format!("titrace {}", sub.get_name()), sub.clone())).collect();
    waiting.reverse();
    while let Some((name, sub)) = waiting.pop() {
        if sub.get_name() == "help" {
            continue;
        }
        let mut deeper: Vec<_> =
            sub.get_subcommands().map(|deeper| (format!("{name} {}", deeper.get_name()), deeper.clone())).collect();
        deeper.reverse();
        waiting.extend(deeper);
        let man = clap_mangen::Man::new(sub.display_name(&name).name(name.replace(' ', "-")));
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
    }
    Ok(page)
}

/// One call at work on one diary.
pub(crate) struct Desk<'a> {
    session: &'a Session,
    call: &'a Call,
    path: PathBuf,
}

impl Desk<'_> {
    /// For a command that reads: there must be a diary.
    fn read(&self) -> Result<Logbook, Failure> {
        Logbook::open(&self.path).map_err(|err| self.failure(&err))
    }

    /// For a command that writes: where there is none, it is born with the first change.
    fn write(&self) -> Result<Logbook, Failure> {
        Logbook::open_or_new(&self.path).map_err(|err| self.failure(&err))
    }

    fn entry<'b>(&'b self, diary: &'b Diary) -> Entry<'b> {
        Entry {
            diary,
            catalogue: &self.session.catalogue,
            now: &self.session.now,
            source: Source::CommandLine,
            decimal_mark: '.',
            id: new_id(),
            fresh: true,
            confirmed: self.call.confirm,
        }
    }
}

pub(crate) fn new_id() -> RecordId {
    RecordId(Uuid::now_v7())
}
