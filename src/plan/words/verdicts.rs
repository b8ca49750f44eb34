//! The words of verdicts; see [the module above](super).
//!
//! A phrase is written as [`super::plain`] leaves it: lower case, without accents. Phrases of scripts that do not
//! separate words are found inside a text, all others only as whole words. *Leading* phrases count where a text begins
//! with them or consists of little else; *strong* ones also a few words into a sentence.

use crate::plan::gate::Verdict;

/// The phrases of one verdict.
pub struct VerdictWords {
    /// What they say.
    pub verdict: Verdict,
    /// Phrases that are clear within a short sentence.
    pub strong: &'static [&'static str],
    /// Phrases that are clear only at the start.
    pub leading: &'static [&'static str],
}

/// All verdicts, the one that wins first.
pub const VERDICTS: &[VerdictWords] = &[WAIVED, FAIL, PARTIAL, PENDING, PASS];

#[rustfmt::skip]
const WAIVED: VerdictWords = VerdictWords {
    verdict: Verdict::Waived,
    strong: &[
        "n/a", "not applicable", "does not apply", "doesn't apply", "waived", "exempt", "exempted",
        "documented exception", "justified exception", "approved exception", "accepted exception",
        "noted exception", "ratified exception", "granted exception", "不适用", "不適用", "豁免", "該当なし", "対象外", "適用外", "해당 없음", "해당없음", "적용 안", "면제", "неприменимо",
        "не применимо", "не применяется", "не застосовується", "не застосовно", "не стосується", "trifft nicht zu",
        "nicht anzuwenden", "غير منطبق", "لا تنطبق", "معفى", "no aplica", "exento", "sans objet", "non applicable",
        "ne s'applique pas", "nicht anwendbar", "nicht zutreffend", "nicht relevant", "entfallt",
        "غير قابل للتطبيق", "لا ينطبق", "nao se aplica", "nao aplicavel", "dispensado", "ne s'applique",
        "non concerne", "non concernee", "hors perimetre", "fuera de alcance", "fuera del alcance",
        "fora de escopo", "fora do escopo", "exenta", "isento", "dispensada", "ausserhalb des umfangs",
        "non applicabile", "nie dotyczy", "niet van toepassing", "uygulanamaz", "gecerli değil",
    ],
    leading: &[
        "na", "exception", "waiver", "not relevant", "н/п", "н/д", "s/o", "н/з", "н.п", "k. a", "out of scope",
        "not required", "not needed", "n/d",
        "n.v.t", "n.d",
    ],
};

/// Not met.
#[rustfmt::skip]
pub const FAIL: VerdictWords = VerdictWords {
    verdict: Verdict::Fail,
    strong: &[
        "fail", "failed", "fails", "failing", "failure", "violation", "violations", "violated", "violates",
        "non-compliant", "noncompliant", "not compliant", "not met", "not satisfied", "not passed", "not passing",
        "not aligned", "unsatisfied", "rejected", "不通过", "不通過", "未通过", "未通過", "不合格", "不符合", "未满足", "未滿足", "不合规",
        "違反あり", "违反宪章", "违规", "準拠していない", "不適合", "불합격", "미준수", "미충족", "실패", "미통과", "위반", "не пройден", "не пройдена",
        "не пройдено", "не соответствует", "не выполнено", "нарушен", "нарушена", "нарушение", "провал",
        "не соблюдено", "не соблюдается", "не соблюден", "не соблюдена", "не пройдены", "нарушено",
        "не выполняется", "не соответствуют", "не відповідає", "не відповідають", "не виконано", "не виконується",
        "не дотримано", "не дотримується", "порушено", "порушення", "провалено", "nicht eingehalten", "verstosst",
        "verstoss", "لا يتوافق", "لا تتوافق", "غير متوافقة", "غير ممتثل", "غير مستوفى", "لم يستوف", "انتهاك",
        "مرفوض", "no cumple", "incumple", "no conforme", "fallido", "rechazado", "viola", "non conforme", "echec",
        "echoue", "non respecte", "nicht bestanden", "nicht erfullt", "nicht konform", "verletzt", "fehlgeschlagen",
        "فشل", "غير متوافق", "غير مستوف", "nao atende", "nao conforme", "falhou", "reprovado", "不满足", "不滿足", "未达标",
        "未達標", "不达标", "不達標", "未遵守", "違反有り", "満たさない", "満たしていない", "未準拠", "未達", "未達成", "未充足", "不合規", "부적합", "불충족",
        "불만족", "미달", "미이행", "부합하지", "no se cumple", "no satisface", "no superado", "no superada", "no aprobado",
        "no aprobada", "incumplido", "incumplida", "violacion", "violaciones", "non valide", "non satisfait",
        "non satisfaite", "en violation", "nao cumpre", "nao cumprido", "nao cumprida", "nao aprovado",
        "nao aprovada", "nao satisfeito", "violacao", "violacoes",
        "khong đat", "vi pham", "chua đat", "tidak lulus", "melanggar", "voldoet niet", "niet voldaan", "non superato", "non rispettato", "nie spełnia", "niespełnione", "niezgodne", "niezgodny", "niezgodna", "uygun değil", "basarısız",
    ],
    leading: &[
        "blocked", "broken", "no-go", "no go", "违反", "違反",
    ],
};

