//! Progress as measured: which boxes are tasks, and which are gates, criteria or checks.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::feature::FeatureContent;
use plansite::plan::{self, DocumentKind, Feature, FeatureDocument, ReadOptions, task};

/// Compares the tasks of a document, as "done/total" or "none".
#[track_caller]
fn check(kind: DocumentKind, text: &str, expected: &str) {
    let (document, _) = document::parse(Source::new("a.md", text.to_owned()));
    assert_eq!(shown(task::of_document(&document, kind).tasks), expected, "{text}");
}

fn shown(progress: Option<task::Progress>) -> String {
    progress.map_or("none".to_owned(), |progress| format!("{}/{}", progress.done, progress.total))
}

#[test]
fn every_box_of_a_task_list_counts() {
    check(
        DocumentKind::Tasks,
        "# Tasks: Ledger\n\n## Format: `[ID] [P?] [Story] Description`\n\n- **[P]**: Can run in parallel\n\
         - [P] tasks = different files\n\n## Phase 3.1: Setup\n\n- [x] T001 Make folders\n- [X] T002 [P] [US1] Read\n\
         - [ ] **T003** Write\n  - [x] by line\n  - [ ] by page\n* [ ] T012a Again\n1. [x] 1.1 Number\n",
        "4/7",
    );
    check(DocumentKind::Tasks, "- [ ] write\n- [x] read\n", "1/2");
    check(DocumentKind::Tasks, "> - [x] T001 quoted\n", "1/1");
}

#[test]
fn boxes_in_code_and_comments_and_struck_tasks_do_not_count() {
    check(
        DocumentKind::Tasks,
        "```md\n- [ ] T001 sample\n```\n\n<!--\n- [ ] T002 hidden\n-->\n\n- [x] T003 real\n",
        "1/1",
    );
    check(
        DocumentKind::Tasks,
        "- [ ] ~~T001 gone~~\n- [ ] ~~T002 moved~~ (see T004)\n- [x] T003 ~~old~~ new words here\n",
        "1/1",
    );
    check(DocumentKind::Tasks, "- [ ] T001 a\n- [-] T002 b\n- [~] T003 c\n- [TODO] d\n", "0/1");
}

#[test]
fn tasks_without_boxes_are_not_counted() {
    check(DocumentKind::Tasks, "### T1.1: Read (4h)\n\nText.\n\n| ID | Task |\n|---|---|\n| T002 | Write |\n", "none");
    check(DocumentKind::Tasks, "", "none");
}

#[test]
fn gates_and_check_lists_of_a_task_list_are_left_out() {
    let tasks = "## Phase 1\n\n- [x] T001 Read\n- [ ] T002 Write\n\n";
    for checks in [
        "## Validation Checklist\n\n- [ ] Every contract has a test\n",
        "## Quality Gates\n\n- [ ] Reviewed\n",
        "## Acceptance Criteria\n\n- [ ] Works\n",
        "## Definition of Done\n\n### Phase 1 Done\n\n- [ ] Built\n",
        "**Validation Checklist**:\n- [ ] Reviewed\n",
        "## 検証チェックリスト\n\n**完全性**:\n- [ ] 全部ある\n",
        "## 성공 기준 체크리스트\n\n- [ ] 빠르다\n",
        "## Контрольный список\n\n- [ ] Проверено\n",
        "## Critères d'acceptation\n\n- [ ] Vérifié\n",
    ] {
        check(DocumentKind::Tasks, &format!("{tasks}{checks}"), "1/2");
    }
    check(DocumentKind::Tasks, &format!("{tasks}## Implementation Checklist\n\n- [ ] Built\n"), "1/3");
    check(DocumentKind::Tasks, &format!("{tasks}## Phase 4: Validation\n\n- [ ] Run it\n"), "1/3");
    check(DocumentKind::Tasks, &format!("{tasks}### Task 3: Show\n\n**Acceptance Criteria**:\n- [ ] Shown\n"), "1/3");
    check(DocumentKind::Tasks, &format!("{tasks}## Checklist\n\n- [x] T003 Numbered all the same\n"), "2/3");
    check(DocumentKind::Checklist, "# Checklist\n\n- [x] CHK001 Clear\n", "none");
}

