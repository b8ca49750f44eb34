//! The words of the parts that a plan is carried out in: phases, tasks, steps and stories, and their lists.
//!
//! Compared with [`super::fold`]ed headings; see [the module above](super) for the order of languages.

use super::{Beginnings, Phrases, has_unspaced, is_numeral, is_unspaced};

/// Words that name one phase, task, step or story together with its number.
#[rustfmt::skip]
pub static PART: Beginnings = Beginnings::new(&[
    "phase", "task", "step", "user story", "story", "milestone", "sprint", "iteration", "work package", "workstream",
    "work stream", "stage", "epic", "increment", "week", "day", "slice", "wave", "research task", "part", "pr",
    "阶段", "階段", "任务", "任務", "步骤", "步驟", "用户故事", "使用者故事", "里程碑", "工作包", "迭代", "工作流",
    "フェーズ", "タスク", "ステップ", "ユーザーストーリー", "マイルストーン", "段階",
    "단계", "작업", "과제", "연구 과제", "사용자 스토리", "마일스톤", "스프린트", "태스크", "페이즈",
    "фаза", "этап", "задача", "шаг", "пользовательская история", "история", "веха", "спринт", "итерация",
    "етап", "завдання", "крок", "історія користувача", "історія", "віха", "ітерація", "стадія", "стадия", "phasen",
    "fase", "tarea", "paso", "etapa", "historia de usuario", "historia", "hito", "iteración",
    "tâche", "tache", "étape", "etape", "récit utilisateur", "récit", "jalon", "itération",
    "aufgabe", "schritt", "meilenstein", "arbeitspaket", "etappe",
    "المرحلة", "مرحلة", "المهمة", "مهمة", "الخطوة", "خطوة", "قصة المستخدم",
    "tarefa", "passo", "história de usuário", "história do usuário", "história", "marco",
    "sub-phase", "subphase", "sub phase", "sub-stage", "子阶段", "子階段", "サブフェーズ", "하위 단계", "подэтап", "подфаза",
    "підетап", "підфаза", "subfase", "sub-fase", "subetapa", "sous-phase", "sous-étape", "teilphase", "unterphase",
]);

/// What a heading or label has in it whose boxes are tasks.
#[rustfmt::skip]
pub static TASKS: Phrases = Phrases::new(&[
    "task", "phase", "step", "todo", "to-do", "to do", "implementation", "work package", "milestone", "sprint",
    "user story", "action item", "work item", "rollout", "backlog", "deliverable",
    "任务", "任務", "步骤", "步驟", "阶段", "階段", "待办", "待辦", "实施", "實施", "实现", "工作项", "里程碑",
    "タスク", "フェーズ", "ステップ", "実装", "作業", "手順", "작업", "단계", "할 일", "구현", "태스크",
    "задач", "этап", "фаза", "шаг", "реализаци", "tarea", "fase", "paso", "pasos", "implementación", "pendiente",
    "завдан", "етап", "крок", "реалізаці", "впроваджен",
    "tâche", "étape", "mise en œuvre", "implémentation", "à faire", "aufgabe", "schritt", "umsetzung",
    "implementierung", "مهام", "مهمة", "المهام", "مرحلة", "المرحلة", "خطوة", "خطوات", "تنفيذ",
    "tarefa", "passo", "etapa", "implementação",
]);

/// What a heading or label has in it whose boxes check work and are no tasks, unless they carry a task's number.
#[rustfmt::skip]
pub static CHECKS: Phrases = Phrases::new(&[
    "checklist", "check list", "gate", "constitution", "charter", "definition of done", "acceptance criteria",
    "success criteria", "success metrics", "completion criteria", "sign-off", "phase status", "progress tracking",
    "execution status", "files checked", "review trigger", "completeness", "readiness",
    "阶段门", "階段門", "关卡", "關卡", "检查点", "檢查點", "チェックポイント", "관문", "контрольные точки", "контрольні точки",
    "puntos de control", "points de contrôle", "نقاط التحقق", "检查清单", "檢查清單", "核对清单", "门禁", "門禁", "宪章", "宪法", "憲章", "憲法", "验收标准", "驗收標準", "成功标准", "成功標準",
    "完成定义", "阶段状态", "階段狀態", "进度跟踪", "完整性",
    "チェックリスト", "ゲート", "憲章チェック", "成功基準", "完了条件", "完了の定義", "受け入れ基準", "進捗追跡", "進捗トラッキング", "フェーズステータス",
    "フェーズ状況", "完全性",
    "체크리스트", "게이트", "헌장", "헌법", "성공 기준", "성공 메트릭", "인수 기준", "완료 정의", "단계 상태", "진행 상황 추적",
    "чек-лист", "чеклист", "контрольный список", "ворота", "гейт", "конституц", "критерии", "статус фаз", "статус этапов",
    "контрольний список", "перелік перевірки", "шлюзи", "конституці", "критерії", "статус етапів", "стан етапів",
    "qualitätstor", "definition von fertig",
    "lista de verificación", "lista de control", "puertas", "compuertas", "constitución", "criterios de",
    "definición de hecho", "estado de fases", "estado de las fases", "statut des phases", "phasenstatus",
    "حالة المراحل", "status das fases", "liste de contrôle", "liste de vérification", "portes", "critères", "checkliste",
    "prüfliste", "verfassung", "kriterien", "قائمة التحقق", "قائمة المراجعة", "البوابات", "الدستور", "معايير",
    "lista de verificação", "portões", "constituição", "critérios", "definição de pronto",
]);

