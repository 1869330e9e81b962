//! Commands that begin a plan and bend it. Each writes one record, so that each is taken back by one undo.

use jiff::civil::Date;

use crate::analysis::due::Schedules;
use crate::catalogue::Protocol;
use crate::intake::{self, Entry, Row, day_bounds};
use crate::logbook::Logbook;
use crate::model::diary::folded;
use crate::model::plan::Plan;
use crate::model::schedule::Schedule;
use crate::model::when::{days, diary_day};
use crate::model::{Amount, Body, Change, Diary, Kind, Record, RecordId, Refusal};

use super::error::Failure;
use super::output::Output;
use super::plan_args::{How, PlanCommand, RuleArgs, Which, Why};
use super::{Desk, new_id};

type Done = Result<(), Failure>;

pub(super) fn plan(desk: &Desk<'_>, what: &PlanCommand, out: &mut Output) -> Done {
    match what {
        PlanCommand::Templates => super::plan_show::templates(desk, out),
        PlanCommand::Preview { which, recipe, rule } => preview(desk, which, recipe.as_deref(), rule, out),
        PlanCommand::Start { which, rule, note } => start(desk, which, rule, note.as_deref(), out),
        PlanCommand::Show { which, on } => super::plan_show::show(desk, which, on.as_deref(), out),
        PlanCommand::History { which } => super::plan_show::history(desk, which, out),
        PlanCommand::Adherence { which, on } => super::plan_show::adherence(desk, which, on.as_deref(), out),
        PlanCommand::Calendar { which, out: path } => super::plan_out::calendar(desk, which, path, out),
        bend => self::bend(desk, bend, out),
    }
}

/// The cells of a rule as they were given, and what the template says where nothing was.
fn rule_row(desk: &Desk<'_>, rule: &RuleArgs, diary: &Diary) -> Result<(Row, Option<Protocol>), Failure> {
    let mut row = Row::new();
    row.set("at", &rule.start);
    for (field, text) in [
        ("from", &rule.from),
        ("step", &rule.step),
        ("every", &rule.every),
        ("to", &rule.to),
        ("fixed", &rule.fixed),
        ("time", &rule.time),
        ("shown_in", &rule.shown_in),
        ("missed", &rule.missed),
        ("hold_if", &rule.hold_if),
        ("review", &rule.review),
        ("title", &rule.title),
        ("author", &rule.author),
    ] {
        row.put(field, text.clone());
    }
    if rule.as_needed {
        row.set("as_needed", "yes");
    }
    let Some(template) = &rule.template else { return Ok((row, None)) };
    let Some(protocol) = desk.session.catalogue.protocol(template) else {
        if own_template(diary, template, &mut row) {
            return Ok((row, None));
        }
        let known: Vec<_> = desk.session.catalogue.protocols().iter().map(|known| known.id.as_str()).collect();
        let refusal = Refusal::new("template", "cli-no-template").with("text", template);
        return Err(desk.refuse(&refusal.with("choices", known.join(", "))));
    };
    for field in ["from", "step", "every", "to", "fixed", "as_needed", "time", "hold_if", "title", "author"] {
        if row.get(field).is_none() {
            row.put(field, protocol.fills(field));
        }
    }
    let is_ramp = row.get("fixed").is_none() && row.get("as_needed").is_none();
    let open: Vec<_> = ["from", "step", "every", "to"]
        .into_iter()
        .filter(|field| is_ramp && row.get(field).is_none())
        .map(|field| match protocol.offers(field) {
            Some(offered) => {
                Refusal::new(field, "cli-template-between").with("offered", offered).with("flag", format!("--{field}"))
            }
            None => Refusal::new(field, "cli-template-open").with("flag", format!("--{field}")),
        })
        .collect();
    if open.is_empty() { Ok((row, Some(protocol.clone()))) } else { Err(desk.refusals(&open)) }
}

fn of_one_medicine(plans: &[&Schedule]) -> bool {
    plans.first().is_some_and(|first| plans.iter().all(|plan| plan.medicine == first.medicine))
}

/// The diary as it would be without its plans.
fn without_plans(mut diary: Diary) -> Diary {
    let plans: Vec<Record> = diary.plans().flat_map(|(record, _)| diary.leaving_with(record)).collect();
    Change::Delete(plans).apply(&mut diary);
    diary
}

/// Refusals of a record's day under the flag that it was given with.
fn flagged(refusals: Vec<Refusal>, flag: &'static str) -> Vec<Refusal> {
    let named =
        |refusal: Refusal| Refusal { field: if refusal.field == "at" { flag } else { refusal.field }, ..refusal };
    refusals.into_iter().map(named).collect()
}

