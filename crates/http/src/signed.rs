//! Signed requests (HTTP message signatures, RFC 9421): reads the signature, checks the digest of the body (RFC 9530) and
//! writes down what the signature is over. Whether it is valid is found out where the caller is ([`crate::caller`]).

use std::fmt::Write;

use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use chrono::DateTime;
use jixia_app::signatures::SignedRequest;
use jixia_model::{Error, Result, id::ApiKeyId};
use sfv::{BareItem, Dictionary, InnerList, ListEntry, ListSerializer, Parser};
use sha2::{Digest, Sha256};

use crate::{extract, problem::Problem, web::Web};

const SIGNATURE_INPUT: &str = "signature-input";
const SIGNATURE: &str = "signature";
const CONTENT_DIGEST: &str = "content-digest";
/// Headers that have to be signed when they are there: they say what is asked, and why.
const SIGNED_HEADERS: [&str; 2] = [CONTENT_DIGEST, "x-purpose"];
/// Longest nonce.
const NONCE_LENGTH_MAX: usize = 100;

/// Reads the signature of a request that has one, before its handler runs.
pub(crate) async fn read(State(web): State<Web>, request: Request, next: Next) -> Response {
    if !request.headers().contains_key(SIGNATURE_INPUT) {
        return next.run(request).await;
    }
    match signed(request, web.server.body_bytes_max).await {
        Ok(request) => next.run(request).await,
        Err(error) => Problem(error).into_response(),
    }
}

async fn signed(request: Request, body_bytes_max: usize) -> Result<Request> {
    let (mut parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, body_bytes_max);
    let body = body
        .await
        .map_err(|error| extract::body_too_large().with_source(error))?;
    let signed = signature(&parts, &body)?;
    parts.extensions.insert(signed);
    Ok(Request::from_parts(parts, Body::from(body)))
}

fn signature(parts: &Parts, body: &Bytes) -> Result<SignedRequest> {
    let (label, input) = one(dictionary(&parts.headers, SIGNATURE_INPUT)?, SIGNATURE_INPUT)?;
    let (known, value) = one(dictionary(&parts.headers, SIGNATURE)?, SIGNATURE)?;
    let ListEntry::InnerList(input) = input else {
        return Err(malformed(SIGNATURE_INPUT, "it is not a list of what is signed"));
    };
    let signature = match &value {
        ListEntry::Item(item) if label == known => item.bare_item.as_byte_sequence(),
        _ => None,
    };
    let signature = signature.ok_or_else(|| malformed(SIGNATURE, "it has no bytes under the label of the input"))?;
    check_digest(&parts.headers, body)?;
    let covered = covered(&input)?;
    check_covered(parts, body, &covered)?;
    Ok(SignedRequest {
        key: key(&input)?,
        created: created(&input)?,
        base: base(parts, input, &covered)?,
        signature: signature.to_vec(),
    })
}

fn dictionary(headers: &HeaderMap, name: &'static str) -> Result<Dictionary> {
    let value = header(headers, name).ok_or_else(|| malformed(name, "it is missing"))?;
    Parser::new(&value)
        .parse::<Dictionary>()
        .map_err(|error| malformed(name, &error.to_string()))
}

/// All values of a header as one, as RFC 9421 section 2.1 joins them.
fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Option<Vec<&str>> = headers.get_all(name).iter().map(|value| value.to_str().ok()).collect();
    let values = values.filter(|values| !values.is_empty())?;
    Some(values.iter().map(|value| value.trim()).collect::<Vec<_>>().join(", "))
}

fn one(dictionary: Dictionary, name: &'static str) -> Result<(String, ListEntry)> {
    let mut entries = dictionary.into_iter();
    match (entries.next(), entries.next()) {
        (Some((label, entry)), None) => Ok((label.as_str().to_owned(), entry)),
        _ => Err(malformed(name, "a request has exactly one signature")),
    }
}

/// The digest of the body has to be the one that is signed.
fn check_digest(headers: &HeaderMap, body: &Bytes) -> Result<()> {
    if !headers.contains_key(CONTENT_DIGEST) {
        return Ok(());
    }
    let digests = dictionary(headers, CONTENT_DIGEST)?;
    let stated = match digests.get("sha-256") {
        Some(ListEntry::Item(item)) => item.bare_item.as_byte_sequence(),
        _ => None,
    };
    let stated = stated.ok_or_else(|| malformed(CONTENT_DIGEST, "it has no sha-256"))?;
    if stated == Sha256::digest(body).as_slice() {
        return Ok(());
    }
    let message = "The body is not the one of Content-Digest; work the digest out of the bytes that are sent.";
    Err(Error::invalid("http.content_digest_differs", message))
}

