//! The words of placeholders, as templates write them in brackets, and of questions that wait for an answer.
//!
//! Compared with [`super::fold`]ed text, where nothing else is said; see [the module above](super) for the order of
//! languages.

use super::Phrases;

/// What a whole bracket says when it stands for a value, wherever it occurs; a lower-case word only as a whole value.
#[rustfmt::skip]
pub const NAMES: &[&str] = &[
    "feature", "feature name", "feature title", "feature-name", "date", "link", "link to spec", "link to spec.md",
    "branch", "branch name", "branch-name", "author", "author name", "name", "title", "description", "owner", "team",
    "project", "project name", "your name", "research question", "mission", "mission name", "arguments",
    "yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", "checklist type",
    "功能", "功能名", "功能名称", "功能名稱", "特性名称", "特性名稱", "需求名称", "项目名称", "專案名稱", "名称", "名稱",
    "日期", "链接", "連結", "鏈接", "作者", "分支", "分支名", "分支名称", "分支名稱",
    "機能", "機能名", "フィーチャー名", "プロジェクト名", "日付", "リンク", "作成者", "著者", "ブランチ名",
    "기능", "기능명", "기능 이름", "기능 명", "프로젝트 이름", "날짜", "링크", "작성자", "브랜치 이름", "브랜치명",
    "функция", "фича", "название функции", "название фичи", "название", "дата", "ссылка", "автор", "имя ветки",
    "назва функції", "функція", "назва фічі", "посилання", "имя автора", "название проекта", "назва проєкту",
    "autor", "projektname", "اسم المشروع", "اسم المؤلف",
    "funcionalidad", "nombre de la funcionalidad", "característica", "nombre de la característica", "fecha", "enlace",
    "nombre del autor", "nombre de la rama",
    "fonctionnalité", "nom de la fonctionnalité", "lien", "nom de l'auteur", "nom de la branche",
    "funktion", "funktionsname", "name der funktion", "feature-titel", "datum", "name des autors",
    "الميزة", "اسم الميزة", "التاريخ", "تاريخ", "رابط", "الرابط", "المؤلف", "اسم الفرع",
    "funcionalidade", "nome da funcionalidade", "recurso", "nome do recurso", "ligação", "nome do autor",
    "nome do branch",
];

/// What a whole bracket says only where it is the whole value.
#[rustfmt::skip]
pub const VALUES: &[&str] = &[
    "brief title", "brief description", "short description", "authors", "maintainer", "version", "number", "status",
    "spec", "spec link", "path to spec", "url", "id", "feature id", "feature description", "today", "today's date",
    "current date", "creation date", "date created", "decision", "input", "#",
    "标题", "描述", "版本", "状态", "標題", "狀態", "タイトル", "説明", "バージョン", "제목", "설명", "버전",
    "описание", "версия", "título", "nombre", "descripción", "autor", "rama", "titre", "nom", "auteur", "branche",
    "titel", "beschreibung", "العنوان", "الوصف", "الفرع", "nome", "descrição", "data",
];

/// How the text of a bracket begins that tells what to write in its place.
#[rustfmt::skip]
pub const OPENINGS: &[&str] = &[
    "e.g.", "e.g ", "eg.", "if applicable", "domain-specific", "gates determined", "extract from",
    "document the selected", "document the chosen", "default to option", "remove if unused", "single/web/mobile",
    "例如", "例:", "比如", "如适用", "如適用", "从功能规格", "從功能規格", "从规格", "根据宪章", "基于宪章", "领域特定",
    "記錄所選", "记录所选",
    "該当する場合", "ドメイン固有", "機能仕様から", "憲章に基づく", "選択した構造",
    "예:", "해당되는 경우", "해당하는 경우", "도메인별", "기능 사양서에서", "기능 사양에서", "선택한 구조", "선택된 구조",
    "например", "напр.", "если применимо", "извлечь из", "извлеките из", "ворота определяются",
    "наприклад", "якщо застосовно", "витягти з", "zum beispiel", "bspw.", "على سبيل المثال", "مثل",
    "p. ej.", "p.ej.", "si aplica", "si corresponde", "específico del dominio", "extraer de", "puertas determinadas",
    "compuertas determinadas", "documentar la estructura", "documente la estructura",
    "par ex.", "p. ex.", "ex.:", "ex. :", "le cas échéant", "si applicable", "spécifique au domaine", "extraire de",
    "portes déterminées", "documenter la structure",
    "z. b.", "z.b.", "falls zutreffend", "falls anwendbar", "domänenspezifisch", "aus der feature-spezifikation",
    "مثال", "مثلا", "إذا انطبق", "استخراج من",
    "p.ex.", "se aplicável", "específico do domínio", "extrair de", "extrair da", "documentar a estrutura",
];

