//! How the heading of a phase begins; see [the module above](super) for the order of languages.

use super::{Beginnings, Phrases};

/// Words that stand before a phase's number: "Phase 1".
#[rustfmt::skip]
pub static BEFORE_A_NUMBER: Beginnings = Beginnings::new(&[
    "phase", "stage",
    "阶段", "階段", "フェーズ", "フェイズ", "ステージ", "段階", "단계", "페이즈", "фаза", "этап", "стадия", "fase", "etapa",
    "стадія", "етап", "etappe",
    "étape", "المرحلة", "مرحلة", "faza", "etap", "aşama", "giai đoạn",
]);

/// Words that stand before the number of a part of a phase: "Sub-phase 2.A".
#[rustfmt::skip]
pub static PART_BEFORE_A_NUMBER: Beginnings = Beginnings::new(&[
    "sub-phase", "subphase", "sub phase", "sub-stage",
    "子阶段", "子階段", "サブフェーズ", "하위 단계", "подэтап", "подфаза", "подстадия", "subfase", "sub-fase", "subetapa",
    "sous-phase", "sous-étape", "teilphase", "unterphase", "المرحلة الفرعية", "підетап", "підфаза",
]);

/// Words that stand after a phase's number: "第一阶段", "1단계", "1-й этап".
#[rustfmt::skip]
pub static AFTER_A_NUMBER: Beginnings = Beginnings::new(&[
    "етап", "стадія", "阶段", "階段", "フェーズ", "段階", "ステージ", "단계", "этап", "фаза", "стадия", "faza", "aşama",
]);

/// Numbers in words, the first of each language first.
#[rustfmt::skip]
pub static NUMBERS: Beginnings = Beginnings::new(&[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "零", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
    "первая", "вторая", "третья", "первый", "второй", "третий",
    "нулевой", "нулевая", "четвертый", "четвёртый", "четвертая", "четвёртая", "пятый", "пятая", "перша", "друга",
    "третя", "перший", "другий", "третій", "четверта", "четвертий", "erste", "zweite", "dritte", "vierte", "null",
    "الأول", "الثاني", "الثالث", "الرابع", "صفر",
    "uno", "dos", "tres", "cuatro", "cinco", "un", "deux", "trois", "quatre", "cinq", "eins", "zwei", "drei", "vier", "fünf",
    "الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "um", "dois", "três", "quatro",
]);

/// How a heading begins that lists the phases below it.
#[rustfmt::skip]
pub static LISTS: Beginnings = Beginnings::new(&[
    "phases", "phase structure", "phase plan", "phase breakdown", "phase overview", "phase list", "phase sequence",
    "phase roadmap", "phases overview", "phasing", "phased plan", "phased implementation", "phased delivery",
    "phased rollout", "phased approach", "implementation phases", "implementation phasing", "development phases",
    "delivery phases", "project phases", "execution phases", "work phases", "build phases", "rollout phases",
    "migration phases", "planned phases", "phases of implementation", "phases of the implementation", "phases of work",
    "phases of the work", "phases of the project", "stages", "implementation stages", "project stages",
    "阶段", "阶段划分", "阶段计划", "阶段规划", "阶段概览", "实施阶段", "实现阶段", "开发阶段", "项目阶段", "分阶段实施", "分阶段计划",
    "階段", "階段劃分", "階段計畫", "階段規劃", "實施階段", "實作階段", "開發階段", "專案階段", "分階段實施",
    "フェーズ", "フェーズ構成", "フェーズ計画", "フェーズ分割", "フェーズ一覧", "フェーズ概要", "実装フェーズ", "開発フェーズ", "実施フェーズ",
    "フェーズのロードマップ", "実装フェーズのロードマップ", "実装フェーズの構成", "段階", "実装段階",
    "단계", "단계 구성", "단계 계획", "단계별 계획", "단계별 구현", "구현 단계", "개발 단계", "실행 단계", "프로젝트 단계",
    "фазы", "этапы", "фазы реализации", "этапы реализации", "этапы работ", "этапы проекта", "этапы внедрения",
    "этапы разработки", "план по этапам", "структура фаз", "структура этапов",
    "fases", "etapas", "fases de implementación", "fases de la implementación", "fases del proyecto",
    "etapas del proyecto", "fases de desarrollo", "estructura de fases",
    "étapes", "phases de mise en œuvre", "phases d'implémentation", "phases du projet", "phases de développement",
    "étapes du projet",
    "phasen", "phasenplan", "phasenstruktur", "umsetzungsphasen", "projektphasen", "implementierungsphasen",
    "phasen der umsetzung", "etappen",
    "المراحل", "مراحل", "مراحل التنفيذ", "مراحل المشروع", "مراحل التطوير",
    "fases de implementação", "fases da implementação", "fases do projeto", "etapas do projeto",
    "fases de desenvolvimento", "estrutura de fases",
    "фази", "етапи", "фази реалізації", "етапи реалізації", "етапи робіт", "етапи проєкту", "етапи впровадження",
    "fasi", "fasi di implementazione", "aşamalar", "fazy", "etapy", "fazy wdrożenia", "etapy wdrożenia", "fasen",
    "faser", "các giai đoạn",
]);

/// Words after a phase's number that lead to another number: "Phase 0 and 1".
#[rustfmt::skip]
pub const AND: &[&str] = &[
    "and", "or", "to", "through", "和", "与", "至", "と", "から", "및", "부터", "и", "или", "до", "y", "o", "a", "et", "ou", "à",
    "und", "oder", "bis", "و", "أو", "إلى", "e", "та", "або",
];

/// Words in what is told of a phase and does not name it: "Phase 1 deliverables".
#[rustfmt::skip]
pub static OF_A_PHASE: Phrases = Phrases::new(&[
    "deliverable", "output", "artifact", "artefact", "result", "outcome", "risk", "depend", "prerequisite", "duration",
    "effort", "estimate", "owner", "goal", "scope", "status",
    "产出", "產出", "交付", "成果", "结果", "依赖", "风险", "出力", "結果", "依存", "リスク", "산출물", "결과", "의존", "위험",
    "результат", "зависимост", "риск", "артефакт", "entregable", "resultado", "dependencia", "riesgo", "livrable",
    "résultat", "dépendance", "risque", "ergebnis", "abhängigkeit", "risik", "المخرجات", "النتائج", "المخاطر",
    "entregáve", "dependência", "risco", "залежност", "ризик",
]);
