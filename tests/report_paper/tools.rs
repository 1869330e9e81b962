//! Other people's programs that read what we write: Poppler, qpdf, and Python with pikepdf.
#![expect(clippy::print_stdout, reason = "what was not read is told of")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Bytes as a file of that name, which stays to be looked at.
pub(crate) fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A program that is not there fails the test where everything has to be there, and is told of elsewhere.
fn run(program: &str, arguments: &[&str]) -> Option<Output> {
    match Command::new(program).args(arguments).env("PYTHONIOENCODING", "utf-8").output() {
        Ok(output) => Some(output),
        Err(error) => {
            let why = format!("{program}: {error}");
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
            println!("not read by another program: {why}");
            None
        }
    }
}

/// What it says, having ended well.
pub(crate) fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = run(program, arguments)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    Some(text)
}

/// The letters of a PDF in the order in which they were drawn.
pub(crate) fn text_of(pdf: &Path) -> Option<String> {
    said("pdftotext", &["-raw", "-enc", "UTF-8", pdf.to_str().unwrap(), "-"])
}

/// The letters of one page, from one.
pub(crate) fn text_of_page(pdf: &Path, page: usize) -> Option<String> {
    let page = page.to_string();
    said("pdftotext", &["-raw", "-enc", "UTF-8", "-f", &page, "-l", &page, pdf.to_str().unwrap(), "-"])
}

/// What is read aloud, with the names of its parts.
pub(crate) fn read_aloud(pdf: &Path) -> Option<String> {
    said("pdfinfo", &["-struct-text", "-enc", "UTF-8", pdf.to_str().unwrap()])
}

fn check(arguments: &[&str]) -> Option<Result<(), String>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/check.py");
    let mut all = vec![script.to_str().unwrap()];
    all.extend(arguments);
    let output = run("python3", &all)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.code() {
        Some(0) => Some(Ok(())),
        Some(1) if text.contains("problems") => Some(Err(text)),
        Some(3) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{text}");
            println!("not read by another program: {}", text.trim_end());
            None
        }
        _ => panic!("{text}{}", String::from_utf8_lossy(&output.stderr)),
    }
}

/// It can be read by somebody who does not see it, and it is a sound PDF.
pub(crate) fn assert_sound(pdfs: &[&Path]) {
    let paths: Vec<&str> = pdfs.iter().map(|path| path.to_str().unwrap()).collect();
    if let Some(found) = check(&paths) {
        assert_eq!(found, Ok(()));
    }
    for path in paths {
        said("qpdf", &["--check", path]);
    }
}

/// What the check says of a PDF from which that was taken away.
pub(crate) fn complaint_without(what: &str, pdf: &Path) -> Option<String> {
    let spoilt = pdf.with_extension(format!("{what}.pdf"));
    let (pdf, spoilt) = (pdf.to_str().unwrap(), spoilt.to_str().unwrap());
    check(&["--spoil", what, pdf, spoilt])?.unwrap();
    Some(check(&[spoilt])?.unwrap_err())
}

/// What is read aloud in the place of what is drawn.
pub(crate) fn read_instead(pdf: &Path) -> Option<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/check.py");
    said("python3", &[script.to_str().unwrap(), "--instead", pdf.to_str().unwrap()])
}
