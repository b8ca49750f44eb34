//! How far phases are: lists of boxes, marks in headings, status lines, tables.

use std::collections::BTreeMap;

use plansite::diagnostic::Source;
use plansite::document::{self, parse};
use plansite::plan::feature::FeatureContent;
use plansite::plan::{self, DocumentKind, Feature, FeatureDocument, Plan, ReadOptions, Stage, progress};

/// Compares the marks of a plan with `state form: phase [said] <section> @line`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let own = BTreeMap::from([("parked".to_owned(), Stage::Deferred)]);
    let (document, _) = parse(Source::new("plan.md", text.to_owned()));
    let marks: Vec<String> = progress::read(&document, &own)
        .iter()
        .map(|mark| {
            let said = mark.said.as_ref().map(|said| format!(" [{said}]")).unwrap_or_default();
            let section = mark.section.as_ref().map(|section| format!(" <{section}>")).unwrap_or_default();
            let (state, form) = (mark.state.name(), mark.form.name());
            format!("{state} {form}: {}{said}{section} @{}", mark.phase, mark.place.line)
        })
        .collect();
    assert_eq!(marks, expected, "{text}");
}

/// What the mark in a heading means and says; `-` where the heading has none.
#[track_caller]
fn check_heading(heading: &str, expected: &str) {
    let (document, _) = parse(Source::new("plan.md", format!("# Plan\n\n## {heading}\n\nText.\n")));
    let marks = progress::read(&document, &BTreeMap::new());
    let said = marks.iter().map(|mark| format!("{} {}", mark.state.name(), mark.said.as_deref().unwrap_or("?")));
    assert_eq!(said.reduce(|a, b| a + "; " + &b).unwrap_or_else(|| "-".to_owned()), expected, "{heading}");
}

fn whole_plan(text: &str) -> Plan {
    let (document, _) = document::parse(Source::new("a/plan.md", text.to_owned()));
    let content = FeatureContent::Document(Box::new(document));
    let documents = vec![FeatureDocument { kind: DocumentKind::Plan, path: "a/plan.md".to_owned(), content }];
    plan::read(Feature { id: "a".to_owned(), number: None, folder: "a".to_owned(), documents }, &ReadOptions::default())
}

#[test]
fn phases_are_told_from_the_gates_below_them() {
    let text = "# Plan\n\n## Progress Tracking\n*Kept while the plan is carried out*\n\n**Phase Status**:\n\
        - [x] Phase 0: Questions answered (/plan command)\n- [ ] Phase 1: Model drawn\n  until Friday\n\n**Gate Status**:\n\
        - [x] Initial Constitution Check: PASS\n- [ ] All questions closed\n";
    check(
        text,
        &[
            "done item: Phase 0: Questions answered (/plan command) <Phase Status> @7",
            "open item: Phase 1: Model drawn until Friday <Phase Status> @8",
        ],
    );
    let plan = whole_plan(text);
    let gates: Vec<&str> = plan.gates.iter().map(|gate| gate.text.as_str()).collect();
    assert_eq!(gates, ["Initial Constitution Check: PASS", "All questions closed"]);
    assert_eq!(plan.tasks, None, "phases are no tasks");
    assert_eq!(plan.status.stage, Stage::Unstated, "phases are not the plan's status");
    assert_eq!(plan.phase_marks.len(), 2);
}

#[test]
fn lists_of_phases_have_many_names() {
    for label in [
        "**Phase Status**:",
        "**Phase status:**",
        "Phase Status:",
        "### Phase Status",
        "## 4. Phase Status (updated weekly)",
        "**阶段状态**：",
        "**階段狀態**：",
        "**フェーズステータス**:",
        "**단계 상태**:",
        "**Статус фаз**:",
        "**Estado de las fases**:",
        "**Statut des phases** :",
        "**Phasenstatus**:",
        "**حالة المراحل**:",
        "**Status das fases**:",
    ] {
        let section = label.trim_matches(['*', '#', ' ']).replace(['*', ':', '：'], "");
        check(
            &format!("# Plan\n\n{label}\n\n- [x] Research\n- [ ] Code\n"),
            &[
                &format!("done item: Research <{}> @5", section.trim()),
                &format!("open item: Code <{}> @6", section.trim()),
            ],
        );
    }
}

