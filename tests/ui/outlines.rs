//! What each screen says to those who hear it.

use titrace::ui::screen::Route;

use crate::harness::{SIZE, naltrexone, outline, window_of};

#[test]
fn today() {
    println!("{}", outline(&window_of(naltrexone().logbook, Route::Today { day: None }, SIZE)));
}
