//! The words in which risks are stated: labels of their fields, denials, countermeasures; see [the module
//! above](super).

use super::{Beginnings, Phrases};

/// Labels of a risk itself.
#[rustfmt::skip]
pub static RISK: Beginnings = Beginnings::new(&[
    "risk", "the risk", "risk statement", "threat", "风险", "風險", "风险点", "リスク", "위험", "리스크", "위험 요소", "риск",
    "riesgo", "risque", "risiko", "خطر", "الخطر", "المخاطرة", "risco", "rischio", "ryzyko", "ризик",
    "угроза", "загроза", "gefahr", "bedrohung", "مخاطرة", "التهديد",
    "risico", "rủi ro",
    "zagrożenie", "ancaman",
]);
/// Labels of what a risk is about, beside its name.
#[rustfmt::skip]
pub const DESCRIPTION: &[&str] = &[
    "description", "risk description", "details", "detail", "concern", "issue", "problem", "scenario",
    "failure mode", "描述", "风险描述", "風險描述", "说明", "說明", "問題", "问题", "説明", "内容", "詳細", "リスク内容", "설명", "위험 설명", "내용",
    "описание", "описание риска", "descripción", "beschreibung", "الوصف", "descrição", "descrizione",
    "опис", "опис ризику", "детали", "деталі", "проблема", "суть", "risikobeschreibung", "التفاصيل", "وصف الخطر",
    "وصف المخاطرة",
    "opis ryzyka", "beskrivning", "riskbeskrivning", "mô tả", "mô tả rủi ro", "deskripsi", "deskripsi risiko",
];
/// Labels of a likelihood.
#[rustfmt::skip]
pub const LIKELIHOOD: &[&str] = &[
    "likelihood", "probability", "prob", "chance", "odds", "likelihood of occurrence", "可能性", "概率", "发生概率", "发生可能性", "几率", "機率",
    "發生機率", "發生可能性", "發生率", "起こりやすさ", "発生頻度", "발생확률", "발생가능성", "발생 빈도", "発生確率", "発生可能性", "確率", "가능성", "발생 가능성", "확률", "발생 확률", "вероятность", "probabilidad", "probabilité",
    "vraisemblance", "wahrscheinlichkeit", "eintrittswahrscheinlichkeit", "الاحتمال", "الاحتمالية", "احتمالية",
    "احتمال الحدوث", "probabilidade", "probabilità", "prawdopodobieństwo", "ймовірність", "olasılık",
    "імовірність", "ймовірність настання", "вероятность возникновения", "вероятность наступления",
    "вероятность реализации", "шанс", "eintritt", "إحتمالية", "احتمال", "احتمالية الحدوث", "إمكانية الحدوث",
    "вер", "вероятн", "ймов", "wkt", "wahrsch",
    "kans", "waarschijnlijkheid",
    "prawdop", "sannolikhet", "sannolikheten", "khả năng", "khả năng xảy ra", "xác suất", "kemungkinan",
    "probabilitas",
];
/// Labels of an impact.
#[rustfmt::skip]
pub const IMPACT: &[&str] = &[
    "impact", "impacts", "consequence", "consequences", "effect", "影响", "影响程度", "影响范围", "影響", "影響度", "影響程度", "영향",
    "영향도", "влияние", "воздействие", "последствия", "impacto", "auswirkung", "auswirkungen", "التأثير", "الأثر",
    "تأثير", "impatto", "wpływ", "вплив", "etki",
    "наслідки", "наслідок", "последствие", "эффект", "ущерб", "степень влияния", "сила влияния", "schadenshöhe",
    "damage", "harm",
    "schadensausmaß", "schadenausmaß", "schaden", "folgen", "folge", "tragweite", "konsequenz", "konsequenzen",
    "wirkung", "einfluss", "衝擊", "衝擊程度", "冲击", "影响面", "影响级别", "インパクト", "影響範囲", "影響の大きさ", "영향 정도", "영향력",
    "파급 효과", "العواقب", "حجم التأثير", "درجة التأثير",
    "gevolg", "gevolgen", "skutki", "sonuç", "auswirk", "imp",
    "skutek", "oddziaływanie", "konsekvens", "konsekvenser", "påverkan", "effekt", "tác động", "ảnh hưởng",
    "mức độ ảnh hưởng", "hậu quả", "dampak", "akibat",
];
/// Labels of a severity, which stands for the impact where none is named.
#[rustfmt::skip]
pub const SEVERITY: &[&str] = &[
    "severity", "sev", "严重程度", "严重性", "嚴重程度", "嚴重性", "深刻度", "重大度", "重要度", "심각도", "중요도", "серьёзность",
    "серьезность", "критичность", "тяжесть", "severidad", "gravedad", "gravité", "sévérité", "criticité",
    "серйозність", "критичність", "тяжкість", "степень тяжести", "kritikalität", "الحدة",
    "schweregrad", "schwere", "الخطورة", "الشدة", "gravidade", "severidade", "gravità",
    "الدرجة", "درجة الخطورة",
    "dotkliwość", "allvarlighet", "allvarlighetsgrad", "mức độ nghiêm trọng", "keparahan", "tingkat keparahan",
];
/// Labels of a level that belongs to no axis.
#[rustfmt::skip]
pub const LEVEL: &[&str] = &[
    "level", "risk level", "rating", "risk rating", "priority", "score", "risk score", "exposure", "等级", "風險等級", "风险等级", "级别", "风险级别", "优先级", "レベル", "リスクレベル", "優先度", "수준", "위험도", "등급",
    "우선순위", "уровень", "уровень риска", "приоритет", "nivel", "nivel de riesgo", "prioridad", "niveau",
    "рівень", "рівень ризику", "пріоритет", "оценка риска", "оцінка ризику", "risikoeinstufung", "risikowert",
    "einstufung", "درجة الخطر",
    "niveau de risque", "priorité", "stufe", "risikostufe", "priorität", "المستوى", "مستوى الخطر", "الأولوية",
    "nível", "nível de risco", "prioridade",
    "poziom", "poziom ryzyka", "priorytet", "nivå", "risknivå", "mức độ", "mức độ rủi ro", "mức rủi ro", "độ ưu tiên",
    "tingkat", "tingkat risiko", "prioritas",
];
/// Labels of a mitigation that mean nothing else, wherever they stand.
#[rustfmt::skip]
pub const MITIGATION: &[&str] = &[
    "mitigation", "mitigations", "mitigate", "mitigation strategy", "mitigation strategies", "mitigation plan",
    "mitigation approach", "mitigation measures", "mitigation measure", "mitigation actions", "mitigation steps",
    "risk mitigation", "countermeasure", "countermeasures", "缓解", "缓解措施", "缓解策略", "缓解方案", "缓解方式", "緩解", "緩解措施",
    "緩解策略", "减轻措施", "应对措施", "应对策略", "应对方案", "應對措施", "因應措施", "规避措施", "规避方案", "预防措施", "对策", "對策", "対策", "軽減策", "緩和策",
    "軽減", "緩和", "対応策", "回避策", "低減策", "완화", "완화 전략", "완화 방안", "완화 방법", "완화책", "대응 방안", "대응 전략", "대응책", "대책",
    "митигация", "смягчение", "меры", "меры по снижению", "меры снижения", "снижение", "снижение риска",
    "минимизация", "контрмеры", "mitigación", "mitigaciones", "medida de mitigación", "medidas de mitigación",
    "estrategia de mitigación", "plan de mitigación", "contramedida", "contramedidas", "atténuation",
    "mesure d'atténuation", "mesures d'atténuation", "plan d'atténuation", "mesure", "mesures", "parade", "parades", "medida", "medidas", "contre-mesure", "contre-mesures",
    "mitigation du risque", "stratégie d'atténuation", "gegenmaßnahme", "gegenmaßnahmen", "maßnahme", "maßnahmen",
    "minderung", "risikominderung", "minderungsmaßnahme", "minderungsmaßnahmen", "mitigationsstrategie", "التخفيف",
    "تخفيف", "إجراءات التخفيف", "خطة التخفيف", "استراتيجية التخفيف", "التخفيف من المخاطر", "المعالجة", "mitigação",
    "mitigações", "medida de mitigação", "medidas de mitigação", "estratégia de mitigação", "plano de mitigação",
    "mitigazione", "contromisure", "contromisura", "środki zaradcze", "пом'якшення", "заходи",
    "мера", "меры по снижению риска", "меры по снижению рисков", "способы снижения", "митигирование", "완화 조치", "완화 대책", "완화 계획",
    "зменшення", "зменшення ризику", "зниження", "зниження ризику", "мінімізація", "мінімізація ризику",
    "мітигація", "протидія", "контрзаходи", "стратегія пом'якшення", "план пом'якшення", "заходи пом'якшення",
    "заходи з пом'якшення", "заходи зі зниження", "заходи реагування", "запобігання", "меры смягчения",
    "меры по смягчению", "меры минимизации", "меры по минимизации", "меры реагирования",
    "меры снижения риска", "смягчение риска", "смягчающие меры", "снижение рисков", "способ снижения",
    "предотвращение", "стратегия снижения", "стратегия смягчения", "стратегия митигации",
    "план снижения", "план митигации", "план смягчения", "противодействие", "компенсирующие меры", "как снижаем",
    "как смягчаем", "abhilfe", "abhilfemaßnahme", "vermeidung", "vorbeugung", "risikominimierung", "abschwächung",
    "önlem", "önlemler", "azaltma", "azaltma stratejisi",
    "entschärfung", "absicherung", "milderung", "gegenmassnahme", "gegenmassnahmen", "massnahme", "massnahmen",
    "minderungsstrategie", "gegensteuerung", "تدابير التخفيف", "إجراء التخفيف", "طرق التخفيف", "طريقة التخفيف",
    "تخفيف المخاطر", "الإجراءات الوقائية", "التدابير الوقائية", "الوقاية", "إجراءات المعالجة", "خطة المعالجة",
    "الإجراء التخفيفي",
    "maatregel", "maatregelen", "beperking", "działania zapobiegawcze", "plan działania", "misure", "misure di mitigazione", "strategia di mitigazione",
    "対応方針", "対応方法", "対処方法", "対処法", "対策案", "予防策", "リスク対応", "处置措施", "防范措施", "解决措施", "化解措施", "防控措施", "控制措施", "对应措施", "應變措施", "防範措施", "控管措施", "대응 계획", "대응 방법", "예방책", "예방 조치", "관리 방안", "해결책", "처리 방안",
    "mitygacja", "mitygacje", "łagodzenie", "łagodzenie ryzyka", "ograniczanie", "ograniczenie ryzyka",
    "przeciwdziałanie", "zapobieganie", "środek zaradczy", "działania łagodzące", "strategia mitygacji",
    "plan mitygacji", "åtgärd", "åtgärder", "motåtgärd", "motåtgärder", "riskåtgärd", "riskåtgärder",
    "riskreducering", "giảm thiểu", "giảm thiểu rủi ro", "biện pháp", "biện pháp giảm thiểu", "cách giảm thiểu",
    "phương án giảm thiểu", "khắc phục", "phòng ngừa", "mitigasi", "mitigasi risiko", "strategi mitigasi",
    "langkah mitigasi", "rencana mitigasi", "penanganan", "penanggulangan", "pencegahan",
];
/// Labels of a mitigation that mean other things in running text: they count at the start of a line, in bold and as
/// the name of a column.
#[rustfmt::skip]
pub const MITIGATION_AT_START: &[&str] = &[
    "response", "risk response", "action", "actions", "strategy", "solution", "treatment", "handling", "safeguard",
    "safeguards", "prevention", "remedy", "plan", "response plan", "mitigated by", "how we handle it",
    "how we mitigate", "pre-emptive countermeasure", "control", "controls", "措施", "方案", "应对", "應對", "处理", "处理方式",
    "解决方案", "対応", "対処", "대응", "조치", "해결 방안", "решение", "действия", "реагирование", "respuesta", "acción",
    "дії", "рішення", "реакція", "стратегія", "мера", "действие", "стратегия", "план", "меры защиты",
    "ответные меры", "реакция", "aktion", "aktionen", "strategie", "vorgehen", "reaktion",
    "what we do", "what we do about it", "what we will do", "our response", "how we respond", "how we reduce it",
    "الإجراءات", "الاستراتيجية", "الخطة", "التدابير", "التعامل",
    "acciones", "solución", "réponse", "action corrective",
    "abhilfe", "umgang", "lösung", "الإجراء", "الحل", "الاستجابة", "resposta", "ação", "ações", "solução",
    "recommendation", "recommendations", "tratamento", "tratamiento", "traitement", "behandlung", "التوصية", "المعالجة المقترحة", "рекомендация", "рекомендации", "garde-fou", "garde-fous",
    "działanie", "działania", "reakcja", "rozwiązanie", "hantering", "lösning", "giải pháp", "xử lý", "ứng phó",
    "tindakan", "solusi",
];
/// Labels of an owner.
#[rustfmt::skip]
pub const OWNER: &[&str] = &[
    "owner", "risk owner", "owners", "owned by", "responsible", "assignee", "accountable", "dri", "负责人", "負責人",
    "责任人", "担当", "担当者", "責任者", "オーナー", "담당", "담당자", "책임자", "владелец", "ответственный", "ответственные",
    "власник", "відповідальний", "відповідальна", "відповідальні", "власник ризику", "владелец риска",
    "ответственная", "zuständigkeit", "verantwortung", "risikoeigner", "eigentümer", "صاحب الخطر", "الجهة المسؤولة",
    "responsable", "propietario", "propriétaire", "verantwortlich", "verantwortlicher", "verantwortliche",
    "zuständig", "المسؤول", "المالك", "responsável", "responsabile",
    "eigenaar", "właściciel", "proprietario", "sorumlu",
    "odpowiedzialny", "odpowiedzialna", "osoba odpowiedzialna", "ägare", "ansvarig", "riskägare", "người phụ trách",
    "người chịu trách nhiệm", "phụ trách", "penanggung jawab", "pemilik",
];
/// Labels of a contingency.
#[rustfmt::skip]
pub const CONTINGENCY: &[&str] = &[
    "contingency", "contingency plan", "contingencies", "fallback", "fallback plan", "plan b", "backup plan",
    "if it happens", "应急", "应急预案", "应急计划", "应急方案", "應急計畫", "應變計畫", "备选方案", "备用方案", "コンティンジェンシー", "コンティンジェンシープラン",
    "代替策", "代替案", "緊急時対応", "비상 계획", "비상 대응", "대안", "запасной план", "план б", "план реагирования", "contingencia",
    "запасний план", "резервний план", "план на випадок", "резервный план", "план на случай", "запасной вариант",
    "аварийный план", "notfallmaßnahme", "notfallmassnahme", "ausweichplan", "ausweichlösung", "rückfalloption",
    "eventualplan", "الخطة البديلة", "الخطة الاحتياطية",
    "plan de contingencia", "contingence", "plan de contingence", "plan de secours", "plan de repli",
    "notfallplan", "rückfallplan", "rückfallebene", "خطة الطوارئ", "خطة بديلة", "contingência",
    "plano de contingência", "piano di emergenza",
    "plan awaryjny", "plan rezerwowy", "reservplan", "beredskapsplan", "kế hoạch dự phòng", "phương án dự phòng",
    "rencana cadangan", "rencana darurat", "rencana kontingensi",
];
/// Labels of other things that people say of a risk; they end the value before them and state no risk.
#[rustfmt::skip]
pub const ASIDE: &[&str] = &[
    "blast radius", "kill switch", "trigger", "triggers", "detection", "detection signal", "indicator",
    "indicators", "early warning", "warning signs", "test", "tests", "verification", "validation", "monitoring",
    "status", "symptom", "symptoms", "evidence", "note", "notes", "rationale", "category", "type", "area",
    "residual risk", "residual", "affected", "source", "reference", "references", "related", "see also", "date",
    "id", "timeline", "effort", "cost", "rollback", "acceptance", "decision", "assumption", "summary",
    "conclusion", "overall", "overall assessment", "overall risk", "overall risk level", "监控", "触发条件", "状态", "备注", "回退", "回滚", "检测", "モニタリング", "検知",
    "備考", "状態", "トリガー", "모니터링", "상태", "감지", "비고", "мониторинг", "статус", "триггер", "примечание", "estado",
    "моніторинг", "тригер", "примітка", "радіус ураження", "виявлення", "ознаки", "радиус поражения",
    "радиус взрыва", "зона поражения", "радиус воздействия", "аварийный выключатель", "аварийное отключение",
    "рубильник", "признаки", "обнаружение", "индикатор", "индикаторы", "категория", "тип", "остаточный риск",
    "залишковий ризик", "проверка", "erkennung", "indikator", "indikatoren", "restrisiko", "kategorie", "anmerkung",
    "frühwarnzeichen", "notausschalter", "wirkungsradius", "schadensradius", "المراقبة", "الحالة", "ملاحظة",
    "ملاحظات", "المؤشر", "المؤشرات", "الفئة", "مفتاح الإيقاف", "نطاق التأثير", "المخاطر المتبقية",
    "seguimiento", "nota", "suivi", "statut", "déclencheur", "überwachung", "auslöser", "hinweis", "monitoramento",
    "откат", "восстановление", "retour arrière", "reversión", "rollback plan", "rollback strategy", "alerting", "escalation", "next steps",
];

