//! The names of sections, compared with [`super::fold`]ed headings.
//!
//! One table a meaning; see [the module above](super) for the order of languages.

use super::Beginnings;

/// Sections of facts about the technology.
#[rustfmt::skip]
pub const TECHNICAL_CONTEXT: &[&str] = &[
    "technical context", "tech context", "technology context", "technical background", "technical stack", "tech stack",
    "技术背景", "技术上下文", "技术环境", "技术语境", "技術背景", "技術上下文", "技術脈絡", "技術情境",
    "技術コンテキスト", "技術的コンテキスト", "技術的背景", "技術的文脈",
    "기술 컨텍스트", "기술적 컨텍스트", "기술 맥락", "기술적 맥락", "기술 배경", "기술 환경",
    "технический контекст", "техническая информация", "технические детали",
    "contexto técnico", "contexto tecnológico",
    "contexte technique",
    "technischer kontext", "technischer rahmen", "technischer hintergrund",
    "السياق التقني", "السياق الفني", "الخلفية التقنية",
    "contesto tecnico", "teknik bağlam",
    "技术情境", "技术摘要", "технічний контекст", "contexte technologique", "contexto tecnico",
    "技术栈", "技術棧", "技术选型", "技術選型", "技術スタック", "기술 스택", "기술스택", "стек технологий", "технологический стек", "технічний стек", "стек технологій", "stack tecnológico", "pila tecnológica", "stack technique", "technologie-stack", "المكدس التقني", "التقنيات المستخدمة", "stack tecnologico",
];

/// A section that holds the header's fields.
#[rustfmt::skip]
pub const METADATA: &[&str] = &[
    "metadata", "meta", "plan metadata", "document metadata", "document information", "document info", "plan info",
    "plan information", "document control", "feature metadata", "feature information", "feature info", "header",
    "元数据", "文档信息", "基本信息", "元資料", "文件資訊", "基本資訊",
    "メタデータ", "メタ情報", "文書情報", "基本情報", "ドキュメント情報",
    "메타데이터", "문서 정보", "기본 정보",
    "метаданные", "информация о документе", "о документе",
    "метадані",
    "metadatos", "información del documento",
    "métadonnées", "informations", "informations sur le document",
    "metadaten", "dokumentinformationen", "dokumentinfo",
    "البيانات الوصفية", "معلومات الوثيقة",
    "metadados", "informações do documento",
];

