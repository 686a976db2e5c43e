//! Numbers that people call things by: letters that say what it is, the year, six digits or more (`GX-2026-000001`).

/// Most characters of a number.
const LENGTH_MAX: usize = 40;

/// The number of the `sequence`-th thing of `year`, from 1.
pub(crate) fn number(letters: &str, year: i32, sequence: u64) -> String {
    format!("{letters}-{year}-{sequence:06}")
}

/// Whether `text` is a number of the things with these letters.
pub(crate) fn is_number(letters: &str, text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|byte| byte.is_ascii_digit());
    let [found, year, sequence] = parts[..] else {
        return false;
    };
    found == letters && digits(year, 4) && digits(sequence, 6) && text.len() <= LENGTH_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_by_its_letters_and_holds_any_sequence() {
        assert_eq!(number("JH", 2026, 1), "JH-2026-000001");
        assert!(is_number("JH", &number("JH", 2026, 12_345_678)));
        for wrong in [
            "GX-2026-000001",
            "JH-2026-1",
            "JH-26-000001",
            "JH-2026-000001-",
            "JH-2026-00000x",
            "",
        ] {
            assert!(!is_number("JH", wrong), "{wrong}");
        }
    }
}