/// Labels that phases and work packages have beside that of their risks.
#[rustfmt::skip]
pub const FIELDS_OF_PARTS: &[&str] = &[
    "goal", "goals", "objective", "objectives", "purpose", "deliverable", "deliverables", "depends on", "dependency",
    "dependencies", "prerequisites", "sequencing", "effort", "estimate", "duration", "acceptance", "acceptance criteria",
    "exit criteria", "definition of done", "verification", "relevant requirements", "affected surfaces", "files", "changes",
    "priority", "steps", "timeline", "independent test", "parallel opportunities", "included subtasks",
    "implementation", "目标", "目標", "目的", "交付物", "交付", "依赖", "工作量", "成果物", "依存", "工数", "목표", "산출물", "의존성", "цель", "цели",
    "результат", "зависимости", "оценка", "мета", "objetivo", "objetivos", "entregables", "dependencias", "esfuerzo",
    "objectif", "livrables", "dépendances", "ziel", "ziele", "ergebnis", "abhängigkeiten", "aufwand", "entregáveis",
    "dependências", "esforço", "الهدف",
];

/// Texts that stand for the absence of a value.
#[rustfmt::skip]
pub static NO_VALUE: Beginnings = Beginnings::new(&[
    "", "none", "none yet", "n/a", "na", "tbd", "tba", "todo", "to be determined", "to be defined", "pending",
    "nil", "unknown", "?", "无", "暂无", "待定", "無", "未定", "なし", "特になし", "없음", "미정", "нет", "не указано",
    "отсутствует", "ninguna", "ninguno", "pendiente", "por definir", "aucun", "aucune", "néant", "à définir",
    "немає", "нема", "відсутній", "невідомо", "не визначено", "не определено", "неизвестно", "отсутствуют",
    "keiner", "keines", "unbekannt", "noch offen", "k. a", "k.a", "غير محدد", "لا ينطبق", "غير معروف", "н/д",
    "à déterminer", "keine", "offen", "لا يوجد", "لا توجد", "nenhum", "nenhuma", "a definir", "nessuna", "nessuno",
    "brak", "nie określono", "do ustalenia", "saknas", "okänt", "không có", "chưa xác định", "tidak ada",
    "belum ditentukan",
]);
/// Beginnings of a value that is still owed, whatever follows.
#[rustfmt::skip]
pub static OWED: Beginnings = Beginnings::new(&[
    "tbd", "tba", "to be determined", "to be defined", "待定", "未定", "미정",
    "уточняется", "уточнюється", "будет определено", "буде визначено", "noch offen", "noch zu klären", "سيحدد",
    "يحدد لاحقا",
]);

