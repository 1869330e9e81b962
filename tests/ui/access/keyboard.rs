//! Without a pointer: the Tab key goes round every screen and comes back, by everything that can be pressed, at 100,
//! 200 and 300 %; whatever has the keyboard is in sight, within the window's width, and has a ring.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::accesskit::{Action, NodeId};
use eframe::egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use titrace::model::settings::Theme;
use titrace::ui::screen::Route;

use super::painted::Picture;
use super::screens::{LOOKS, NONE, each};
use crate::harness::Window;

/// A small laptop, enlarged so many times.
fn enlarged(times: f32) -> [f32; 2] {
    [1024.0 / times, 700.0 / times]
}

#[derive(Clone, Debug)]
struct Stop {
    name: String,
    rect: Rect,
}

/// Everything that can have the keyboard. What a button of a list or a field has inside belongs to it.
fn stops(window: &Window) -> BTreeMap<NodeId, Stop> {
    let all = window.query_all_by(|node| node.data().supports_action(Action::Focus) && !node.is_disabled());
    all.map(|node| {
        let inner = node.accesskit_node();
        let name = format!("{:?} {:?}", inner.role(), inner.label().unwrap_or_default());
        (inner.locate().0, Stop { name, rect: node.rect() })
    })
    .collect()
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "its lifetime is not general enough")]
fn focused(window: &Window) -> Option<(NodeId, Stop)> {
    let node = window.query_all_by(|node| node.is_focused()).last()?;
    let inner = node.accesskit_node();
    let name = format!("{:?} {:?}", inner.role(), inner.label().unwrap_or_default());
    Some((inner.locate().0, Stop { name, rect: node.rect() }))
}

/// Presses Tab until it is where it began; every stop on the way, in its order.
fn round(window: &mut Window, back: bool) -> Result<Vec<(NodeId, Stop)>, String> {
    let modifiers = if back { Modifiers::SHIFT } else { NONE };
    let mut seen: Vec<(NodeId, Stop)> = Vec::new();
    for _ in 0..400 {
        window.key_press_modifiers(modifiers, Key::Tab);
        window.run();
        let Some((id, stop)) = focused(window) else { continue };
        if let Some(first) = seen.iter().position(|(other, _)| *other == id) {
            // Where it began may have been no stop of its own: the way round begins at the first that comes again.
            return Ok(seen.split_off(first));
        }
        seen.push((id, stop));
    }
    Err(format!("400 times Tab, and not round: {:?}", seen.last()))
}