#[test]
fn a_plan_is_its_own_task_list_where_its_boxes_are_tasks() {
    check(
        DocumentKind::Plan,
        "# Ledger Implementation Plan\n\n### Task 1: Store\n\n- [x] **Step 1: Write the test**\n- [ ] **Step 2: Run it**\n\n\
         ### Task 2: Show\n\n- [ ] Draw\n",
        "1/3",
    );
    check(DocumentKind::Plan, "## 任务\n\n- [x] 读取\n- [ ] 写入\n", "1/2");
    check(DocumentKind::Plan, "- [ ] 1.1 Read\n- [x] 1.2 Write\n", "1/2");
}

#[test]
fn the_gates_and_checks_of_a_plan_are_no_tasks() {
    for text in [
        "## Gates\n\n- [ ] All unknowns resolved\n- [x] Reviewed\n",
        "## Constitution Check\n\n**Required Check - Testing:**\n- [x] Tests first\n\n### Phase 1 again\n\n- [ ] Still so\n",
        "## Progress Tracking\n\n**Phase Status**:\n- [x] Phase 0: Research\n\n**Gate Status**:\n- [ ] Initial Check: PASS\n",
        "**フェーズステータス**:\n- [x] Phase 0: Research完了\n",
        "## Success Criteria\n\n- [ ] SC-001: Quick\n\n### Phase 1 Success Metrics\n\n- [ ] Stored\n",
        "## Definition of Done\n\n- [ ] Built\n",
        "## Files Checked for Conflicts\n\n- [x] `a.rs`\n",
        "# Implementation Plan\n\n- [ ] an unnamed box\n",
    ] {
        check(DocumentKind::Plan, text, "none");
    }
    let files: String = (0..9).map(|n| format!("- [x] file {n}\n")).collect();
    check(DocumentKind::Plan, &format!("## Read\n\n{files}\n## Phase 0: Research\n\n- [x] Asked\n"), "none");
}

#[test]
fn the_tasks_document_comes_before_the_plan() {
    let documents =
        [(DocumentKind::Plan, "## Tasks\n\n- [x] a\n"), (DocumentKind::Tasks, "- [ ] T001 b\n- [ ] T002 c\n")];
    let read = |documents: &[(DocumentKind, &str)]| {
        let documents = documents.iter().map(|(kind, text)| {
            let (document, _) = document::parse(Source::new("a.md", (*text).to_owned()));
            let content = FeatureContent::Document(Box::new(document));
            FeatureDocument { kind: *kind, path: "a.md".to_owned(), content }
        });
        let documents = documents.collect();
        let feature = Feature { id: "a".to_owned(), number: None, folder: "a".to_owned(), documents };
        shown(plan::read(feature, &ReadOptions::default()).tasks)
    };
    assert_eq!(read(&documents), "0/2");
    assert_eq!(read(&documents[..1]), "1/1");
    assert_eq!(read(&[documents[0], (DocumentKind::Tasks, "No boxes here.\n")]), "1/1");
    assert_eq!(read(&[]), "none");
}

