//! Stages, states and verdicts as the words that every export uses, so that a snapshot that is kept can be read by eye.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

use crate::plan::{GateState, Stage, Verdict};

/// Something that has a word for each of its values.
pub(super) trait Worded: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];

    /// The word of a value.
    fn word(self) -> &'static str;
}

impl Worded for Stage {
    const ALL: &'static [Self] = &Stage::ALL;

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Worded for GateState {
    const ALL: &'static [Self] = &[Self::Done, Self::Open, Self::Waived];

    fn word(self) -> &'static str {
        self.name()
    }
}

impl Worded for Verdict {
    const ALL: &'static [Self] = &[Self::Fail, Self::Partial, Self::Pending, Self::Waived, Self::Pass, Self::Unstated];

    fn word(self) -> &'static str {
        self.name()
    }
}

pub(super) fn serialize<T: Worded, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.word())
}

pub(super) fn deserialize<'de, T: Worded, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let word = std::borrow::Cow::<str>::deserialize(deserializer)?;
    let known = T::ALL.iter().copied().find(|value| value.word() == word);
    known.ok_or_else(|| Error::custom("a word that stands for nothing"))
}