/// Whole statements that no risk is known, or their beginning before a stop or a bracket.
#[rustfmt::skip]
pub static NO_RISK: Beginnings = Beginnings::new(&[
    "none", "none other", "no others", "none beyond these", "ninguno más", "ningún otro", "ninguno otro", "aucun autre", "nenhum outro", "none identified", "none known", "none anticipated", "none expected", "none foreseen", "none found",
    "none significant", "none at this time", "none so far", "none currently", "none at the moment", "nothing",
    "nothing identified", "nothing significant", "not applicable", "n/a", "无", "暂无", "没有", "無", "无风险", "沒有", "なし",
    "無し", "特になし", "なし（特筆すべきものなし）", "없음", "해당 없음", "нет", "отсутствуют", "не выявлено", "не выявлены",
    "не обнаружено", "не определены", "ninguno", "ninguna", "ninguno identificado", "no aplica",
    "немає", "нема", "відсутні", "не виявлено", "не ідентифіковано", "не застосовується", "не применимо",
    "не идентифицированы", "отсутствует", "нет известных", "keines", "nicht zutreffend", "keine erkannt",
    "keine ersichtlich", "keine erwartet", "keine festgestellt", "لم يتم تحديد", "لا ينطبق",
    "no identificados", "aucun", "aucune", "aucun identifié", "néant", "sans objet", "keine", "keine bekannt",
    "keine identifiziert", "entfällt", "لا يوجد", "لا توجد", "لا شيء", "غير متوفر", "nenhum", "nenhuma",
    "nenhum identificado", "não aplicável", "não há", "nessuno", "nessuna", "brak",
    "brak ryzyk", "nie dotyczy", "nie zidentyfikowano", "inga", "inga kända", "ej tillämpligt", "không có", "không",
    "không áp dụng", "tidak ada",
]);
/// Words that open a sentence which denies risks; it must name risks within a few words.
#[rustfmt::skip]
pub static DENIALS: Beginnings = Beginnings::new(&[
    "no", "not any", "无", "没有", "暂无", "未发现", "未识别", "нет", "никаких", "no hay", "no se", "sin", "aucun", "pas de",
    "немає", "жодних", "не выявлено", "не обнаружено", "не виявлено", "kein", "derzeit keine", "aktuell keine",
    "لم يتم تحديد", "ليس هناك", "بدون",
    "pas", "keine", "es gibt keine", "لا توجد", "لا يوجد", "não há", "nenhum", "sem", "nessun",
]);
/// Ends of a short sentence which denies risks, in languages that deny at the end.
#[rustfmt::skip]
pub const DENIALS_AT_END: &[&str] = &[
    "なし", "無し", "ありません", "ない", "없음", "없습니다", "없다", "yok",
];
/// The same in languages with spaces, where the sentence may be longer.
#[rustfmt::skip]
pub const DENIED_AT_END: &[&str] = &[
    "не выявлено", "не выявлены", "не обнаружено", "не обнаружены", "не предвидится", "не ожидается", "не виявлено",
    "не передбачається", "nicht erkennbar", "nicht bekannt",
];