#[test]
fn among_other_things_only_what_names_a_phase_is_read() {
    check(
        "## Progress\n\n- [x] Phase 1: Ask\n- [ ] Phase 2: Build\n- [x] Coffee machine mended\n",
        &["done item: Phase 1: Ask <Progress> @3", "open item: Phase 2: Build <Progress> @4"],
    );
    check("## 进度跟踪\n\n- [x] 第一阶段：调研\n- [ ] 采购\n", &["done item: 第一阶段：调研 <进度跟踪> @3"]);
    check(
        "- **Phase Status**:\n  - [x] Phase 0: Ask\n  - [ ] Phase 1: Draw\n",
        &["done item: Phase 0: Ask <Phase Status> @2", "open item: Phase 1: Draw <Phase Status> @3"],
    );
    for text in [
        "## Tasks\n\n- [x] Phase 1: Ask\n",
        "## Phases\n\n- [x] Phase 1: Ask\n",
        "## Progress\n\nWe are in phase 2.\n",
        "**Phase Status**:\n\nTo be filled in.\n\n**Next**:\n\n- [x] Lunch\n",
        "**Phase Status**:\n\n## Gates\n\n- [x] Reviewed\n",
        "```\n**Phase Status**:\n- [x] Phase 0: Ask\n```\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn items_without_a_box_are_read_by_their_sign_or_word() {
    check(
        "**Phase Status**:\n\n- ✅ Phase 0: Ask\n- **Phase 1**: in progress\n- ☑ Phase 2: Draw\n- Phase 3 (pending)\n\
         - Phase 4: Ship\n",
        &[
            "done item: ✅ Phase 0: Ask [✅] <Phase Status> @3",
            "open item: Phase 1: in progress [in progress] <Phase Status> @4",
            "done item: Phase 2: Draw <Phase Status> @5",
            "open item: Phase 3 (pending) [pending] <Phase Status> @6",
        ],
    );
}

#[test]
fn the_templates_own_list_says_nothing_until_it_is_touched() {
    let template = "**Phase Status**:\n- [ ] Phase 0: Research complete (/plan command)\n- [ ] Phase 1: Design complete\n\
         - [ ] Phase 5: Validation passed\n";
    check(template, &[]);
    check(
        &template.replacen("[ ]", "[x]", 1),
        &[
            "done item: Phase 0: Research complete (/plan command) <Phase Status> @2",
            "open item: Phase 1: Design complete <Phase Status> @3",
            "open item: Phase 5: Validation passed <Phase Status> @4",
        ],
    );
    check(
        &template.replace("Phase 5: Validation passed", "Phase 5: Measured on the ferry"),
        &[
            "open item: Phase 0: Research complete (/plan command) <Phase Status> @2",
            "open item: Phase 1: Design complete <Phase Status> @3",
            "open item: Phase 5: Measured on the ferry <Phase Status> @4",
        ],
    );
}

#[test]
fn a_heading_is_marked_beside_its_name() {
    for (heading, expected) in [
        ("Phase 1: Storage ✅", "done ✅"),
        ("✅ Phase 1: Storage", "done ✅"),
        ("Phase 1: ✅ Storage of charts", "done ✅"),
        ("Phase 1: Storage ✅ COMPLETE", "done ✅ COMPLETE"),
        ("Phase 1: Storage (shared) ✅ 🎯 MVP", "done ✅"),
        ("Phase 1: Storage COMPLETE", "done COMPLETE"),
        ("Phase 1: Storage [DONE]", "done DONE"),
        ("[DONE] Phase 1: Storage", "done DONE"),
        ("[x] Phase 1: Storage", "done [x]"),
        ("[ ] Phase 1: Storage", "open [ ]"),
        ("Phase 1: Storage [x]", "done x"),
        ("Phase 1: Storage (Completed)", "done Completed"),
        ("Phase 1: Storage (Completed 2026-05-02)", "done Completed 2026-05-02"),
        ("Phase 1: Storage (completed in this plan)", "done completed in this plan"),
        ("Phase 1 - Storage - Done", "done Done"),
        ("Phase 1 — Storage — complete ✔️", "done complete ✔️"),
        ("Phase 1: COMPLETE", "done COMPLETE"),
        ("Phase 1: Storage (5/5 tasks complete)", "done 5/5 tasks complete"),
        ("Phase 1: Storage (3/5 complete)", "open 3/5 complete"),
        ("Phase 1: Storage (80% done)", "open 80% done"),
        ("Phase 2: Sync 🚧", "open 🚧"),
        ("Phase 2: Sync ⏳ Planned", "open ⏳ Planned"),
        ("Phase 2: Sync (In Progress)", "open In Progress"),
        ("Phase 2: Sync (Not Started)", "open Not Started"),
        ("Phase 2: Sync (pending review)", "open pending review"),
        ("Phase 2: Sync (blocked by 003)", "open blocked by 003"),
        ("✅ Phase 2: Sync — not done", "open not done"),
        ("第一阶段：调研（已完成）", "done 已完成"),
        ("阶段 2：开发（进行中）", "open 进行中"),
        ("階段 2：開發（尚未開始）", "open 尚未開始"),
        ("フェーズ1：調査（完了）", "done 完了"),
        ("フェーズ2：実装 🚧 作業中", "open 🚧 作業中"),
        ("1단계: 조사 ✅ 완료", "done ✅ 완료"),
        ("2단계: 구현 ⏸️ 일부 완료", "open ⏸️ 일부 완료"),
        ("Фаза 1: Анализ (завершена)", "done завершена"),
        ("Этап 2: Код — в работе", "open в работе"),
        ("Fase 1: Análisis (completada)", "done completada"),
        ("Fase 2: Código (pendiente)", "open pendiente"),
        ("Étape 1 : Analyse (terminée)", "done terminée"),
        ("Étape 2 : Code — en cours", "open en cours"),
        ("Phase 1: Analyse (abgeschlossen)", "done abgeschlossen"),
        ("Phase 2: Umsetzung (in Arbeit)", "open in Arbeit"),
        ("المرحلة 1: التحليل (مكتملة)", "done مكتملة"),
        ("المرحلة 2: التنفيذ (قيد التنفيذ)", "open قيد التنفيذ"),
        ("Fase 1: Análise (concluída)", "done concluída"),
        ("Fase 2: Código (em andamento)", "open em andamento"),
    ] {
        check_heading(heading, expected);
    }
}

#[test]
fn the_name_of_a_phase_is_no_mark() {
    for heading in [
        "Phase 1: Storage",
        "Phase 0: Research complete",
        "Phase 2: 계획 완료",
        "Phase 3: Complete the migration",
        "Phase 3 (Complete rewrite)",
        "Phase 3: Open source release",
        "Phase 3 (Next steps)",
        "Phase 3 (Review)",
        "Phase 3: Planning",
        "Phase 3: Rollout (50%)",
        "Phase 3: Rollout — 100% of ferries",
        "Phase 3: Show ✅ beside each finished gate",
        "Phase 3: Replace ✅ by ❌",
        "Phase 3: Print `✅`",
        "Phase 3: Storage (after phase 2 is done)",
        "Done list",
        "Generated files (Phase 1 complete)",
        "Phase 0 Check ✅",
    ] {
        check_heading(heading, "-");
    }
    check("# Phase 1: Storage ✅\n\nText.\n", &[]);
    check("## Constitution Check\n\n### Phase 1: After the design ✅\n\nHolds.\n", &[]);
}

#[test]
fn a_status_line_below_a_phase_is_that_of_the_phase() {
    let text = "# Plan\n\n## Phase 1: Ask\n\n**Status**: ✅ Complete, see [research](research.md)\n\n## Phase 2: Build\n\n\
        Boats first.\n\nStatus: parked\n\n## Phase 3: Sail\n\n- **状态**：进行中\n";
    check(
        text,
        &[
            "done line: Phase 1: Ask [✅ Complete, see research] @5",
            "open line: Phase 2: Build [parked] @11",
            "open line: Phase 3: Sail [进行中] @15",
        ],
    );
    assert_eq!(whole_plan(text).status.stage, Stage::Unstated);
    for text in [
        "# Plan\n\n**Status**: Done\n\n## Phase 1: Ask\n",
        "## Research\n\n**Status**: Done\n",
        "## Phase 1: Ask\n\n### Questions\n\n**Status**: Done\n",
        "## Phase 1: Ask\n\n**Status**: PASS\n",
        "## Phase 1: Ask\n\n**Status**: dropped\n",
        "## Phase 1: Ask\n\n**Status**: wobbly\n",
        "## Phase 1: Ask\n\na\n\nb\n\nc\n\n**Status**: Done\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_table_of_phases_is_read_by_its_columns() {
    check(
        "## Summary\n\n| Phase | Output | Status |\n|---|---|---|\n| Phase 0 | `research.md` | ✅ Complete |\n\
         | Phase 1 | charts | ⏳ Not started |\n| Phase 2 | boats | |\n| 3 | nets | 40 % |\n",
        &[
            "done row: Phase 0 | research.md [✅ Complete] <Summary> @5",
            "open row: Phase 1 | charts [⏳ Not started] <Summary> @6",
            "open row: 3 | nets [40 %] <Summary> @8",
        ],
    );
    check("## 概要\n\n| 状态 | 阶段 |\n|---|---|\n| 已完成 | 调研 |\n", &["done row: 调研 [已完成] <概要> @5"]);
    for text in [
        "| Phase | Owner |\n|---|---|\n| Phase 0 | Done |\n",
        "| Deliverable | Status |\n|---|---|\n| Phase 0 | Done |\n",
        "## Gates\n\n| Phase | Status |\n|---|---|\n| Phase 0 | Done |\n",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_line_that_the_name_of_a_phase_labels_begins_with_the_mark() {
    check(
        "# Plan\n\n## Report\n\n**Phase 0 Research**: Complete - every question has an answer\n\n\
         **Phase 1 Design:** Pending - needs:\n- `a.md`\n\n- **Phase 2: Print**: ✅ Complete\n- 🖨 **Phase 3** — ⏳\n\n\
         **阶段 4**：已完成\n**Фаза 5 Печать**: не начата\n",
        &[
            "done line: Phase 0 Research [Complete - every question has an answer] @5",
            "open line: Phase 1 Design [Pending - needs:] @7",
            "done line: Phase 2: Print [✅ Complete] @10",
            "open line: Phase 3 [⏳] @11",
            "done line: 阶段 4 [已完成] @13",
            "open line: Фаза 5 Печать [не начата] @14",
        ],
    );
    check(
        "# Plan\n\n## Progress\n\n- **Phase 0 Research**: Complete - all known\n- **Phase 1: Draw**: ✅ Complete\n",
        &[
            "done item: Phase 1: Draw: ✅ Complete [✅ Complete] <Progress> @6",
            "done line: Phase 0 Research [Complete - all known] @5",
        ],
    );
    for line in [
        "**Phase 3**: Task execution",
        "**Phase 3**: Complete rewrite of the reader",
        "**Phase 3**: Complete in three weeks",
        "**Phase 3**: ✅ every table that is drawn so far goes there",
        "**Phase 3**: Done when all is printed",
        "**Phase 1 Deliverables**: Complete",
        "**Phase 1 gate**: Pending",
        "**Phase 0 and 1**: Complete",
        "**Phase 0**",
        "**Phase 0 Research**",
        "We hope that **Phase 0**: Complete",
        "Phase 0: Complete",
        "**Phases**: Complete",
    ] {
        check(&format!("# Plan\n\n## Report\n\n{line}\n\n- {line}\n"), &[]);
    }
}
