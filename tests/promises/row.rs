//! One row of the table: a promise, how often it was tried, what was lost, and whether its control lost something.

use std::fmt;

/// How much is tried, and which.
pub(crate) struct Effort {
    pub(crate) long: bool,
    pub(crate) seed: u64,
    /// Only those of a row's tries, to look at what was lost.
    numbers: Vec<u64>,
    /// Only these deeds.
    deeds: Vec<String>,
    words: Vec<String>,
}

impl Effort {
    pub(crate) fn of(arguments: &[String]) -> Self {
        let mut effort = Self { long: false, seed: 1, numbers: Vec::new(), deeds: Vec::new(), words: Vec::new() };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--long" => effort.long = true,
                "--seed" => effort.seed = rest.next().and_then(|seed| seed.parse().ok()).unwrap_or(effort.seed),
                "--number" => effort.numbers.extend(rest.next().and_then(|number| number.parse::<u64>().ok())),
                "--deed" => effort.deeds.extend(rest.next().cloned()),
                // What the usual harness of tests understands.
                word if word.starts_with('-') => {}
                word => effort.words.push(word.to_owned()),
            }
        }
        effort
    }

    pub(crate) fn tries(&self, number: u64) -> bool {
        self.numbers.is_empty() || self.numbers.contains(&number)
    }

    pub(crate) fn breaks(&self, deed: &str) -> bool {
        self.deeds.is_empty() || self.deeds.iter().any(|wanted| wanted == deed)
    }

    pub(crate) fn chooses(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word.as_str()))
    }

    /// So many in continuous integration, so many in the long run.
    pub(crate) fn times(&self, short: u64, long: u64) -> u64 {
        if self.long { long } else { short }
    }
}

pub(crate) struct Row {
    /// What chooses it: `power-cut`.
    pub(crate) name: &'static str,
    /// What is promised, in words of the README.
    pub(crate) promise: &'static str,
    pub(crate) run: fn(&Effort) -> Outcome,
}

pub(crate) enum Outcome {
    Tried {
        /// `1,000 cuts of the power`: what was done, with its number.
        tried: String,
        /// What was lost or wrong, each with enough to find it again. Empty: the promise holds.
        lost: Vec<String>,
        /// The same without the protection: what is taken away, and what came of it.
        control: Control,
    },
    /// It could not be tried here. That is no pass: in continuous integration it fails.
    NotMeasured(String),
}

pub(crate) struct Control {
    /// What is taken away: `journal_mode=WAL, synchronous=NORMAL`.
    pub(crate) without: &'static str,
    pub(crate) tried: u64,
    /// How often the harness saw it.
    pub(crate) seen: u64,
    /// How often it has to, at least.
    pub(crate) least: u64,
}

/// A row that was run.
pub(crate) struct Told<'a> {
    pub(crate) row: &'a Row,
    pub(crate) outcome: Outcome,
    pub(crate) seconds: f64,
}

impl Told<'_> {
    pub(crate) fn is_broken(&self, must_measure: bool) -> bool {
        match &self.outcome {
            Outcome::Tried { lost, control, .. } => !lost.is_empty() || control.seen < control.least,
            Outcome::NotMeasured(_) => must_measure,
        }
    }
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.seconds;
        match &self.outcome {
            Outcome::NotMeasured(why) => write!(f, "{}: not measured: {why}", self.row.name),
            Outcome::Tried { tried, lost, control: Control { without, tried: of, seen, least } } => {
                let name = self.row.name;
                let lost_count = lost.len();
                write!(f, "{name}: {tried}; lost: {lost_count}; control ({without}): {seen} of {of}; {seconds:.0} s")?;
                for one in lost.iter().take(20) {
                    write!(f, "\n  LOST {one}")?;
                }
                if seen < least {
                    write!(f, "\n  BROKEN HARNESS: the control has to be seen {least} times at least")?;
                }
                Ok(())
            }
        }
    }
}

/// The table of the README.
pub(crate) fn table(told: &[Told<'_>]) -> String {
    let mut lines =
        vec!["| promise | tried | lost | without the protection |".to_owned(), "| --- | --- | --- | --- |".to_owned()];
    for Told { row, outcome, .. } in told {
        let promise = row.promise;
        lines.push(match outcome {
            Outcome::NotMeasured(why) => format!("| {promise} | not measured: {why} | | |"),
            Outcome::Tried { tried, lost, control: Control { without, tried: of, seen, .. } } => {
                format!("| {promise} | {tried} | {} | {without}: {seen} of {of} |", lost.len())
            }
        });
    }
    lines.join("\n")
}