/// Words that lead from a risk to what mitigates it, and are kept as part of the mitigation.
pub static MITIGATED_BY: Beginnings = Beginnings::new(MITIGATIONS);
/// The same, to be told whether they stand anywhere in a text.
pub static MITIGATED_ANYWHERE: Phrases = Phrases::new(MITIGATIONS);
#[rustfmt::skip]
const MITIGATIONS: &[&str] = &[
    "mitigated by", "mitigate by", "mitigated with", "mitigated via", "mitigated through", "mitigating by",
    "addressed by", "handled by", "countered by", "mitigado con", "mitigado por", "mitigado mediante",
    "mitigada con", "mitigada por", "mitigado com", "mitigada com", "se mitiga con", "se mitiga mediante",
    "atténué par", "atténuée par", "mitigé par", "gemindert durch", "abgemildert durch", "снижается за счёт",
    "снижается за счет", "смягчается", "通过以下方式缓解",
    "mitigiert durch", "تم تخفيفه", "تم تخفيفها", "mitigiert über",
    "снижаем за счёт", "снижаем за счет", "снижается благодаря", "смягчаем", "компенсируется", "минимизируется",
    "нивелируется", "пом'якшується", "знижується завдяки", "зменшується завдяки", "компенсується",
    "gemildert durch", "abgefangen durch", "reduziert durch", "entschärft durch", "begrenzt durch", "يخفف عبر",
    "يتم التخفيف عبر", "يخفف من خلال", "يتم تخفيفه",
];

