//! The report as HTML: one file, which asks for nothing and runs nothing.

use titrace::exchange::report::{Paper, html};
use titrace::words::{Language, Words};

use super::fixture::{everywhere, full, id};
use super::texts;

fn page(language: Language) -> String {
    String::from_utf8(html(&full(Paper::A4), &Words::of_language(language))).unwrap()
}

#[test]
fn it_holds_every_text_and_the_records_behind_it() {
    let page = page(Language::English);
    for text in texts(&full(Paper::A4)) {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&#39;");
        assert!(page.contains(&text), "{text}");
    }
    assert!(page.contains(&format!(r#"data-records="{} {}">Platelets &lt;5"#, id(1), id(2))));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(self::page(Language::German).contains(r#"<html lang="de">"#));
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(page.matches("<h2 ").count(), full(Paper::A4).sections.len());
    assert!(page.contains(r#"<th scope="col">Date</th>"#) && page.contains(r#"<th scope="row">1 May 2014</th>"#));
    assert!(page.contains("<svg ") && page.contains("data-shape=\"open-down\"") && page.contains("@media print"));
}

#[test]
fn it_asks_for_nothing_and_runs_nothing() {
    let page = page(Language::English);
    let scripts: Vec<&str> = page.split("<script").skip(1).collect();
    assert_eq!(scripts.len(), 1);
    assert!(scripts[0].starts_with(r#" type="application/json""#));
    let data = scripts[0].split_once('>').unwrap().1.split_once("</script>").unwrap().0;
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["sections"][3]["blocks"][0]["rows"][3]["cells"][2], "<5");
    for word in ["href=", "src=", "@import", "<link", "<iframe", "onload", "javascript:"] {
        assert!(!page.contains(word), "{word}");
    }
    let outside = page.matches("http").count() - page.matches(r#"xmlns="http://www.w3.org/2000/svg""#).count();
    assert_eq!(outside, 0);
    assert!(!page.contains("url(") || page.matches("url(").count() == page.matches("url(#chart-").count());
}

#[test]
fn what_somebody_wrote_stays_text() {
    let nasty = "</script><script>alert(1)</script><img src=x onerror=\"a\"> ' & \u{0}\u{1b}\u{ffff}";
    let page = String::from_utf8(html(&everywhere(nasty), &Words::english())).unwrap();
    assert!(!page.contains("<img") && page.matches("<script").count() == 1 && page.matches("</script").count() == 1);
    assert!(page.contains("&lt;img src=x onerror=&quot;a&quot;&gt; &#39; &amp; U+0000U+001BU+FFFF"));
    assert!(page.chars().all(|letter| letter == '\n' || !letter.is_control()));
}
