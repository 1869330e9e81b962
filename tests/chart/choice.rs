//! Panels are chosen one by one and stand in the order they were chosen in; table, keys and cursor follow them. Days
//! are counted from the start of any course.

use titrace::analysis::chart::{Axis, Chart, ChartRequest, PanelChoice, PanelKind, chart};
use titrace::model::symptom::Side;

use super::fixture::{Case, catalogue, plain};

fn case() -> Case {
    Case::default()
        .medicine("LDN", None)
        .medicine("Baclofen", None)
        .course("Baclofen", "2014-01-20", None)
        .dose("LDN", "2014-01-06 22:00", "3")
        .lab("Platelets", "110", "2014-02-01", "", "")
        .lab("Ferritin", "50", "2014-02-02", "", "")
        .lab("Odd", "normal", "2014-02-03", "", "")
        .symptom("Fatigue", "5", "2014-02-01", None)
        .symptom("Numbness", "3", "2014-02-01", Some(Side::Left))
        .symptom("Numbness", "4", "2014-02-01", Some(Side::Right))
        .symptom("Bruises", "yes", "2014-02-01", None)
        .event("Splenectomy", "2014-02-01", None)
}

fn chosen(panels: &[PanelChoice]) -> Chart {
    let request = ChartRequest { panels: Some(panels.to_vec()), ..ChartRequest::default() };
    chart(&case().diary(), &catalogue(), &request)
}

fn titles(chart: &Chart) -> Vec<String> {
    chart.panels.iter().map(|panel| plain(&panel.title)).collect()
}

#[test]
fn each_panel_is_chosen_singly_and_stands_where_it_was_put() {
    let lab = |name: &str| PanelChoice::Lab(name.to_owned());
    let chart = chosen(&[PanelChoice::Events, lab("ferritin"), lab("Odd"), PanelChoice::Dose, lab("PLT")]);
    assert_eq!(titles(&chart), ["events[]", "Ferritin", "other-results[]", "dose[]", "Platelets"]);
    let what: Vec<String> = chart.table().iter().map(|row| plain(&row.what)).collect();
    assert_eq!(what, ["LDN", "Platelets", "event-type[other]", "Ferritin", "Odd"], "the table goes by time");
    assert_eq!(chart.summary().len(), 5);
    assert!(plain(&chart.summary()[0]).contains("Splenectomy"), "in the order of the panels");
}

#[test]
fn what_two_choices_name_is_shown_once() {
    let platelets = PanelChoice::Lab("Platelets".to_owned());
    let chart = chosen(&[platelets.clone(), PanelChoice::Labs, platelets]);
    assert_eq!(titles(&chart), ["Platelets", "Ferritin", "other-results[]"]);
    let numbness = PanelChoice::Symptom("Numbness".to_owned());
    let chart = chosen(&[numbness, PanelChoice::Symptoms, PanelChoice::Symptom("Bruises".to_owned())]);
    let lines: Vec<usize> = chart.panels.iter().map(|panel| panel.series.len()).collect();
    assert_eq!(lines, [2, 1, 0], "both sides alone, then what is left, then the sign");
    assert_eq!(chart.panels[2].kind, PanelKind::Signs);
}

#[test]
fn nothing_chosen_and_what_is_not_there_are_no_panels() {
    assert!(chosen(&[]).panels.is_empty());
    let chart = chosen(&[PanelChoice::Lab("TSH".to_owned()), PanelChoice::Symptom("Pain".to_owned())]);
    assert!(chart.panels.is_empty() && chart.table().is_empty() && !chart.is_empty());
}

#[test]
fn the_keys_and_the_cursor_go_by_the_order_of_the_panels() {
    let chart = chosen(&[PanelChoice::Events, PanelChoice::Symptoms, PanelChoice::Labs]);
    let first = chart.first_step().unwrap();
    assert_eq!(plain(&chart.row(first).unwrap().what), "event-type[other]");
    let next = chart.step_across(first, true).unwrap();
    assert_eq!(plain(&chart.row(next).unwrap().what), "Fatigue");
    assert_eq!(chart.step_across(next, false), Some(first));
    let lines: Vec<String> = chart.read_at(chart.row(first).unwrap().x).iter().skip(1).map(plain).collect();
    assert_eq!(lines[0], "Splenectomy");
    assert!(lines.last().unwrap().contains("Platelets"), "{lines:?}");
    assert!(!lines.iter().any(|line| line.contains("LDN") || line.contains("Bruises")), "only what is shown");
}

#[test]
fn days_are_counted_from_the_start_of_any_course() {
    let diary = case().diary();
    let all = chart(&diary, &catalogue(), &ChartRequest::default());
    let starts = all.material().course_starts();
    assert_eq!(starts.iter().map(|start| start.medicine.as_str()).collect::<Vec<_>>(), ["Baclofen"]);
    let request = ChartRequest { axis: Axis::Since(starts[0].course), ..ChartRequest::default() };
    let chart = chart(&diary, &catalogue(), &request);
    let note = plain(chart.axis_note.as_ref().unwrap());
    assert!(note.starts_with("axis-since[Baclofen "), "{note}");
    let one = chart.ticks.iter().find(|tick| plain(&tick.label) == "tick-since[1]").unwrap();
    assert_eq!(one.x / 1440.0, titrace::model::when::days("2014-01-20".parse().unwrap()) as f64);
    let splenectomy = chart.table().into_iter().find(|row| plain(&row.value) == "Splenectomy").unwrap();
    assert_eq!(splenectomy.day.as_ref().map(plain).as_deref(), Some("day[13]"));
    let dose = chart.table().into_iter().find(|row| plain(&row.what) == "LDN").unwrap();
    assert_eq!(dose.day.as_ref().map(plain).as_deref(), Some("day[−13]"));
}
