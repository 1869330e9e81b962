//! The names that earlier exports may have used, from every version of every plan and adjustment: what a calendar may
//! still show of them has to be called off by the same names.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;

use crate::model::adjustment::{Adjustment, Bend};
use crate::model::plan::Plan;
use crate::model::schedule::Schedule;
use crate::model::{Body, Diary, Record, RecordId};

use super::pieces::{clock_times, is_long, pieces};
use super::{piece_name, step_back_name};

/// Steps that are laid on the calendar to find the most pieces, over all combinations of versions. Where there are more,
/// the pieces are reckoned instead, which gives some too many.
const MOST_STEPS_TRIED: usize = 20_000;

type Version<'a, T> = (&'a Record, &'a T);

/// All versions of one plan and of its adjustments; the latest of each is the last.
#[derive(Default)]
pub(super) struct Ever<'a> {
    plans: Vec<Version<'a, Plan>>,
    adjustments: BTreeMap<RecordId, Vec<Version<'a, Adjustment>>>,
}

/// Every plan that ever was.
pub(super) fn of<'a>(diary: &'a Diary, trashed: &'a [Record]) -> BTreeMap<RecordId, Ever<'a>> {
    let mut found: BTreeMap<RecordId, Ever<'a>> = BTreeMap::new();
    let gone_plans = trashed.iter().filter_map(|record| match &record.body {
        Body::Plan(plan) => Some((record, plan)),
        _ => None,
    });
    for version in gone_plans.chain(diary.plans()) {
        found.entry(version.0.id).or_default().plans.push(version);
    }
    let gone_adjustments = trashed.iter().filter_map(|record| match &record.body {
        Body::Adjustment(adjustment) => Some((record, adjustment)),
        _ => None,
    });
    for version in gone_adjustments.chain(diary.adjustments()) {
        if let Some(ever) = found.get_mut(&version.1.plan) {
            ever.adjustments.entry(version.0.id).or_default().push(version);
        }
    }
    found
}

impl<'a> Ever<'a> {
    pub(super) fn latest(&self) -> Option<Version<'a, Plan>> {
        self.plans.last().copied()
    }

    /// Names of pieces: never fewer than any combination of versions can have had.
    pub(super) fn pieces(&self, id: RecordId) -> impl Iterator<Item = String> {
        let times = self.clocks().map(|times| times.len().max(1)).max().unwrap_or(1);
        (1..=self.most_pieces()).flat_map(move |piece| (1..=times).map(move |time| piece_name(id, (piece, time))))
    }

    /// Names of step backs: each with as many clock times as there ever were.
    pub(super) fn step_backs(&self) -> impl Iterator<Item = String> {
        let times = self.clocks().flat_map(clock_times).collect::<BTreeSet<_>>().len();
        let is_step_back = |(_, versions): &(&RecordId, &Vec<Version<'_, Adjustment>>)| {
            versions.iter().any(|(_, adjustment)| matches!(adjustment.bend, Bend::StepBack { .. }))
        };
        let backs = self.adjustments.iter().filter(is_step_back).map(|(id, _)| *id);
        backs.flat_map(move |back| (1..=times).map(move |time| step_back_name(back, time)))
    }

    fn clocks(&self) -> impl Iterator<Item = &[Time]> {
        let bends = self.adjustments.values().flatten().filter_map(|(_, adjustment)| match &adjustment.bend {
            Bend::Times(times) => Some(times.as_slice()),
            _ => None,
        });
        self.plans.iter().map(|(_, plan)| plan.times.as_slice()).chain(bends)
    }

    fn most_pieces(&self) -> usize {
        let cutting = self.adjustments.values().filter(|versions| {
            versions.iter().any(|(record, adjustment)| match adjustment.bend {
                Bend::StepBack { until, .. } => is_long(record.at.earliest().date(), until),
                _ => false,
            })
        });
        // A step back moves nothing; a long one cuts at two places at the most.
        let cuts = 2 * cutting.count();
        let most = self.tried().unwrap_or_else(|| self.reckoned());
        if most == 0 { 0 } else { most + cuts }
    }

    fn distinct_plans(&self) -> Vec<Version<'a, Plan>> {
        distinct(&self.plans, |one, other| one.rule == other.rule && one.times == other.times)
    }

    /// The adjustments but step backs, each with its versions.
    fn distinct_bends(&self) -> Vec<Vec<Version<'a, Adjustment>>> {
        let mut bends = Vec::new();
        for versions in self.adjustments.values() {
            let mut versions = distinct(versions, |one, other| one.number == other.number && one.bend == other.bend);
            versions.retain(|(_, adjustment)| !matches!(adjustment.bend, Bend::StepBack { .. }));
            if !versions.is_empty() {
                bends.push(versions);
            }
        }
        bends
    }

    /// The most pieces that any version of the plan has with any version, or none, of each adjustment: whatever the
    /// diary once said is among these. `None` where they are too many to try.
    pub(super) fn tried(&self) -> Option<usize> {
        let (plans, bends) = (self.distinct_plans(), self.distinct_bends());
        let combinations = bends.iter().try_fold(1_usize, |all, versions| all.checked_mul(versions.len() + 1))?;
        let steps: usize = plans.iter().map(|(_, plan)| count(plan).max(1)).sum();
        if combinations.checked_mul(steps)? > MOST_STEPS_TRIED {
            return None;
        }
        let chosen = |mut number: usize| {
            bends.iter().filter_map(move |versions| {
                let choice = number % (versions.len() + 1);
                number /= versions.len() + 1;
                choice.checked_sub(1).and_then(|place| versions.get(place)).copied()
            })
        };
        let tried = plans.iter().flat_map(|(record, plan)| {
            (0..combinations).map(move |number| pieces(&Schedule::bent(record, plan, chosen(number))).len())
        });
        tried.max()
    }

    /// As many or more. A piece begins where a step begins, behind a pause or stop, or with other clock times; a restart
    /// brings all steps from the one that it names.
    pub(super) fn reckoned(&self) -> usize {
        let bends = self.distinct_bends();
        let most = self.distinct_plans().into_iter().map(|(_, plan)| {
            let steps = count(plan);
            let added = |(_, adjustment): &Version<'_, Adjustment>| match &adjustment.bend {
                Bend::Restart { at } => {
                    let amounts = plan.rule.amounts().unwrap_or_default();
                    let same = amounts.iter().position(|step| {
                        step.to_unit(at.unit).is_some_and(|step| step.number.decimal() == at.number.decimal())
                    });
                    same.map_or(0, |place| steps.saturating_sub(place))
                }
                Bend::Pause { .. } | Bend::Stop | Bend::Times(_) => 1,
                _ => 0,
            };
            let added = bends.iter().map(|versions| versions.iter().map(added).max().unwrap_or(0));
            if steps == 0 { 0 } else { steps + added.sum::<usize>() }
        });
        most.max().unwrap_or(0)
    }
}

/// Steps that have a dose.
fn count(plan: &Plan) -> usize {
    let amounts = plan.rule.amounts().unwrap_or_default();
    amounts.iter().filter(|amount| !amount.number.decimal().is_zero()).count()
}

/// Those that differ in their day or in what is compared.
fn distinct<'a, T>(versions: &[Version<'a, T>], is_same: impl Fn(&T, &T) -> bool) -> Vec<Version<'a, T>> {
    let day = |record: &Record| record.at.earliest().date();
    let mut found: Vec<Version<'a, T>> = Vec::new();
    for (record, body) in versions {
        if !found.iter().any(|(known, other)| day(known) == day(record) && is_same(other, body)) {
            found.push((record, body));
        }
    }
    found
}