/// Verbs that begin a countermeasure.
#[rustfmt::skip]
pub static COUNTERMEASURE_VERBS: Beginnings = Beginnings::new(&[
    "implement", "add", "use", "ensure", "verify", "provide", "apply", "enforce", "introduce", "create", "adopt",
    "keep", "set", "validate", "maintain", "configure", "handle", "include", "follow", "require", "restrict",
    "reuse", "avoid", "prefer", "perform", "conduct", "establish", "define", "allow", "choose", "employ",
    "leverage", "utilize", "monitor", "mitigated", "sanitize", "encrypt", "review", "isolate", "pin", "prioritize",
    "document", "fall", "run", "start", "optimize", "optimise", "prevent", "detect", "defer", "integrate", "enable",
    "disable", "throttle", "debounce", "replace", "revert", "roll back", "simplify", "separate", "使用", "采用", "採用", "添加", "增加", "实现", "實作", "确保", "確保", "通过", "引入", "提供",
    "实施", "加强", "добавить", "использовать", "реализовать", "проверить", "обеспечить", "применить", "внедрить",
    "ввести", "настроить", "ограничить", "провести", "создать", "предусмотреть", "установить", "подготовить",
    "додати", "використати", "використовувати", "реалізувати", "перевірити", "забезпечити", "застосувати",
    "впровадити", "обмежити", "налаштувати", "створити", "передбачити", "einführen", "einrichten", "اعتماد",
    "توفير", "إنشاء", "تطبيق", "تفعيل",
    "implementar", "usar", "utilizar", "añadir", "agregar", "verificar", "validar", "asegurar", "garantizar",
    "aplicar", "realizar", "definir", "implémenter", "utiliser", "ajouter", "vérifier", "valider", "assurer",
    "garantir", "appliquer", "mettre", "prévoir", "surveiller", "limiter", "remplacer", "commander", "planifier",
    "former", "isoler", "chiffrer", "sauvegarder", "réduire", "créer", "définir", "activer", "éviter",
    "monitorar", "limitar", "criar", "configurar", "evitar", "reduzir", "documentar", "treinar", "planejar",
    "contratar", "manter", "crear", "reducir", "monitorear", "planificar", "mantener",
    "отслеживать", "контролировать", "документировать", "обучить", "заложить", "тестировать", "избегать",
    "минимизировать", "разделить", "adicionar", "assegurar", "verwenden", "استخدام", "إضافة",
    "تنفيذ", "التحقق", "ضمان",
]);
/// Words that begin a countermeasure as verbs and are nouns as often: "Cache the tables", "Cache misses".
#[rustfmt::skip]
pub static VERBS_OR_NOUNS: Beginnings = Beginnings::new(&[
    "test", "cache", "retry", "limit", "check", "fallback", "rollback", "update", "profile", "benchmark", "index", "batch",
    "log", "alert", "rotate", "schedule", "plan", "track", "guard", "catch", "audit", "search", "fix", "store", "design",
    "measure", "queue", "stage", "time", "cap", "wrap", "lock", "warn", "back up", "backup", "trace", "report", "release",
]);
/// Words behind such a word that make a verb of it.
pub const BEHIND_VERBS: &[&str] = &[
    "the", "a", "an", "all", "every", "each", "any", "both", "with", "only", "our", "its", "their", "this", "these",
    "those", "early", "before", "after", "until", "against",
];
/// Words of a sentence that says what may happen: not even an imperative before them makes it a countermeasure.
#[rustfmt::skip]
pub const MODALS: &[&str] = &[
    "may", "might", "could", "может", "могут", "podría", "podrían", "pourrait", "pourraient", "könnte", "könnten", "poderia",
    "можуть", "könne", "قد", "ربما",
    "poderiam",
];
/// Words of a sentence that says how things are or may be, rather than what is done.
#[rustfmt::skip]
pub const HEDGES: &[&str] = &[
    "may", "might", "could", "would", "can", "cannot", "risk", "risks", "if", "potentially", "possibly",
    "potential", "is", "are", "може", "может", "могут", "возможно", "риск", "если", "puede", "pueden", "podría",
    "можуть", "ймовірно", "ризик", "якщо", "возможны", "вероятно", "риски", "ризики", "eventuell", "möglicherweise",
    "risiken", "ربما", "مخاطر",
    "podrían", "riesgo", "si", "peut", "peuvent", "pourrait", "pourraient", "risque", "kann", "können", "könnte",
    "könnten", "risiko", "wenn", "falls", "قد", "يمكن", "خطر", "إذا", "pode", "podem", "poderia", "risco",
];
/// The same in scripts without spaces, found anywhere in a text.
#[rustfmt::skip]
pub const HEDGES_WITHIN: &[&str] = &[
    "可能", "风险", "風險", "导致", "導致", "恐れ", "おそれ", "かもしれ", "リスク", "수 있", "위험", "우려",
];

