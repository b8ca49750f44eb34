//! Signs, and the small words that turn or void a verdict; see [the module above](super).
//!
//! Written as [`super::plain`] leaves them.

use super::Phrases;
use crate::plan::gate::Verdict;

/// Whole answers that mean "no".
pub const NO: &[&str] = &["no", "否", "いいえ", "아니오", "아니요", "нет", "nein", "non", "nao", "لا", "ні"];

/// The same for consent, where that is bad.
pub const YES: &[&str] =
    &["yes", "是", "有", "はい", "あり", "예", "있음", "да", "ja", "oui", "si", "sim", "نعم", "так"];

/// Words of an instruction. A sentence with one of them tells what has to pass, not that it did.
pub static INSTRUCTION: Phrases = Phrases::new(&[
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
    "повинен",
    "повинна",
    "повинно",
    "повинні",
    "необхідно",
    "має бути",
    "мають бути",
    "слід",
    "следует",
    "sollte",
    "sollten",
    "darf",
    "durfen",
    "ينبغي",
    "لا بد",
    "deve",
    "devem",
    "يجب",
    "必须",
    "必須",
    "需要",
    "应当",
    "應當",
    "해야",
    "통과 필요",
    "충족 필요",
]);

/// Words behind which the opposite is said of what stands before them.
#[rustfmt::skip]
pub const BUT: &[&str] = &[
    "but", "however", "although", "但", "但是", "不过", "ただし", "しかし", "하지만", "но", "однако", "але", "pero", "mais", "aber",
    "jedoch", "لكن", "mas", "ma", "ale", "maar", "ama",
];

/// Words that turn a violation or failure behind them into its absence.
pub const NEGATION: &[&str] = &[
    "no",
    "not",
    "without",
    "zero",
    "0",
    "none",
    "never",
    "aucune",
    "aucun",
    "pas",
    "sans",
    "sin",
    "ningun",
    "ninguna",
    "keine",
    "ohne",
    "sem",
    "nenhuma",
    "без",
    "нет",
    "не",
    "لا",
    "بدون",
    "无",
    "無",
    "沒有",
    "没有",
    "немає",
    "ні",
    "жодних",
    "жодного",
    "никаких",
    "kein",
    "لم",
    "دون",
];

/// Words that turn the verdict right behind them into its opposite.
#[rustfmt::skip]
pub const DENIAL: &[&str] = &[
    "not", "isn't", "aren't", "never", "не", "no", "pas", "non", "nicht", "غير", "ليس", "ليست", "لا", "لم", "nao", "niet", "nie",
];

/// Words behind which a verdict gives its reason or condition: "PASS by design", "N/A because nothing is stored".
#[rustfmt::skip]
pub const REASON: &[&str] = &[
    "with", "without", "by", "because", "since", "as", "for", "if", "under", "per", "through", "given", "due",
    "provided", "subject", "after", "until", "once", "thanks", "с", "по", "так", "потому", "при", "без", "если",
    "з", "із", "за", "бо", "якщо", "через", "con", "sin", "por", "porque", "segun", "dado", "avec", "sans", "par",
    "car", "sous", "si", "puisque", "grace", "mit", "ohne", "durch", "weil", "da", "wenn", "falls", "unter", "laut",
    "wegen", "مع", "لأن", "بسبب", "بشرط", "com", "sem", "pois", "senza", "perche", "se", "przez", "omdat", "door",
];

/// Words behind which stands what a verdict is about: "FAIL on phones".
pub const ABOUT: &[&str] = &["on", "in", "at", "for", "auf", "bei", "en", "sur", "dans", "em", "na", "на", "в", "у"];

/// The last word of "no test is applicable" and "it does not apply".
#[rustfmt::skip]
pub const APPLICABLE: &[&str] = &[
    "applicable", "applicables", "apply", "anwendbar", "aplicable", "aplicables", "aplica", "aplicavel", "aplicaveis",
    "applique", "applicabile", "применим", "применима", "применимо", "применимы", "применяется", "застосовується",
];

