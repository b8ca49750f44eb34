//! What a heading or label is by its words.

use super::Role;
use crate::plan::words::checks::{EXPLANATION_LABELS, PRINCIPLE_PREFIXES, STAGE_INSIDE, STAGE_WORDS};
use crate::plan::words::sections::{
    CHECK, COMPLEXITY, CONSTITUTION, GATE, GATE_AROUND, GATE_INSIDE, GATE_QUALIFIERS, PHASE_STATUS, RECHECK,
};
use crate::plan::words::{is_unspaced, plain};

/// The longest heading, in words, that can name gates or a constitution check.
const LONGEST: usize = 8;
/// Words that make a gate heading inside a constitution check a stage of that check.
const STAGE_OF_GATES: &[&str] =
    &["check", "checks", "re-check", "recheck", "pre-design", "post-design", "initial", "phase"];

/// What a heading is below one that is `above`.
pub(super) fn role(title: &str, above: Role) -> Role {
    if is_phase_status(title) {
        return Role::Other;
    }
    match above {
        Role::Other if is_constitution_check(title) || is_recheck(title) => Role::Check,
        Role::Other if is_gates(title) => Role::Gates,
        Role::Other => Role::Other,
        Role::Gates if is_constitution_check(title) => Role::Check,
        Role::Gates => Role::Gates,
        Role::Check if EXPLANATION_LABELS.contains(&core(title).as_str()) => Role::Aside,
        _ if is_complexity(title) || is_about_violations(title) => Role::Aside,
        Role::Check if is_gates(title) && !is_gate_check(title) => Role::Gates,
        Role::Check if is_stage(title) => Role::Check,
        Role::Check => Role::Principle,
        Role::Principle | Role::Detail => Role::Detail,
        Role::Aside => Role::Aside,
    }
}

/// Whether a heading is that of a constitution check.
pub(in crate::plan) fn is_constitution_check(title: &str) -> bool {
    let core = core(title);
    let tokens = tokens(&core);
    if tokens.is_empty() || tokens.len() > LONGEST || core.chars().filter(|c| is_unspaced(*c)).count() > 16 {
        return false;
    }
    if CONSTITUTION.contains(&core.as_str()) {
        return true;
    }
    let noun = |word: &str| CONSTITUTION.iter().find(|noun| starts(word, noun));
    let Some(at) = tokens.iter().position(|word| noun(word).is_some()) else { return false };
    let behind_noun = noun(tokens[at]).and_then(|noun| after(tokens[at], noun)).unwrap_or_default();
    let checks = |word: &str| CHECK.iter().any(|check| starts(word, check));
    tokens.iter().enumerate().any(|(other, word)| other != at && checks(word))
        || CHECK.iter().any(|check| behind_noun.contains(check))
        || CHECK.iter().any(|check| check.chars().any(is_unspaced) && core.contains(check))
}

/// Whether a heading is that of a second look at the gates or the constitution.
pub(in crate::plan) fn is_recheck(title: &str) -> bool {
    let core = core(title);
    let known =
        tokens(&core).iter().all(|word| is_stage_word(word)) || STAGE_INSIDE.iter().any(|part| core.contains(part));
    let about = RECHECK.iter().any(|phrase| core.contains(phrase));
    let checks = tokens(&core).iter().any(|word| CHECK.iter().any(|check| starts(word, check)));
    about && known && (checks || RECHECK.iter().any(|phrase| phrase.chars().any(is_unspaced) && core.contains(phrase)))
}

/// Whether a heading is that of a list of gates.
pub(in crate::plan) fn is_gates(title: &str) -> bool {
    let whole = plain(title);
    let core = core(title);
    if let Some(inside) = GATE_INSIDE.iter().find(|word| core.contains(*word)) {
        return is_gates_unspaced(&core, inside);
    }
    // A numbered phase is a stretch of work, except the one before the first.
    if whole.starts_with("phase") && core.contains(": ") && !whole.starts_with("phase -") {
        return false;
    }
    let core =
        core.split_once(": ").filter(|(before, _)| before.starts_with("phase")).map_or(core.as_str(), |(_, rest)| rest);
    if names_one_gate(core) {
        return true;
    }
    let label = core.split_once(": ").map_or(core, |(label, _)| label);
    let tokens = tokens(label);
    let known = |word: &str| GATE.contains(&word) || GATE_QUALIFIERS.contains(&word) || is_number(word);
    let known = |word: &&str| known(word) || word.split('-').all(known);
    let gate = |word: &&str| word.split('-').any(|part| GATE.contains(&part));
    tokens.len() <= LONGEST && tokens.iter().any(gate) && tokens.iter().all(known)
}

