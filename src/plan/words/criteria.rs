//! The words of success criteria; see [the module above](super) for how they are compared.
//!
//! Latin letters stand without accents here, since many people leave them out of headings.

use super::Phrases;

/// Sections that say how the team will know that it worked.
#[rustfmt::skip]
pub static SUCCESS: Phrases = Phrases::new(&[
    "success criteria", "success criterion", "criteria for success", "criteria of success", "success metrics",
    "success metric", "success measures", "success indicators", "measures of success", "metrics for success",
    "success validation", "success definition", "definition of success", "measurable outcomes", "measures for success",
    "success conditions", "success factors", "success targets", "success goals", "measuring success",
    "what success looks like",
    "成功标准", "成功標準", "成功准则", "成功準則", "成功指标", "成功指標", "成功度量", "衡量标准", "衡量指标", "成功条件", "成功條件",
    "成功基準", "成功の基準", "成功メトリクス", "測定可能な成果",
    "성공 기준", "성공기준", "성공 지표", "성공 메트릭", "성공 척도", "성공 조건", "측정 가능한 결과",
    "критерии успеха", "критерии успешности", "метрики успеха", "показатели успеха", "измеримые результаты",
    "критерій успіху", "критерії успіху", "критерії успішності", "метрики успіху", "показники успіху",
    "вимірювані результати", "критерий успеха", "критерии успешного завершения", "показатели успешности",
    "basarı kriterleri", "basarı olcutleri", "kryteria sukcesu",
    "erfolgsfaktoren", "erfolgskriterium", "erfolgskennzahlen", "kriterien fur den erfolg", "messgrossen",
    "معيار النجاح", "معايير نجاح", "مقاييس نجاح", "مؤشرات نجاح", "مؤشرات الأداء الرئيسية",
    "criterios de exito", "metricas de exito", "indicadores de exito", "resultados medibles",
    "criteres de succes", "criteres de reussite", "metriques de succes", "indicateurs de succes",
    "indicateurs de reussite", "mesures de succes", "resultats mesurables",
    "erfolgskriterien", "erfolgsmetriken", "erfolgsmessung", "erfolgsindikatoren", "messbare ergebnisse",
    "معايير النجاح", "مقاييس النجاح", "مؤشرات النجاح", "النتائج القابلة للقياس",
    "criterios de sucesso", "metricas de sucesso", "indicadores de sucesso", "resultados mensuraveis",
    "criteri di successo", "basari kriterleri", "basari olcutleri",
    "succescriteria", "kryteria powodzenia", "metriche di successo", "indicatori di successo",
]);

/// Sections that stand in for them where a plan has none of the former.
#[rustfmt::skip]
pub static ACCEPTANCE: Phrases = Phrases::new(&[
    "acceptance criteria", "acceptance criterion", "definition of done", "done criteria", "exit criteria",
    "completion criteria", "done when", "dod",
    "验收标准", "驗收標準", "验收准则", "验收条件", "驗收條件", "完成定义", "完成定義", "完成标准", "完成標準", "退出标准", "完成的定义",
    "受け入れ基準", "受入基準", "受け入れ条件", "受入条件", "完了の定義", "完了条件", "完了基準",
    "인수 기준", "수용 기준", "승인 기준", "완료 정의", "완료의 정의", "완료 기준", "완료 조건",
    "критерии приемки", "критерии готовности", "критерии завершения", "определение готовности",
    "критерії приймання", "критерії прийняття", "критерії готовності", "критерії завершення",
    "визначення готовності", "визначення завершеності", "критерии выполнения", "критерии принятия",
    "условия приемки", "критерии выхода", "определение завершенности", "abschlusskriterien", "akzeptanzkriterium",
    "kryteria akceptacji", "kabul kriterleri",
    "annahmekriterien", "fertig-kriterien", "معايير الاكتمال", "معايير الانتهاء", "تعريف الاكتمال", "شروط القبول",
    "تعريف المكتمل",
    "criterios de aceptacion", "definicion de hecho", "definicion de terminado", "criterios de finalizacion",
    "criterios de salida",
    "criteres d'acceptation", "criteres d’acceptation", "definition de termine", "definition du termine",
    "criteres de sortie", "criteres d'achevement",
    "akzeptanzkriterien", "abnahmekriterien", "definition von fertig", "fertigstellungskriterien",
    "معايير القبول", "تعريف الإنجاز", "معايير الإنجاز", "معايير الإكمال",
    "criterios de aceitacao", "definicao de pronto", "definicao de concluido", "criterios de conclusao",
    "criterios de saida",
    "acceptatiecriteria", "criteri di accettazione", "criteri di completamento",
]);

/// What may follow the name in a heading: what is done with the criteria.
#[rustfmt::skip]
pub const TAILS: &[&str] = &[
    "mapping", "validation", "verification", "tracking", "tracker", "evaluation", "checklist", "summary", "status",
    "overview", "alignment", "coverage", "measurement", "metrics", "targets", "review", "check", "matrix", "plan",
    "and", "from", "traceability", "met", "achieved", "definition", "definitions", "list", "table", "results",
    "report", "assessment", "progress", "for", "of",
    "映射", "验证", "驗證", "检查", "跟踪", "对照", "清单", "核对", "检验", "マッピング", "検証", "チェックリスト", "一覧",
    "매핑", "검증", "추적", "체크리스트", "확인", "проверка", "сопоставление", "y", "e", "et", "und", "и", "و",
    "та", "і", "перевірка", "перевірки", "проверки", "وطرق", "وكيفية", "المشروع",
    "validacion", "validacao", "verificacion", "verificacao",
];

