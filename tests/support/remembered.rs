//! What was read of plans, in memory.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use plansite::Readings;

/// What was read, and how often it was taken.
#[derive(Default)]
pub(crate) struct Remembered {
    plans: Mutex<BTreeMap<String, Vec<u8>>>,
    asked: AtomicUsize,
    read_anew: AtomicUsize,
}

impl Remembered {
    /// How many plans were not read, since what was known of them held.
    pub(crate) fn recalled(&self) -> usize {
        self.asked.load(Ordering::Relaxed) - self.read_anew.load(Ordering::Relaxed)
    }
}

impl Readings for Remembered {
    fn recall(&self, path: &str) -> Option<Vec<u8>> {
        let bytes = self.plans.lock().unwrap().get(path).cloned();
        self.asked.fetch_add(usize::from(bytes.is_some()), Ordering::Relaxed);
        bytes
    }

    fn keep(&self, path: &str, bytes: &[u8]) {
        let known = self.plans.lock().unwrap().insert(path.to_owned(), bytes.to_owned());
        self.read_anew.fetch_add(usize::from(known.is_some()), Ordering::Relaxed);
    }
}
