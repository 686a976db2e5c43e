//! What crates that stand on this one keep between requests.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// One value of each type, made when it is first asked for; each crate keeps types of its own.
#[derive(Debug, Default)]
pub struct Kept(RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Kept {
    /// Keeps a value that is not the default of its type.
    #[must_use]
    pub fn with<T: Any + Send + Sync>(mut self, value: T) -> Self {
        let kept = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        kept.insert(TypeId::of::<T>(), Arc::new(value));
        self
    }

    /// The value of this type.
    pub fn of<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let key = TypeId::of::<T>();
        let found = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let value = found.unwrap_or_else(|| {
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(kept.entry(key).or_insert_with(|| Arc::new(T::default())))
        });
        value.downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[derive(Default)]
    struct Other(AtomicU32);

    #[test]
    fn there_is_one_value_of_each_type() {
        let kept = Kept::default().with(String::from("given"));
        kept.of::<AtomicU32>().fetch_add(1, Ordering::Relaxed);
        assert_eq!(kept.of::<AtomicU32>().load(Ordering::Relaxed), 1);
        assert_eq!(*kept.of::<String>(), "given");
        assert_eq!(kept.of::<Other>().0.load(Ordering::Relaxed), 0);
    }
}
