//! The stretches of time that have a button, and which of them the screen opens on.

use crate::analysis::chart::Range;
use crate::analysis::series::Material;
use crate::model::when;
use crate::ui::screen::Cx;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preset {
    Days(i64),
    SinceStart,
    SinceAppointment,
    All,
}

impl Preset {
    /// Until somebody chooses: what was written down since the followed medicine began. One entry of years ago would else
    /// squeeze all of it into a corner; and so would the years since a diary was last written in.
    pub(super) fn first(cx: &Cx<'_>, material: &Material) -> Self {
        let today = when::days(cx.today());
        let start = material.first_day().filter(|day| *day <= today);
        let is_recent = |start: i64| {
            // The last quarter of the stretch has something in it.
            material.has_readings_since(start.max(today - (today - start) / 4))
        };
        if start.is_some_and(is_recent) { Self::SinceStart } else { Self::All }
    }

    /// Whether there is such a stretch.
    pub(super) fn is_there(self, cx: &Cx<'_>, material: &Material) -> bool {
        match self {
            Self::SinceStart => material.first_day().is_some(),
            Self::SinceAppointment => material.appointment_before(when::days(cx.today())).is_some(),
            Self::Days(_) | Self::All => true,
        }
    }

    pub(super) fn range(self, cx: &Cx<'_>, material: &Material) -> Range {
        let today = when::days(cx.today());
        match self {
            Self::Days(days) => Range { from: Some(when::date_of(today - days + 1)), to: Some(cx.today()) },
            Self::SinceStart => {
                let from = material.first_day();
                // As the others it ends today: what is written down for months ahead would leave most of it empty. Of a
                // start that is still to come there is nothing else than what lies ahead.
                let to = from.filter(|day| *day <= today).map(|_| cx.today());
                Range { from: from.map(when::date_of), to }
            }
            Self::SinceAppointment => {
                let from = material.appointment_before(today);
                Range { from: from.map(when::date_of), to: from.map(|_| cx.today()) }
            }
            Self::All => Range::default(),
        }
    }
}