/// Names of what is signed, in their order.
fn covered(input: &InnerList) -> Result<Vec<String>> {
    let names = input.items.iter().map(|item| match item.bare_item.as_string() {
        Some(name) if item.params.is_empty() => Ok(name.as_str().to_owned()),
        _ => Err(malformed(SIGNATURE_INPUT, "what is signed is named by plain strings")),
    });
    names.collect()
}

fn check_covered(parts: &Parts, body: &Bytes, covered: &[String]) -> Result<()> {
    let mut needed = vec!["@method", "@path"];
    if parts.uri.query().is_some() {
        needed.push("@query");
    }
    if !body.is_empty() {
        needed.push(CONTENT_DIGEST);
    }
    let present = SIGNED_HEADERS
        .into_iter()
        .filter(|name| parts.headers.contains_key(*name));
    needed.extend(present.filter(|name| *name != CONTENT_DIGEST || body.is_empty()));
    let missing = needed
        .into_iter()
        .filter(|name| !covered.iter().any(|known| known == name));
    let missing: Vec<&str> = missing.collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(", ");
    let message = format!("The signature has to cover {missing} as well.");
    Err(Error::invalid("http.signature_incomplete", message).with("missing", missing))
}

fn key(input: &InnerList) -> Result<ApiKeyId> {
    let text = parameter(input, "keyid").and_then(BareItem::as_string);
    let id = text.and_then(|text| text.as_str().parse().ok());
    id.map(ApiKeyId)
        .ok_or_else(|| malformed(SIGNATURE_INPUT, "keyid is not the identifier of an API key"))
}

fn created(input: &InnerList) -> Result<DateTime<chrono::Utc>> {
    let nonce = parameter(input, "nonce").and_then(BareItem::as_string);
    if !nonce.is_some_and(|nonce| (1..=NONCE_LENGTH_MAX).contains(&nonce.as_str().len())) {
        return Err(malformed(SIGNATURE_INPUT, "it has no nonce of 1 to 100 characters"));
    }
    let algorithm = parameter(input, "alg").and_then(BareItem::as_string);
    if algorithm.is_some_and(|name| name.as_str() != "ed25519") {
        return Err(malformed(SIGNATURE_INPUT, "the only algorithm is ed25519"));
    }
    let seconds = parameter(input, "created").and_then(BareItem::as_integer);
    seconds
        .and_then(|seconds| DateTime::from_timestamp(seconds.into(), 0))
        .ok_or_else(|| malformed(SIGNATURE_INPUT, "created is not the second at which it was made"))
}

fn parameter<'a>(input: &'a InnerList, name: &str) -> Option<&'a BareItem> {
    input.params.get(name)
}

/// The signature base, RFC 9421 section 2.5.
fn base(parts: &Parts, input: InnerList, covered: &[String]) -> Result<String> {
    let mut base = String::new();
    for name in covered {
        let value = component(parts, name)?;
        // Writing to a text cannot fail.
        let _ = writeln!(base, "\"{name}\": {value}");
    }
    let mut list = ListSerializer::new();
    list.members([&ListEntry::InnerList(input)]);
    let parameters = list.finish().unwrap_or_default();
    let _ = write!(base, "\"@signature-params\": {parameters}");
    Ok(base)
}

fn component(parts: &Parts, name: &str) -> Result<String> {
    let value = match name {
        "@method" => Some(parts.method.to_string()),
        "@path" => Some(parts.uri.path().to_owned()),
        "@query" => Some(format!("?{}", parts.uri.query().unwrap_or_default())),
        "@authority" => header(&parts.headers, "host").map(|host| host.to_lowercase()),
        name if name.starts_with('@') => None,
        name => header(&parts.headers, name),
    };
    value.ok_or_else(|| {
        let message = format!(
            "'{name}' cannot be signed: sign @method, @path, @query, @authority and headers that the request has."
        );
        Error::invalid("http.signature_component_unknown", message).with("name", name)
    })
}

fn malformed(header: &'static str, problem: &str) -> Error {
    let message = format!("The header {header} cannot be used: {problem}.");
    Error::invalid("http.signature_malformed", message)
        .with("header", header)
        .with("problem", problem)
}

#[cfg(test)]
mod tests;