/// The same, but only outside a phase or task, where checking is part of the work.
#[rustfmt::skip]
pub static REVIEWS: Phrases = Phrases::new(&[
    "validation", "verification", "verify", "quality", "compliance", "prerequisite", "acceptance", "success", "criteria",
    "验证", "驗證", "校验", "检查", "檢查", "核对", "验收", "質量", "质量", "品質", "検証", "チェック", "受け入れ",
    "검증", "점검", "인수", "품질", "준수", "проверк", "приемк", "приёмк", "качеств", "готовност",
    "перевірк", "приймання", "якіст", "готовніст", "prüfungen", "abnahmetest",
    "validación", "verificación", "aceptación", "calidad", "vérification", "acceptation", "qualité",
    "abnahme", "prüfung", "validierung", "qualität", "التحقق", "القبول", "الجودة",
    "validação", "verificação", "aceitação", "qualidade",
]);

/// Check lists that are lists of tasks all the same.
#[rustfmt::skip]
pub static TASK_CHECKLISTS: Phrases = Phrases::new(&[
    "implementation checklist", "task checklist", "tasks checklist", "todo checklist", "work checklist",
    "development checklist", "execution checklist", "实施清单", "任务清单", "任務清單", "待办清单", "実装チェックリスト",
    "タスクチェックリスト", "구현 체크리스트", "작업 체크리스트", "чек-лист реализации", "чек-лист задач",
    "чек-лист реалізації", "чек-лист завдань", "aufgaben-checkliste", "umsetzungscheckliste", "قائمة مهام",
    "lista de tareas", "liste des tâches", "liste de tâches", "aufgabenliste", "قائمة المهام", "lista de tarefas",
]);

/// Words for a list of what was done.
#[rustfmt::skip]
static LOG: Phrases = Phrases::new(&[
    "log", "logs", "journal", "logbook", "worklog",
    "日志", "日誌", "记录", "記錄", "ログ", "記録", "로그", "일지", "기록",
    "журнал", "лог", "протокол", "registro", "bitácora", "diario", "registre", "protokoll", "logbuch",
    "arbeitsprotokoll", "arbeitslog", "arbeitstagebuch", "ausführungsprotokoll", "ausführungslog", "umsetzungsprotokoll",
    "fortschrittsprotokoll", "fortschrittslog", "aufgabenprotokoll", "aufgabenlog", "tätigkeitsprotokoll",
    "سجل", "registo", "diário",
]);

/// Those among them that say of themselves that it is work that was done.
#[rustfmt::skip]
const WORK_LOG: &[&str] = &[
    "worklog", "arbeitsprotokoll", "arbeitslog", "arbeitstagebuch", "ausführungsprotokoll", "ausführungslog",
    "umsetzungsprotokoll", "fortschrittsprotokoll", "fortschrittslog", "aufgabenprotokoll", "aufgabenlog",
    "tätigkeitsprotokoll",
];

/// Words for what such a list is about.
#[rustfmt::skip]
const LOGGED: &[&str] = &[
    "task", "tasks", "execution", "progress", "work", "activity", "activities", "completed", "completion",
    "implementation", "development", "session", "sessions", "done",
    "任务", "任務", "执行", "執行", "工作", "进度", "進度", "进展", "進展", "活动", "活動", "完成", "已完成", "实施", "實施", "实现", "開發", "开发",
    "タスク", "作業", "実行", "進捗", "完了", "完了済み", "実装", "開発",
    "작업", "실행", "진행", "활동", "완료", "구현", "개발", "태스크", "상황",
    "выполнения", "исполнения", "задач", "работ", "работы", "прогресса", "хода", "действий", "активности", "реализации",
    "выполненных", "завершенных", "завершённых", "виконання", "завдань", "робіт", "прогресу", "ходу", "дій", "виконаних",
    "ejecución", "tareas", "trabajo", "progreso", "avance", "actividad", "actividades", "completadas", "implementación",
    "exécution", "tâches", "travail", "travaux", "progression", "avancement", "activité", "activités", "terminées",
    "التنفيذ", "تنفيذ", "المهام", "العمل", "التقدم", "النشاط", "الأنشطة", "المكتملة", "المنجزة",
    "execução", "tarefas", "trabalho", "progresso", "atividade", "atividades", "concluídas",
];

