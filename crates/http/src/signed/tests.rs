//! The example of RFC 9421, appendix B.2.6.

use axum::http::Request as HttpRequest;
use jixia_evidence::ProgramKey;

use super::*;

const PARAMETERS: &str = r#"("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
const BASE: &str = r#""date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#;
const PUBLIC_KEY: &str = "26b40b8f93fff3d897112f7ebc582b232dbd72517d082fe83cfb30ddce43d1bb";
const SIGNED: &str = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";

fn parts() -> Parts {
    let request = HttpRequest::post("/foo?param=Value&Pet=dog")
        .header("Host", "example.com")
        .header("Date", "Tue, 20 Apr 2021 02:07:55 GMT")
        .header("Content-Type", "application/json")
        .header("Content-Length", "18");
    request.body(()).unwrap().into_parts().0
}

fn input(text: &str) -> InnerList {
    let entries: Dictionary = Parser::new(text).parse().unwrap();
    match entries.into_iter().next().unwrap().1 {
        ListEntry::InnerList(list) => list,
        ListEntry::Item(_) => panic!("not a list"),
    }
}

#[test]
fn the_base_is_the_one_of_the_standard_and_so_is_the_signature() {
    let input = input(&format!("sig={PARAMETERS}"));
    let covered = covered(&input).unwrap();
    let base = base(&parts(), input, &covered).unwrap();
    assert_eq!(base, BASE);
    let key: [u8; 32] = hex::decode(PUBLIC_KEY).unwrap().try_into().unwrap();
    let signature: Dictionary = Parser::new(&format!("sig=:{SIGNED}:")).parse().unwrap();
    let Some(ListEntry::Item(item)) = signature.get("sig") else {
        panic!("no signature")
    };
    let signature = item.bare_item.as_byte_sequence().unwrap();
    ProgramKey::from_bytes(&key).unwrap().verify(&base, signature).unwrap();
}

#[test]
fn what_says_what_is_asked_and_why_has_to_be_signed() {
    let mut parts = parts();
    parts.headers.insert("x-purpose", "audit".parse().unwrap());
    let covered = covered(&input(r#"sig=("@method" "@authority")"#)).unwrap();
    let error = check_covered(&parts, &Bytes::from_static(b"{}"), &covered).unwrap_err();
    assert_eq!(error.code, "http.signature_incomplete");
    assert_eq!(error.params[0].1, "@path, @query, content-digest, x-purpose");
}

#[test]
fn what_cannot_be_signed_is_named() {
    for name in ["@target-uri", "@status", "x-missing"] {
        let error = component(&parts(), name).unwrap_err();
        assert_eq!(
            (error.code, error.params[0].1.as_str()),
            ("http.signature_component_unknown", name)
        );
    }
}
