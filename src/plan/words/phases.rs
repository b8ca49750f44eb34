//! How the heading of a phase begins; see [the module above](super) for the order of languages.

use super::Beginnings;

/// Words that stand before a phase's number: "Phase 1".
#[rustfmt::skip]
pub static BEFORE_A_NUMBER: Beginnings = Beginnings::new(&[
    "phase", "stage",
    "阶段", "階段", "フェーズ", "フェイズ", "ステージ", "段階", "단계", "페이즈", "фаза", "этап", "стадия", "fase", "etapa",
    "стадія", "етап", "etappe",
    "étape", "المرحلة", "مرحلة", "faza", "etap", "aşama", "giai đoạn",
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
