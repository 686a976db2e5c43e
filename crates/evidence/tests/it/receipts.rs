//! The text of a receipt: whatever it says is read back.

use chrono::DateTime;
use jixia_evidence::{Door, Kind, Receipt, TableRead};
use jixia_model::id::{ApiKeyId, OrganisationId, PersonId, ReceiptId};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

const NUMBER_MAX: u64 = 1 << 53;

fn tables() -> impl Strategy<Value = Vec<TableRead>> {
    let table =
        ("[a-z_]{1,20}", option::of(0..=NUMBER_MAX)).prop_map(|(dataset, version)| TableRead { dataset, version });
    vec(table, 0..3)
}

/// Any receipt.
pub(crate) fn receipts() -> impl Strategy<Value = Receipt> {
    let who = (
        any::<u128>(),
        option::of(any::<u128>()),
        option::of(any::<u128>()),
        option::of(any::<u128>()),
    );
    let what = (select(Kind::ALL.as_slice()), select(Door::ALL.as_slice()), tables());
    let why = (
        option::of("[A-Z0-9-]{1,12}"),
        option::of(any::<String>()),
        option::of(any::<String>()),
    );
    let outcome = (
        0..4_102_444_800_000_000_i64,
        option::of(0..=NUMBER_MAX),
        option::of(any::<[u8; 32]>()),
    );
    (who, what, why, outcome).prop_map(
        |(who, (kind, door, tables), (grant, purpose, case), (at, rows, answer))| {
            let (id, organisation, person, api_key) = who;
            Receipt {
                id: ReceiptId(Uuid::from_u128(id)),
                at: DateTime::from_timestamp_micros(at).unwrap(),
                kind: kind.0,
                door: door.0,
                organisation: organisation.map(|id| OrganisationId(Uuid::from_u128(id))),
                person: person.map(|id| PersonId(Uuid::from_u128(id))),
                api_key: api_key.map(|id| ApiKeyId(Uuid::from_u128(id))),
                grant,
                purpose,
                case,
                tables,
                rows,
                answer,
            }
        },
    )
}

proptest! {
    #[test]
    fn a_receipt_prints_and_is_read_back(receipt in receipts()) {
        let text = receipt.to_text().unwrap();
        prop_assert_eq!(Receipt::parse(&text).unwrap(), receipt);
    }

    #[test]
    fn what_is_read_prints_as_it_was(text in any::<String>()) {
        if let Ok(receipt) = Receipt::parse(&text) {
            prop_assert_eq!(receipt.to_text().unwrap(), text);
        }
    }
}
