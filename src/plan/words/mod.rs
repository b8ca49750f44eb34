//! The words by which sections, labels, levels, stages and verdicts are known, in every language plansite reads.
//!
//! Only data and the one way of comparing it: a language is added by adding rows. English stands first in each table,
//! then Chinese (simplified, traditional), Japanese, Korean, Russian, Spanish, French, German, Arabic, Portuguese.

pub mod criteria;
pub mod labels;
pub mod levels;
pub mod months;
pub mod parts;
pub mod phases;
pub mod placeholders;
pub mod references;
pub mod sections;
pub mod stages;
pub mod titles;
pub mod verdicts;

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: NFKC, lower case, white space folded, no colon, mark or emoji at either end.
#[must_use]
pub fn fold(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| !c.is_alphanumeric() && !"()[]#".contains(c)).to_owned()
}
