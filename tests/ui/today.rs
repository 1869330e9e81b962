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
