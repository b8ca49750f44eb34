//! The words of levels; see [the module above](super).

/// Words and signs of a level, 1 low to 4 critical, as [`super::fold`] leaves them.
#[rustfmt::skip]
pub const LEVELS: &[(u8, &[&str])] = &[
    (1, &[
        "low", "very low", "lowest", "minimal", "negligible", "minor", "small", "trivial", "insignificant", "rare",
        "very rare", "unlikely", "very unlikely", "highly unlikely", "improbable", "remote", "lo", "l", "vl", "低",
        "很低", "极低", "極低", "非常低", "较低", "較低", "轻微", "輕微", "小", "较小", "較小", "罕见", "罕見", "不太可能", "低い", "低め", "非常に低い",
        "極めて低い", "極めて低", "非常に低", "軽微", "まれ", "낮음", "낮은", "매우 낮음", "경미", "하", "низкий", "низкая", "низкое", "низкие", "низко",
        "очень низкий", "очень низкая", "очень низкое", "незначительный", "незначительная", "незначительное",
        "минимальный", "минимальная", "маловероятно", "bajo", "baja", "muy bajo", "muy baja", "mínimo", "mínima",
        "leve", "menor", "faible", "très faible", "bas", "basse", "mineur", "mineure", "négligeable",
        "peu probable", "très peu probable", "limité", "limitée", "poco probable", "muy poco probable", "rara", "raro",
        "remota", "remoto", "pouco provável", "muito improvável", "pequeno", "pequena", "niedrig", "sehr niedrig", "gering", "sehr gering", "klein", "unwahrscheinlich", "منخفض",
        "منخفضة", "منخفض جدا", "ضعيف", "ضعيفة", "baixo", "baixa", "muito baixo", "muito baixa", "improvável",
        "basso", "bassa", "niski", "niskie", "niska", "низький", "низька", "düşük", "thấp", "🟢", "🟩",
        "низьке", "низькі", "низько", "дуже низький", "дуже низька", "дуже низьке", "незначний", "незначна",
        "незначне", "мінімальний", "мінімальна", "малоймовірно", "малоймовірний", "малоймовірна", "малая", "малый",
        "малое", "маловероятен", "маловероятна", "очень низкие", "крайне низкая", "крайне низкий", "минимальное",
        "niedrige", "niedriger", "niedriges", "geringe", "geringer", "geringes", "vernachlässigbar", "selten",
        "sehr selten", "sehr unwahrscheinlich", "قليل", "قليلة", "طفيف", "طفيفة", "ضئيل", "ضئيلة", "نادر", "نادرة",
        "منخفضة جدا", "غير محتمل",
        "v. low", "v low", "vlow", "laag", "lage", "zeer laag", "niewielki", "niewielkie", "çok düşük", "molto basso", "molto bassa",
        "较轻", "偏低", "약함", "미미",
        "niskiego", "bardzo niski", "bardzo niskie", "bardzo niska", "małe", "mało prawdopodobne", "låg", "lågt",
        "låga", "mycket låg", "mycket lågt", "liten", "osannolik", "osannolikt", "rất thấp", "nhỏ", "rendah",
        "sangat rendah", "kecil",
    ]),
    (2, &[
        "medium", "med", "moderate", "mid", "average", "possible", "occasional", "m", "中", "中等", "中度", "一般", "适中",
        "適中", "低中", "中低", "可能", "中程度", "中くらい", "普通", "중간", "보통", "중", "средний", "средняя", "среднее", "средние",
        "средне", "умеренный", "умеренная", "умеренное", "возможно", "medio", "media", "moderado", "moderada",
        "posible", "moyen", "moyenne", "modéré", "modérée", "mittel", "mittlere", "moderat", "mäßig", "möglich",
        "متوسط", "متوسطة", "intermédiaire", "intermedio", "intermedia", "médio", "média", "possível", "średni", "średnie", "średnia", "середній", "середня",
        "orta", "trung bình", "🟡", "🟨",
        "середнє", "середні", "помірний", "помірна", "помірне", "можливо", "можливий", "умеренные", "возможна",
        "возможен", "mittlerer", "mittleres", "moderater", "mäßige", "mäßiger", "mittelmäßig", "gelegentlich",
        "gemiddeld", "gemiddelde", "middel", "umiarkowany", "umiarkowane", "偏中", "ふつう", "معتدل", "معتدلة", "ممكن", "ممكنة",
        "umiarkowana", "możliwe", "medel", "medelhög", "medelhögt", "måttlig", "måttligt", "möjlig", "möjligt", "vừa",
        "sedang", "menengah",
    ]),
    (3, &[
        "high", "hi", "major", "significant", "serious", "substantial", "considerable", "large", "likely",
        "probable", "frequent", "h", "高", "较高", "較高", "中高", "中等偏高", "大", "较大", "較大", "重大", "严重", "嚴重", "很可能", "高い",
        "高め", "深刻", "높음", "높은", "심각", "상", "высокий", "высокая", "высокое", "высокие", "высоко", "значительный",
        "значительная", "значительное", "существенный", "серьёзный", "серьезный", "вероятно", "alto", "alta",
        "grave", "mayor", "significativo", "significativa", "élevé", "élevée", "haut", "haute", "fort", "forte",
        "majeur", "majeure", "important", "importante", "hoch", "hohe", "groß", "erheblich", "schwer",
        "wahrscheinlich", "عالي", "عالية", "عال", "مرتفع", "مرتفعة", "كبير", "vraisemblable", "considérable", "notable", "serio", "seria", "provável",
        "significante", "sério", "wysoki",
        "wysokie", "wysoka", "високий", "висока", "yüksek", "cao", "🟠", "🟧", "🔴", "🟥",
        "високе", "високі", "високо", "значний", "значна", "значне", "суттєвий", "суттєва", "суттєве", "ймовірно",
        "імовірно", "существенная", "существенное", "вероятен", "вероятна", "серьёзная", "серьезная",
        "серьёзное", "серьезное", "большой", "большая", "большое", "hoher", "hohes", "erhebliche", "erheblicher",
        "hoog", "hoge", "偏高", "큼", "심각함", "wesentlich", "häufig", "كبيرة", "محتمل", "محتملة",
        "duże", "duży", "duża", "prawdopodobne", "hög", "högt", "höga", "stor", "stort", "sannolik", "sannolikt", "lớn",
        "tinggi", "besar",
    ]),
    (4, &[
        "critical", "crit", "very high", "highest", "extremely high", "extreme", "severe", "catastrophic", "fatal",
        "blocker", "blocking", "showstopper", "show-stopper", "very likely", "almost certain", "near certain",
        "nearly certain", "certain", "vh", "极高", "極高", "很高", "非常高", "致命", "关键", "關鍵", "灾难性", "災難性", "非常に高い",
        "極めて高い", "致命的", "クリティカル", "최상", "매우 높음", "치명적", "치명", "критический", "критическая", "критическое",
        "критичный", "критичная", "критично", "очень высокий", "очень высокая", "очень высокое",
        "катастрофический", "катастрофическое", "crítico", "crítica", "muy alto", "muy alta", "catastrófico",
        "catastrófica", "extremo", "severo", "severa", "critique", "très élevé", "très élevée", "très fort",
        "très forte", "catastrophique", "sévère", "kritisch", "sehr hoch", "katastrophal", "extrem", "حرج", "كارثي", "كارثية", "مؤكد", "حرجة",
        "مرتفع جدا", "مرتفعة جدا", "عالي جدا", "عالية جدا", "très probable", "quasi certain", "quasi certaine", "certaine", "bloquant",
        "bloquante", "muy probable", "casi seguro", "casi segura", "bloqueante", "muito provável", "quase certo",
        "quase certa", "gravíssimo", "muito alto", "muito alta", "critico", "critica",
        "krytyczny", "krytyczne", "критичний", "kritik", "nghiêm trọng", "⚫",
        "критична", "критичне", "критические", "дуже високий", "дуже висока", "дуже високе", "катастрофічний",
        "катастрофічна", "катастрофічне", "очень высокие", "крайне высокий", "крайне высокая", "критичное",
        "катастрофическая", "почти наверняка", "kritische", "kritischer", "kritisches", "sehr hohe", "sehr hoher",
        "sehr wahrscheinlich", "höchst wahrscheinlich", "katastrophale", "existenzbedrohend", "fast sicher", "شديد",
        "شديدة", "عال جدا", "كبير جدا", "كبيرة جدا", "محتمل جدا", "zeer hoog", "çok yüksek", "molto alto", "molto alta", "bardzo wysoki", "bardzo wysokie", "아주 높음",
        "v. high", "v high", "vhigh",
        "krytyczna", "bardzo wysoka", "katastrofalne", "kritiskt", "kritiska", "mycket hög", "mycket högt", "rất cao",
        "kritis", "sangat tinggi",
    ]),
];

