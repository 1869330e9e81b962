#[test]
fn a() {
    let _ = egui_kittest::Harness::new_ui(|_| {});
}
