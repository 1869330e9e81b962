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
        "name": null, "allergies": null, "pregnancy": null,
    });
    assert_eq!(diary.json("person show"), said);
    diary.ok("person set --sex none");
    assert_eq!(diary.json("person show")["sex"], json!(null));
    assert_eq!(diary.json("person show")["country"], "NZ");
    diary.ok("undo");
    assert_eq!(diary.json("person show"), said);
    diary.ok("person set --name 'M. K.' --allergies 'none known' --pregnancy wished");
    let person = diary.json("person show");
    assert_eq!((&person["name"], &person["allergies"]), (&json!("M. K."), &json!("none known")));
    assert_eq!(person["pregnancy"], "wished");
    assert!(diary.refused("person set --pregnancy maybe").contains("pregnancy: "));
    diary.ok("undo");
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

#[test]
fn years_to_come_and_countries_without_a_number() {
    let diary = Diary::new();
    assert!(diary.refused("person set --birth-year 2099").contains("birth_year: "));
    assert_eq!(diary.json("person set --country uk")["country"], "GB");
    let output = diary.run("person set --country XQ");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("no telephone number of the country XQ"), "{said}");
    assert_eq!(diary.json("person show")["country"], "XQ");
    assert!(diary.run("person set --country NZ").stderr.is_empty());
}

#[test]
fn an_answer_is_about_a_medicine_that_is_there_and_is_not_given_tomorrow() {
    let diary = Diary::with_ldn();
    let lists = diary.json("checklist");
    let items = || list(&lists).iter().flat_map(|one| list(&one["items"]));
    let item = text(&items().find(|item| item["symptom"].is_null()).unwrap()["id"]);
    let sign = text(&items().find(|item| !item["symptom"].is_null()).unwrap()["id"]);
    let said = diary.refused(&format!("checklist answer {item} no --medicine Nope"));
    assert!(said.contains("medicine: ") && said.contains("LDN"), "{said}");
    let said = diary.refused(&format!("checklist answer {item} maybe"));
    assert!(said.contains("none of yes, no, unsure") && !said.contains("spoken"), "{said}");
    for call in [format!("{item} no"), format!("{sign} yes"), format!("{sign} no")] {
        assert!(diary.refused(&format!("checklist answer {call} --at 2099-01-01")).contains("at: an answer"), "{call}");
    }
    let answer = diary.json(&format!("checklist answer {item} no --medicine ldn"));
    assert_eq!(answer["about"], "LDN");
    let id = text(&answer["id"]);
    for field in ["about", "asked"] {
        assert!(diary.refused(&format!("edit {id} {field} x")).contains("field: "), "{field}");
    }
    assert!(diary.refused(&format!("edit {id} at 2099-01-01")).contains("at: "));
    diary.ok(&format!("edit {id} reply unsure"));
}

#[test]
fn the_same_file_twice_is_asked_about_and_a_table_says_that_it_holds_none() {
    let diary = Diary::new();
    let result = diary.json("log lab Platelets 110 10^9/L");
    let id = text(&result["id"]);
    let scan = diary.file("scan.pdf");
    fs::write(&scan, b"%PDF-1.4 one").unwrap();
    diary.ok(&format!("attach {id} {scan}"));
    let again = diary.file("again.pdf");
    fs::write(&again, b"%PDF-1.4 one").unwrap();
    let said = diary.refused(&format!("attach {id} {again}"));
    assert!(said.contains("as “scan.pdf”") && said.contains("--confirm"), "{said}");
    diary.ok(&format!("attach {id} {again} --confirm"));
    fs::write(&again, b"%PDF-1.4 two").unwrap();
    diary.ok(&format!("attach {id} {again}"));
    let other = diary.json("log note 'Another one'");
    diary.ok(&format!("attach {} {scan}", text(&other["id"])));

    let out = diary.file("out");
    diary.ok(&format!("export csv {out}"));
    let readme = fs::read_to_string(format!("{out}/README.txt")).unwrap();
    assert!(
        readme.contains("analytes.csv, answers.csv, attachments.csv.") && readme.contains("except for attachments")
    );
    let preview = diary.json(&format!("import csv {out} --dry-run"));
    let said: Vec<_> =
        list(&preview["questions"]).iter().map(|one| (text(&one["file"]), text(&one["question"]))).collect();
    assert!(matches!(said[..], [("attachments.csv", why)] if why.contains("not read")), "{said:?}");
}

#[test]
fn a_result_in_another_spelling_of_an_own_unit_may_still_have_no_range() {
    let diary = Diary::new();
    diary.ok("analyte add 'Widget cells' --unit 10^9/L --range 1-2");
    let lab = diary.json("log lab 'Widget cells' 3 10*9/L --range none");
    assert_eq!(lab["range_source"], "none");
}