/// Words between those of its name.
#[rustfmt::skip]
const IN_A_LOG: &[&str] = &[
    "of", "the", "and", "的", "の", "de", "del", "la", "las", "el", "d", "du", "des", "l", "et", "y", "e", "da", "das", "do", "der",
];

/// Whether a [folded](super::fold) heading or label is that of a log of the work, and nothing else: "Task execution log
/// (May)", "作業ログ". A log may also be what is built, so that other words beside these make it something else.
#[must_use]
pub fn is_log(folded: &str) -> bool {
    if !LOG.is_in(folded) {
        return false;
    }
    let name = unnumbered(folded).split('(').next().unwrap_or_default();
    let (mut is_log, mut is_of_work) = (false, false);
    let mut takes = |word: &str| {
        let log = LOG.contains(&word);
        let of_work = LOGGED.contains(&word) || WORK_LOG.contains(&word);
        is_log |= log;
        is_of_work |= of_work;
        log || of_work || IN_A_LOG.contains(&word)
    };
    let is_parting = |c: char| !c.is_alphanumeric();
    let mut words = name.split(is_parting).filter(|word| !word.is_empty() && !word.starts_with(char::is_numeric));
    let known = words.all(|word| if has_unspaced(word) { is_made_of(word, &mut takes) } else { takes(word) });
    known && is_log && is_of_work
}

/// Whether a word of a script without spaces consists of words that are taken one after the other, the longest first.
fn is_made_of(word: &str, takes: &mut impl FnMut(&str) -> bool) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let mut ends = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
        let Some(end) = ends.find(|end| takes(&rest[..*end])) else { return false };
        rest = &rest[end..];
    }
    true
}

/// Whether a heading names one part of the work: "Phase 2: Storage", "Task 1.3", "WP04 — Import", "第一阶段".
#[must_use]
pub fn names_part(title: &str) -> bool {
    is_part(&super::fold(title))
}

/// The same of a heading that is [folded](super::fold).
#[must_use]
pub fn is_part(folded: &str) -> bool {
    let name = unnumbered(folded);
    let numbered = name.len() < folded.len();
    is_identifier(name)
        || PART.of(name).any(|(part, rest)| {
            let wide = part.chars().all(is_unspaced);
            let apart = wide || !rest.starts_with(char::is_alphanumeric);
            apart && (starts_with_number(rest) || wide && (numbered || rest.is_empty()))
        })
}

/// A folded heading without the number or sign it begins with: `7.`, `1.5`, `§ 3`, `IV.`, `第三`.
#[must_use]
pub fn unnumbered(folded: &str) -> &str {
    // Most begin with a letter that counts nothing.
    if folded.starts_with(|c: char| c.is_ascii_lowercase() && !is_roman_digit(c)) {
        return folded;
    }
    let name = folded.trim_start_matches(['§', '#', '第', ' ']);
    let rest = name.trim_start_matches(|c: char| is_numeral(c) || c == '.');
    if rest.len() < name.len() {
        return rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    }
    let roman = name.len() - name.trim_start_matches(is_roman_digit).len();
    match name[roman..].strip_prefix(['.', ')']) {
        Some(rest) if roman > 0 => rest.trim_start(),
        _ => name,
    }
}

/// `t012`, `wp04`, `us-3`: letters with a number right behind them.
fn is_identifier(name: &str) -> bool {
    let letters = name.bytes().take_while(u8::is_ascii_lowercase).count();
    let number = name[letters..].trim_start_matches('-');
    (1..=4).contains(&letters) && number.starts_with(|c: char| c.is_ascii_digit()) && !name.starts_with("sc")
}

fn starts_with_number(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '-', '#', '№', ':', '[', '(']);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let ordinal = (1..=4).contains(&word.len()) && word.chars().all(is_roman_digit) || word.len() == 1;
    ordinal || word.starts_with(is_numeral)
}

fn is_roman_digit(c: char) -> bool {
    matches!(c, 'i' | 'v' | 'x')
}