/// Words that stand before a level and leave it what it is.
#[rustfmt::skip]
pub const MODIFIERS: &[&str] = &[
    "relatively", "fairly", "quite", "rather", "moderately", "somewhat", "mostly", "generally", "currently",
    "still", "probably", "относительно", "достаточно", "relativamente", "bastante", "relativement", "assez",
    "відносно", "досить", "довольно", "скорее",
    "plutôt", "relativ", "eher", "ziemlich",
];

/// What joins the two ends of a range of levels.
#[rustfmt::skip]
pub const RANGE: &[&str] = &[
    "-", "–", "—", "/", "~", "〜", "～", "to ", "or ", "から", "至", "到", "до ", "a ", "à ", "bis ", "إلى ",
];

/// Words that may follow a level without making it prose about something else.
#[rustfmt::skip]
pub const FOLLOWERS: &[&str] = &[
    "risk", "risks", "impact", "likelihood", "probability", "severity", "priority", "chance", "level", "overall",
    "for", "if", "because", "due", "but", "when", "since", "as", "until", "unless", "in", "on", "at", "with",
    "without", "only", "after", "before", "given", "while", "though", "now", "initially", "если", "при", "для",
    "риск", "но", "riesgo", "si", "por", "para", "pero", "risque", "pour", "mais", "risiko", "wenn", "für", "bei",
    "якщо", "але", "через", "ризик", "из", "пока", "до", "weil", "da", "nur", "wegen", "nach", "vor",
    "solange", "إذا", "لأن", "بسبب", "عند", "في",
    "aber", "risco", "se", "mas",
];

