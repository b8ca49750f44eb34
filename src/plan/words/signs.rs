//! Signs, and the small words that turn or void a verdict; see [the module above](super).
//!
//! Written as [`super::plain`] leaves them.

use crate::plan::gate::Verdict;

/// Whole answers that mean "no".
pub const NO: &[&str] = &["no", "否", "いいえ", "아니오", "아니요", "нет", "nein", "non", "nao", "لا"];

/// Words of an instruction. A sentence with one of them tells what has to pass, not that it did.
pub const INSTRUCTION: &[&str] = &[
    "must",
    "should",
    "shall",
    "needs to",
    "has to",
    "have to",
    "doit",
    "doivent",
    "muss",
    "mussen",
    "debe",
    "deben",
    "должен",
    "должна",
    "должно",
    "должны",
    "необходимо",
    "deve",
    "devem",
    "يجب",
    "必须",
    "必須",
    "需要",
    "应当",
    "應當",
    "해야",
];

/// Words that turn a violation or failure behind them into its absence.
pub const NEGATION: &[&str] = &[
    "no", "not", "without", "zero", "0", "none", "never", "aucune", "aucun", "pas", "sans", "sin", "ningun", "ninguna",
    "keine", "ohne", "sem", "nenhuma", "без", "нет", "не", "لا", "بدون", "无", "無", "沒有", "没有",
];

/// Signs and what they say.
pub const MARKS: &[(char, Verdict)] = &[
    ('✅', Verdict::Pass),
    ('✓', Verdict::Pass),
    ('✔', Verdict::Pass),
    ('☑', Verdict::Pass),
    ('🟢', Verdict::Pass),
    ('👍', Verdict::Pass),
    ('❌', Verdict::Fail),
    ('✗', Verdict::Fail),
    ('✘', Verdict::Fail),
    ('✖', Verdict::Fail),
    ('☒', Verdict::Fail),
    ('⛔', Verdict::Fail),
    ('🔴', Verdict::Fail),
    ('🚫', Verdict::Fail),
    ('⚠', Verdict::Partial),
    ('🟡', Verdict::Partial),
    ('🟠', Verdict::Partial),
    ('⏳', Verdict::Pending),
    ('⌛', Verdict::Pending),
    ('⏸', Verdict::Pending),
    ('🔲', Verdict::Pending),
    ('⬜', Verdict::Pending),
    ('☐', Verdict::Pending),
    ('🔄', Verdict::Pending),
    ('🚧', Verdict::Pending),
    ('❓', Verdict::Pending),
    ('➖', Verdict::Waived),
    ('⏭', Verdict::Waived),
];

/// The signs that people type by name.
pub const SHORTCODES: &[(&str, Verdict)] = &[
    (":white_check_mark:", Verdict::Pass),
    (":heavy_check_mark:", Verdict::Pass),
    (":ballot_box_with_check:", Verdict::Pass),
    (":x:", Verdict::Fail),
    (":warning:", Verdict::Partial),
    (":hourglass:", Verdict::Pending),
];

/// Verbs and nouns of everyday prose that are verdicts only in short texts or in capitals.
pub const EVERYDAY: &[&str] = &[
    "pass",
    "passes",
    "passing",
    "fail",
    "fails",
    "failing",
    "failure",
    "partial",
    "conditional",
    "deferred",
    "pending",
    "violation",
    "violations",
    "partially",
    "conditionally",
    "valide",
    "met",
    "todo",
];

/// Words that make a verdict one on all principles at once.
pub const ALL: &[&str] = &[
    "all principles",
    "all constitution",
    "all constitutional",
    "all gates",
    "all charter",
    "所有",
    "全部",
    "すべて",
    "全て",
    "全原則",
    "모든",
    "все принципы",
    "всем принципам",
    "все требования",
    "todos los principios",
    "tous les principes",
    "alle prinzipien",
    "alle grundsatze",
    "جميع المبادئ",
    "كل المبادئ",
    "todos os principios",
];