/// Words that begin a reference to risks that are told elsewhere.
#[rustfmt::skip]
pub static ELSEWHERE: Beginnings = Beginnings::new(&[
    "see", "cf.", "refer to", "as above", "same as", "as in", "listed in", "tracked in", "documented in", "见", "参见", "見", "參見",
    "详见", "同上", "参照", "上記", "詳細は", "참조", "위와 같", "см.", "смотри", "див.", "véase", "ver", "voir", "siehe", "wie oben",
    "انظر", "راجع", "consulte", "vedi", "zie", "patrz",
]);

/// Names of columns that only number the rows.
#[rustfmt::skip]
pub const ID_COLUMNS: &[&str] = &[
    "", "#", "id", "no", "nr", "№", "n°", "nº", "ref", "risk id", "risk #", "编号", "序号", "編號", "番号", "번호", "номер",
    "ідентифікатор", "ид", "п/п", "№ п/п", "номер риска", "lfd. nr", "lfd. nr.", "رقم", "الرقم", "م",
    "رقم الخطر",
];
/// Names of columns that group the rows.
#[rustfmt::skip]
pub const CATEGORY_COLUMNS: &[&str] = &[
    "category", "area", "type", "risk category", "risk type", "类别", "分类", "类型", "類別", "分類", "カテゴリ", "カテゴリー", "카테고리",
    "분류", "категория", "categoría", "catégorie", "kategorie", "الفئة", "categoria",
    "категорія", "тип", "тип риска", "область", "сфера", "bereich", "art", "risikoart", "النوع", "نوع الخطر",
    "التصنيف", "المجال",
    "kategoria", "obszar", "område", "loại", "danh mục", "kategori",
];
/// Names of columns in one letter, likelihood before impact.
pub const LIKELIHOOD_LETTERS: &[&str] = &["p", "l", "w", "ew", "в"];
/// Names of columns in one letter that mean an impact.
pub const IMPACT_LETTERS: &[&str] = &["i", "s", "a", "g", "у"];
/// Words of columns about what is left after mitigation.
pub const RESIDUAL: &[&str] = &[
    "residual",
    "remaining",
    "after",
    "остаточный",
    "остаточная",
    "остаточное",
    "после",
    "залишковий",
    "залишкова",
    "після",
    "verbleibend",
    "verbleibende",
    "verbleibendes",
    "restrisiko",
    "nach",
    "المتبقي",
    "المتبقية",
    "بعد",
];