/// Met in part, deferred, or under conditions.
#[rustfmt::skip]
pub const PARTIAL: VerdictWords = VerdictWords {
    verdict: Verdict::Partial,
    strong: &[
        "partial", "partially", "partly", "conditional", "conditionally", "deferred", "pass with", "passed with",
        "passes with", "compliant with exceptions", "with conditions", "with caveats", "with caveat", "with notes",
        "with obligation", "with obligations", "pass if", "pass only if", "pass provided", "pass, provided", "passes, provided", "passed, provided", "pass, if", "pass si", "pass wenn",
        "pass falls", "pass se", "sous reserve", "subject to", "provided that", "on condition", "部分", "有条件", "有條件",
        "延期", "延后", "推迟", "一部", "条件付き", "保留", "부분", "조건부", "연기", "보류", "частично", "условно", "отложено",
        "при условии", "с оговорками", "с оговоркой", "с замечаниями", "частичное", "частичная", "отложена",
        "отложен", "частково", "часткова", "часткове", "умовно", "відкладено", "за умови", "із застереженнями",
        "з застереженнями", "із зауваженнями", "з зауваженнями", "mit einschrankungen", "mit auflagen",
        "mit vorbehalt", "eingeschrankt", "بشروط", "بتحفظ", "مع تحفظات", "مع ملاحظات", "جزئية", "مشروطة", "مؤجلة",
        "parcial", "parcialmente", "condicional", "con condiciones", "aplazado", "diferido", "partiel",
        "partiellement", "conditionnel", "reporte", "differe", "teilweise", "bedingt", "unter vorbehalt",
        "zuruckgestellt", "aufgeschoben", "جزئي", "جزئيا", "مشروط", "مؤجل", "adiado", "com ressalvas",
        "condicionado", "不完全符合", "未完全符合", "未完全满足", "不完全满足", "部分的に", "部分準拠", "一部準拠", "一部未達", "一部不適合", "一部未対応",
        "部分未通过", "部分不符合", "部分未满足", "部分未達成", "일부 미준수", "일부 미충족", "일부 위반", "일부", "부분적", "con observaciones",
        "con reservas", "con salvedades", "en parte", "aplazada", "diferida", "avec reserve", "avec reserves",
        "en partie", "partielle", "reportee", "differee", "com observacoes", "com reservas", "em parte", "adiada",
        "condicionada",
        "đat co rui ro", "mot phan", "sebagian", "gedeeltelijk", "deels", "parziale", "parzialmente", "czesciowo", "czesciowe", "kismen", "kısmen", "kısmi",
    ],
    leading: &[
        "warn", "warning", "mostly", "caution", "needs attention", "concern", "postponed", "minor", "at risk",
    ],
};

