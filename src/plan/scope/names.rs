//! What a heading or label is by its words.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

use smallvec::SmallVec;

use super::Role;
use crate::plan::gate;
use crate::plan::words::checks::{
    EXPLANATION_LABELS, PRINCIPLE_PREFIXES, STAGE_AROUND, STAGE_INSIDE, STAGE_WORDS, is_verdict_label,
};
use crate::plan::words::columns::VIOLATION_COLUMNS;
use crate::plan::words::constitution::{
    BESIDE, CHECK, COMPLEXITY, COMPLEXITY_NOUNS, COMPLEXITY_TRACKED, CONSTITUTION, PRINCIPLES, PRINCIPLES_CHECK,
    PRINCIPLES_CHECKED, PRINCIPLES_UNSPACED, RECHECK,
};
use crate::plan::words::gates::{CHECKPOINTS, GATE, GATE_AROUND, GATE_INSIDE, GATE_QUALIFIERS, PHASE_STATUS};
use crate::plan::words::{Beginnings, Phrases, has_other_script, has_unspaced, is_unspaced, plain, strip};

/// The longest heading, in words, that can name gates or a constitution check.
const LONGEST: usize = 8;
/// Words that make a gate heading inside a constitution check a stage of that check.
const STAGE_OF_GATES: &[&str] =
    &["check", "checks", "re-check", "recheck", "pre-design", "post-design", "initial", "phase"];
/// Other words that say so of a gate, where principles are judged below it.
const STAGES: &[&str] = &["pre-research", "post-research", "pre-phase", "post-phase", "pre", "post", "compliance"];

/// A heading or label, made ready for the questions below.
pub(in crate::plan) struct Title {
    /// As it is compared.
    whole: String,
    /// Without its number, what stands in parentheses at its end, and marks.
    core: String,
    /// Where the words of that stand.
    words: SmallVec<[Range<usize>; LONGEST]>,
    /// Whether any word of it can matter at all.
    matters: bool,
    /// Whether it has characters of a script without spaces.
    unspaced: bool,
    /// Whether it is that of a constitution check, once that has been asked.
    of_check: OnceCell<bool>,
    /// Whether it is that of a list of gates, once that has been asked.
    of_gates: OnceCell<bool>,
}

impl Title {
    pub(in crate::plan) fn of(title: &str) -> Self {
        Self::new(title, may_matter(title))
    }

    /// A title that may name gates or a constitution check; most may not.
    pub(in crate::plan) fn if_it_matters(title: &str) -> Option<Self> {
        may_matter(title).then(|| Self::new(title, true))
    }

    /// A title that is known to name neither.
    pub(super) fn that_names_neither(title: &str) -> Self {
        Self::new(title, false)
    }

    fn new(title: &str, matters: bool) -> Self {
        let whole = plain(title);
        let core = core(&whole).to_owned();
        let (words, unspaced) = (words_in(&core), has_unspaced(&core));
        Self { whole, core, words, matters, unspaced, of_check: OnceCell::new(), of_gates: OnceCell::new() }
    }

    /// The words of its core.
    fn tokens(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.words.iter().map(|word| &self.core[word.clone()])
    }

    /// Whether it is that of a constitution check.
    pub(in crate::plan) fn is_constitution_check(&self) -> bool {
        *self.of_check.get_or_init(|| self.names_constitution_check())
    }

    fn names_constitution_check(&self) -> bool {
        let core = self.core.as_str();
        if !self.matters || CONSTITUTION.contains(&core) {
            return self.matters;
        }
        // The same in two languages.
        let is_check = |half: &str| half.contains(' ') && Self::of(half).is_constitution_check();
        if core.contains(" / ") && core.split(" / ").any(is_check) {
            return true;
        }
        if self.joins_constitution() {
            return true;
        }
        let tokens: SmallVec<[&str; LONGEST]> = self.tokens().collect();
        if tokens.is_empty() || tokens.len() > LONGEST || core.chars().filter(|c| is_unspaced(*c)).count() > 16 {
            return false;
        }
        if is_principles_check(&tokens) || self.unspaced && is_principles_check_unspaced(core) {
            return true;
        }
        if self.explains_as_constitution() {
            return self.explains_as_check() || tokens.iter().any(|word| is_check_word(word));
        }
        let nouns = tokens.iter().enumerate().find_map(|(at, word)| Some((at, constitution_in(word)?)));
        let Some((at, noun)) = nouns else { return false };
        let behind_noun = after(tokens[at], noun).unwrap_or_default();
        tokens.iter().enumerate().any(|(other, word)| other != at && is_check_word(word))
            || CHECK.iter().any(|check| behind_noun.contains(check) || in_unspaced(check) && core.contains(check))
    }

