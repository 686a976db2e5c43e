//! The keys of a log: one signs its checkpoints, the other is published. Both are texts of one line, as C2SP's signed-note
//! and the Go checksum database write them.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::SigningKey;
use jixia_model::{Error, Result};
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};

use crate::Checkpoint;

/// The algorithm Ed25519 in keys of signed notes.
const ED25519: u8 = 1;

/// Signs checkpoints of one log (Ed25519, RFC 8032).
#[derive(Clone)]
pub struct Signer {
    key: StandardSigner,
    secret: String,
    public: PublicKey,
}

impl Signer {
    /// The signer of the log called `log`, from 32 random bytes.
    ///
    /// # Errors
    /// `evidence.log_name_malformed` (invalid).
    pub fn from_seed(log: &str, seed: &[u8; 32]) -> Result<Self> {
        if !signed_note::is_key_name_valid(log) || log.contains(char::is_control) {
            let message = format!("'{log}' cannot be the name of a log; write it without spaces and plus signs.");
            return Err(Error::invalid("evidence.log_name_malformed", message).with("name", log));
        }
        let public = SigningKey::from_bytes(seed).verifying_key();
        let public = signed_note::new_ed25519_verifier_key(log, &public);
        // The key's number stands in both keys, between the name and the key itself.
        let number = public.split('+').nth(1).unwrap_or_default();
        let secret = [&[ED25519], seed.as_slice()].concat();
        Self::parse(&format!("PRIVATE+KEY+{log}+{number}+{}", STANDARD.encode(secret)))
    }

    /// Reads a secret key.
    ///
    /// # Errors
    /// `evidence.key_malformed` (invalid); it does not repeat the text.
    pub fn parse(secret: &str) -> Result<Self> {
        let secret = secret.trim();
        let key = StandardSigner::new(secret).map_err(|error| malformed().with_source(error))?;
        // `PRIVATE+KEY+name+number+key`; the key itself may hold plus signs.
        let bytes = secret.splitn(5, '+').nth(4).and_then(|key| STANDARD.decode(key).ok());
        let seed = bytes
            .and_then(|key| <[u8; 32]>::try_from(key.get(1..)?).ok())
            .ok_or_else(malformed)?;
        let public = SigningKey::from_bytes(&seed).verifying_key();
        let public = signed_note::new_ed25519_verifier_key(signed_note::Signer::name(&key), &public);
        Ok(Self {
            public: PublicKey::parse(&public)?,
            secret: secret.to_owned(),
            key,
        })
    }

    /// The secret key as a text; never log it.
    pub fn expose(&self) -> &str {
        &self.secret
    }

    /// The key that is published.
    pub fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a checkpoint of the log; gives the signed note.
    ///
    /// # Errors
    /// `internal`, which the form of a checkpoint rules out.
    pub fn sign(&self, checkpoint: &Checkpoint) -> Result<String> {
        let text = checkpoint.to_text(self.public.log())?;
        let mut note = Note::new(text.as_bytes(), &[]).map_err(Error::internal)?;
        note.add_sigs(&[&self.key]).map_err(Error::internal)?;
        String::from_utf8(note.to_bytes()).map_err(Error::internal)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.public)
    }
}

/// Checks signatures of one log.
#[derive(Clone)]
pub struct PublicKey {
    verifier: StandardVerifier,
    text: String,
}

impl PublicKey {
    /// Reads a public key: `name+number+key`.
    ///
    /// # Errors
    /// `evidence.key_malformed` (invalid).
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let verifier = StandardVerifier::new(text).map_err(|error| malformed().with_source(error))?;
        Ok(Self {
            verifier,
            text: text.to_owned(),
        })
    }

    /// Name of the log.
    pub fn log(&self) -> &str {
        signed_note::Verifier::name(&self.verifier)
    }

    /// Opens a signed checkpoint of the log.
    ///
    /// # Errors
    /// `checkpoint.not_signed` (invalid) when this key's signature is not on it, or not on this text;
    /// `checkpoint.malformed` (invalid) when it is something else, or of another log.
    pub fn open(&self, note: &str) -> Result<Checkpoint> {
        let read = Note::from_bytes(note.as_bytes()).map_err(|error| Checkpoint::malformed().with_source(error))?;
        let known = VerifierList::new(vec![Box::new(self.verifier.clone())]);
        read.verify(&known)
            .map_err(|error| self.not_signed().with_source(error))?;
        let text = std::str::from_utf8(read.text()).map_err(|error| Checkpoint::malformed().with_source(error))?;
        let (log, checkpoint) = Checkpoint::parse(text)?;
        if log != self.log() {
            return Err(Checkpoint::malformed());
        }
        Ok(checkpoint)
    }

    fn not_signed(&self) -> Error {
        let message = format!(
            "The checkpoint is not signed by the key '{self}'; either it was changed, or another key belongs to it."
        );
        Error::invalid("checkpoint.not_signed", message).with("key", self)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for PublicKey {}

fn malformed() -> Error {
    let message = "This is no key of a log of evidence; a public key is one line: name+number+key.";
    Error::invalid("evidence.key_malformed", message)
}
