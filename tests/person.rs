//! The person, own analytes, attachments and answers, through the program's command line.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "this is only a test")]

mod desk;

use std::fs;

use serde_json::json;

use desk::{Diary, list, text};

#[test]
fn who_keeps_the_diary_is_said_field_by_field_and_undone() {
    let diary = Diary::new();
    diary.ok("person set --sex female --birth-year 1961 --country nz --contact 'Dr Lee: 04 472 0000' --contact 'Healthline: 0800 611 116'");
    let said = json!({
        "sex": "female", "birth_year": 1961, "country": "NZ",
        "contacts": [
            { "name": "Dr Lee", "phone": "04 472 0000" },
            { "name": "Healthline", "phone": "0800 611 116" },
        ],
    });
    assert_eq!(diary.json("person show"), said);
    diary.ok("person set --sex none");
    assert_eq!(diary.json("person show")["sex"], json!(null));
    assert_eq!(diary.json("person show")["country"], "NZ");
    diary.ok("undo");
    assert_eq!(diary.json("person show"), said);
    assert!(diary.refused("person set --sex unknown").contains("sex: "));
    assert!(diary.refused("person set --birth-year 61").contains("birth_year: "));
    assert!(diary.refused("person set --country England").contains("country: "));
    assert!(diary.refused("person set --contact 'Dr Lee'").contains("contacts: "));
    assert_eq!(diary.json("person show"), said, "what is refused changes nothing");
}

#[test]
fn an_own_analyte_stands_beside_the_catalogue() {
    let diary = Diary::with_ldn();
    diary.ok("analyte add 'Neurofilament light' --unit pg/mL --range '<10'");
    assert!(diary.refused("analyte add 'neurofilament LIGHT'").contains("already an analyte"));
    assert!(diary.refused("analyte add PLT").contains("Platelets"), "the catalogue knows it");
    let known = diary.json("analyte list");
    let own: Vec<_> = list(&known).iter().filter(|analyte| analyte["own"] == true).collect();
    assert_eq!((own.len(), text(&own[0]["name"])), (1, "Neurofilament light"));
    assert!(list(&known).len() > 30);
    let listed = diary.json("list analyte");
    assert_eq!((&listed[0]["high"], &listed[0]["low"]), (&json!("10"), &json!(null)));
}

#[test]
fn an_original_is_kept_beside_its_draw_byte_for_byte() {
    let diary = Diary::with_drop_plan();
    let result = diary.json("log lab Platelets 110 10^9/L --range 165-387 --at 2012-03-01");
    let id = text(&result["id"]);
    let scan = diary.file("report 1.pdf");
    let bytes: Vec<u8> = b"%PDF-1.4\n".iter().copied().chain((0..200_000_u32).map(|n| n.to_le_bytes()[1])).collect();
    fs::write(&scan, &bytes).unwrap();
    let attached = diary.json(&format!("attach {id} '{scan}'"));
    assert_eq!((text(&attached["name"]), text(&attached["media"])), ("report 1.pdf", "application/pdf"));
    let copy = diary.file("copy.pdf");
    diary.ok(&format!("attachment {} --out '{copy}'", text(&attached["id"])));
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert!(diary.refused(&format!("attachment {} --out '{copy}'", text(&attached["id"]))).contains("stays as it is"));

    let words = diary.file("words.txt");
    fs::write(&words, "not a scan").unwrap();
    assert!(diary.refused(&format!("attach {id} '{words}'")).contains("neither a PDF nor a picture"));
    let medicine = diary.json("medicine list");
    let to_medicine = diary.refused(&format!("attach {} '{scan}'", text(&medicine[0]["id"])));
    assert!(to_medicine.contains("of: "), "{to_medicine}");
    // What bears it goes into the trash with it, and both come back.
    diary.ok(&format!("delete {id}"));
    assert_eq!(list(&diary.json("list attachment")).len(), 0);
    diary.ok(&format!("restore {id}"));
    assert_eq!(list(&diary.json("list attachment")).len(), 1);
    assert_eq!(diary.json("check")["sound"], true);
}