#[test]
fn a_log_of_the_work_repeats_tasks() {
    let tasks = "# Tasks\n\n## List\n\n- [x] S001 Read\n- [ ] T002 Write\n- [x] T003a Print\n\n";
    for log in [
        "## Task execution log",
        "## 5. Progress Log (May)",
        "## Work log",
        "## Worklog",
        "## Activity log",
        "## Completed tasks log",
        "## Log of completed work",
        "**Execution log**:",
        "## タスク実行ログ",
        "## 作業ログ",
        "## 作業の記録",
        "## 任务执行日志",
        "## 工作日志",
        "## 작업 로그",
        "## 작업로그",
        "## Журнал выполнения задач",
        "## Registro de ejecución",
        "## Journal d'avancement",
        "## Arbeitsprotokoll",
        "## سجل التنفيذ",
    ] {
        let day = if log.starts_with('#') { "### 2026-05-01\n\n" } else { "" };
        let repeated = "- [x] S001: read\n- [x] [T003a] printed\n- [x] Boat borrowed\n- [x] 2026-05-01: all well\n";
        check(DocumentKind::Tasks, &format!("{tasks}{log}\n\n{day}{repeated}"), "2/3");
        check(DocumentKind::Tasks, &format!("{tasks}{log}\n\n{day}- [x] T009 Moved here\n- [x] T009 Again\n"), "3/4");
    }
    check(DocumentKind::Tasks, "# Tasks\n\n- [ ] Read\n- [ ] Write\n\n## Work log\n\n- [x] Met\n", "0/2");
    check(DocumentKind::Tasks, "# Tasks\n\n## Task log\n\n- [x] Read\n- [ ] Write\n", "1/2");
    check(
        DocumentKind::Plan,
        "## Tasks\n\n- [x] T001 a\n- [ ] T002 b\n\n## Task log\n\n- [x] T001 c\n- [x] d\n",
        "1/2",
    );
}

#[test]
fn a_log_that_is_built_is_no_log_of_the_work() {
    let tasks = "# Tasks\n\n## Phase 1\n\n- [x] T001 Read\n\n";
    for heading in [
        "## Audit log",
        "## Log rotation",
        "## Logging",
        "## Task log viewer",
        "## 実行ログ表示",
        "## Catalog of tasks",
    ] {
        check(DocumentKind::Tasks, &format!("{tasks}{heading}\n\n- [x] T001 Once more\n- [ ] Draw\n"), "2/3");
    }
    check(DocumentKind::Tasks, &format!("{tasks}## Phase 2: Screens\n\n### Activity log\n\n- [ ] Draw\n"), "1/2");
    check(DocumentKind::Tasks, &format!("{tasks}## Phase 2\n\n- [ ] T001 Another of this number\n"), "1/2");
}

#[test]
fn a_check_list_speaks_of_tasks_that_stand_elsewhere() {
    let checks = "## Validation Checklist\n\n- [ ] T012 done: all contract tests fail\n- [ ] All is well\n";
    check(DocumentKind::Tasks, &format!("# Tasks\n\n### T012 Create a handler\n\nText.\n\n{checks}"), "none");
    check(DocumentKind::Tasks, &format!("# Tasks\n\n- [x] T012: Handle\n- [ ] T013 Show\n\n{checks}"), "1/2");
    check(DocumentKind::Tasks, &format!("# Tasks\n\n- [x] T013 Show\n\n{checks}"), "1/2");
    check(
        DocumentKind::Tasks,
        "# 任务\n\n### T012 创建\n\n## 検証チェックリスト\n\n- [ ] T012完了時点で失敗\n",
        "none",
    );
    // A heading inside names what is checked, and numbers that go on are those of tasks.
    check(
        DocumentKind::Tasks,
        "# Tasks\n\n- [x] T001 a\n\n## Quality Gates\n\n### T900-T999: Last\n\n- [ ] T900: b\n",
        "1/2",
    );
    check(DocumentKind::Tasks, "# Tasks\n\n- [x] I001 a\n\n### Validation\n\n- [ ] I002 b\n- [ ] AC1 c\n", "1/2");
    // A table of all tasks tells no list from a check of it.
    check(
        DocumentKind::Tasks,
        "# Tasks\n\n- [x] T001 a\n\n## Gates\n\n- [ ] T002 b\n\n| ID | Task |\n|---|---|\n| T002 | b |\n",
        "1/2",
    );
}

#[test]
fn a_section_about_a_log_with_open_boxes_is_work() {
    check(
        DocumentKind::Tasks,
        "# Tasks\n\n## User list\n\n- [x] show users\n- [ ] edit users\n\n## Activity log\n\n- [ ] show activity\n- [ ] export it\n",
        "1/4",
    );
}
