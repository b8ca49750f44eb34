//! The stage that a status means, by its first word or phrase in every language.

use std::collections::BTreeMap;

use plansite::plan::{Stage, status};

/// Compares the stages of several statuses.
#[track_caller]
fn check(stage: Stage, statuses: &[&str]) {
    for text in statuses {
        assert_eq!(status::stage(text, &BTreeMap::new()), stage, "{text}");
    }
}

#[test]
fn every_stage_has_words_in_every_language() {
    check(
        Stage::Draft,
        &[
            "Draft",
            "Planning",
            "In Planning",
            "Plan (Phase 1 complete)",
            "Specified",
            "草稿",
            "规划中",
            "下書き",
            "초안",
            "계획",
            "Черновик",
            "Borrador",
            "Brouillon",
            "Entwurf",
            "مسودة",
            "Rascunho",
        ],
    );
    check(
        Stage::Review,
        &[
            "In Review",
            "Proposed",
            "Ready for review",
            "评审中",
            "待審核",
            "レビュー中",
            "검토 중",
            "На рассмотрении",
            "En revisión",
            "En relecture",
            "In Prüfung",
            "قيد المراجعة",
            "Em revisão",
        ],
    );
    check(
        Stage::Approved,
        &[
            "Approved",
            "Accepted",
            "Ready for Implementation",
            "Planning Complete",
            "Planned",
            "Frozen",
            "已批准",
            "等待执行",
            "已冻结（v2）",
            "承認済み",
            "승인됨",
            "Утверждён",
            "Готово к реализации",
            "Aprobado",
            "Approuvé",
            "Genehmigt",
            "Freigegeben",
            "معتمد",
            "Aprovado",
        ],
    );
    check(
        Stage::Active,
        &[
            "In Progress",
            "in-progress",
            "Active",
            "processing",
            "WIP",
            "Implementation",
            "进行中",
            "開發中",
            "実装中",
            "진행 중",
            "В работе",
            "En curso",
            "En cours",
            "In Arbeit",
            "قيد التنفيذ",
            "Em andamento",
            "未完成",
        ],
    );
    check(
        Stage::Blocked,
        &[
            "Blocked by the audit",
            "阻塞",
            "ブロック中",
            "차단됨",
            "Заблокирован",
            "Bloqueado",
            "Bloqué",
            "Blockiert",
            "محظور",
        ],
    );
    check(
        Stage::Done,
        &[
            "Done",
            "COMPLETE",
            "completed",
            "Implemented (web)",
            "Merged",
            "Implementation Complete",
            "已完成",
            "实施完成",
            "完了",
            "実装完了",
            "구현 완료",
            "완료",
            "Завершено",
            "Готово",
            "Completado",
            "Terminé",
            "Abgeschlossen",
            "مكتمل",
            "Concluído",
        ],
    );
    check(
        Stage::Deferred,
        &[
            "Deferred",
            "On hold",
            "Paused",
            "Stopped",
            "搁置",
            "保留",
            "보류",
            "Отложено",
            "Aplazado",
            "Reporté",
            "Verschoben",
            "مؤجل",
            "Adiado",
        ],
    );
    check(
        Stage::Superseded,
        &[
            "Superseded by 012-books",
            "Cancelled",
            "Rejected",
            "已废弃",
            "被取代",
            "廃止",
            "대체됨",
            "Отменён",
            "Reemplazado",
            "Remplacé",
            "Ersetzt durch 012",
            "ملغى",
            "Substituído",
        ],
    );
}

#[test]
fn signs_and_brackets_in_front_say_nothing() {
    check(
        Stage::Done,
        &["✅ IMPLEMENTATION COMPLETE (33/34 tasks)", "✅ Complete", "**Done**", "[Completed]", "~ done"],
    );
    check(Stage::Draft, &["🚧 Draft", "📝 下書き", "(Draft)"]);
    check(Stage::Blocked, &["⛔ BLOCKED — waiting for keys"]);
}

#[test]
fn a_word_counts_whole_and_the_longest_phrase_wins() {
    check(Stage::Other, &["Plantation", "Doneness", "Draftsman"]);
    check(Stage::Approved, &["Ready", "Plan complete", "Planned for May"]);
    check(Stage::Review, &["Ready for review", "Draft for review"]);
    check(Stage::Approved, &["Proposed → Accepted (2026-06-16)", "Approved → see the log"]);
    check(
        Stage::Draft,
        &["Draft → Review → Approved", "Draft (next → Approved)", "Planning -> Done when all tests pass"],
    );
    check(Stage::Active, &["Implementation in progress", "Partially implemented", "Incomplete"]);
    check(Stage::Done, &["Implementation complete", "完成"]);
}

#[test]
fn unknown_words_and_phases_are_other() {
    check(
        Stage::Other,
        &["Phase 1 complete", "Phase 2 (実装計画)", "TBD", "Pending", "docs-only sync", "v1.2", "✅", "", "غير معروف"],
    );
}

#[test]
fn own_words_win() {
    let own = BTreeMap::from([
        ("parked".to_owned(), Stage::Deferred),
        ("done".to_owned(), Stage::Review),
        ("docs only".to_owned(), Stage::Active),
        ("docs".to_owned(), Stage::Draft),
    ]);
    let stage = |text: &str| status::stage(text, &own);
    assert_eq!(stage("💤 Parked until May"), Stage::Deferred);
    assert_eq!(stage("Done"), Stage::Review);
    assert_eq!(stage("Docs only: freeze"), Stage::Active);
    assert_eq!(stage("Docs"), Stage::Draft);
    assert_eq!(stage("Complete"), Stage::Done);
    assert_eq!(stage("Parkedness"), Stage::Other);
}
