//! The words in headings and labels of a constitution check and of the violations it justifies; see
//! [the module above](super).
//!
//! Written as [`super::plain`] leaves them: lower case, without accents.

use super::{Beginnings, Phrases};

/// What a heading may join with the constitution without being about anything else: "Constitution & conventions".
pub const BESIDE: &[&str] = &[
    "conventions",
    "convention",
    "standards",
    "rules",
    "guidelines",
    "principles",
    "policies",
    "invariants",
    "governance",
    "values",
    "constraints",
    "compliance",
];

/// Nouns of which a heading has one when it is about the constitution; a word begins with it.
pub static CONSTITUTION: Beginnings = Beginnings::new(&[
    "constitution",
    "charter",
    "kiem tra hien phap",
    "konstitusi",
    "tuan thu hien phap",
    "宪章",
    "章程",
    "宪法",
    "憲章",
    "憲法",
    "헌법",
    "헌장",
    "конституц",
    "хартии",
    "устав",
    "проверка принципов",
    "соответствие принципам",
    "проверка на соответствие принципам",
    "перевірка принципів",
    "відповідність принципам",
    "konstitution",
    "costituzion",
    "konstytucj",
    "anayasa",
    "grondwet",
    "prufung der grundsatze",
    "prufung der prinzipien",
    "prinzipienprufung",
    "prinzipiencheck",
    "prinzipien-check",
    "einhaltung der grundsatze",
    "einhaltung der prinzipien",
    "التحقق من المبادئ",
    "فحص المبادئ",
    "constitucion",
    "verfassung",
    "grundsatzprufung",
    "دستور",
    "الدستور",
    "ميثاق",
    "الميثاق",
    "constituicao",
    "constitucional",
]);

/// Words that make a heading about the constitution its check; a word begins with it.
#[rustfmt::skip]
pub static CHECK: Beginnings = Beginnings::new(&[
    "check", "recheck", "re-check", "compliance", "conformance", "conformity", "alignment", "gate", "evaluation",
    "re-evaluation", "review", "assessment", "validation", "verification", "audit", "检查", "檢查", "核查", "复查", "複查",
    "审查", "審查", "校验", "校驗", "合规", "合規", "符合", "评估", "評估", "门禁", "門禁", "对照", "對照", "チェック", "確認", "準拠", "評価", "検証",
    "適合", "확인", "점검", "검토", "검증", "준수", "체크", "평가", "проверк", "перепроверк", "соответств", "соблюден", "оценк",
    "перевірк", "відповідніст", "дотриманн", "оцінк", "звірк", "узгодженіст", "сверк", "согласован", "kontrol",
    "uyum", "sprawdz", "zgodno", "weryfikac", "toets", "مطابقة", "التوافق", "تقييم", "comprobacion", "verificacion",
    "cumplimiento", "revision", "control", "chequeo", "evaluacion", "verifica", "conformite", "controle", "respect",
    "prufung", "uberprufung", "konformitat", "einhaltung", "abgleich", "فحص", "التحقق", "تحقق", "الامتثال",
    "مراجعة", "conformidade", "checagem", "avaliacao", "adherence", "revue", "alignement", "examen", "porte",
    "puerta", "compuerta", "alineacion", "validacion", "conformidad", "portao", "portoes", "alinhamento",
    "validacao", "revisao", "verificacao", "pemeriksaan", "检核", "檢核", "稽核", "查核", "核对", "核對", "檢視", "检视", "对齐", "對齊", "遵循", "遵守",
    "遵从", "遵從", "验证", "驗證", "自检", "自檢", "审核", "審核", "审视", "審視", "一致性", "点検", "整合", "照合", "適合性", "遵守状況", "検査", "監査",
    "부합", "적합", "준거", "감사", "검사", "정합",
]);

/// Headings of a second check when they stand alone, with its words in any order.
#[rustfmt::skip]
pub static RECHECK: Phrases = Phrases::new(&[
    "re-check", "recheck", "re-evaluation", "reevaluation", "post-design", "post-phase", "pre-design", "设计后复查",
    "设计后检查", "設計後再チェック", "設計後チェック", "재확인", "재검증", "재평가", "повторная", "повторна", "переоцінка", "erneute",
    "إعادة التحقق", "إعادة الفحص", "reevaluacion", "nachprufung", "reverification", "nouvelle verification",
    "apres conception", "avant conception", "apres la conception", "post-conception", "pre-conception",
    "reverificacion", "recomprobacion", "post-diseno", "posdiseno", "pre-diseno", "tras el diseno",
    "despues del diseno", "antes del diseno", "reverificacao", "reavaliacao", "pos-projeto", "pos-design",
    "pre-projeto", "apos o projeto", "antes do projeto", "depois do projeto", "apos o design", "antes do design",
    "nach dem entwurf", "nach entwurf", "vor entwurf", "vor dem entwurf", "设计后复核", "设计后重新", "设计后重检", "設計後複查",
    "設計後檢查", "設計後複核", "再检查", "复查", "複查", "复核", "複核", "再评估", "重新评估", "重新检查", "再チェック", "再確認", "再評価", "再検証", "재점검",
    "재검토",
]);

