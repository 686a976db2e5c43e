//! Passwords: hashing with Argon2id, the rules for new ones, and one-time passwords for people.
//!
//! It must never know who logs in; it never logs or stores a password.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::{PasswordHash, PasswordHash as Phc},
};
use jixia_model::{Error, Result};
use rand::RngExt;

/// Fewest characters of a password that a person chooses.
pub const LENGTH_MIN: usize = 10;
/// Most characters of a password; longer ones would only cost time.
pub const LENGTH_MAX: usize = 200;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Letters and digits that cannot be mistaken for each other when somebody reads them out.
const ALPHABET: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const ONE_TIME_LENGTH: usize = 16;

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes `password` with a fresh salt, as PHC text.
pub async fn hash(password: String) -> Result<String> {
    off_the_async_threads(move || {
        let hash: Phc = hasher()?.hash_password(password.as_bytes()).map_err(Error::internal)?;
        Ok(hash.to_string())
    })
    .await
}

/// Tells whether `password` is the one behind `hash`.
///
/// Without a hash (nobody has that login) it does the same work and says no, so that the time tells nothing.
pub async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    off_the_async_threads(move || {
        let Some(hash) = hash else {
            let _: Phc = hasher()?.hash_password(password.as_bytes()).map_err(Error::internal)?;
            return Ok(false);
        };
        let hash = PasswordHash::new(&hash).map_err(Error::internal)?;
        Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

/// Hashing takes about 20 ms and 19 MiB, which must not hold up other requests.
async fn off_the_async_threads<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Checks a password that the person with this `login` wants to have.
///
/// # Errors
/// `password.too_short`, `password.too_long`, `password.is_login` (invalid).
pub fn check(password: &str, login: &str) -> Result<()> {
    let length = password.chars().count();
    if length < LENGTH_MIN {
        let message = format!("The password has {length} characters; use at least {LENGTH_MIN}.");
        return Err(Error::invalid("password.too_short", message)
            .with("length", length)
            .with("least", LENGTH_MIN));
    }
    if length > LENGTH_MAX {
        let message = format!("The password has {length} characters; use at most {LENGTH_MAX}.");
        return Err(Error::invalid("password.too_long", message)
            .with("length", length)
            .with("most", LENGTH_MAX));
    }
    if password.to_lowercase().contains(login) {
        let message = "The password contains the login name; choose one that does not.";
        return Err(Error::invalid("password.is_login", message));
    }
    Ok(())
}

/// A random password for the first login, about 79 bits strong.
pub fn one_time() -> String {
    let mut random = rand::rng();
    (0..ONE_TIME_LENGTH)
        .map(|_| char::from(ALPHABET[random.random_range(0..ALPHABET.len())]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(password: &str) -> &'static str {
        check(password, "zhang.san").err().map_or("", |error| error.code)
    }

    #[test]
    fn short_long_and_guessable_passwords_are_refused() {
        assert_eq!(code("九个字的密码太短了"), "password.too_short");
        assert_eq!(code(&"x".repeat(201)), "password.too_long");
        assert_eq!(code("My-Zhang.San-1"), "password.is_login");
        assert_eq!(code("十个汉字的密码就够长了"), "");
    }

    #[test]
    fn one_time_passwords_pass_the_rules_and_differ() {
        let (first, second) = (one_time(), one_time());
        assert_eq!(code(&first), "");
        assert_ne!(first, second);
    }

    #[tokio::test]
    async fn a_password_is_recognised_by_its_hash_and_no_other_is() {
        let hash = hash("correct horse battery".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(
            verify("correct horse battery".to_owned(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("correct horse".to_owned(), Some(hash)).await.unwrap());
        assert!(!verify("correct horse battery".to_owned(), None).await.unwrap());
    }
}