/// To be answered.
#[rustfmt::skip]
pub const PENDING: VerdictWords = VerdictWords {
    verdict: Verdict::Pending,
    strong: &[
        "pending", "tbd", "todo", "needs clarification", "needs evaluation", "needs verification", "to be confirmed", "to be determined", "to be verified",
        "to be assessed", "not yet", "not evaluated", "not assessed", "not checked", "not verified", "unverified", "待定", "待确认", "待確認", "待检查", "待验证", "待驗證", "待办", "待處理", "未着手", "未実施", "未確認",
        "保留中", "検討中", "要確認", "대기", "미정", "예정", "검토 중", "확인 필요", "ожидает", "ожидается", "в ожидании",
        "требует уточнения", "не проверено", "очікує", "очікується", "в очікуванні", "потребує уточнення",
        "не перевірено", "буде визначено", "будет определено", "ожидают", "zu prufen", "wird gepruft",
        "wird noch gepruft", "قيد المراجعة", "يحتاج توضيح", "يحتاج إلى توضيح", "بانتظار", "غير محدد", "pendiente",
        "por confirmar", "por definir", "en attente", "a confirmer", "a verifier", "ausstehend", "zu klaren",
        "noch offen", "معلق", "قيد الانتظار", "لم يحدد", "pendente", "a confirmar", "a definir", "offen", "尚未",
        "尚未通过", "尚未通過", "还未", "還未", "还没", "還沒", "待补充", "待補充", "待完善", "待复核", "待覆核", "待评审", "待評審", "待审查", "待審查",
        "待评估", "待評估", "待澄清", "待实现", "待實作", "待完成", "待落实", "待批准", "待审核", "待審核", "计划中", "計畫中", "規劃中", "规划中", "评审中",
        "審查中", "未確定", "予定", "確認中", "評価中", "要検討", "要対応", "要修正", "後日確認", "確認待ち", "未評価", "未评估", "未評估", "未审查", "未審查", "未验证", "未驗證", "未検証", "未検討", "未チェック", "미평가", "미검증", "미확인", "미완료", "검토 필요", "재검토 필요",
        "보완 필요", "논의 필요", "검토 예정", "재평가 예정", "확인 중", "검토 대기", "por verificar", "por revisar", "por hacer",
        "sin verificar", "sin evaluar", "no evaluado", "no evaluada", "non evalue", "non evaluee", "nicht bewertet", "nicht gepruft",
        "ungepruft", "не оценено", "не проверена", "не проверен", "не оцінено", "لم يقيم", "لم يتم التقييم", "لم يتم التحقق", "غير مقيم", "nao avaliado", "nao avaliada", "a faire", "a valider", "reste a", "a preciser", "non commence", "por fazer",
        "a verificar", "a validar", "nao iniciado",
        "in attesa", "da verificare", "oczekuje", "do sprawdzenia", "beklemede", "nog niet",
    ],
    leading: &[
        "required", "open", "hold", "on hold", "in progress", "not started", "in review", "unresolved", "unknown", "进行中",
        "進行中", "진행 중", "в процессе", "у процесі", "триває", "قيد التنفيذ", "قيد العمل", "لم يبدأ", "en curso",
        "en cours", "in arbeit", "em andamento", "prevu", "prevue", "previsto", "prevista", "no iniciado",
    ],
};

