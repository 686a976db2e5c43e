//! Enumerations whose variants have a stable word each, in packs, in the database and on the wire.

/// Gives an enumeration whose constant `ALL` pairs each variant with its word the ways from the one to the other.
#[macro_export]
macro_rules! words {
    ($name:ident) => {
        impl $name {
            /// The stable word.
            pub fn word(self) -> &'static str {
                Self::ALL
                    .iter()
                    .find(|(known, _)| *known == self)
                    .map_or("", |(_, word)| word)
            }

            /// The variant with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL
                    .iter()
                    .find(|(_, known)| *known == word)
                    .map(|(variant, _)| *variant)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::person::Role;

    #[test]
    fn each_word_leads_back_to_its_variant() {
        for (role, word) in Role::ALL {
            assert_eq!((role.word(), Role::from_word(word)), (word, Some(role)));
        }
        assert_eq!(Role::from_word("mayor"), None);
    }
}