/// Words that introduce examples later in a bracket.
#[rustfmt::skip]
pub const EXAMPLES: &[&str] = &[
    ", e.g.", ": e.g.", "、例:", ",例:", ",例如", "、例如", ", 예:", ", например", ", напр.", ", p. ej.", ", p.ej.",
    ", наприклад", ", zum beispiel", "، على سبيل المثال",
    ", par ex.", ", p. ex.", ", z. b.", ", z.b.", "، مثل", "، مثال", ", p.ex.",
];

/// Whole brackets that are an answer, a state or a tag, however much they look like something to fill in.
#[rustfmt::skip]
pub const ANSWERS: &[&str] = &[
    "n/a", "na", "none", "not applicable", "tbd", "todo", "to do", "wip", "in progress", "in review", "not started",
    "on hold", "under review", "ready for review", "draft", "done", "complete", "completed", "pass", "fail", "yes",
    "no", "new", "modify", "modified", "existing", "existing file", "new file", "deleted", "skip ci", "as above",
    "不适用", "不適用", "无", "無", "待定", "进行中", "已完成", "尚未开始", "無需變更", "无需变更",
    "該当なし", "なし", "未定", "進行中", "実装済み", "対応済み", "完了済み", "変更なし", "対象外",
    "해당 없음", "없음", "진행 중", "변경 없음", "구현 완료", "진행 예정", "완료 예정", "нет", "не применимо", "в работе", "no aplica", "ninguno", "en curso",
    "немає", "не застосовується", "в процесі", "لا ينطبق", "entfällt", "erledigt", "offen", "выполнено", "виконано",
    "готово",
    "sans objet", "aucun", "en cours", "keine", "in arbeit", "nicht zutreffend", "لا يوجد", "قيد التنفيذ",
    "não se aplica", "nenhum", "em andamento",
];

/// How a bracket begins that is an answer or an aside in a sentence.
#[rustfmt::skip]
pub const ANSWER_OPENINGS: &[&str] = &[
    "no ", "none ", "all ", "not ", "see ", "same as ", "n/a", "resolved", "this section ", "if this ", "kein", "alle ", "siehe ", "aucun",
    "voir ", "ningun", "ningún", "ver ", "nenhum", "нет ", "все ", "см.",
];

/// The marker of a question that waits for an answer, in lower case.
#[rustfmt::skip]
pub const CLARIFICATION: &[&str] = &[
    "needs clarification", "need clarification", "clarification needed", "clarification required",
    "待澄清", "需要澄清", "需澄清", "须澄清", "待釐清", "需要釐清", "需釐清", "要明確化", "明確化が必要", "명확화 필요", "명확화필요",
    "명확화 요망", "명확화 요구", "명확화 요청",
    "требует уточнения", "требуется уточнение", "нужно уточнение", "необходимо уточнение",
    "потребує уточнення", "потрібне уточнення", "необхідне уточнення", "потребує роз'яснення",
    "нуждается в уточнении", "klärung notwendig", "يحتاج الى توضيح",
    "تحتاج إلى توضيح", "تحتاج توضيح", "يحتاج إلى إيضاح", "يتطلب توضيحا", "مطلوب توضيح",
    "requiere aclaración", "necesita aclaración", "requiere clarificación", "necesita clarificación", "requiere aclaracion", "necesita aclaracion", "por aclarar", "aclaración necesaria",
    "à clarifier", "clarification nécessaire", "clarification requise", "nécessite clarification",
    "nécessite une clarification", "besoin de clarification",
    "klärungsbedarf", "klärung erforderlich", "klärung nötig", "klärung benötigt", "benötigt klärung",
    "يحتاج توضيح", "يحتاج إلى توضيح", "بحاجة إلى توضيح", "يتطلب توضيح",
    "precisa de esclarecimento", "precisa esclarecer", "precisa ser esclarecido", "a esclarecer", "requer esclarecimento", "necessita esclarecimento", "precisa de clarificação",
    "requer clarificação", "necessita clarificação", "da chiarire",
];

