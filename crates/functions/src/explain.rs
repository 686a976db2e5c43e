//! How defects and warnings tell people what is wrong; knows nothing of any one standard.

/// A defect or warning that can be told to the person who sent the value.
pub trait Explain {
    /// Stable word, `noun.what_is_wrong`.
    fn code(&self) -> &'static str;

    /// Chinese sentence: what is wrong with the value and what to do.
    fn zh(&self) -> String;

    /// English sentence: what is wrong with the value and what to do.
    fn en(&self) -> String;
}

/// Declares an enum of defects or warnings: per variant its code, Chinese sentence and English sentence.
macro_rules! explained {
    (
        $(#[$doc:meta])*
        $name:ident {
            $(
                $(#[$variant_doc:meta])*
                $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? })?
                => $code:literal, $zh:literal, $en:literal;
            )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant $({ $($(#[$field_doc])* $field: $kind),* })?,)*
        }

        impl $crate::Explain for $name {
            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            fn zh(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => format!($zh),)*
                }
            }

            fn en(&self) -> String {
                match self {
                    $(Self::$variant $({ $($field),* })? => format!($en),)*
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&$crate::Explain::en(self))
            }
        }

        impl std::error::Error for $name {}
    };
}
