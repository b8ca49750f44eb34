//! What a label means, whatever its language and spelling.

use std::sync::LazyLock;

use rapidhash::RapidHashMap;

use crate::plan::words::{self, labels};

/// The meaning of a label that headers are known to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan) enum Meaning {
    /// Where the plan stands, or the part of it that the line is in.
    Status,
    /// Where the plan stands, in words that name it.
    StatusOfThePlan,
    /// When it was created.
    Created,
    /// A date without a word of what happened then.
    Date,
    /// The same, if a day follows.
    DateBeforeADay,
    /// The Git branch.
    Branch,
    /// Who wrote it.
    Author,
    /// Who keeps it.
    Maintainer,
    /// What it is for.
    Feature,
    /// The title.
    Title,
    /// A remark.
    Note,
    /// Plans that come first.
    DependsOn,
    /// Plans that it replaces.
    Supersedes,
    /// Plans that it names.
    Related,
    /// Anything else that headers have.
    Other,
}

/// Every known label; the earlier table wins where two languages share a word.
static MEANINGS: LazyLock<RapidHashMap<String, Meaning>> = LazyLock::new(|| {
    let tables = [
        (labels::STATUS, Meaning::Status),
        (labels::STATUS_OF_THE_PLAN, Meaning::StatusOfThePlan),
        (labels::CREATED, Meaning::Created),
        (labels::DATE, Meaning::Date),
        (labels::DATE_BEFORE_A_DAY, Meaning::DateBeforeADay),
        (labels::BRANCH, Meaning::Branch),
        (labels::AUTHOR, Meaning::Author),
        (labels::MAINTAINER, Meaning::Maintainer),
        (labels::FEATURE, Meaning::Feature),
        (labels::TITLE, Meaning::Title),
        (labels::NOTE, Meaning::Note),
        (labels::DEPENDS_ON, Meaning::DependsOn),
        (labels::SUPERSEDES, Meaning::Supersedes),
        (labels::RELATED, Meaning::Related),
        (labels::OTHER, Meaning::Other),
    ];
    let mut meanings: RapidHashMap<String, Meaning> = RapidHashMap::default();
    for (table, meaning) in &tables {
        for word in *table {
            meanings.entry((*word).to_owned()).or_insert(*meaning);
        }
    }
    for (table, meaning) in &tables {
        for word in table.iter().filter(|word| word.contains(' ') && words::has_unspaced(word)) {
            meanings.entry(word.replace(' ', "")).or_insert(*meaning);
        }
    }
    meanings
});

/// The meaning of a label as written: `feature_branch`, "Created (UTC)" and "Statut " are known.
pub(in crate::plan) fn meaning(label: &str) -> Option<Meaning> {
    let is_joined = label.bytes().any(|byte| matches!(byte, b'_' | b'-'));
    let folded = if is_joined { words::fold(&label.replace(['_', '-'], " ")) } else { words::fold(label) };
    let known = |label: &str| MEANINGS.get(label).copied();
    known(&folded).or_else(|| {
        let bare = folded.find('(').map_or(folded.as_str(), |remark| folded[..remark].trim_end());
        let without_remark = if bare.len() < folded.len() { known(bare) } else { None };
        // 생성 일자 and 생성일자 are one label.
        without_remark.or_else(|| known(&words::has_unspaced(bare).then(|| bare.replace(' ', ""))?))
    })
}

/// Whether a label is one that templates give a Technical Context, with a word or two behind it.
pub(super) fn is_of_context(label: &str) -> bool {
    let folded = words::fold(label);
    let begins = |name: &str| folded.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    labels::CONTEXT.iter().any(|name| begins(name))
}