/// Everyday words that are such a marker only at the start of a bracket: a cell that says 待确认 is a state of its row.
#[rustfmt::skip]
pub const CLARIFICATION_IN_BRACKETS: &[&str] = &[
    "待确认", "待確認", "需确认", "需確認", "需要确认", "需要確認", "要確認", "確認が必要", "要確定", "확인 필요", "확인필요", "por aclarar",
    "zu klären", "уточнить", "уточнити",
];

/// The "or" before such a marker, where a template offers it as one of the answers.
#[rustfmt::skip]
pub const OR: &[&str] = &[    "або",
"or", "或", "或者", "または", "もしくは", "또는", "или", "o", "ou", "oder", "أو",];

/// Words before a marker that make the sentence one about markers.
#[rustfmt::skip]
pub const BEFORE_MARKER: &[&str] = &[
    "no", "zero", "any", "all", "every", "each", "if", "for", "with", "without", "as", "a", "an", "the", "of",
    "unresolved", "remaining", "open", "mark", "use", "resolve", "resolved", "not", "or", "and", "tag", "marker",
];

/// Words after a marker that make the sentence one about markers, or say that the question is answered.
#[rustfmt::skip]
pub const AFTER_MARKER: &[&str] = &[
    "marker", "item", "tag", "remain", "resolved", "section", "question", "entr", "comment", "is ", "are ", "was ",
    "were ", "has ", "have ", "→ resolved", "in ", "from ", "where ", "when ", "until ", "before ", "as ",
    "标记", "標記", "项", "已解决", "已解決", "マーカー", "タグ", "項目", "解決", "마커", "항목", "해결", "решен",
    "пункт", "маркер", "marcador", "resuelt", "marqueur", "résolu", "markierung", "gelöst", "geklärt", "علامات",
    "вирішен",
    "resolvid",
];

/// Words of headings under which something stands that is filled in elsewhere, as [`plain`](super::plain) texts.
#[rustfmt::skip]
pub static MODELS: Phrases = Phrases::new(&[
    "template", "templates", "example", "examples", "sample", "samples", "boilerplate",
    "模板", "范例", "示例", "範本", "範例", "テンプレート", "雛形", "サンプル", "템플릿", "예시", "шаблон", "шаблоны", "пример", "примеры",
    "plantilla", "plantillas", "ejemplo", "ejemplos", "exemple", "exemples", "vorlage", "vorlagen",
    "beispiel", "beispiele", "قالب", "مثال", "exemplo", "exemplos",
]);

/// Words of a line that introduces an example; as [`super::plain`] leaves them.
#[rustfmt::skip]
pub static EXAMPLE: Phrases = Phrases::new(&[
    "example", "examples", "sample", "samples", "示例", "例子", "范例", "範例", "例", "예시", "예제", "пример", "примеры", "приклад",
    "приклади", "ejemplo", "ejemplos", "exemple", "exemples", "beispiel", "beispiele", "مثال", "امثلة", "أمثلة", "exemplo",
    "exemplos", "esempio", "esempi", "ornek", "ornekler", "przykład", "przykłady", "voorbeeld", "voorbeelden",
]);

/// Words of such a line that say that it is one of marking a question; as [`super::plain`] leaves them.
#[rustfmt::skip]
pub static MARKING: Phrases = Phrases::new(&[
    "mark", "marks", "marking", "marked", "flag", "flagging", "标记", "标注", "標記", "標註", "マーク", "マーキング", "表記", "印を", "표시",
    "표기", "마킹", "пометки", "пометить", "отметить", "отметки", "маркировки", "обозначения", "позначення", "позначити",
    "marcar", "marcado", "marcacion", "marquer", "marquage", "markierung", "markieren", "kennzeichnung",
    "kennzeichnen", "وضع علامة", "تمييز", "marcacao", "segnalare", "segnalazione", "isaretleme",
    "oznaczania", "oznaczyc", "markeren", "markering",
]);
