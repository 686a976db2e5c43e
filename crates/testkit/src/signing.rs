//! A program's own key pair, with which it signs requests (RFC 9421); written anew from the standard.

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{
    Signer, SigningKey,
    pkcs8::{EncodePublicKey, spki::der::pem::LineEnding},
};
use sha2::{Digest, Sha256};

/// A key pair that a person has registered.
pub struct Program {
    key: SigningKey,
    /// Identifier of the API key.
    pub id: String,
}

/// What a program signs.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// HTTP method.
    pub method: &'a str,
    /// Path of the address, without a query.
    pub path: &'a str,
    /// Value of the header X-Purpose.
    pub purpose: &'a str,
    /// The body.
    pub body: &'a [u8],
    /// Seconds since 1970.
    pub created: u64,
    /// Different for each request.
    pub nonce: &'a str,
}

impl Program {
    /// The pair that follows from a seed; `register` gives the identifier of the API key for the PEM of its public key.
    ///
    /// # Panics
    /// When a public key has no PEM, which every one has.
    pub fn register(seed: [u8; 32], register: impl FnOnce(String) -> String) -> Self {
        Self {
            key: SigningKey::from_bytes(&seed),
            id: register(Self::pem(seed)),
        }
    }

    /// The PEM of the public key that follows from a seed.
    ///
    /// # Panics
    /// When a public key has no PEM, which every one has.
    pub fn pem(seed: [u8; 32]) -> String {
        let key = SigningKey::from_bytes(&seed);
        let pem = key.verifying_key().to_public_key_pem(LineEnding::LF);
        pem.expect("a public key has a PEM")
    }

    /// The headers that sign a request.
    pub fn sign(&self, request: &Signed<'_>) -> [(&'static str, String); 4] {
        let Signed {
            method,
            path,
            purpose,
            created,
            nonce,
            ..
        } = request;
        let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(request.body)));
        let covered = r#"("@method" "@path" "content-digest" "x-purpose")"#;
        let parameters = format!(r#"{covered};created={created};keyid="{}";nonce="{nonce}""#, self.id);
        let base = format!(
            "\"@method\": {method}\n\"@path\": {path}\n\"content-digest\": {digest}\n\"x-purpose\": {purpose}\n\
             \"@signature-params\": {parameters}"
        );
        let signature = STANDARD.encode(self.key.sign(base.as_bytes()).to_bytes());
        [
            ("content-digest", digest),
            ("x-purpose", (*purpose).to_owned()),
            ("signature-input", format!("sig1={parameters}")),
            ("signature", format!("sig1=:{signature}:")),
        ]
    }
}
