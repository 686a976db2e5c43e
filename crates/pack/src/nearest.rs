//! The nearest known word to a word that is not known.
//!
//! It knows spelling and nothing of packs.

/// Two words this alike or more are taken for a slip of the pen.
const SIMILARITY_MIN: f64 = 0.7;

/// The known word that is most like `word`, if one is much like it.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (candidate, strsim::normalized_damerau_levenshtein(word, candidate)))
        .filter(|(_, similarity)| *similarity >= SIMILARITY_MIN)
        .max_by(|(_, a), (_, b)| a.total_cmp(b))
        .map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_its_word_and_another_word_finds_none() {
        let known = ["title", "clauses", "version"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("clause", known), Some("clauses"));
        assert_eq!(nearest("horse", known), None);
    }
}
