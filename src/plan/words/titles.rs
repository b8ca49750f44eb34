//! What stands before the name in the title of a plan; see [the module above](super) for the order of languages.

/// Prefixes of a plan's title, without the mark that parts them from the name.
#[rustfmt::skip]
pub const PLAN_PREFIXES: &[&str] = &[
    "implementation plan", "plan", "feature plan", "feature implementation plan", "technical implementation plan",
    "technical plan", "plan of implementation",
    "实施计划", "实现计划", "实施方案", "实现方案", "技术实施计划", "技术实现计划", "功能实施计划", "功能实现计划", "开发计划",
    "技术计划", "计划", "實施計畫", "實施計劃", "實作計畫", "實作計劃", "實現計畫", "實現計劃", "執行計畫", "開發計畫", "計畫", "計劃",
    "実装計画", "実装計画書", "実装プラン", "技術実装計画", "実施計画", "計画", "計画書", "開発計画", "プラン",
    "구현 계획", "구현 계획서", "구현계획", "구현 플랜", "실행 계획", "개발 계획", "기술 구현 계획", "계획",
    "план реализации", "план имплементации", "план внедрения", "план разработки", "технический план", "план выполнения",
    "план", "план реализации фичи", "план реализации функции",
    "plan de implementación", "plan de implementacion", "plan de desarrollo", "plan de ejecución", "plan técnico",
    "plan d'implémentation", "plan d'implementation", "plan de mise en œuvre", "plan de mise en oeuvre",
    "plan de réalisation", "plan technique", "plan de développement",
    "implementierungsplan", "umsetzungsplan", "entwicklungsplan", "technischer plan", "realisierungsplan",
    "خطة التنفيذ", "خطة تنفيذ", "خطة التطوير", "خطة", "الخطة",
    "plano de implementação", "plano de implementacao", "plano de desenvolvimento", "plano técnico", "plano de execução",
    "plano",
    "piano di implementazione", "piano", "implementatieplan", "uygulama planı", "plan wdrożenia", "plan implementacji",
    "kế hoạch triển khai",
    "план реалізації", "план впровадження", "план імплементації", "plan d'exécution", "plan de travail",
    "технічний план", "план розробки", "план розроблення", "план виконання", "план робіт", "план проекта",
    "план проекту", "технічний план реалізації",
    "план проєкту", "projektplan", "technischer umsetzungsplan", "технический план реализации",
    "implementation plan for feature", "piano di sviluppo", "plan de acción",
    "plan d'action", "plan realizacji", "geliştirme planı", "ontwikkelplan", "piano tecnico", "piano di realizzazione",
];

/// What a plan is called in scripts without spaces; words of [`PLAN_KINDS`] may stand before it.
#[rustfmt::skip]
pub const PLAN_NOUNS: &[&str] = &[
    "计划书", "计划", "方案", "规划", "計畫書", "計畫", "計劃書", "計劃", "規劃", "計画書", "計画", "プラン", "계획서", "계획", "플랜",
];

/// Words that say what kind of plan it is, and no more.
#[rustfmt::skip]
pub const PLAN_KINDS: &[&str] = &[
    "实施", "实现", "开发", "执行", "技术", "功能", "特性", "详细", "工程", "落地", "设计", "實施", "實作", "實現", "開發", "執行", "技術",
    "詳細", "設計", "実装", "実施", "開発", "機能", "実行", "作業", "フィーチャー", "구현", "실행", "개발", "기술", "기능", "상세", "작업",
    "설계", "及", "与", "與", "和", "的", "の", "および", "및", " ", "・", "/",
    "规格", "規格", "仕様", "사양", "项目", "專案", "プロジェクト", "프로젝트",
];
