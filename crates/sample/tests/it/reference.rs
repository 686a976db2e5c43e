//! The reference page shows the rates that the generator uses.

#[test]
fn the_reference_page_has_the_table_of_rates() {
    const PAGE: &str = include_str!("../../../../docs/reference/sample-city.md");
    let table = jixia_sample::rates_markdown();
    for line in table.lines() {
        assert!(
            PAGE.contains(line),
            "docs/reference/sample-city.md lacks this line; put it in:\n{line}"
        );
    }
}