/// Words that name an axis beside a bare level: likelihood.
#[rustfmt::skip]
pub const LIKELIHOOD_AXIS: &[&str] = &[
    "likelihood", "probability", "chance", "вероятность", "probabilidad", "probabilité", "wahrscheinlichkeit",
    "ймовірність", "імовірність", "шанс", "eintrittswahrscheinlichkeit", "eintritt", "احتمال", "احتمالية",
    "الاحتمال", "الاحتمالية",
    "probabilidade",
    "prawdopodobieństwo", "sannolikhet", "kemungkinan", "probabilitas",
];
/// Words that name an axis beside a bare level: impact.
#[rustfmt::skip]
pub const IMPACT_AXIS: &[&str] = &[
    "impact", "severity", "влияние", "impacto", "auswirkung", "gravité",
    "вплив", "воздействие", "последствия", "наслідки", "серьёзность", "серьезность", "серйозність", "schaden",
    "schwere", "schadenshöhe", "wirkung", "تأثير", "التأثير", "أثر", "الأثر",
    "wpływ", "påverkan", "konsekvens", "dampak",
];
/// Words beside a bare level that name no axis.
#[rustfmt::skip]
pub const NO_AXIS: &[&str] = &[
    "risk", "priority", "level", "风险", "風險", "リスク", "위험", "리스크", "риск", "riesgo", "risque", "risiko", "risco",
    "ризик", "уровень", "приоритет", "рівень", "пріоритет", "stufe", "priorität", "خطورة", "مخاطرة",
    "خطر",
    "ryzyko", "poziom", "priorytet", "nivå", "tingkat",
];