/// One of the person's own plans, by its title or id: whether there is one.
fn own_template(diary: &Diary, template: &str, row: &mut Row) -> bool {
    let is_it = |(record, plan): &(&Record, &Plan)| {
        let titled = plan.title.as_deref().is_some_and(|title| folded(title) == folded(template));
        titled || record.id.to_string() == template
    };
    let Some((record, _)) = diary.plans().rev().find(is_it) else { return false };
    let cells = intake::row(record, diary);
    for (field, text) in cells.cells() {
        let is_rule =
            !matches!(field, "id" | "medicine" | "note" | "source" | "entered_by" | "zone" | "offset" | "at_basis");
        if is_rule && row.get(field).is_none() {
            row.set(field, text);
        }
    }
    true
}

fn preview(desk: &Desk<'_>, which: &Which, recipe: Option<&str>, rule: &RuleArgs, out: &mut Output) -> Done {
    let logbook = desk.write()?;
    let (mut row, protocol) = rule_row(desk, rule, logbook.diary())?;
    let recipe = recipe.map(str::to_owned).or_else(|| protocol.and_then(|protocol| protocol.recipe));
    let own = match (&which.medicine, &recipe) {
        (Some(_), _) | (None, None) => desk.one_medicine(&logbook, which.medicine.as_deref()).ok(),
        (None, Some(_)) => None,
    };
    if let (Some(name), None) = (&which.medicine, &own) {
        // Named, and not there: the refusal names those that are.
        desk.one_medicine(&logbook, Some(name))?;
    }
    let diary = match &own {
        Some(name) => {
            row.set("medicine", name);
            (**logbook.diary()).clone()
        }
        None => desk.diary_of_a_preparation(&mut row, recipe.as_deref())?,
    };
    // What runs already is no matter for a look.
    let diary = without_plans(diary);
    let read = intake::record(Kind::Plan, &row, &desk.entry(&diary));
    let record = read.map_err(|refusals| desk.refusals(&flagged(refusals, "start")))?;
    let Body::Plan(plan) = &record.body else { return Ok(()) };
    super::plan_show::steps(desk, &diary, plan, &Schedule::written(&record, plan), own.as_deref(), out)
}

fn start(desk: &Desk<'_>, which: &Which, rule: &RuleArgs, note: Option<&str>, out: &mut Output) -> Done {
    let mut logbook = desk.write()?;
    let (mut row, _) = rule_row(desk, rule, logbook.diary())?;
    row.set("medicine", desk.one_medicine(&logbook, which.medicine.as_deref())?);
    row.put("note", note);
    let record = desk.record_from(Kind::Plan, &row, &logbook, "start")?;
    desk.ask_and_apply(&mut logbook, &Change::Add(vec![record.clone()]), &record)?;
    out.record(&record, &desk.shown(&logbook))
}

/// The cells of an adjustment, but for its plan.
fn bend(desk: &Desk<'_>, what: &PlanCommand, out: &mut Output) -> Done {
    let mut logbook = desk.read()?;
    let today = desk.today(logbook.diary()).to_string();
    let mut row = Row::new();
    let mut known = None;
    let mut set = |kind: &str, on: Option<&String>| {
        row.set("type", kind);
        row.set("at", on.unwrap_or(&today));
    };
    let (which, why) = match what {
        PlanCommand::Hold { which, from, days, why } => {
            set("hold", Some(from));
            row.put("days", days.clone());
            (which, Some(why))
        }
        PlanCommand::StepBack { which, on, until, to, why } => {
            set("step-back", Some(on));
            row.put("until", until.clone());
            row.set("to", to);
            (which, Some(why))
        }
        PlanCommand::Shift { which, from, days, why } => {
            set("shift", Some(from));
            row.set("days", days);
            (which, Some(why))
        }
        PlanCommand::Skip { which, on, why } => {
            set("skip", on.as_ref());
            (which, Some(why))
        }
        PlanCommand::Pause { which, from, days, why } => {
            set("pause", from.as_ref());
            row.put("days", days.clone());
            (which, Some(why))
        }
        PlanCommand::Resume { which, on, why } => {
            set("resume", on.as_ref());
            (which, Some(why))
        }
        PlanCommand::Restart { which, on, how, to, missed_from, why } => {
            let on = on.as_deref().unwrap_or(&today);
            let day = desk.day("on", on, logbook.diary())?;
            // A plan that was stopped may be restarted.
            let plan = desk.plan(&logbook, which.medicine.as_deref(), day, true)?;
            known = Some(plan);
            restart(desk, &logbook, plan, on, (*how, to.as_deref(), missed_from.as_deref()), &mut row)?;
            (which, Some(why))
        }
        PlanCommand::Stop { reason, .. } if reason.trim().is_empty() => {
            return Err(desk.refuse(&Refusal::new("reason", "refused-empty")));
        }
        PlanCommand::Stop { which, on, reason, note } => {
            set("stop", Some(on));
            row.set("reason", reason);
            row.put("note", note.clone());
            (which, None)
        }
        PlanCommand::Time { which, time, on, why } => {
            set("times", on.as_ref());
            row.set("time", time);
            (which, Some(why))
        }
        _ => return Ok(()),
    };
    if let Some(Why { reason, note }) = why {
        row.put("reason", reason.clone());
        row.put("note", note.clone());
    }
    // The flag of its day, for what is refused about it.
    let flag = match what {
        PlanCommand::Hold { .. } | PlanCommand::Shift { .. } | PlanCommand::Pause { .. } => "from",
        PlanCommand::Restart { .. } if row.get("type") == Some("hold") => "missed_from",
        _ => "on",
    };
    let on = desk.day(flag, row.get("at").unwrap_or_default(), logbook.diary())?;
    let plan = known.map_or_else(|| desk.plan(&logbook, which.medicine.as_deref(), on, false), Ok)?;
    row.set("plan", plan.to_string());
    let record = desk.record_from(Kind::Adjustment, &row, &logbook, flag)?;
    desk.ask_and_apply(&mut logbook, &Change::Add(vec![record.clone()]), &record)?;
    out.record(&record, &desk.shown(&logbook))
}

