//! What each screen says to those who hear it: roles, names and their order. A change here is a change of meaning.

use eframe::egui::{Key, Modifiers};
use insta::assert_snapshot;
use titrace::logbook::Logbook;
use titrace::ui::screen::Route;

use crate::harness::{SIZE, naltrexone, outline, press, window, window_of};

#[test]
fn today() {
    assert_snapshot!(outline(&window(naltrexone().logbook)), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today" [x]
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Friday, 9 May"
        Label = "Day 127 of Naltrexone"
        Button "Day before"
        Button "Low-energy mode"
        Pane "Asks for attention"
          Heading "Platelets are very low: <5 ×10⁹/L"
          Label = "Call your prescriber or an out-of-hours service now and tell them this number."
          Button "Look at it…"
        Pane "Naltrexone"
          Label = "Naltrexone"
          Label = "18 drops"
          Label = "4.5 mg · 0.9 mL"
          Label = "Not yet taken today · last taken yesterday 22:04"
          Button "Took it now (Naltrexone)"
          Button "Other… (Naltrexone)"
          Button "Skipped… (Naltrexone)"
          Button "Stopped… (Naltrexone)"
          Button "Start a plan… (Naltrexone)"
        Pane "How was today?"
          Heading "How was today?"
          Label = "A few symptoms can be asked for here every day, each with a key or two. You could begin with these, and change them whenever you like: Fatigue, Pain, Spasticity, Brain fog, Poor sleep"
          Button "Begin with these"
          Button "Choose symptoms…"
        MultilineTextInput "A note, if you like" = ""
        Pane "Check-in"
          Heading "A check-in has been due since 3 April 2025"
          Label = "A few questions, two minutes. It waits until it suits you."
          Button "Start (Check-in)"
        Pane "Good to know"
          Label = "Good to know"
          Label = "Liver values (ALT and AST) were due by 2 April 2025"
          Label = "Questions before a start, and whenever a medicine is added"
          Button "See all that is watched…"
        Heading "Write something down"
        Button "Symptom…"
        Button "Lab value…"
        Button "Event…"
        Button "Note…"
        Button "Medicine…"
        Heading "Is something wrong?"
        Button "Bleeding…"
        Button "Signs that may come from the liver…"
        Button "Paper for the week…"
        Button "Somebody else writes…"
        Pane "Logged today"
          Heading "Logged today"
          Label = "08:10"
          Label = "Platelets <5 ×10⁹/L"
          Button "Edit 08:10 Platelets <5 ×10⁹/L"
          Label = "21:12"
          Label = "Fatigue 5 (0–10)"
          Button "Edit 21:12 Fatigue 5 (0–10)"
        Pane "Appointments and questions"
          Heading "Appointments and questions"
          Label = "No appointment is written down"
          Label = "No question noted"
          Button "Add a question…"
          Button "Questions…"
          Button "Appointment…"
          Button "Check-in…"
    "#);
}

#[test]
fn an_empty_diary() {
    assert_snapshot!(outline(&window(Logbook::in_memory().unwrap())), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today" [x]
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "Friday, 9 May"
        Button "Day before"
        Button "Low-energy mode"
        Heading "Which medicine do you take?"
        Label = "Add it once. From then on, one press says that you took it."
        Button "Add a medicine…"
        Pane "How was today?"
          Heading "How was today?"
          Label = "A few symptoms can be asked for here every day, each with a key or two. You could begin with these, and change them whenever you like: Fatigue, Pain, Spasticity, Brain fog, Poor sleep"
          Button "Begin with these"
          Button "Choose symptoms…"
        MultilineTextInput "A note, if you like" = ""
        Heading "Write something down"
        Button "Symptom…"
        Button "Lab value…"
        Button "Event…"
        Button "Note…"
        Button "Medicine…"
        Heading "Is something wrong?"
        Button "Bleeding…"
        Button "Signs that may come from the liver…"
        Button "Paper for the week…"
        Button "Somebody else writes…"
        Pane "Logged today"
          Heading "Logged today"
          Label = "Nothing yet"
    "#);
}

#[test]
fn the_form_of_a_symptom() {
    let mut window = window(naltrexone().logbook);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert_snapshot!(outline(&window), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today" [x]
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Settings"
        Status "Everything is saved"
      Pane
        Pane "Symptom"
          Heading "Symptom"
          Label = "Symptom"
          TextInput "Symptom" = ""
          Button "Fatigue"
          Button "Pain"
          Button "Spasticity"
          Button "Trouble walking"
          Button "Brain fog"
          Button "Low mood"
          Label = "How strong"
          TextInput "How strong" = ""
          Button "One less"
          Button "One more"
          Label = "Side"
          ComboBox "Side" = "Not said"
          Label = "When"
          TextInput "When" = "2025-05-09 21:58"
          Label = "9 May 2025, 21:58"
          Label = "Note, if you like"
          MultilineTextInput "Note, if you like" = ""
          Button "More…"
          Button "Save"
          Button "Close"
          Label = "Enter saves, Shift+Enter begins a new line, Esc closes and keeps what is typed"
    "#);
}

#[test]
fn history() {
    assert_snapshot!(outline(&window_of(naltrexone().logbook, Route::History, SIZE)), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History" [x]
          Button "Settings"
        Status "Everything is saved"
      Pane
        Heading "History"
        Status "8 records"
        Button "Diary" [x]
        Button "Trash"
        Label = "Find"
        TextInput "Find" = ""
        Label = "Kind"
        ComboBox "Kind" = "Everything"
        Label = "From"
        TextInput "From" = ""
        Label = "To"
        TextInput "To" = ""
        Button "7 days"
        Button "30 days"
        Button "90 days"
        Button "One year"
        Button "All time" [x]
        ListBox "Records"
          ListBoxOption "2025-05-09 21:12, Fatigue 5 (0–10)" [x]
          ListBoxOption "2025-05-09 08:10, Platelets <5 ×10⁹/L"
          ListBoxOption "2025-05-08 22:04, Naltrexone, 18 drops, 4.5 mg"
          ListBoxOption "2025-05-07 22:04, Naltrexone, 18 drops, 4.5 mg"
          ListBoxOption "2025-05-06 22:04, Naltrexone, 18 drops, 4.5 mg"
          ListBoxOption "2025-05-05 22:04, Naltrexone, 18 drops, 4.5 mg"
          ListBoxOption "2025-01-03, Naltrexone, course begins"
          ListBoxOption "2025-01-03, Naltrexone, 50 mg in 10 mL, 20 drops/mL"
        Pane "Chosen record"
          Heading "Fatigue 5 (0–10)"
          Label = "9 May 2025, 21:12"
          Button "Edit…"
          Button "Delete"
          Button "Versions"
          Label = "Symptom"
          Label = "Fatigue"
          Label = "How strong"
          Label = "5"
          Label = "Scale"
          Label = "0-10"
          Label = "Day"
          Label = "127"
          Label = "Written"
          Label = "by the command line"
    "#);
}

#[test]
fn settings() {
    assert_snapshot!(outline(&window_of(naltrexone().logbook, Route::Settings, SIZE)), @r#"
    Window
      Pane
        Label = "Titrace"
        Navigation "Screens"
          Button "Today"
          Button "Timeline"
          Button "Plan"
          Button "Labs"
          Button "Watch"
          Button "History"
          Button "Settings" [x]
        Status "Everything is saved"
      Pane
        Heading "Settings"
        Heading "The day"
        Label = "A dose after midnight belongs to the evening before, until the new day begins."
        Label = "A day begins at"
        ComboBox "A day begins at" = "04:00"
        Heading "How the day was"
        Label = "Nothing is chosen yet"
        Button "Choose symptoms…"
        Label = "How much it was"
        Button "Numbers" [x]
        Button "Five words"
        Label = "What the day before said"
        Button "Shown beside it" [x]
        Button "Hidden"
        Label = "Today begins with"
        Button "The whole day" [x]
        Button "Three large buttons"
        Heading "You"
        Label = "Only to choose a laboratory’s range, and to show whom to call. Nothing of it is needed, and nothing is assumed"
        Label = "Sex, for ranges that differ by it"
        Button "Not said" [x]
        Button "Female"
        Button "Male"
        Label = "Country, for the emergency number and the crisis line"
        ComboBox "Country, for the emergency number and the crisis line" = "Not said"
        Label = "Year of birth, for ranges that differ by age"
        TextInput "Year of birth, for ranges that differ by age" = ""
        Label = "Whom to call, one a line"
        MultilineTextInput "Whom to call, one a line" = ""
        Button "Save these"
        Heading "Looks"
        Label = "Colours"
        Button "As the desktop" [x]
        Button "Light"
        Button "Dark"
        Button "High contrast, light"
        Button "High contrast, dark"
        Label = "Language"
        Button "As the desktop says" [x]
        Button "English"
        Button "Deutsch"
        Label = "Size"
        Button "Smaller"
        Label = "100 %"
        Button "Larger"
        Heading "Tables"
        Label = "Everything in the diary as CSV files, for a spreadsheet or another program."
        Label = "Write the files into this folder"
        TextInput "Write the files into this folder" = "titrace-csv"
        Button "Export"
        Label = "Read files from this folder or file"
        TextInput "Read files from this folder or file" = "titrace-csv"
        Button "Look inside…"
        Heading "Archive"
        Label = "The whole diary in one file: also the trash, earlier versions and attachments. A diary can be made of it again that is the same in everything, on this machine or another. It is not encrypted."
        Label = "Write the archive into this file"
        TextInput "Write the archive into this file" = "titrace-2025-05-09.jsonl"
        Button "Write the archive"
        Heading "About"
        Label = "Titrace 0.1.0"
        Label = "Your diary is this file"
        Label = "Only in memory: nothing is kept"
        Label = "Titrace keeps what you write and shows it. It does not replace the advice of your prescriber."
        Button "Keys and what they do…"
    "#);
}