    /// "Constitution / conventions", "Constitution & standards": the constitution with what is checked beside it.
    fn joins_constitution(&self) -> bool {
        if !self.tokens().next().is_some_and(|noun| CONSTITUTION.contains(&noun)) {
            return false;
        }
        let joined = |sign: &str| self.core.split_once(sign);
        let parts = [" / ", " & ", " and "].into_iter().find_map(joined);
        parts.is_some_and(|(noun, beside)| CONSTITUTION.contains(&noun) && BESIDE.contains(&beside))
    }

    /// The words in parentheses at its end.
    fn explanation(&self) -> SmallVec<[&str; LONGEST]> {
        let inside = self.whole.strip_suffix(')').and_then(|whole| whole.rsplit_once('('));
        inside.map(|(_, inside)| tokens(inside)).unwrap_or_default()
    }

    /// "원칙 준수 점검 (Constitution)": the parentheses say what is checked.
    fn explains_as_constitution(&self) -> bool {
        let words = self.explanation();
        let noun = |word: &str| constitution_in(word).is_some();
        words.iter().any(|word| noun(word)) && words.iter().all(|word| noun(word) || is_check_word(word))
    }

    /// "Kiểm tra (Constitution Check)": what stands in the parentheses is enough in any language.
    fn explains_as_check(&self) -> bool {
        self.explanation().iter().any(|word| is_check_word(word))
    }

    /// Whether it is that of a second look at the gates or the constitution.
    pub(in crate::plan) fn is_recheck(&self) -> bool {
        if !self.matters || !RECHECK.is_in(&self.core) {
            return false;
        }
        let Some(about) = RECHECK.iter().find(|phrase| self.core.contains(**phrase)) else { return false };
        let known = self.tokens().all(is_stage_word) || self.unspaced && names_stage_only(&self.core);
        known && (in_unspaced(about) || self.tokens().any(is_check_word))
    }

    /// Whether it is that of a list of gates.
    pub(in crate::plan) fn is_gates(&self) -> bool {
        *self.of_gates.get_or_init(|| self.names_gates())
    }

    fn names_gates(&self) -> bool {
        if !self.matters {
            return false;
        }
        let core = self.core.as_str();
        if let Some(inside) = GATE_INSIDE.iter().find(|word| self.unspaced && core.contains(**word)) {
            return is_gates_unspaced(core, inside);
        }
        if let Some(checkpoint) = self.checkpoint() {
            let rest = tokens(core.split_once(": ").map_or(core, |(label, _)| label)).join(" ");
            return in_unspaced(checkpoint) && is_gates_unspaced(core, checkpoint)
                || tokens(&rest.replacen(checkpoint, " ", 1)).iter().all(|word| is_gate_word(word));
        }
        // A numbered phase is a stretch of work, except the one before the first.
        if self.whole.starts_with("phase") && core.contains(": ") && !self.whole.starts_with("phase -") {
            return false;
        }
        let of_phase = core.split_once(": ").filter(|(before, _)| before.starts_with("phase"));
        let core = of_phase.map_or(core, |(_, rest)| rest);
        if names_one_gate(core) {
            return true;
        }
        let label = core.split_once(": ").map_or(core, |(label, _)| label);
        let tokens = tokens(label);
        let known = |word: &&str| is_gate_word(word) || word.split('-').all(is_gate_word);
        let gate = |word: &&str| word.split('-').any(|part| GATE.contains(&part));
        tokens.len() <= LONGEST && tokens.iter().any(gate) && tokens.iter().all(known)
    }

