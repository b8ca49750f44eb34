//! How authors mark that a phase is done or not; see [the module above](super) for the order of languages.
//!
//! Compared with the start of a [`super::fold`]ed mark, the longest row of both tables first. Only words that no phase
//! would be named after: "Phase 3: Review" and "Phase 2 (Planning)" are names.

use super::Beginnings;

/// The phase is over.
#[rustfmt::skip]
pub static DONE: Beginnings = Beginnings::new(&[
    "done", "complete", "completed", "already complete", "already completed", "already done", "fully complete",
    "fully completed", "implemented", "already implemented", "finished", "shipped", "implementation complete",
    "all tasks complete", "all tasks completed", "all tasks done",
    "完成", "已完成", "全部完成", "已实现", "已实施", "已完工", "已實作", "已實現", "已實施",
    "完了", "完了済み", "完了済", "実装済み", "実装済", "実装完了", "対応済み", "終了",
    "완료", "완료됨", "완료함", "구현 완료", "구현완료", "구현됨", "끝남",
    "завершен", "завершён", "завершена", "завершено", "выполнен", "выполнена", "выполнено", "реализован", "реализована",
    "реализовано", "готов", "готова", "готово", "сделано", "закончена", "закончен", "закончено",
    "completado", "completada", "terminado", "terminada", "finalizado", "finalizada", "hecho", "hecha", "implementado",
    "implementada",
    "terminé", "terminée", "achevé", "achevée", "complété", "complétée", "fini", "finie", "fait", "faite", "implémenté",
    "implémentée",
    "abgeschlossen", "fertig", "fertiggestellt", "erledigt", "umgesetzt", "beendet",
    "مكتمل", "مكتملة", "اكتمل", "اكتملت", "تم", "تمت", "منجز", "منجزة", "منتهية",
    "concluído", "concluída", "concluido", "concluida", "feito", "feita",
    "виконано", "завершений", "зроблено", "реалізовано", "готовий",
    "completato", "completata", "tamamlandı", "ukończone", "zakończone", "voltooid",
]);

/// The phase is not over: being worked on, waiting, put off, or not begun.
#[rustfmt::skip]
pub static OPEN: Beginnings = Beginnings::new(&[
    "in progress", "in-progress", "wip", "work in progress", "ongoing", "underway", "under way", "started", "active",
    "current", "not started", "not yet started", "not begun", "not done", "not complete", "not completed", "incomplete",
    "partial", "partially complete", "partially completed", "partially done", "mostly complete", "mostly done",
    "almost done", "complete except", "done except", "pending", "todo", "to do", "planned", "upcoming", "next", "next up",
    "blocked", "deferred", "postponed", "on hold", "paused", "open", "waiting", "queued", "scheduled",
    "进行中", "正在进行", "执行中", "未开始", "尚未开始", "待开始", "未完成", "部分完成", "待完成", "待办", "计划中", "已计划", "已推迟", "暂停",
    "推迟", "阻塞", "進行中", "執行中", "尚未開始", "待開始", "計畫中", "暫停", "待辦",
    "作業中", "対応中", "実装中", "未着手", "着手前", "未開始", "未完了", "一部完了", "保留", "保留中", "延期", "予定", "計画中", "待機中",
    "진행 중", "진행중", "작업 중", "시작 전", "미착수", "미완료", "일부 완료", "부분 완료", "완료 예정", "보류", "보류 중", "연기",
    "예정", "계획됨", "대기", "대기 중",
    "в процессе", "в работе", "выполняется", "не начат", "не начата", "не начато", "не завершен", "не завершена",
    "не завершено", "частично выполнено", "частично завершено", "частично завершена", "ожидает", "ожидание", "в ожидании",
    "запланирован", "запланирована", "запланировано", "отложен", "отложена", "отложено", "заблокирована",
    "en progreso", "en curso", "en proceso", "no iniciado", "no iniciada", "sin iniciar", "sin empezar", "pendiente",
    "por hacer", "incompleto", "incompleta", "planificado", "planificada", "aplazado", "aplazada", "en espera",
    "bloqueado", "bloqueada",
    "en cours", "non démarré", "non démarrée", "non commencé", "non commencée", "à faire", "à venir", "en attente",
    "planifié", "planifiée", "reporté", "reportée", "partiellement terminé", "partiellement terminée", "bloquée",
    "in arbeit", "in bearbeitung", "laufend", "läuft", "nicht begonnen", "noch nicht begonnen", "nicht gestartet",
    "ausstehend", "geplant", "offen", "zurückgestellt", "verschoben", "teilweise abgeschlossen", "teilweise fertig",
    "unvollständig", "blockiert",
    "قيد التنفيذ", "قيد العمل", "جاري", "جارية", "لم يبدأ", "لم تبدأ", "غير مكتمل", "غير مكتملة", "معلق", "معلقة",
    "مؤجل", "مؤجلة", "قادمة", "مخطط لها",
    "em andamento", "em progresso", "em curso", "não iniciado", "não iniciada", "a fazer", "planejado", "planejada",
    "adiado", "adiada", "em espera", "parcialmente concluído", "parcialmente concluída",
    "в процесі", "у роботі", "не розпочато", "заплановано", "відкладено", "очікує", "триває",
    "in corso", "da fare", "devam ediyor", "w toku",
]);

/// Signs of a phase that is over.
pub const DONE_SIGNS: &[char] = &['✅', '✓', '✔', '☑', '🗹'];

/// Signs of a phase that is not.
pub const OPEN_SIGNS: &[char] = &['⏳', '⌛', '🚧', '🔄', '⏸', '🔜', '☐', '⬜', '🔲', '❌', '✗', '✘'];

/// Words that go on after a mark and say when, where or by whom: "Completed in this plan", "Pending review".
#[rustfmt::skip]
pub const AFTER_A_MARK: &[&str] = &[
    "in", "on", "by", "at", "as", "via", "with", "per", "see", "since", "for", "to", "until", "after", "before", "phase", "review",
    "approval",
    "en", "el", "por", "le", "par", "dans", "am", "im", "durch", "siehe", "em", "в", "на", "с", "до", "см", "у", "في",
];

/// Headings and labels of lists in which phases are ticked off among other things.
#[rustfmt::skip]
pub const TRACKING: &[&str] = &[
    "progress tracking", "progress tracker", "progress", "status tracking", "tracking", "execution status",
    "进度跟踪", "进度追踪", "进度", "進度追蹤", "進度", "进展",
    "進捗追跡", "進捗トラッキング", "進捗管理", "進捗", "進捗状況",
    "진행 상황 추적", "진행 상황", "진행 현황", "진행 추적",
    "отслеживание прогресса", "отслеживание хода работ", "прогресс", "ход работ", "ход выполнения",
    "seguimiento del progreso", "seguimiento de progreso", "progreso", "seguimiento", "avance",
    "suivi de l'avancement", "suivi de la progression", "suivi", "avancement", "progression",
    "fortschrittsverfolgung", "fortschritt", "fortschrittsstand",
    "تتبع التقدم", "متابعة التقدم", "التقدم", "سير العمل",
    "acompanhamento do progresso", "acompanhamento de progresso", "acompanhamento", "progresso", "andamento",
    "відстеження прогресу", "прогрес", "хід робіт",
];

/// The lines of the template's list of phases. Where no box is ticked and no line is the author's, nothing is stated.
#[rustfmt::skip]
pub const UNTOUCHED: &[&str] = &[
    "phase 0: research complete", "phase 1: design complete", "phase 2: task planning complete",
    "phase 3: tasks generated", "phase 4: implementation complete", "phase 5: validation passed",
];
