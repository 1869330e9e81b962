//! A half-filled form as texts that outlive the window, and the form again.

use crate::logbook::Cells;
use crate::model::{Kind, RecordId};
use crate::ui::forms::{Desk, Form, edit_title, fields, new_title};
use crate::ui::screen::Cx;

/// Titles that are not those of a new or an edited record.
const TITLES: [&str; 15] = [
    "form-bend-hold",
    "form-bend-pause",
    "form-bend-resume",
    "form-bend-step-back",
    "form-bend-shift",
    "form-bend-skip",
    "form-bend-restart",
    "form-bend-stop",
    "form-bend-times",
    "form-no-relapse",
    "form-skip-dose",
    "form-stop-course",
    "questions-asked-title",
    "watch-aside-title",
    "watch-spoken-title",
];
/// Cells that a form may have without a field for them.
const HIDDEN: [&str; 8] = ["about", "absent", "asked", "check_in", "plan", "reply", fields::RULE, "type"];

const FORM: &str = "form";
const TITLE: &str = "title";
const ABOUT: &str = "said";
const ID: &str = "id";
const RECORD: &str = "record";

impl Desk {
    /// Every form with something typed in it.
    pub fn told(&self) -> impl Iterator<Item = Cells> {
        self.open.iter().chain(&self.kept).filter(|form| form.is_touched()).map(Form::told)
    }

    /// A form that was told before the window ended; the first one is open.
    pub fn bring_back(&mut self, form: Form) {
        if self.open.is_none() {
            self.open = Some(form);
        } else {
            self.kept.push(form);
        }
    }
}

impl Form {
    fn told(&self) -> Cells {
        let own = |name: &str, text: String| (name.to_owned(), text);
        let mut cells = vec![
            own(FORM, self.kind().code().to_owned()),
            own(TITLE, self.title.to_owned()),
            own(ID, self.draft.id.to_string()),
        ];
        cells.extend(self.about.iter().map(|about| own(ABOUT, about.clone())));
        cells.extend(self.record().map(|id| own(RECORD, id.to_string())));
        cells.extend(self.draft.hidden.iter().map(|(name, text)| own(&format!("-{name}"), text.clone())));
        cells.extend(self.draft.typed().map(|(name, text)| own(&format!("+{name}"), text.to_owned())));
        cells
    }

    /// The form again; `None` where it was saved meanwhile, or is none that this version knows.
    pub fn of_told(cells: &Cells, cx: &Cx<'_>) -> Option<Self> {
        let cell = |name: &str| cells.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str());
        let kind = Kind::parse(cell(FORM)?)?;
        let id = RecordId::parse(cell(ID)?)?;
        let record = cell(RECORD).and_then(RecordId::parse).and_then(|id| cx.diary.get(id));
        if record.is_none() && cx.diary.get(id).is_some() {
            return None;
        }
        let own = |mark: char| cells.iter().filter_map(move |(name, text)| Some((name.strip_prefix(mark)?, text)));
        let hidden = own('-').filter_map(|(name, text)| {
            let known = HIDDEN.into_iter().find(|known| *known == name)?;
            Some((known, text.clone()))
        });
        let mut form = match record {
            Some(record) => Self::edit(record, cx),
            None => Self::new(kind, &hidden.collect::<Vec<_>>()),
        };
        form.draft.id = id;
        form.draft.settle(cx.words);
        for (name, text) in own('+') {
            form.draft.set(name, text);
        }
        let titles = TITLES.into_iter().chain([new_title(kind), edit_title(kind)]);
        form.title = titles.into_iter().find(|title| Some(*title) == cell(TITLE)).unwrap_or(form.title);
        form.about = cell(ABOUT).map(str::to_owned).or(form.about);
        form.more |= fields::of(kind).iter().any(|field| field.more && !form.draft.text(field.name).is_empty());
        form.kept = true;
        form.is_touched().then_some(form)
    }
}