/// The section that justifies violations of the constitution.
pub const COMPLEXITY: &[&str] = &[
    "complexity tracking",
    "complexity justification",
    "complexity deviations",
    "complexity exceptions",
    "复杂度跟踪",
    "复杂度追踪",
    "复杂性跟踪",
    "复杂性追踪",
    "複雜度追蹤",
    "複雜性追蹤",
    "複雑さトラッキング",
    "複雑さの追跡",
    "複雑性トラッキング",
    "複雑性の追跡",
    "複雑性追跡",
    "복잡성 추적",
    "복잡도 추적",
    "отслеживание сложности",
    "контроль сложности",
    "учет сложности",
    "відстеження складності",
    "контроль складності",
    "облік складності",
    "обґрунтування складності",
    "обоснование сложности",
    "трекинг сложности",
    "komplexitatsbegrundung",
    "komplexitatskontrolle",
    "begrundung der komplexitat",
    "مبررات التعقيد",
    "متابعة التعقيد",
    "رصد التعقيد",
    "seguimiento de complejidad",
    "seguimiento de la complejidad",
    "suivi de complexite",
    "suivi de la complexite",
    "komplexitatsverfolgung",
    "komplexitats-tracking",
    "komplexitatsnachweis",
    "تتبع التعقيد",
    "acompanhamento de complexidade",
    "acompanhamento da complexidade",
    "rastreamento de complexidade",
    "rastreamento da complexidade",
];

/// Nouns for principles, which with one of [`PRINCIPLES_CHECK`] name their check where no constitution is named.
pub const PRINCIPLES: &[&str] =
    &["principle", "principles", "principios", "principes", "grundsatze", "prinzipien", "принципов", "принципам"];

/// Words that make a heading about principles their check; what else is said of principles is advice.
pub const PRINCIPLES_CHECK: &[&str] = &[
    "check",
    "compliance",
    "alignment",
    "adherence",
    "conformity",
    "cumplimiento",
    "alineacion",
    "conformite",
    "verification",
    "controle",
    "verificacion",
    "comprobacion",
    "verificacao",
    "checagem",
    "avaliacao",
    "evaluacion",
    "prufung",
    "uberprufung",
    "respect",
    "alignement",
    "einhaltung",
    "проверка",
    "соответствие",
    "соблюдение",
    "conformidade",
    "alinhamento",
];

/// Nouns for principles in scripts without spaces, which a word of [`PRINCIPLES_CHECKED`] follows in the heading of
/// their check.
pub const PRINCIPLES_UNSPACED: &[&str] = &["原则", "原則", "원칙"];

/// What follows those nouns in such a heading.
#[rustfmt::skip]
pub const PRINCIPLES_CHECKED: &[&str] = &[
    "检查", "檢查", "核对", "核對", "核查", "检核", "檢核", "合规", "合規", "符合", "对齐", "對齊", "遵循", "遵守", "审查", "審查", "评估", "評估",
    "チェック", "確認", "適合", "準拠", "との整合", "확인", "점검", "준수", "검토", "부합", "체크",
];

/// Nouns for complexity; a word of a heading begins with one.
#[rustfmt::skip]
pub static COMPLEXITY_NOUNS: Beginnings = Beginnings::new(&[
    "complexity", "复杂度", "复杂性", "複雜度", "複雜性", "複雑さ", "複雑性", "複雑度", "복잡성", "복잡도", "сложност", "складност",
    "complejidad", "complexite", "komplexitat", "تعقيد", "التعقيد", "complexidade", "complessita", "complexiteit",
    "zlozonosc", "karmasıklı", "karmasikli",
]);

/// What is done with complexity in the section that justifies it; a word begins with one.
#[rustfmt::skip]
pub static COMPLEXITY_TRACKED: Beginnings = Beginnings::new(&[
    "tracking", "justif", "deviation", "exception", "跟踪", "追踪", "追蹤", "说明", "說明", "论证", "論證", "记录", "記錄", "管控", "追跡",
    "トラッキング", "正当化", "記録", "추적", "정당화", "기록", "관리", "отслеж", "обоснован", "контрол", "учет", "відстеж", "обґрунтув",
    "seguimiento", "registro", "suivi", "verfolgung", "begrundung", "tracciamento", "monitoraggio", "acompanhamento",
    "rastreamento", "rastreio", "bijhouden", "sledzenie", "takibi", "takip", "تتبع", "متابعة", "تبرير",
]);

/// Sentences above a list of principles that answer for all of them, as [`plain`](super::plain) texts.
#[rustfmt::skip]
pub const ANSWERS_FOR_ALL: &[&str] = &[
    "adheres to", "adhere to", "complies with", "comply with", "aligns with", "align with", "aligned with", "conforms to",
    "in line with", "satisfies", "satisfy", "meets all", "符合", "遵循", "遵守", "準拠", "遵守する", "준수", "соответствует",
    "cumple con", "cumple", "respecte", "est conforme", "entspricht", "erfullt", "يتوافق مع", "cumpre", "segue",
];