/// Words behind which stands what a verdict leaves out: "no violations except in tests" holds in part.
#[rustfmt::skip]
pub static EXCEPT: Phrases = Phrases::new(&[
    "except", "apart from", "aside from", "other than", "but for", "除了", "除外", "以外", "を除", "제외", "кроме",
    "за исключением", "крім", "за винятком", "excepto", "salvo", "a excepcion", "con excepcion", "con la excepcion", "sauf", "hormis", "a l'exception", "ausser",
    "bis auf", "mit ausnahme", "ما عدا", "باستثناء", "exceto", "a excecao", "com excecao", "com a excecao",
]);

/// What a pass is given with that makes it no weaker, where nothing follows; what else it is given with is a condition.
pub const GROUNDS: &[&str] =
    &["justification", "justifications", "evidence", "tests", "rationale", "documentation", "explanation"];

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

/// Signs that say something where they are the whole cell of a column of verdicts, and not elsewhere.
pub const CELL_SIGNS: &[(&str, Verdict)] = &[
    ("○", Verdict::Pass),
    ("◯", Verdict::Pass),
    ("〇", Verdict::Pass),
    ("◎", Verdict::Pass),
    ("△", Verdict::Partial),
    ("▲", Verdict::Partial),
    ("×", Verdict::Fail),
    ("✕", Verdict::Fail),
    ("╳", Verdict::Fail),
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

/// Words that say how far something is so, or that it is not: what stands before them or behind them is no name.
#[rustfmt::skip]
pub const DEGREE: &[&str] = &[
    "no", "not", "none", "all", "every", "is", "are", "was", "were", "has", "have", "now", "still", "already", "yes",
    "fully", "completely", "entirely", "largely", "mostly", "partly", "partially", "conditionally", "full", "partial",
    "完全", "全部", "全", "均", "都", "已", "已经", "基本", "部分", "大部分", "不", "未", "没有", "無", "无", "没", "全て", "すべて", "完全に",
    "一部", "問題なく", "모두", "완전", "완전히", "전부", "전체", "전체적으로", "부분", "일부", "미", "비", "полностью", "все", "не",
    "нет", "частично", "уже", "vollstandig", "voll", "teilweise", "nicht", "kein", "keine", "alle", "totalmente",
    "completamente", "plenamente", "parcialmente", "sin", "sem", "todo", "todos", "todas", "tudo", "pleinement",
    "entierement", "totalement", "partiellement", "sans", "tous", "toutes", "aucune",
];

/// Words of a label that speaks of the whole check: "Overall result", 総合判定, 최종 결과.
#[rustfmt::skip]
pub static OVERALL: Phrases = Phrases::new(&[
    "overall", "final", "total", "总体", "總體", "整体", "整體", "综合", "綜合", "最终", "最終", "总", "總", "総合", "全体", "종합", "최종",
    "전체", "общий", "общая", "итоговый", "итоговая", "итого", "general", "global", "globale", "insgesamt", "gesamt",
    "gesamtergebnis", "gesamtbewertung", "gesamturteil", "gesamtstatus", "geral", "الإجمالي", "العام", "generale",
]);

/// Words that make a verdict one on all principles at once.
pub static ALL: Phrases = Phrases::new(&[
    "all principles",
    "all constitution",
    "all constitutional",
    "all gates",
    "all charter",
    "all checks",
    "все проверки",
    "todas as verificacoes",
    "todas las verificaciones",
    "toutes les verifications",
    "alle prufungen",
    "所有",
    "全部",
    "すべて",
    "全て",
    "全原則",
    "모든",
    "все принципы",
    "всем принципам",
    "все требования",
    "все пункты",
    "всех принципов",
    "усі принципи",
    "всі принципи",
    "усім принципам",
    "всім принципам",
    "усі вимоги",
    "всі вимоги",
    "alle anforderungen",
    "alle gates",
    "alle punkte",
    "allen prinzipien",
    "allen grundsatzen",
    "كافة المبادئ",
    "جميع المتطلبات",
    "جميع البوابات",
    "todos los principios",
    "tous les principes",
    "alle prinzipien",
    "alle grundsatze",
    "جميع المبادئ",
    "كل المبادئ",
    "todos os principios",
    "every principle",
    "each principle",
    "todas las puertas",
    "toutes les portes",
    "toutes les exigences",
    "todos os portoes",
]);
