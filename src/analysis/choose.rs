//! The panels that were chosen, in the order that was chosen. What two choices name is shown once, by the first.

use super::bottles_panel;
use super::chart::{Frame, Panel, PanelChoice};
use super::clock_panel;
use super::dose_panel;
use super::effects_panel;
use super::lab_panel;
use super::lab_series::LabTrace;
use super::series::{Material, Track};
use super::strip_panel;
use super::symptom_panel;
use super::symptom_series::SymptomTrace;
use crate::model::diary::folded;

/// `usual`: nobody chose, so that a panel has to have something to say, not only something to show.
pub(super) fn panels(material: &Material, chosen: &[PanelChoice], usual: bool, frame: &Frame) -> Vec<Panel> {
    let mut all: Vec<Panel> = Vec::new();
    for choice in chosen {
        let is_new = |track: &Track| !all.iter().any(|panel| panel.tracks.contains(track));
        let found = one(material, choice, usual, &is_new, frame);
        all.extend(found);
    }
    all
}

fn one(
    material: &Material,
    choice: &PanelChoice,
    usual: bool,
    is_new: &dyn Fn(&Track) -> bool,
    frame: &Frame,
) -> Vec<Panel> {
    match choice {
        PanelChoice::Dose => {
            let traces = numbered(&material.doses, Track::Dose).filter(|(_, track)| is_new(track));
            traces.filter_map(|(trace, track)| dose_panel::panel(trace, track, frame)).collect()
        }
        PanelChoice::Labs => labs(numbered(&material.labs, Track::Lab).filter(|(_, track)| is_new(track)), frame),
        PanelChoice::Lab(name) => {
            let name = material.facts.analyte_name(name);
            let is_it = |trace: &LabTrace| folded(&trace.name) == folded(name);
            let traces = numbered(&material.labs, Track::Lab).filter(|(trace, track)| is_it(trace) && is_new(track));
            labs(traces, frame)
        }
        PanelChoice::Symptoms => {
            let traces = numbered(&material.symptoms, Track::Symptom).filter(|(_, track)| is_new(track));
            symptom_panel::panels(&traces.collect::<Vec<_>>(), false, frame)
        }
        PanelChoice::Symptom(name) => {
            let name = material.facts.symptom_name(name);
            let is_it = |trace: &SymptomTrace| folded(&trace.name) == folded(name);
            let of_it = |(trace, track): &(&SymptomTrace, Track)| is_it(trace) && is_new(track);
            let scored: Vec<_> = numbered(&material.symptoms, Track::Symptom).filter(of_it).collect();
            let signs: Vec<_> = numbered(&material.signs, Track::Sign).filter(of_it).collect();
            let mut panels = symptom_panel::panels(&scored, true, frame);
            panels.extend(strip_panel::signs(&signs, frame));
            panels
        }
        PanelChoice::Signs => {
            let traces = numbered(&material.signs, Track::Sign).filter(|(_, track)| is_new(track));
            strip_panel::signs(&traces.collect::<Vec<_>>(), frame).into_iter().collect()
        }
        PanelChoice::Treatments if is_new(&Track::Treatment(0)) => {
            strip_panel::treatments(material, frame).into_iter().collect()
        }
        PanelChoice::Events if is_new(&Track::Events) => strip_panel::events(material, frame).into_iter().collect(),
        PanelChoice::ClockTime => {
            let traces = numbered(&material.clock, Track::Clock).filter(|(_, track)| is_new(track));
            traces.filter_map(|(trace, track)| clock_panel::panel(trace, track, usual, frame)).collect()
        }
        PanelChoice::Effects if is_new(&Track::Effects) => {
            effects_panel::panel(&material.effects, frame).into_iter().collect()
        }
        PanelChoice::Bottles if is_new(&Track::Bottles) => {
            bottles_panel::panel(&material.bottles, frame).into_iter().collect()
        }
        // Already shown: each of these is there once.
        PanelChoice::Treatments | PanelChoice::Events | PanelChoice::Effects | PanelChoice::Bottles => Vec::new(),
    }
}

/// Results in numbers, a panel an analyte; then the words, all in one strip.
fn labs<'a>(traces: impl Iterator<Item = (&'a LabTrace, Track)>, frame: &Frame) -> Vec<Panel> {
    let traces: Vec<_> = traces.collect();
    let numbers = traces.iter().filter_map(|(trace, track)| lab_panel::panel(trace, *track, frame));
    numbers.chain(strip_panel::words(&traces, frame)).collect()
}

fn numbered<'a, T>(traces: &'a [T], track: impl Fn(u16) -> Track + 'a) -> impl Iterator<Item = (&'a T, Track)> {
    traces.iter().zip(0..).map(move |(trace, place)| (trace, track(place)))
}
