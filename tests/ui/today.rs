//! Today: a dose in two keys, what then stands there, what asks first.

use eframe::egui::{Key, Modifiers};
use titrace::logbook::Logbook;

use crate::harness::{has, naltrexone, outline, press, window};

#[test]
fn a_dose_is_logged_with_one_key() {
    let mut window = window(naltrexone().logbook);
    println!("{}", outline(&window));
    press(&mut window, Modifiers::NONE, Key::Enter);
    println!("{}", outline(&window));
    assert!(has(&window, "Taken 21:58"));
}

#[test]
fn routes() {
    let mut window = window(naltrexone().logbook);
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    for node in window.query_all_by_role(eframe::egui::accesskit::Role::Button) {
        println!("{:?} {:?}", node.accesskit_node().label(), node.rect());
    }
    for key in [Key::Num2, Key::Num3, Key::Num4] {
        press(&mut window, Modifiers::COMMAND, key);
        println!("{}", outline(&window));
    }
}