#[test]
fn the_tab_key_goes_round_by_everything_at_every_size() {
    let mut wrong = Vec::new();
    for times in [1.0, 2.0, 3.0] {
        let size = enlarged(times);
        each(Theme::Light, size, |name, window| {
            let mut say = |what: String| wrong.push(format!("{name} at {times}00 %: {what}"));
            let before = stops(window);
            let over = laid_over(window);
            let seen = match round(window, false) {
                Ok(seen) => seen,
                Err(trap) => return say(trap),
            };
            // In a report, Tab goes from value to value, as the sheet itself says: see `every_cell_of_a_report…`.
            for (id, stop) in before.iter().filter(|_| name != "Labs, a report") {
                let is_reached = seen.iter().any(|(other, _)| other == id);
                // Beneath something laid over, nothing can have the keyboard; all that is laid over can.
                if !is_reached && over.as_ref().is_none_or(|over| over.contains(id)) {
                    say(format!("never reached: {}", stop.name));
                }
            }
            for (_, stop) in &seen {
                let Stop { name, rect } = stop;
                if name.ends_with("\"\"") {
                    say(format!("has no name: {name}"));
                }
                if rect.left() < -0.5 || rect.right() > size[0] + 0.5 {
                    say(format!("outside to the side: {name} {rect:?}"));
                }
                // What is higher than the page beneath the rail shows its beginning or its end.
                let fits = rect.height() <= size[1] - 64.0;
                let whole = rect.top() >= -0.5 && rect.bottom() <= size[1] + 0.5;
                let some = rect.bottom() > 8.0 && rect.top() < size[1] - 8.0;
                if !some || fits && !whole {
                    say(format!("not in sight: {name} {rect:?}"));
                }
            }
        });
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What stands on that which is laid over the screen. Not by its place: what is beneath it lies within it, too.
fn laid_over(window: &Window) -> Option<BTreeSet<NodeId>> {
    let layer = window.ctx.memory(eframe::egui::Memory::top_modal_layer)?;
    let on_it = window.ctx.viewport(|viewport| {
        let widgets = viewport.prev_pass.widgets.get_layer(layer);
        widgets.map(|widget| widget.id.accesskit_id()).collect::<BTreeSet<_>>()
    });
    assert!(!on_it.is_empty(), "nothing stands on {layer:?}");
    Some(on_it)
}

#[test]
fn shift_and_tab_go_the_same_way_back() {
    each(Theme::Light, [1280.0, 800.0], |name, window| {
        if name == "Labs, a report" {
            return;
        }
        let way = |window: &mut Window, back: bool| {
            let stops = round(window, back).unwrap_or_else(|trap| panic!("{name}: {trap}"));
            let mut way: Vec<_> = stops.into_iter().map(|(id, stop)| (id, stop.name)).collect();
            if back {
                way.reverse();
            }
            // From the same stop on.
            let first = (0..way.len()).min_by_key(|place| way[*place].0).unwrap_or(0);
            way.rotate_left(first);
            way.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        let there = way(window, false);
        assert_eq!(there, way(window, true), "{name}");
    });
}

/// In a report the keys go where a laboratory's paper goes: from value to value. Every other cell is one Shift+Tab away.
#[test]
fn every_cell_of_a_report_is_reached_by_tab_and_shift_tab() {
    let mut window = super::screens::open(super::screens::full(), Theme::Light, Route::Labs, [1280.0, 800.0]);
    crate::harness::press(&mut window, super::screens::CTRL | Modifiers::SHIFT, Key::R);
    let all = stops(&window);
    let mut open: Vec<NodeId> = focused(&window).map(|(id, _)| id).into_iter().collect();
    let mut seen: BTreeSet<NodeId> = open.iter().copied().collect();
    while let Some(from) = open.pop() {
        for modifiers in [NONE, Modifiers::SHIFT] {
            let node = window.query_all_by(|_| true).find(|node| node.accesskit_node().locate().0 == from);
            node.unwrap().focus();
            window.run();
            window.key_press_modifiers(modifiers, Key::Tab);
            window.run();
            if let Some((id, _)) = focused(&window)
                && seen.insert(id)
            {
                open.push(id);
            }
        }
    }
    let lost: Vec<_> = all.iter().filter(|(id, _)| !seen.contains(id)).map(|(_, stop)| &stop.name).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn whatever_has_the_keyboard_has_a_ring_that_is_seen() {
    let mut wrong = Vec::new();
    for look in LOOKS {
        each(look, [1280.0, 800.0], |name, window| {
            // The same pieces stand on all of them: in one look all are gone through, in the others a few.
            if look != Theme::Light && !["Today", "Timeline, table", "Labs", "History", "Settings"].contains(&name) {
                return;
            }
            let mut first = None;
            let mut is_round = false;
            for _ in 0..400 {
                window.key_press(Key::Tab);
                window.run();
                let Some((id, stop)) = focused(window) else { continue };
                if first == Some(id) {
                    is_round = true;
                    break;
                }
                first.get_or_insert(id);
                let picture = Picture::of(&window.output().shapes);
                let ring = picture.rings.iter().any(|(rect, width, seen)| {
                    let near = rect.expand(*width + 3.0).contains_rect(stop.rect.intersect(rect.expand(9.0)))
                        && stop.rect.expand(9.0).contains_rect(*rect)
                        && rect.height() > stop.rect.height().min(700.0) - 12.0;
                    near && *width >= 2.5 && seen.contrast() >= 3.0
                });
                if !ring {
                    wrong.push(format!("{name}, {look:?}: {} {:?}", stop.name, stop.rect));
                }
            }
            assert!(is_round, "{name}");
        });
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} without a ring:\n{}", wrong.len(), wrong.join("\n"));
}
