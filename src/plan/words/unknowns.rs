//! How a gate says that nothing is open any more: "All technical unknowns resolved"; see [the module above](super) for
//! the order of languages. Both tables are written as [`plain`](super::plain) texts.

use super::Phrases;

/// What may be open.
#[rustfmt::skip]
pub static UNKNOWNS: Phrases = Phrases::new(&[
    "unknowns", "needs clarification", "clarifications", "clarification markers", "ambiguities", "open questions",
    "unanswered questions",
    "未知项", "未知項", "待澄清", "需要澄清", "澄清项", "澄清標記", "未决问题", "未決問題", "不明点", "要確認", "未確定事項", "未解決事項",
    "불명확", "미해결 질문", "확인 필요", "미확인 사항",
    "неизвестные", "неизвестных", "уточнения", "уточнении", "открытые вопросы", "открытых вопросов",
    "incognitas", "aclaraciones", "preguntas abiertas", "inconnues", "questions ouvertes",
    "unklarheiten", "offene fragen", "offenen fragen", "klarungen", "المجهولات", "توضيحات", "الأسئلة المفتوحة",
    "incertezas", "esclarecimentos", "perguntas em aberto", "duvidas",
]);

/// That it is not: settled, or none is left.
#[rustfmt::skip]
pub const SETTLED: &[&str] = &[
    "resolved", "answered", "clarified", "settled", "closed", "no", "none", "zero", "without", "addressed", "eliminated",
    "已解决", "已解決", "解决", "解決", "已澄清", "没有", "沒有", "无", "無", "なし", "ない", "해결", "없음", "없다",
    "решены", "решено", "устранены", "сняты", "закрыты", "нет", "без",
    "resueltas", "resueltos", "aclaradas", "sin", "ninguna", "resolues", "resolus", "levees", "aucune", "sans",
    "geklart", "beantwortet", "keine", "ohne", "gelost", "محلولة", "حل", "لا", "بدون",
    "resolvidas", "resolvidos", "respondidas", "nenhuma", "sem",
];
