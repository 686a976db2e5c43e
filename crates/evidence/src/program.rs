//! The public keys of programs that sign what they ask.

use ed25519_dalek::{Signature, SignatureError, VerifyingKey, pkcs8::DecodePublicKey};
use jixia_model::{Error, Kind, Result};

/// The Ed25519 public key of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgramKey(VerifyingKey);

impl ProgramKey {
    /// Reads a PEM text (RFC 8410), as `openssl pkey -pubout` writes it.
    ///
    /// # Errors
    /// `api_key.public_key_malformed`.
    pub fn from_pem(pem: &str) -> Result<Self> {
        VerifyingKey::from_public_key_pem(pem.trim()).map(Self).map_err(|error| {
            let message = format!(
                "The public key cannot be read ({error}); give an Ed25519 key in PEM, as 'openssl pkey -pubout' writes it."
            );
            Error::invalid("api_key.public_key_malformed", message).with("problem", error)
        })
    }

    /// The key of these 32 bytes (RFC 8032, section 5.1.5).
    ///
    /// # Errors
    /// `signature.not_valid` when they are no key.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self> {
        VerifyingKey::from_bytes(bytes).map(Self).map_err(not_valid)
    }

    /// Its 32 bytes.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Checks that `signature` was made over `text` with the private key.
    ///
    /// # Errors
    /// `signature.not_valid` (unauthenticated).
    pub fn verify(&self, text: &str, signature: &[u8]) -> Result<()> {
        let signature = Signature::from_slice(signature).map_err(not_valid)?;
        self.0.verify_strict(text.as_bytes(), &signature).map_err(not_valid)
    }
}

fn not_valid(error: SignatureError) -> Error {
    let message =
        "The signature does not fit the request and the public key of this API key; see the guide to signing.";
    Error::new(Kind::Unauthenticated, "signature.not_valid", message).with_source(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_is_read_as_openssl_writes_it() {
        let pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=\n-----END PUBLIC KEY-----\n";
        assert_eq!(
            hex::encode(ProgramKey::from_pem(pem).unwrap().to_bytes())[..8],
            *"26b40b8f"
        );
        assert_eq!(
            ProgramKey::from_pem("MCow").unwrap_err().code,
            "api_key.public_key_malformed"
        );
    }
}
