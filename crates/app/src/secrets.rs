//! Random secrets that browsers and programs keep, and the digests that we keep of them.
//!
//! It must never know what a secret opens.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

const SECRET_BYTES: usize = 32;

/// A fresh secret of 256 random bits, as text that fits in headers and cookies.
pub fn fresh() -> String {
    let secret: [u8; SECRET_BYTES] = rand::random();
    URL_SAFE_NO_PAD.encode(secret)
}

/// What we keep of a secret. The `use_of` keeps digests of the same secret for different uses apart.
///
/// A plain SHA-256 is enough, because the secrets are random and cannot be guessed from a list.
pub fn digest(use_of: &str, secret: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(use_of)
        .chain_update(b":")
        .chain_update(secret)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_so_do_their_digests_by_use() {
        let secret = fresh();
        assert_eq!(secret.len(), 43);
        assert_ne!(secret, fresh());
        assert_ne!(digest("session", &secret), digest("csrf", &secret));
    }
}