/// How a plan goes on after missed days is the person's choice; nothing is chosen for them.
fn restart(
    desk: &Desk<'_>,
    logbook: &Logbook,
    plan: RecordId,
    on: &str,
    (how, to, missed_from): (Option<How>, Option<&str>, Option<&str>),
    row: &mut Row,
) -> Done {
    let (Some(record), Some(body)) = (logbook.diary().get(plan), logbook.diary().plan(plan)) else { return Ok(()) };
    let schedule = Schedule::of(record, body, logbook.diary());
    let day = desk.day("on", on, logbook.diary())?;
    row.set("type", "restart");
    row.set("at", on);
    let at: Option<Amount> = match (how, to) {
        (None, Some(to)) => {
            row.set("to", to);
            return Ok(());
        }
        (None, None) => return Err(desk.refuse(&Refusal::new("how", "cli-restart-how"))),
        (Some(How::Beginning), _) => schedule.steps.first().copied(),
        (Some(How::Repeat), _) => {
            let before = schedule.stretches().take_while(|(run, _)| run.from <= day);
            let step = before.filter_map(|(run, _)| match run.state {
                crate::model::schedule::State::Step(step) => Some(step),
                _ => None,
            });
            step.last().and_then(|step| schedule.steps.get(step)).copied()
        }
        (Some(How::Continue), _) if schedule.over_from().is_some_and(|over| over <= day) => {
            return Err(desk.refuse(&Refusal::new("how", "cli-restart-stopped")));
        }
        (Some(How::Continue), _) => {
            let Some(missed) = missed_from else {
                return Err(desk.refuse(&Refusal::new("missed_from", "cli-restart-missed-from")));
            };
            let missed_day = desk.day("missed_from", missed, logbook.diary())?;
            if missed_day >= day {
                return Err(desk.refuse(&Refusal::new("missed_from", "cli-restart-missed-order").with("on", day)));
            }
            row.set("type", "hold");
            row.set("at", missed);
            row.set("days", (days(day) - days(missed_day)).to_string());
            return Ok(());
        }
    };
    let Some(at) = at else { return Err(desk.refuse(&Refusal::new("how", "cli-restart-no-step"))) };
    row.set("to", at.to_string());
    Ok(())
}

