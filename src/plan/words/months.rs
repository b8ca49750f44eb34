//! The names of the months, January first, compared in lower case without dots; see [the module above](super).

/// One list of names for each month, with the case endings in which dates use them.
#[rustfmt::skip]
pub const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "января", "январь", "янв", "enero", "ene", "janvier", "janv", "januar", "jänner", "jän", "يناير",
      "كانون الثاني", "janeiro", "gennaio", "januari", "ocak", "stycznia", "січня", "січень"],
    &["february", "feb", "февраля", "февраль", "фев", "февр", "febrero", "février", "févr", "fév", "fevrier", "februar",
      "فبراير", "شباط", "fevereiro", "fev", "febbraio", "februari", "şubat", "lutego", "лютого", "лютий"],
    &["march", "mar", "марта", "март", "мар", "marzo", "mars", "märz", "mär", "mrz", "maerz", "مارس", "آذار", "março",
      "marco", "maart", "mart", "marca", "березня", "березень"],
    &["april", "apr", "апреля", "апрель", "апр", "abril", "abr", "avril", "avr", "أبريل", "ابريل", "إبريل", "نيسان",
      "aprile", "nisan", "kwietnia", "квітня", "квітень"],
    &["may", "мая", "май", "mayo", "mai", "مايو", "أيار", "maio", "maggio", "mei", "mayıs", "maja",
      "травня", "травень"],
    &["june", "jun", "июня", "июнь", "июн", "junio", "juin", "juni", "يونيو", "يونيه", "حزيران", "junho", "giugno",
      "haziran", "czerwca", "червня", "червень"],
    &["july", "jul", "июля", "июль", "июл", "julio", "juillet", "juil", "juli", "يوليو", "يوليه", "تموز", "julho",
      "luglio", "temmuz", "lipca", "липня", "липень"],
    &["august", "aug", "августа", "август", "авг", "agosto", "ago", "août", "aout", "أغسطس", "اغسطس", "آب", "augustus",
      "ağustos", "sierpnia", "серпня", "серпень"],
    &["september", "sept", "sep", "сентября", "сентябрь", "сен", "сент", "septiembre", "setiembre", "septembre", "سبتمبر",
      "أيلول", "setembro", "set", "settembre", "eylül", "września", "вересня", "вересень"],
    &["october", "oct", "октября", "октябрь", "окт", "octubre", "octobre", "oktober", "okt", "أكتوبر", "اكتوبر",
      "تشرين الأول", "outubro", "out", "ottobre", "ekim", "października", "жовтня", "жовтень"],
    &["november", "nov", "ноября", "ноябрь", "ноя", "нояб", "noviembre", "novembre", "نوفمبر", "تشرين الثاني", "novembro",
      "kasım", "listopada", "листопада", "листопад"],
    &["december", "dec", "декабря", "декабрь", "дек", "diciembre", "dic", "décembre", "déc", "decembre", "dezember",
      "dez", "ديسمبر", "كانون الأول", "dezembro", "dicembre", "aralık", "grudnia", "грудня", "грудень"],
];

/// Words and endings that stand between the parts of a date and mean nothing.
#[rustfmt::skip]
pub const FILLERS: &[&str] = &["st", "nd", "rd", "th", "of", "de", "del", "er", "le", "el", "г", "года", "the", "do"];