/// Met.
#[rustfmt::skip]
pub const PASS: VerdictWords = VerdictWords {
    verdict: Verdict::Pass,
    strong: &[
        "pass", "passed", "passes", "passing", "compliant", "complies", "satisfied", "satisfies", "met",
        "no violation", "no violations", "no constitution conflict", "no constitution conflicts",
        "no constitutional conflict", "no constitutional conflicts", "no conflict with the constitution",
        "no conflicts with the constitution", "no conflict with the charter", "no conflicts with the charter", "ready to proceed", "cleared", "通过", "通過", "合格", "符合", "已满足", "已滿足", "满足",
        "滿足", "合规", "合規", "达标", "達標", "無违反", "无违反", "无违规", "無違反", "準拠", "遵守", "適合", "満たす", "満たして", "違反なし", "問題なし",
        "통과", "준수", "충족", "만족", "적합", "합격", "부합", "위반 없음", "위반 사항 없음", "위반 없이", "пройден", "пройдена", "пройдено",
        "пройдены", "соответствует", "соответствуют", "соблюдено", "соблюдается", "соблюдены", "выполнено",
        "выполняется", "удовлетворяет", "нарушений нет", "без нарушений", "соблюден", "соблюдена", "соблюдаются",
        "выполнен", "выполнена", "выполнены", "выполняются", "удовлетворяют", "відповідає", "відповідають",
        "пройдені", "дотримано", "дотримується", "дотримані", "виконано", "виконується", "виконані", "задовольняє",
        "порушень немає", "без порушень", "нарушения отсутствуют", "entspricht", "ohne verstosse",
        "keine verletzung", "kein verstoss", "ممتثل", "مطابق", "مطابقة", "متوافقة", "ناجحة", "مستوفاة", "مستوفية",
        "اجتاز", "لا توجد انتهاكات", "لا توجد مخالفات", "بدون انتهاكات", "cumple", "cumplido", "cumplida",
        "cumplen", "aprobado", "aprobada", "conforme", "satisfecho", "sin violaciones", "sin infracciones",
        "respecte", "respectee", "respectes", "valide", "validee", "satisfait", "reussi", "aucune violation",
        "pas de violation", "bestanden", "erfullt", "konform", "eingehalten", "keine verletzungen",
        "keine verstosse", "متوافق", "ناجح", "مستوفى", "مستوف", "مقبول", "تم الاستيفاء", "لا انتهاكات", "atende",
        "atendido", "aprovado", "aprovada", "cumprido", "respeitado", "sem violacoes", "已通过", "已通過", "已符合", "已遵守",
        "遵循", "已对齐", "已對齊", "已落实", "已落實", "充足", "対応済み", "対応済", "問題無し", "違反無し", "逸脱なし", "위반없음", "문제 없음", "이상 없음",
        "승인됨", "se cumple", "se respeta", "satisfecha", "satisface", "superado", "superada", "sin desviaciones",
        "ninguna violacion", "no hay violaciones", "conformes", "satisfaite", "satisfaits", "reussie",
        "en conformite", "aucun ecart", "aucun blocage", "aucune derogation", "cumpre", "cumprida", "atendida",
        "respeitada", "satisfeito", "satisfeita", "nenhuma violacao", "sem desvios", "nao ha violacoes", "meets",
        "fulfilled",
        "khong vi pham", "khong co vi pham", "đat yeu cau", "vuot qua", "tuan thu", "phu hop", "spełniona",
        "spełniony", "voldoet", "voldaan", "superato", "rispettato", "rispettata", "spełnia", "spełnione", "zgodne", "zgodny", "zgodna", "uygun", "uyumlu",
    ],
    leading: &[
        "ok", "okay", "yes", "aligned", "aligns", "strongly aligned", "fully aligned", "compatible", "comply",
        "will comply", "compliance", "conforms", "conformant", "planned", "complete", "completed", "done", "green",
        "satisfactory", "approved", "accepted", "honored", "honoured", "upheld", "confirmed", "verified", "proceed",
        "go", "是", "已完成", "完成", "对齐", "一致", "はい", "完了", "厳守", "順守", "한다", "예", "완료", "유지", "да", "готово", "ок", "так", "готов",
        "учтено", "успешно", "підтверджено", "подтверждено", "враховано", "berucksichtigt", "bestatigt", "gegeben",
        "مؤكد", "تم التحقق", "si", "completado", "oui", "termine", "ja", "abgeschlossen", "gut", "نعم", "مكتمل",
        "تم", "sim", "concluido", "已满足要求", "達成", "达成", "達成済み", "对应完成", "이행", "이행됨", "달성", "adheres", "respected",
        "upholds", "holds", "followed", "alineado", "alineada", "verificado", "verificada", "validado", "validada",
        "confirmado", "respetado", "respetada", "hecho", "aligne", "alignee", "verifie", "verifiee", "confirme",
        "confirmee", "fait", "đat", "lulus", "terpenuhi", "sesuai", "passa", "pasa", "alinhado", "alinhada", "concluida", "feito", "de acordo",
    ],
};