impl Desk<'_> {
    /// A record whose day was given with that flag.
    pub(super) fn record_from(
        &self,
        kind: Kind,
        row: &Row,
        logbook: &Logbook,
        flag: &'static str,
    ) -> Result<Record, Failure> {
        let read = intake::record(kind, row, &self.entry(logbook.diary()));
        read.map_err(|refusals| self.refusals(&flagged(refusals, flag)))
    }

    pub(super) fn today(&self, diary: &Diary) -> Date {
        diary_day(self.session.now.datetime(), diary.settings.day_start_hour)
    }

    /// A day of the call; today where none is given.
    pub(super) fn day_or_today(&self, text: Option<&str>, diary: &Diary) -> Result<Date, Failure> {
        text.map_or_else(|| Ok(self.today(diary)), |text| self.day("on", text, diary))
    }

    pub(super) fn day(&self, field: &'static str, text: &str, diary: &Diary) -> Result<Date, Failure> {
        let (first, last) = day_bounds(field, text, &self.entry(diary)).map_err(|refusal| self.refuse(&refusal))?;
        if first == last {
            return Ok(first);
        }
        Err(self.refuse(&Refusal::new(field, "refused-day-only").with("text", text)))
    }

    /// The name of the medicine that is meant: the one named, or the only one.
    fn one_medicine(&self, logbook: &Logbook, named: Option<&str>) -> Result<String, Failure> {
        let known: Vec<_> = logbook.diary().medicines().map(|(_, medicine)| medicine.name.as_str()).collect();
        match (named, known.as_slice()) {
            (Some(named), _) if logbook.diary().medicine_named(named).is_some() => Ok(named.to_owned()),
            (None, [only]) => Ok((*only).to_owned()),
            (named, []) => {
                let refusal = Refusal::new("medicine", "refused-no-medicine-yet");
                Err(self.refuse(&refusal.with("text", named.unwrap_or_default())))
            }
            (Some(named), _) => {
                let refusal = Refusal::new("medicine", "refused-unknown-medicine").with("text", named);
                Err(self.refuse(&refusal.with("choices", known.join(", "))))
            }
            (None, _) => {
                let refusal = Refusal::new("medicine", "cli-which-medicine");
                Err(self.refuse(&refusal.with("choices", known.join(", "))))
            }
        }
    }

    /// The plan that is meant: by its id; of the medicine named, or of all, the one under way on that day, else the one
    /// that is not over. `over_too`: else the last one, even if it is over.
    pub(super) fn plan(
        &self,
        logbook: &Logbook,
        named: Option<&str>,
        on: Date,
        over_too: bool,
    ) -> Result<RecordId, Failure> {
        let diary = logbook.diary();
        if let Some(id) = named.and_then(RecordId::parse).filter(|id| diary.plan(*id).is_some()) {
            return Ok(id);
        }
        let schedules = Schedules::new(diary);
        let medicine = match named {
            Some(named) => {
                self.one_medicine(logbook, Some(named))?;
                diary.medicine_named(named).map(|(record, _)| record.id)
            }
            None => None,
        };
        let fits = |schedule: &&Schedule| medicine.is_none_or(|medicine| schedule.medicine == medicine);
        let all: Vec<_> = schedules.all().iter().filter(fits).collect();
        let running: Vec<_> = all.iter().copied().filter(|schedule| schedule.is_running(on)).collect();
        let goes_on = |schedule: &&Schedule| schedule.over_from().is_none_or(|over| over > on);
        let coming: Vec<_> = all.iter().copied().filter(goes_on).collect();
        // What was stopped last is what is restarted, not what is still to come.
        let over: Vec<_> =
            all.iter().copied().filter(|plan| over_too && plan.over_from().is_some_and(|o| o <= on)).collect();
        let candidates = match (running.is_empty(), over.last()) {
            (false, _) => running,
            (true, Some(last)) if of_one_medicine(&all) => vec![*last],
            (true, _) => coming,
        };
        match (candidates.as_slice(), all.as_slice()) {
            ([one], _) => Ok(one.plan),
            // The first to come of one medicine.
            ([first, ..], _) if of_one_medicine(&candidates) => Ok(first.plan),
            ([], [.., last]) if over_too && of_one_medicine(&all) => Ok(last.plan),
            ([], []) => Err(Failure { status: 4, sentences: vec![self.words().get("cli-no-plan")] }),
            ([], _) if !over_too => {
                let refusal = Refusal::new("medicine", "cli-no-plan-then").with("on", on);
                Err(self.refuse(&refusal))
            }
            _ => {
                let mut names: Vec<_> = if candidates.is_empty() { &all } else { &candidates }
                    .iter()
                    .map(|schedule| diary.medicine_name(schedule.medicine).to_owned())
                    .collect();
                names.dedup();
                let refusal = Refusal::new("medicine", "cli-which-plan").with("choices", names.join(", "));
                Err(self.refuse(&refusal))
            }
        }
    }

    /// A diary with nothing in it but one medicine made up so: what a preview is read against.
    fn diary_of_a_preparation(&self, row: &mut Row, recipe: Option<&str>) -> Result<Diary, Failure> {
        let name = self.words().get("cli-preview-medicine");
        let mut cells = Row::new();
        cells.set("name", &name);
        cells.put("recipe", recipe);
        row.set("medicine", &name);
        let empty = Diary::default();
        let entry = Entry { id: new_id(), ..self.entry(&empty) };
        let record = intake::record(Kind::Medicine, &cells, &entry).map_err(|refusals| self.refusals(&refusals))?;
        let mut diary = Diary::default();
        Change::Add(vec![record]).apply(&mut diary);
        Ok(diary)
    }
}
