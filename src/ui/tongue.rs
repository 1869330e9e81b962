//! The language of the window: what was asked for from outside, what the person chose, what the desktop says. It is
//! chosen in the settings and changes at once; whatever was said before is made anew.

use std::sync::Arc;

use eframe::egui;

use crate::catalogue::{Catalogue, CatalogueError};
use crate::ui::App;
use crate::words;
use crate::words::{Language, Words};

/// What is known of the language before the diary is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Whatever the diary says: how a test or a translator sees the window.
    pub always: Option<Language>,
    pub desktop: Language,
}

impl Asked {
    /// The language of a window on a diary that was set so.
    pub fn with(self, set: Option<&str>) -> Language {
        let set = set.and_then(Language::parse);
        self.always.or(set).unwrap_or(self.desktop)
    }
}

/// Words and catalogue of a language; they belong together.
pub fn speak(language: Language) -> Result<(Words, Catalogue), CatalogueError> {
    let catalogue = match language {
        Language::Pseudo => Catalogue::bundled()?.reworded(&words::pseudo),
        language => Catalogue::bundled_in(language.code())?,
    };
    let words = Words::of_language(language).with_names(catalogue.shown_names().clone());
    Ok((words, catalogue))
}

impl App {
    /// Speaks as the settings say.
    pub(super) fn refresh_language(&mut self, ctx: &egui::Context) {
        let wanted = self.asked.with(self.logbook.diary().settings.language.as_deref());
        if self.words.language() == wanted {
            return;
        }
        let Ok((words, catalogue)) = speak(wanted) else { return };
        (self.words, self.catalogue) = (Arc::new(words), Arc::new(catalogue));
        self.forget_facts();
        self.timeline.forget_words();
        self.labs.forget_words();
        self.history.forget_words();
        self.report.forget_words();
        // What screens keep of a revision beside themselves has words in it, too.
        ctx.data_mut(egui::util::IdTypeMap::clear);
        self.notice = None;
        ctx.request_repaint();
    }
}