/// Words before the name that make the heading one about something else.
#[rustfmt::skip]
pub const NOT_BEFORE: &[&str] = &[
    "by", "against", "for", "of", "to", "per", "vs", "from", "with", "no", "non", "on", "in", "about", "de", "del",
    "des", "du", "pour", "para", "por", "fur", "nach", "gegen", "для", "по",
    "за", "щодо",
];

/// Sections inside a section of criteria that hold none.
#[rustfmt::skip]
pub const ASIDES: &[&str] = &[
    "out of scope", "non-goals", "non goals", "not in scope", "notes", "note", "assumptions", "edge cases", "risks",
    "open questions", "dependencies", "references", "next steps", "measurement method", "measurement methods",
    "validation method", "validation methods", "validation approach", "verification method", "how to measure",
    "how to verify",
    "范围外", "不在范围内", "非目标", "备注", "假设", "边界情况", "範囲外", "スコープ外", "備考", "前提", "범위 외", "비고", "가정",
    "вне рамок", "примечания", "допущения", "fuera de alcance", "notas", "supuestos", "hors perimetre",
    "поза межами", "примітки", "припущення", "відкриті питання", "открытые вопросы", "вне объема", "offene fragen",
    "how we measure", "how we will measure", "how it is measured", "wie wir messen", "messmethode", "messverfahren",
    "как измеряем", "способ измерения", "як вимірюємо", "طريقة القياس",
    "abgrenzung", "nicht-ziele", "الافتراضات", "الأسئلة المفتوحة", "المخاطر",
    "hypotheses", "nicht im umfang", "notizen", "annahmen", "خارج النطاق", "ملاحظات", "fora do escopo", "premissas",
];

/// Labels and headings of how it is found out whether criteria are met.
#[rustfmt::skip]
pub const MEASUREMENT: &[&str] = &[
    "measurement", "measurements", "measuring", "how measured", "测量", "測量", "測定", "計測", "측정", "измерение", "измерения",
    "вимірювання", "medicion", "mediciones", "mesure", "mesures", "messung", "messungen", "القياس", "medicao", "medicoes",
];

/// What such a label has in it: that something is measured or verified.
#[rustfmt::skip]
pub static MEASURED: Phrases = Phrases::new(&[
    "measure", "measuring", "verif", "validat", "evaluat", "测量", "測量", "衡量", "度量", "验证", "驗證", "评估", "測定", "計測", "検証", "評価",
    "측정", "검증", "평가", "измер", "провер", "оцен", "вимір", "перевір", "medir", "medicion", "mide", "miden", "comprob",
    "mesur", "messen", "messung", "messver", "messmeth", "gepruft", "prufung", "uberpruf", "قياس", "التحقق", "medicao", "medid",
]);

/// And that the label is about how: a word for a way of doing it anywhere, or a question at the beginning.
#[rustfmt::skip]
pub static METHOD: Phrases = Phrases::new(&[
    "method", "approach", "procedure", "方法", "方式", "手順", "手法", "방법", "방식", "метод", "способ", "порядок", "спосіб",
    "metodo", "methode", "verfahren", "طريقة", "طرق", "آلية",
]);

/// Questions that ask for the way something is done.
#[rustfmt::skip]
pub const HOW: &[&str] = &[
    "how ", "如何", "怎样", "怎麼", "どのように", "どう", "어떻게", "как ", "як ", "como ", "comment ", "wie ", "كيف", "كيفية",
];

/// A column that holds the criterion itself; a word in its header begins so.
#[rustfmt::skip]
pub const COLUMN: &[&str] = &[
    "criteri", "metric", "outcome", "measure", "indicator", "goal", "kpi", "description", "success", "acceptance",
    "requirement", "what",
    "标准", "標準", "指标", "指標", "准则", "条件", "描述", "基準", "項目", "メトリクス", "説明", "기준", "지표", "메트릭", "항목", "설명",
    "критери", "метрик", "показател", "описани", "metrica", "indicador", "resultado", "critere", "metrique",
    "критері", "показник", "опис", "kriteri", "ziel", "erfolg", "المعايير", "معايير", "المقاييس", "مؤشر",
    "الوصف",
    "indicateur", "kriterium", "kriterien", "metrik", "kennzahl", "معيار", "المعيار", "مقياس", "المقياس", "المؤشر",
];

/// A column that holds the value to reach.
#[rustfmt::skip]
pub const TARGET: &[&str] = &[
    "target", "threshold", "goal", "value", "expected", "目标", "目標", "阈值", "期望", "目標値", "閾値", "목표", "기준값",
    "цель", "порог", "целевое", "objetivo", "meta", "umbral", "cible", "seuil", "objectif", "ziel", "zielwert",
    "ціль", "поріг", "цільове", "целевой", "soll", "sollwert", "القيمة المستهدفة", "المستهدف", "العتبة",
    "schwelle", "الهدف", "القيمة",
];
