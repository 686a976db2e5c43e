//! Similarity of texts between 0 (nothing in common) and 1 (equal), character by character; knows no language.

use std::collections::HashMap;

/// Jaro-Winkler: for names, where the beginning counts most.
pub fn jaro_winkler(a: &str, b: &str) -> f64 {
    strsim::jaro_winkler(a, b)
}

/// One minus the edit distance over the longer length: for texts with typing errors.
pub fn levenshtein(a: &str, b: &str) -> f64 {
    strsim::normalized_levenshtein(a, b)
}

/// Dice coefficient of pairs of neighbouring characters: for addresses and long Chinese names, where parts move.
///
/// Texts of one character are equal or have nothing in common.
pub fn dice(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    // The library's coefficient divides by bytes, which is wrong for Chinese.
    let (of_a, mut of_b) = (pairs(a), HashMap::new());
    let pairs_of_b = pairs(b);
    for pair in &pairs_of_b {
        *of_b.entry(*pair).or_insert(0_u32) += 1;
    }
    let all = of_a.len() + pairs_of_b.len();
    if all == 0 {
        return 0.0;
    }
    let shared = of_a
        .iter()
        .filter(|pair| match of_b.get_mut(*pair) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        })
        .count();
    2.0 * shared as f64 / all as f64
}

fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn equal_texts_are_one_and_unlike_texts_zero() {
        for similarity in [jaro_winkler, levenshtein, dice] {
            assert!(close(similarity("马尚街道", "马尚街道"), 1.0));
            assert!(close(similarity("马尚", "湖田"), 0.0));
        }
    }

    #[test]
    fn chinese_is_compared_by_characters_and_not_by_bytes() {
        assert!(close(levenshtein("张店区", "张家区"), 2.0 / 3.0));
        // 3 pairs each, 2 shared.
        assert!(close(dice("淄博张店", "博张店区"), 2.0 / 3.0));
        assert!(close(dice("王", "李"), 0.0));
        assert!(close(dice("aaaa", "aa"), 0.5));
    }
}
