//! Contract files that are written: what is read again is what was written.

use jixia_model::{Text, contract::Contract};
use jixia_pack::{File, amend_contract, check_contract, write_contract};

/// Contracts of the shipped packs, with checks of every sort.
const SHIPPED: [&str; 4] = [
    include_str!("../../../../packs/population/datasets/deaths.yaml"),
    include_str!("../../../../packs/population/datasets/students.yaml"),
    include_str!("../../../../packs/legal-entity/datasets/market_entities.yaml"),
    include_str!("../../../../packs/legal-entity/datasets/taxpayers.yaml"),
];

fn read(source: &[u8], name: &str) -> Contract {
    let file = File {
        path: format!("datasets/{name}.yaml"),
        bytes: source.to_vec(),
    };
    let (contract, found) = check_contract(&file);
    contract.unwrap_or_else(|| panic!("{found:?}\n{}", String::from_utf8_lossy(source)))
}

fn shipped() -> impl Iterator<Item = (&'static str, Contract)> {
    SHIPPED.into_iter().map(|source| {
        let name = source.lines().find_map(|line| line.strip_prefix("  - name: "));
        let name = name.unwrap_or_default();
        (source, read(source.as_bytes(), name))
    })
}

#[test]
fn what_is_written_is_read_again_but_for_checks() {
    for (_, contract) in shipped() {
        let written = read(&write_contract(&contract), contract.name.as_str());
        let wanted = Contract {
            checks: Vec::new(),
            ..contract
        };
        assert_eq!(written, wanted);
    }
}

#[test]
fn a_file_that_nothing_is_changed_in_says_the_same_with_all_its_checks() {
    for (source, contract) in shipped() {
        let amended = amend_contract(source.as_bytes(), &contract, &contract).unwrap();
        assert_eq!(read(&amended, contract.name.as_str()), contract);
    }
}

#[test]
fn what_is_changed_is_read_again_and_the_rest_stays() {
    for (source, contract) in shipped() {
        let mut wanted = contract.clone();
        wanted.title = Text::new("“新”标题: #1", "New: title");
        wanted.version = "9.0.0".to_owned();
        wanted.columns[0].title.zh = "新名称".to_owned();
        wanted.columns[0].required = true;
        let mut added = wanted.columns[1].clone();
        added.name = "added".to_owned();
        wanted.columns.push(added);
        let amended = amend_contract(source.as_bytes(), &contract, &wanted).unwrap();
        assert_eq!(read(&amended, contract.name.as_str()), wanted);
    }
}

#[test]
fn a_file_that_is_no_contract_is_not_amended() {
    let (_, contract) = shipped().next().unwrap();
    for source in ["", "[1]", "a: b", "schema: []", "schema: [{properties: 1}]"] {
        assert_eq!(
            amend_contract(source.as_bytes(), &contract, &contract),
            None,
            "{source}"
        );
    }
}