/// "Gate A: planning admission", "Gate 3".
fn names_one_gate(core: &str) -> bool {
    let mut words = core.splitn(3, ' ');
    let gate = words.next().is_some_and(|word| GATE.contains(&word));
    let Some(id) = words.next().filter(|_| gate) else { return false };
    let short = id.trim_end_matches([':', '.', ',']);
    let numbered = is_number(short) || short.len() == 1 && short.chars().all(char::is_alphabetic);
    numbered && (id.len() > short.len() || words.next().is_none_or(|rest| rest.starts_with(['-', '—', ':', '('])))
}

/// In scripts without spaces the words around "gate" are taken away, and nothing may be left.
fn is_gates_unspaced(core: &str, gate: &str) -> bool {
    if core.chars().count() > 24 || core.contains("ゲートウェイ") || core.contains("게이트웨이") {
        return false;
    }
    let mut rest = core.replacen(gate, " ", 1);
    for known in GATE_AROUND.iter().chain(CONSTITUTION) {
        rest = rest.replace(known, " ");
    }
    rest.split_whitespace().all(|word| !word.chars().any(is_unspaced) && (is_number(word) || is_stage_word(word)))
}

/// Whether a label is that of boxes for phases.
pub(in crate::plan) fn is_phase_status(title: &str) -> bool {
    PHASE_STATUS.contains(&core(title).as_str())
}

/// Whether a heading is that of the table of justified violations.
pub(in crate::plan) fn is_complexity(title: &str) -> bool {
    COMPLEXITY.contains(&core(title).as_str())
}

/// Whether a heading inside a constitution check names a stage of it, such as "Initial check" or "Summary".
pub(in crate::plan) fn is_stage(title: &str) -> bool {
    let core = core(title);
    let tokens = tokens(&core);
    let numbered = tokens.first().is_some_and(|word| PRINCIPLE_PREFIXES.contains(word)) && tokens.len() > 1;
    let inside = STAGE_INSIDE.iter().any(|part| core.contains(part)) && !core.contains(" - ");
    !numbered && !tokens.is_empty() && (inside || tokens.iter().all(|word| is_stage_word(word)))
}

/// "Pre-design gate check": inside a constitution check that is the check before the design, not another list.
fn is_gate_check(title: &str) -> bool {
    let core = core(title);
    is_stage(title) && tokens(&core).iter().any(|word| STAGE_OF_GATES.contains(word))
}

fn is_about_violations(title: &str) -> bool {
    let core = core(title);
    tokens(&core)
        .iter()
        .any(|word| matches!(*word, "violation" | "violations" | "deviations" | "justification" | "exceptions"))
}

fn is_stage_word(word: &str) -> bool {
    STAGE_WORDS.contains(&word)
        || GATE.contains(&word)
        || is_number(word)
        || CONSTITUTION.iter().any(|noun| starts(word, noun))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a word begins with another, or has it anywhere in a script without spaces.
fn starts(word: &str, stem: &str) -> bool {
    word.starts_with(stem) || stem.chars().any(is_unspaced) && word.contains(stem)
}

fn after<'w>(word: &'w str, stem: &str) -> Option<&'w str> {
    word.find(stem).map(|at| &word[at + stem.len()..])
}

/// A heading as it is compared: without its number, what stands in parentheses at its end, and marks.
fn core(title: &str) -> String {
    let mut text = plain(title);
    while text.ends_with(')')
        && let Some(open) = text.rfind('(').filter(|open| *open > 0)
    {
        text.truncate(open);
        text.truncate(text.trim_end().len());
    }
    let numbered = text.split_once(' ').filter(|(number, _)| {
        number.ends_with(['.', ')'])
            && number.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    plain(numbered.map_or(text.as_str(), |(_, rest)| rest))
}

/// The words of a heading.
fn tokens(core: &str) -> Vec<&str> {
    let cut = |c: char| c.is_whitespace() || ",/&+|—:：()[]".contains(c);
    core.split(cut).filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}
