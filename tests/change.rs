//! Every change has an inverse, and the two together are nothing.

mod common;

use std::sync::Arc;

use proptest::prelude::*;
use titrace::model::change::{Act, Change, ChangeError};
use titrace::model::diary::Diary;
use titrace::model::medicine::Medicine;
use titrace::model::record::{Body, Kind, Record};
use titrace::model::settings::{Daily, Settings};

use self::common::{household, record, settings};

/// A diary of these records, one change of every act that fits it, and records that are not in it.
fn diary_and_changes() -> impl Strategy<Value = (Diary, Vec<Change>)> {
    (household(), settings(), settings()).prop_flat_map(|(records, now, after)| {
        let (medicine, plan) = (records[0].id, records[1].id);
        let hold = move |kind| if kind == Kind::Adjustment { plan } else { medicine };
        let place = 0..records.len();
        let other = place.clone().prop_flat_map({
            let records = records.clone();
            move |place| (Just(place), record(records[place].kind(), hold(records[place].kind())))
        });
        let new: Vec<_> = Kind::ALL.into_iter().map(|kind| record(kind, hold(kind))).collect();
        (Just(records), Just(now), Just(after), other, place, new).prop_map(
            |(records, now, after, (edited, other), deleted, new)| {
                let before = records[edited].clone();
                let edited = Record { id: before.id, ..other };
                // The medicine takes what hangs on it along.
                let leaving = Diary::of(now.clone(), records.clone()).leaving_with(&records[deleted]);
                let deleted = if deleted == 0 { records.clone() } else { leaving };
                let changes = vec![
                    Change::Add(new.clone()),
                    Change::Restore(new.clone()),
                    Change::Import { batch: "labs.csv".to_owned(), records: new },
                    Change::Edit { before: Box::new(before), after: Box::new(edited) },
                    Change::Delete(deleted),
                    Change::Configure { before: now.clone(), after },
                ];
                (Diary::of(now, records), changes)
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_and_its_inverse_are_nothing((before, changes) in diary_and_changes()) {
        prop_assert_eq!(changes.iter().map(Change::act).collect::<Vec<_>>().len(), Act::ALL.len());
        for change in changes {
            let mut diary = before.clone();
            prop_assert_eq!(change.check(&diary), Ok(()));
            change.apply(&mut diary);
            let after = diary.clone();

            let inverse = change.inverse();
            prop_assert_eq!(inverse.check(&diary), Ok(()));
            inverse.apply(&mut diary);
            prop_assert_eq!(&diary, &before);
            for record in before.all() {
                prop_assert_eq!(diary.get(record.id), Some(record));
            }

            let again = inverse.inverse();
            prop_assert_eq!(again.check(&diary), Ok(()));
            again.apply(&mut diary);
            prop_assert_eq!(&diary, &after);
        }
    }

    /// The first record is the medicine, and others hang on it.
    #[test]
    fn a_medicine_that_is_used_goes_only_with_all_that_uses_it(records in household()) {
        let diary = Diary::of(Settings::default(), records.clone());
        let (medicine, count) = (&records[0], diary.dependants(records[0].id).len());
        let Body::Medicine(Medicine { name, .. }) = &medicine.body else { panic!("{medicine:?}") };
        let alone = Change::Delete(vec![medicine.clone()]);
        prop_assert_eq!(alone.check(&diary), Err(ChangeError::MedicineInUse { name: name.clone(), count }));
        prop_assert_eq!(Change::Delete(records).check(&diary), Ok(()));
    }

    #[test]
    fn what_was_prescribed_was_taken_or_never_taken(records in household()) {
        let diary = Diary::of(Settings::default(), records.clone());
        let (taken, never) = (diary.courses().count(), diary.never_taken().count());
        prop_assert!(diary.courses().all(|(_, course)| !course.never_taken));
        prop_assert!(diary.never_taken().all(|(_, course)| course.never_taken));
        prop_assert_eq!(taken + never, records.iter().filter(|record| record.kind() == Kind::Course).count());
    }

    #[test]
    fn a_diary_is_in_order_whatever_order_it_was_written_in(records in household(), cut in 0..16_usize) {
        let whole = Diary::of(Settings::default(), records.clone());
        let (late, early) = records.split_at(cut.min(records.len()));
        let mut pieces = Diary::of(Settings::default(), early.to_vec());
        Change::Add(late.to_vec()).apply(&mut pieces);
        prop_assert_eq!(&pieces, &whole);
        prop_assert_eq!(whole.len(), records.len());
        let times: Vec<_> = whole.all().into_iter().map(|record| (record.at.earliest(), record.id)).collect();
        prop_assert!(times.is_sorted());
        prop_assert!(records.iter().all(|record| whole.get(record.id) == Some(&Arc::new(record.clone()))));
    }

    /// What an undo gives back, and what it leaves as the window looks by now.
    #[test]
    fn settings_in_the_looks_of_others_are_theirs_in_all_that_is_seen(own in settings(), other in settings()) {
        let both = own.in_looks_of(&other);
        let looks = |settings: &Settings| {
            let Settings { theme, zoom, sample, language, panels, backup_folder, daily, .. } = settings.clone();
            (theme, zoom, sample, language, panels, backup_folder, Daily { symptoms: Vec::new(), ..daily })
        };
        prop_assert_eq!(looks(&both), looks(&other));
        prop_assert_eq!(&both.daily.symptoms, &own.daily.symptoms);
        // In their own looks again they are what they were.
        prop_assert_eq!(both.in_looks_of(&own), own);
    }
}