    /// The point where work is checked that it names, if it names one.
    pub(super) fn checkpoint(&self) -> Option<&'static str> {
        self.matters.then(|| CHECKPOINTS.found_in(&self.core).next()).flatten()
    }

    /// Whether it is that of boxes for phases.
    pub(in crate::plan) fn is_phase_status(&self) -> bool {
        self.matters && PHASE_STATUS.contains(&self.core.as_str())
    }

    /// Whether it is that of the table of justified violations.
    pub(in crate::plan) fn is_complexity(&self) -> bool {
        let any = |rows: &'static Beginnings| self.tokens().any(|token| beginning(token, rows).is_some());
        COMPLEXITY.contains(&self.core.as_str())
            || self.words.len() <= LONGEST / 2 && any(&COMPLEXITY_NOUNS) && any(&COMPLEXITY_TRACKED)
    }

    /// Whether, inside a constitution check, it names a stage of it, such as "Initial check" or "Summary".
    pub(in crate::plan) fn is_stage(&self) -> bool {
        let prefixed = self.tokens().next().is_some_and(|word| PRINCIPLE_PREFIXES.contains(&word));
        let inside = || {
            self.unspaced && STAGE_INSIDE.iter().any(|part| self.core.contains(part)) && names_stage_only(&self.core)
        };
        let is_stage = !self.words.is_empty() && (self.tokens().all(is_stage_word) || inside());
        !(prefixed && self.words.len() > 1) && (is_stage || self.is_conclusion())
    }

    /// Whether it names a stage of the check by when that is, or by the constitution: "Pre-research gate", and not "Gates".
    pub(super) fn is_stage_of_check(&self) -> bool {
        let tells = |word: &str| STAGES.contains(&word) || constitution_in(word).is_some();
        self.is_stage() && self.tokens().any(tells)
    }

    /// "Conclusion: approved with conditions": the label of a result with the verdict behind it.
    fn is_conclusion(&self) -> bool {
        let parted = self.core.split_once(": ");
        parted.is_some_and(|(label, said)| {
            is_verdict_label(label.trim_end()) && gate::verdict(said) != gate::Verdict::Unstated
        })
    }

    /// What it is below a heading that is `above`.
    pub(super) fn role(&self, above: Role) -> Role {
        if self.is_phase_status() {
            return Role::Other;
        }
        match above {
            Role::Other if self.is_constitution_check() || self.is_recheck() => Role::Check,
            Role::Other if self.is_gates() => Role::Gates,
            Role::Other => Role::Other,
            Role::Gates if self.is_constitution_check() => Role::Check,
            Role::Gates => Role::Gates,
            Role::Check if EXPLANATION_LABELS.contains(&self.core.as_str()) => Role::Aside,
            _ if self.is_complexity() || self.is_about_violations() => Role::Aside,
            Role::Check if self.is_gates() && !self.is_gate_check() => Role::Gates,
            Role::Check if self.is_stage() => Role::Check,
            Role::Check => Role::Principle,
            Role::Principle | Role::Detail => Role::Detail,
            Role::Aside => Role::Aside,
        }
    }

    /// "Pre-design gate check": inside a constitution check that is the check before the design, not another list.
    fn is_gate_check(&self) -> bool {
        self.is_stage() && self.tokens().any(|word| STAGE_OF_GATES.contains(&word))
    }

    fn is_about_violations(&self) -> bool {
        let violation =
            |word: &str| matches!(word, "violation" | "violations" | "deviations" | "justification" | "exceptions");
        self.tokens().any(violation)
            || self.unspaced && VIOLATION_COLUMNS.iter().any(|word| in_unspaced(word) && self.core.starts_with(word))
    }
}

/// "Principles check", "Alignment with project principles".
fn is_principles_check(tokens: &[&str]) -> bool {
    let about = |words: &[&str]| tokens.iter().any(|token| words.contains(token));
    tokens.len() <= LONGEST / 2 && about(PRINCIPLES) && about(PRINCIPLES_CHECK)
}

/// 原则核对, 원칙 준수 점검: the check stands behind the principles, since 遵循的原则 only lists them.
fn is_principles_check_unspaced(core: &str) -> bool {
    let behind = PRINCIPLES_UNSPACED.iter().find_map(|noun| core.find(noun).map(|at| &core[at + noun.len()..]));
    behind.is_some_and(|behind| PRINCIPLES_CHECKED.iter().any(|check| behind.trim_start().starts_with(check)))
}

/// How words begin that a heading of gates or of a constitution check has, in scripts that ASCII letters begin.
#[rustfmt::skip]
static STEMS: Phrases = Phrases::new(&[
    "gate", "constit", "charter", "verfass", "grundsatz", "re-check", "recheck", "re-eval", "reeval", "post", "pre",
    "nachpr", "phase", "fase", "puerta", "compuerta", "port", "jalon", "tor", "freigabe", "prü", "prinzip", "einhalt",
    "qualitäts", "erneut", "konstit", "costituz", "konstytuc", "anayasa", "grondwet", "estado", "princ", "barr",
    "nouvelle", "apr", "avant", "rev", "rév", "recomprob", "reaval", "tras", "despu", "antes", "apo", "apó", "depois",
    "pos", "pós", "pré", "vor", "nach", "punt", "point", "pont", "punk", "kontrol", "control", "poort", "kwalit",
    "cancell", "varc", "bramk", "kap", "kiểm", "tuân", "pemerik",
]);