/// Risks: nouns that are plural, or say "many" in languages without a plural, so that they can head a register.
#[rustfmt::skip]
pub static RISK_PLURALS: Beginnings = Beginnings::new(&[
    "risks", "风险", "風險", "リスク", "위험", "리스크", "риски", "рисков", "рисками", "рискам", "riesgos", "risques", "risiken",
    "مخاطر", "المخاطر", "والمخاطر", "للمخاطر", "riscos", "rischi", "ryzyka", "ризики", "ризиків", "riskler", "rủi ro",
    "ризиками", "ризикам", "угрозы", "загрози", "restrisiken", "بالمخاطر",
    "risico", "risico's", "ryzyk", "ryzyko", "riski",
    "risker", "riskerna", "zagrożenia",
]);
/// Risks: what people list together with risks, so that such a heading stays a register.
#[rustfmt::skip]
pub const RISK_KIN: &[&str] = &[
    "issues", "issue", "challenges", "concerns", "threats", "pitfalls", "caveats", "gotchas", "blast", "radius", "contingency",
    "contingencies", "premortem", "mortem", "挑战", "问题", "課題", "懸念", "이슈", "проблемы", "problemas", "desafíos", "défis",
    "загрози", "виклики", "проблеми", "вызовы", "угрозы", "stolpersteine", "fallstricke", "unsicherheiten",
    "العقبات", "والعقبات",
    "herausforderungen", "التحديات", "والتحديات", "desafios",
];
/// Risks: nouns in the singular, which head a register only among words that are known to.
#[rustfmt::skip]
pub static RISK_SINGULARS: Beginnings = Beginnings::new(&[
    "ризик", "ризику", "مخاطرة", "الخطر", "risk", "риск", "риска", "riesgo", "risque", "risiko", "خطر", "risco", "rischio",
    "ryzyko",
]);
/// Risks: one word that names a whole register.
#[rustfmt::skip]
pub const RISK_REGISTERS: &[&str] = &[
    "premortem", "risikoanalyse", "risikobewertung", "risikoregister", "risikomanagement", "risikobetrachtung",
    "risikoeinschätzung", "risikoübersicht", "risikoliste",
    "risikomatrix", "risikotabelle", "risikoabschätzung", "risikobeurteilung", "risikobehandlung", "risikofaktoren",
    "risikoplan", "risikoprüfung", "risiko-management",
    "riskanalys", "riskbedömning", "riskregister", "riskhantering", "risklista", "riskmatris", "rủi",
];
/// Risks: words that may stand beside the noun without turning the heading into something else.
#[rustfmt::skip]
pub const RISK_COMPANIONS: &[&str] = &[
    "analysis", "analyses", "assessment", "assessments", "register", "registry", "management", "log", "matrix", "table", "list",
    "summary", "overview", "considerations", "consideration", "evaluation", "review", "items", "item", "areas", "area",
    "factors", "top", "key", "main", "major", "primary", "principal", "critical", "high", "medium", "low", "moderate",
    "potential", "possible", "known", "identified", "open", "remaining", "residual", "overall", "project", "technical",
    "technology", "schedule", "timeline", "operational", "operations", "process", "business", "product", "security",
    "performance", "integration", "implementation", "migration", "delivery", "deployment", "release", "rollout", "compliance",
    "legal", "organizational", "organisational", "resource", "resources", "team", "external", "internal", "financial", "cost",
    "budget", "quality", "ux", "usability", "user", "adoption", "dependency", "dependencies", "architectural", "architecture",
    "design", "development", "engineering", "planning", "infrastructure", "general", "other", "specific", "notable",
    "significant", "biggest", "new", "with", "by", "of", "the", "for", "to", "our", "in", "phase", "feature", "plan", "updated",
    "initial", "category", "categories", "status", "tracking", "tracker", "control", "response", "issues", "issue", "challenges",
    "concerns", "threats", "pitfalls", "caveats", "blast", "radius", "pre", "mortem", "contingency", "contingencies",
    "registered", "scoring",
    "分析", "评估", "評估", "管理", "管控", "控制", "登记", "登记册", "登記", "清单", "列表", "矩阵", "识别", "識別", "应对", "應對", "处理", "预案",
    "评价", "主要", "关键", "關鍵", "潜在", "潛在", "已知", "项目", "技术", "技術", "进度", "进程", "业务", "安全", "性能", "依赖", "项", "点",
    "及其", "以及", "表", "章节", "说明", "提示", "高", "中", "低", "挑战", "问题",
    "評価", "一覧", "想定", "想定される", "主な", "主要な", "技術的", "潜在的", "の", "的", "スケジュール", "運用", "項目", "課題", "懸念",
    "요소", "요인", "분석", "평가", "관리", "목록", "주요", "기술", "기술적", "일정", "잠재적", "식별", "이슈", "항목", "등록부", "대장",
    "анализ", "анализа", "оценка", "оценки", "управление", "реестр", "матрица", "основные", "ключевые", "технические",
    "технических", "проектные", "возможные", "потенциальные", "известные", "проекта", "организационные", "операционные",
    "аналіз", "аналізу", "оцінка", "оцінки", "управління", "реєстр", "матриця", "основні", "ключові", "технічні",
    "технічних", "організаційні", "операційні", "можливі", "потенційні", "відомі", "проєкту", "проекту", "бізнес",
    "зовнішні", "внутрішні", "високі", "середні", "низькі", "графіка", "безпеки", "щодо", "їх", "за", "високий",
    "середній", "низький", "их", "по", "список", "таблица", "карта", "обзор", "возможных", "главные", "главных",
    "существенные", "внешние", "внутренние", "бизнес", "безопасности", "сроков", "графика", "реализации",
    "внедрения", "производительности", "интеграции", "качества", "высокие", "средние", "низкие", "высокий",
    "средний", "низкий", "высокого", "среднего", "низкого", "уровня", "основных", "ключевых", "выявленные",
    "остаточные", "прочие", "продуктовые", "топ", "топ-3", "technischen", "projekt", "hohe", "hoher", "hohes",
    "mittlere", "mittleres", "geringe", "geringes", "niedrige", "mit", "für", "im", "das", "projekts",
    "organisatorischen", "fachliche", "betriebliche", "zeitliche", "terminliche", "weitere", "offene", "größte",
    "verbleibende", "potenzielle", "identifizierte", "übersicht", "liste", "tabelle", "einschätzung", "den", "von",
    "التشغيلية", "التنظيمية", "العالية", "المتوسطة", "المنخفضة", "المتوقعة", "الفنية", "الأمنية", "الخارجية",
    "الداخلية", "وتقييمها", "وتحليلها", "منها", "أهم", "أبرز", "الجدول", "الزمني", "المتبقية", "عالية", "متوسطة",
    "منخفضة",
    "análisis", "analisis", "evaluación", "gestión", "registro", "matriz", "técnicos", "técnico", "principales", "clave",
    "identificados", "conocidos", "potenciales", "proyecto", "del", "de", "los", "las", "la", "el", "cronograma", "operativos",
    "analyse", "évaluation", "gestion", "registre", "matrice", "techniques", "technique", "principaux", "identifiés",
    "connus", "potentiels", "projet", "du", "des", "les", "et", "opérationnels",
    "technische", "mögliche", "bekannte", "wichtigste", "organisatorische", "bewertung", "der", "die",
    "تحليل", "إدارة", "تقييم", "سجل", "التقنية", "الرئيسية", "المحتملة", "قائمة", "مصفوفة", "المشروع",
    "análise", "avaliação", "gestão", "gerenciamento", "dos", "principais", "potenciais", "projeto", "analisi",
    "analizi", "değerlendirmesi", "yönetimi", "analiza", "ocena", "zarządzanie", "ryzyka", "ryzykiem", "valutazione", "gestione", "dei",
    "rejestr", "techniczne", "główne", "kluczowe", "projektu", "potencjalne", "organizacyjne", "tekniska", "största",
    "möjliga", "kända", "för", "ro", "phân", "tích", "đánh", "giá", "quản", "lý", "chính", "các", "kỹ", "thuật",
    "dự", "án", "tiềm", "ẩn", "penilaian", "manajemen", "teknis", "utama", "proyek", "potensial", "daftar",
];
/// Risks: words behind the noun that lead on to what about it, whatever that is: "Top risks to watch".
#[rustfmt::skip]
pub const RISK_LEADS_ON: &[&str] = &[
    "to", "for", "in", "of", "on", "from", "during", "that", "which", "we", "для", "при", "за", "para", "que", "pour",
    "à", "im", "zu", "für", "bei", "da", "per",
];
/// Mitigations: words that promise what is done about a risk.
#[rustfmt::skip]
pub const RISK_MITIGATIONS: &[&str] = &[
    "mitigation", "mitigations", "mitigate", "mitigating", "countermeasure", "countermeasures", "responses",
    "缓解", "緩解", "缓解措施", "缓解策略", "应对措施", "应对策略", "對策", "对策", "规避", "規避", "化解",
    "対策", "軽減策", "緩和策", "軽減", "緩和", "対応策", "対応", "回避策", "완화", "대응", "대책", "완화책",
    "митигация", "митигации", "смягчение", "меры", "снижение", "снижения", "минимизация", "реагирования", "mitigación",
    "пом'якшення", "зменшення", "зниження", "заходи", "мінімізація", "мінімізації", "протидія", "протидії",
    "реагування", "смягчения", "смягчению", "снижению", "минимизации", "минимизацию", "контрмеры",
    "противодействие", "противодействия", "реагирование", "мер", "мерами", "massnahmen", "gegenmassnahmen",
    "abhilfe", "abhilfen", "vermeidung", "vorbeugung", "entschärfung", "absicherung", "gegensteuerung",
    "minimierung", "risikominimierung", "abhilfemaßnahmen", "umgang", "المعالجات", "والحلول", "الحلول", "تدابير",
    "والتدابير", "تخفيفها", "وتخفيفها", "معالجتها", "ومعالجتها", "والإجراءات",
    "mitigaciones", "contramedidas", "medidas", "atténuation", "atténuations", "mesures", "parades", "maßnahmen",
    "gegenmaßnahmen", "minderung", "risikominderung", "mitigationen", "التخفيف", "تخفيف", "والتخفيف", "المعالجة", "والمعالجة",
    "mitigação", "mitigações", "mitigazione", "mitigazioni", "contromisure", "solutions", "решения", "soluciones",
    "lösungen", "soluções", "safeguards",
    "maatregelen", "beheersmaatregelen", "önlemler", "önlem", "azaltma", "środki", "zaradcze", "misure",
    "mitygacja", "mitygacje", "łagodzenie", "åtgärder", "motåtgärder", "giảm", "mitigasi",
    "penanganan", "penanggulangan",
];
/// Mitigations: words beside those that keep a heading a list of mitigations.
#[rustfmt::skip]
pub const RISK_MITIGATION_COMPANIONS: &[&str] = &[
    "strategy", "strategies", "measures", "measure", "plan", "plans", "actions", "action", "steps", "approach", "approaches",
    "applied", "implemented", "key", "proposed", "planned", "for", "of", "the", "risk", "risks", "in", "place", "and", "our",
    "措施", "策略", "方案", "计划", "戦略", "方法", "전략", "방안", "방법", "계획", "по", "рисков", "риска", "меры", "план", "стратегия",
    "стратегія", "стратегії", "плани", "ризиків", "ризику", "щодо", "зі", "для", "з", "стратегии", "планы", "их",
    "к", "способы", "strategie", "der", "von", "für", "zur", "risiken", "وسبل", "وطرق", "وخطة", "وخطط", "وإجراءات",
    "واستراتيجيات", "واستراتيجية", "تدابير", "سبل", "طرق",
    "estrategias", "estrategia", "de", "del", "los", "medidas", "riesgos", "stratégies", "stratégie", "des", "les",
    "risques", "strategien", "استراتيجيات", "استراتيجية", "إجراءات", "خطة", "المخاطر", "estratégias", "estratégia", "riscos",
    "dos",
    "strategia", "ryzyk", "ryzyka", "biện", "pháp", "thiểu", "cách", "strategi", "langkah", "rencana", "risiko",
];
/// Words that make a heading speak against or about risks in prose.
#[rustfmt::skip]
pub const RISK_PROSE: &[&str] = &[
    "no", "zero", "not", "without", "reduce", "reduces", "reducing", "avoid", "avoids", "avoiding", "lower", "lowers", "why",
    "how", "level", "levels", "等级", "等級", "水平", "minimize", "minimizes", "минимизируем", "sin", "sans", "ohne", "sem", "odr", "anti",
    "без", "как", "почему", "снижаем", "уровень", "рівень", "як", "чому", "знижуємо", "kein", "keine", "warum",
    "wie", "بدون", "مستوى", "كيف", "لماذا",
];
/// Words of headings inside a risk register that are no category of risks.
#[rustfmt::skip]
pub const RISK_ASIDES: &[&str] = &[
    "rollback", "effort", "estimate", "estimates", "assumptions", "constraints", "decision", "decisions", "questions",
    "monitoring", "overview", "legend", "conclusion", "references", "notes", "recommendation", "recommendations", "contingency",
    "contingencies", "fallback", "fallbacks", "accepted", "scope", "review", "kpis", "metrics", "criteria",
    "回退", "回滚", "监控", "假设", "约束", "决策", "结论", "应急", "应急预案", "工作量", "前提", "制約", "監視", "結論", "ロールバック",
    "롤백", "모니터링", "가정", "제약", "결론", "비상", "откат", "допущения", "ограничения", "решения", "мониторинг", "выводы",
    "припущення", "обмеження", "рішення", "моніторинг", "висновки", "відкат", "вопросы", "питання", "зависимости",
    "залежності", "fragen", "abhängigkeiten", "rückfall", "الأسئلة", "الخلاصة", "الملاحظات",
    "supuestos", "restricciones", "decisiones", "monitoreo", "contingencia", "hypothèses", "contraintes", "décisions",
    "suivi", "annahmen", "einschränkungen", "entscheidungen", "überwachung", "premissas", "restrições", "decisões",
    "الافتراضات", "القيود", "المراقبة", "الطوارئ", "recomendaciones", "recommandations", "empfehlungen", "рекомендации",
];
/// What headings name beside risks that is none: "Risks, dependencies, and assumptions".
#[rustfmt::skip]
pub const RISK_NEIGHBOURS: &[&str] = &[
    "dependencies", "dependency", "assumptions", "assumption", "constraints", "constraint", "decisions", "questions",
    "open questions", "resolved decisions", "sequencing", "effort", "scope", "timeline", "milestones", "resources",
    "rollout", "costs", "non-goals", "next steps", "依赖", "依赖关系", "假设", "前提", "约束", "制約", "依存関係", "前提条件", "의존성", "가정", "제약",
    "зависимости", "допущения", "ограничения", "залежності", "припущення", "abhängigkeiten", "annahmen", "dependencias",
    "supuestos", "dépendances", "hypothèses", "dependências", "premissas",
];
/// Whole headings inside a risk register that introduce it and name no risk.
#[rustfmt::skip]
pub const RISK_INTRODUCTIONS: &[&str] = &[
    "introduction", "background", "context", "purpose", "approach", "methodology", "method", "process", "general",
    "definitions", "scale", "how to read this", "next steps", "follow-up", "outlook",
    "背景", "概述", "方法", "简介", "概要", "はじめに", "배경", "개요", "введение", "контекст", "подход", "вступ", "підхід",
    "introducción", "contexto", "enfoque", "contexte", "approche", "einleitung", "hintergrund", "kontext", "vorgehen",
    "مقدمة", "السياق", "introdução", "abordagem",
];
/// Words of headings under which a risk is a principle or a check of the code, never a register.
#[rustfmt::skip]
pub const RISK_BARRED: &[&str] = &[
    "constitution", "constitutional", "charter", "odr", "宪章", "憲章", "宪法", "憲法", "헌법", "헌장", "конституция", "конституции",
    "конституцией", "constitución", "verfassung", "verfassungsprüfung", "الدستور", "constituição", "costituzione",
    "конституції", "конституція", "конституцию", "конституцію", "للدستور", "verfassungs",
];
/// Words that join the parts of a heading.
#[rustfmt::skip]
pub const JOINERS: &[&str] = &[
    "and", "or", "plus", "与", "和", "及", "以及", "與", "と", "や", "および", "및", "와", "과", "и", "y", "e", "et", "und", "و", "ve", "i",
    "та", "й", "або", "или", "oder", "أو",
    "en", "oraz", "og",
    "och", "samt", "và", "dan", "serta",
];