/// A cheap look at a text: whether it may name gates or a constitution check. Most headings and labels do not.
pub(in crate::plan) fn may_matter(text: &str) -> bool {
    has_other_script(text) || STEMS.begins_word_in_any_case(text)
}

/// Whether a heading in a script without spaces consists of nothing but words for a stage of the check.
fn names_stage_only(core: &str) -> bool {
    let mut rest = core.to_owned();
    for known in STAGE_LONGEST_FIRST.iter() {
        if rest.contains(known) {
            rest = rest.replace(known, " ");
        }
    }
    tokens(&rest).iter().all(|word| is_stage_word(word))
}

/// The words of such a heading, the longest first: 設計後 goes before 設計, and 재확인 before 확인.
static STAGE_LONGEST_FIRST: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let tables = [STAGE_INSIDE, STAGE_AROUND, &RECHECK, &CHECK, &CONSTITUTION, GATE_INSIDE];
    let mut words: Vec<&str> = tables.concat().into_iter().filter(|word| in_unspaced(word)).collect();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    words
});

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
    for known in GATE_AROUND.iter().chain(CONSTITUTION.iter()) {
        rest = rest.replace(known, " ");
    }
    rest.split_whitespace().all(|word| !has_unspaced(word) && (is_number(word) || is_stage_word(word)))
}

fn is_gate_word(word: &str) -> bool {
    GATE.contains(&word) || GATE_QUALIFIERS.contains(&word) || is_number(word)
}

fn is_stage_word(word: &str) -> bool {
    STAGE_WORDS.contains(&word) || GATE.contains(&word) || is_number(word) || constitution_in(word).is_some()
}

/// The word for a constitution that a word begins with, or has in it in a script without spaces.
fn constitution_in(word: &str) -> Option<&'static str> {
    beginning(word, &CONSTITUTION)
}

/// The first row of a table that a word begins with, or has in it in a script without spaces.
fn beginning(word: &str, rows: &'static Beginnings) -> Option<&'static str> {
    if word.is_ascii() {
        return rows.of(word).next().map(|(row, _)| row);
    }
    rows.iter().copied().find(|row| starts(word, row))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn is_check_word(word: &str) -> bool {
    beginning(word, &CHECK).is_some()
}

/// Whether a phrase is of a script without spaces.
fn in_unspaced(phrase: &str) -> bool {
    phrase.chars().next().is_some_and(is_unspaced)
}

/// Whether a word begins with another, or has it anywhere in a script without spaces.
fn starts(word: &str, stem: &str) -> bool {
    strip(word, stem).is_some() || !word.is_ascii() && in_unspaced(stem) && word.contains(stem)
}

fn after<'w>(word: &'w str, stem: &str) -> Option<&'w str> {
    word.find(stem).map(|at| &word[at + stem.len()..])
}

fn core(whole: &str) -> &str {
    let mut text = whole;
    while text.ends_with(')')
        && let Some(open) = text.rfind('(').filter(|open| *open > 0)
    {
        text = text[..open].trim_end();
    }
    let numbered = text.split_once(' ').filter(|(number, _)| {
        number.ends_with(['.', ')'])
            && number.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    let bare = numbered.map_or(text, |(_, rest)| rest);
    bare.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '[' | ']' | '#'))
}

/// The words of a heading.
fn tokens(core: &str) -> SmallVec<[&str; LONGEST]> {
    words_in(core).into_iter().map(|word| &core[word]).collect()
}

/// Where the words of a heading stand.
fn words_in(core: &str) -> SmallVec<[Range<usize>; LONGEST]> {
    let parts = |c: char| {
        let is_sign = matches!(c, ',' | '/' | '&' | '+' | '|' | '—' | ':' | '：' | '(' | ')' | '[' | ']');
        is_sign || c.is_whitespace()
    };
    let mut words = SmallVec::new();
    let mut start = 0;
    for (at, c) in core.char_indices().filter(|(_, c)| parts(*c)).chain([(core.len(), ' ')]) {
        if core[start..at].chars().any(char::is_alphanumeric) {
            words.push(start..at);
        }
        start = at + c.len_utf8();
    }
    words
}
