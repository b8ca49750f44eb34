//! Headers in all the forms in which plans have them, with the facts of the Technical Context.

use plansite::diagnostic::Source;
use plansite::document::parse;
use plansite::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
use plansite::plan::header;
use proptest::prelude::*;

/// Compares what is read from a plan with lines such as `status: Draft @3`; facts come last, in order.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (document, _) = parse(Source::new("specs/003-ledger/plan.md", text.to_owned()));
    let header = header::read(&document);
    let mut lines = Vec::new();
    if let Some(title) = &header.title {
        lines.push(format!("title: {title}{}", if header.title_is_placeholder { " (placeholder)" } else { "" }));
    }
    if let Some(created) = &header.created {
        let date = created.date.map_or_else(|| "no day".to_owned(), |date| date.to_string());
        lines.push(format!("created: {} = {date} @{}", created.text, created.place.line));
    }
    let named = [
        ("status", &header.status),
        ("branch", &header.branch),
        ("author", &header.author),
        ("feature", &header.feature),
    ];
    for (name, fact) in named {
        lines.extend(fact.iter().map(|fact| format!("{name}: {} @{}", fact.value, fact.place.line)));
    }
    lines.extend(header.other.iter().map(|fact| format!("+ {}: {} @{}", fact.name, fact.value, fact.place.line)));
    let feature = Feature {
        id: "003-ledger".to_owned(),
        number: Some(3),
        folder: "specs/003-ledger".to_owned(),
        documents: vec![FeatureDocument {
            kind: DocumentKind::Plan,
            path: "specs/003-ledger/plan.md".to_owned(),
            content: FeatureContent::Document(Box::new(document)),
        }],
    };
    let technical = header::technical_context(&feature);
    lines.extend(technical.iter().map(|fact| format!("* {}: {} @{}", fact.name, fact.value, fact.place.line)));
    let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(lines, expected);
}

/// Compares the title that a first line gives.
#[track_caller]
fn check_title(heading: &str, title: &str) {
    let (document, _) = parse(Source::new("plan.md", format!("{heading}\n\nText.\n")));
    assert_eq!(header::read(&document).title.as_deref(), Some(title));
}

/// Compares the day that a date means.
#[track_caller]
fn check_date(written: &str, day: Option<&str>) {
    let (document, _) = parse(Source::new("plan.md", format!("# Plan: X\n\n**Created**: {written}\n")));
    let created = header::read(&document).created.expect("a date is written");
    assert_eq!(created.text, written);
    assert_eq!(created.date.map(|date| date.to_string()).as_deref(), day, "{written}");
}

#[test]
fn the_template_form_has_one_label_a_line() {
    check(
        "# Implementation Plan: Ledger Export\n\n**Feature**: `003-ledger`\n**Branch**: `003-ledger`\n\
         **Created**: 2025-12-11\n**Status**: Draft\n**Author**: Ines Duarte\n\n## Technical Context\n\n\
         **Domain**: Bookkeeping\n**Runtime**: Rust 1.95+\n**Dependencies**: csv, jiff\n",
        &[
            "title: Ledger Export",
            "created: 2025-12-11 = 2025-12-11 @5",
            "status: Draft @6",
            "branch: 003-ledger @4",
            "author: Ines Duarte @7",
            "feature: 003-ledger @3",
            "* Domain: Bookkeeping @11",
            "* Runtime: Rust 1.95+ @12",
            "* Dependencies: csv, jiff @13",
        ],
    );
}

#[test]
fn the_untouched_template_states_nothing_but_its_draft() {
    check(
        "# Implementation Plan: [FEATURE NAME]\n\n**Feature**: `[FEATURE_NAME]`\n**Branch**: `[BRANCH_NAME]`\n\
         **Created**: [DATE]\n**Status**: Draft\n**Author**: [AUTHOR]\n\n## Technical Context\n\n\
         **Domain**: [DOMAIN_CONTEXT]\n**Storage**: NEEDS CLARIFICATION\n",
        &["title: [FEATURE NAME] (placeholder)", "status: Draft @6"],
    );
    check(
        "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]\n\n\
         **Note**: This file is filled in by the `/speckit.plan` command.\n",
        &["title: [FEATURE] (placeholder)"],
    );
}

#[test]
fn bars_and_dots_part_fields_on_a_line() {
    check(
        "# Plan: Ledger\n\n**Branch**: `003-ledger` | **Date**: 2026-01-27 | **Spec**: [spec.md](spec.md)  \n\
         **Input**: what the auditors asked for\n",
        &[
            "title: Ledger",
            "created: 2026-01-27 = 2026-01-27 @3",
            "branch: 003-ledger @3",
            "+ Spec: spec.md @3",
            "+ Input: what the auditors asked for @4",
        ],
    );
    check(
        "# Plan — Ledger\n\n**Issue:** #41 · **Branch:** `fix/41-rounding` · **Owner:** Kim\n",
        &["title: Ledger", "branch: fix/41-rounding @3", "+ Issue: #41 @3", "+ Owner: Kim @3"],
    );
    check(
        "# 实施计划：账本\n\n**编号**：`003-ledger` | **日期**：2026-04-03 | **规格**：specs/003-ledger/spec.md\n**状态**：已完成\n",
        &[
            "title: 账本",
            "created: 2026-04-03 = 2026-04-03 @3",
            "status: 已完成 @4",
            "feature: 003-ledger @3",
            "+ 规格: specs/003-ledger/spec.md @3",
        ],
    );
}

#[test]
fn a_bold_label_ends_a_value_of_a_few_words() {
    check(
        "# X\n\n**Status:** `draft` **Owner:** Ann **Date:** 2026-01-01\n",
        &["title: X", "created: 2026-01-01 = 2026-01-01 @3", "status: draft @3", "+ Owner: Ann @3"],
    );
    check(
        "# X\n\n**Goal**: a door **Mind**: it opens inwards\n**Status**: in work since the frame of the door came back **Late**: yes\n",
        &[
            "title: X",
            "status: in work since the frame of the door came back Late: yes @4",
            "+ Goal: a door Mind: it opens inwards @3",
        ],
    );
}

#[test]
fn bold_words_in_a_status_are_a_part_of_it() {
    for status in ["✅ **Complete**: all tasks", "**Draft**: waits for review", "Ready for **Use**: yes"] {
        let value = status.replace("**", "");
        check(&format!("# X\n\n**Status**: {status}\n"), &["title: X", &format!("status: {value} @3")]);
    }
    check("# X\n\n**Author**: Ann (**Reviewer**: Bob)\n", &["title: X", "author: Ann (Reviewer: Bob) @3"]);
}

#[test]
fn the_colon_may_stand_inside_or_apart_or_be_a_dash() {
    check(
        "# X\n\n**Status:** Draft\n\n**Author** : Ana\n\n**Branch: `b-1`**\n\n**Created** — 2025-03-01\n\n*Feature*: Y\n",
        &[
            "title: X",
            "created: 2025-03-01 = 2025-03-01 @9",
            "status: Draft @3",
            "branch: b-1 @7",
            "author: Ana @5",
            "feature: Y @11",
        ],
    );
}

#[test]
fn labels_are_known_in_every_language() {
    let forms = [
        ("機能ブランチ", "作成日", "ステータス", "作成者"),
        ("브랜치", "생성일", "상태", "작성자"),
        ("Ветка", "Дата", "Статус", "Автор"),
        ("Rama", "Fecha", "Estado", "Autora"),
        ("Branche", "Créé le", "Statut", "Auteur"),
        ("Feature-Branch", "Datum", "Status", "Autor"),
        ("الفرع", "التاريخ", "الحالة", "المؤلف"),
        ("Ramo", "Data", "Situação", "Autor"),
        ("功能分支", "建立日期", "狀態", "作者"),
    ];
    for (branch, created, status, author) in forms {
        check(
            &format!("# X\n\n**{branch}**: `b` | **{created}**: 2025-01-02\n**{status}**: s\n**{author}** : A\n"),
            &["title: X", "created: 2025-01-02 = 2025-01-02 @3", "status: s @4", "branch: b @3", "author: A @5"],
        );
    }
}

#[test]
fn front_matter_and_a_yaml_fence_are_headers() {
    check(
        "---\nstatus: approved\nfeature_branch: 003-ledger\ncreated: 2025-09-19\nauthors: [Ana, Bo]\n\
         related_doc:\n  - specs/002-books/spec.md\n---\n# Ledger\n",
        &[
            "title: Ledger",
            "created: 2025-09-19 = 2025-09-19 @4",
            "status: approved @2",
            "branch: 003-ledger @3",
            "author: Ana, Bo @5",
            "+ related_doc: specs/002-books/spec.md @7",
        ],
    );
    check(
        "# Ledger\n\n```yaml\nworktree: [WORKTREE-PATH]\nfeature_branch: chore/003-ledger\ncreated: 2025-09-21T19:30:00Z\n\
         status: completed\nspecs:\n    type: plan\n```\n\n## Summary\n\n```yaml\nstatus: inner\n```\n",
        &[
            "title: Ledger",
            "created: 2025-09-21T19:30:00Z = 2025-09-21 @6",
            "status: completed @7",
            "branch: chore/003-ledger @5",
        ],
    );
    check(
        "# Ledger\n\n```yaml\nstatus: [STATUS]\ncreated: 2025-09-21\nnote: a: b: [\n```\n",
        &["title: Ledger", "created: 2025-09-21 = 2025-09-21 @5", "+ note: a: b: [ @6"],
    );
}

#[test]
fn tables_quotes_and_bullets_are_headers_if_a_label_is_known() {
    check(
        "# X\n\n| Field | Value |\n|---|---|\n| **Status** | Complete |\n| Created | 2025-02-03 |\n| Squad | Blue |\n",
        &["title: X", "created: 2025-02-03 = 2025-02-03 @6", "status: Complete @5", "+ Squad: Blue @7"],
    );
    check(
        "# X\n\n| Status | Author | Date |\n|---|---|---|\n| Active | Bo | 2025-02-03 |\n",
        &["title: X", "created: 2025-02-03 = 2025-02-03 @5", "status: Active @5", "author: Bo @5"],
    );
    check(
        "# X\n\n> Status: In review\n> Branch: `feat/x` → `feat/y`\n",
        &["title: X", "status: In review @3", "branch: feat/x → feat/y @4"],
    );
    check(
        "# X\n\n- **Status**: Draft\n- Author: Bo\n- **Squad**: Blue\n",
        &["title: X", "status: Draft @3", "author: Bo @4", "+ Squad: Blue @5"],
    );
    check("# X\n\n| Change | Where |\n|---|---|\n| One | Two |\n\n- **Fast**: yes\n\n> **Aim**: more\n", &["title: X"]);
}

#[test]
fn a_section_of_metadata_and_a_footer_belong_to_the_header() {
    check(
        "# X\n\n## Document Information\n\n- Status: Approved\n- Squad: Blue\n\n## Summary\n\n**Status**: of a part\n",
        &["title: X", "status: Approved @5", "+ Squad: Blue @6"],
    );
    check(
        "# X\n\n**Branch**: `b`\n\n## Last Phase\n\nText.\n\n---\n\n**Created**: 2025-05-06\n**Status**: Complete\n",
        &["title: X", "created: 2025-05-06 = 2025-05-06 @11", "branch: b @3", "+ Status: Complete @12"],
    );
    check(
        "# X\n\n## Last Phase\n\nText.\n\n---\n\n**Plan Status**: Accepted\n**Next Step**: Cut the wood\n",
        &["title: X", "status: Accepted @9", "+ Next Step: Cut the wood @10"],
    );
    check("# X\n\n## Fin\n\nTexto.\n\n---\n\n**Estado del plan**: Aprobado\n", &["title: X", "status: Aprobado @9"]);
    check(
        "# X\n\n**Status**: Draft\n\n## End\n\nText.\n\n---\n\n**Plan Status**: Complete\n",
        &["title: X", "status: Draft @3", "+ Plan Status: Complete @11"],
    );
    check("# X\n\n## End\n\nText.\n\n---\n\n**Plan Status**: PASS\n", &["title: X", "+ Plan Status: PASS @9"]);
}

#[test]
fn what_a_section_phase_or_gate_says_is_not_the_status_of_the_plan() {
    check("# X\n\n## Phase 1\n\n**Status**: ✅ Complete\n", &["title: X"]);
    check("# X\n\n**Phase 1: Setup**\n\n**Status**: Complete\n", &["title: X"]);
    check("# X\n\n# Constitution Check\n\n**Status**: Active\n", &["title: X"]);
    check("# X\n\n**Status**: ✅ No violations\n", &["title: X", "+ Status: ✅ No violations @3"]);
    check("# X\n\n**Gate Status**: PASS\n", &["title: X", "+ Gate Status: PASS @3"]);
}

#[test]
fn a_value_goes_on_where_its_line_was_wrapped() {
    check("# X\n\n**Status**: Draft\nThe ledger is exported at night.\n", &["title: X", "status: Draft @3"]);
    check(
        "# X\n\n**Target branch**: `main`, by a pull request that the team lead merges\nafter the audit\n**Status**: Done  \nTail.\n",
        &[
            "title: X",
            "status: Done @5",
            "+ Target branch: main, by a pull request that the team lead merges after the audit @3",
        ],
    );
    check(
        "# X\n\n**Status**: Draft\\\n**Author**: ~~Bo~~ Ana\\\n**Branch**: —\n",
        &["title: X", "status: Draft @3", "author: Ana @4"],
    );
}

#[test]
fn the_author_wins_over_the_maintainer_and_created_over_date() {
    check(
        "# X\n\n**Maintainer**: Bo\n**Date**: 2025-02-02\n**Author**: Ana\n**Created**: 2025-01-01\n",
        &[
            "title: X",
            "created: 2025-01-01 = 2025-01-01 @6",
            "author: Ana @5",
            "+ Maintainer: Bo @3",
            "+ Date: 2025-02-02 @4",
        ],
    );
    check("# X\n\n**Maintainer**: Bo\n**Data**: Postgres\n", &["title: X", "author: Bo @3", "+ Data: Postgres @4"]);
}

#[test]
fn technical_context_is_read_from_lines_bullets_and_tables() {
    check(
        "# X\n\n## 2. Technical Context\n\n**Language/Version**: [e.g., Python 3.11 or NEEDS CLARIFICATION]  \n\
         **Primary Dependencies**:\n- axum\n- tokio\n\n**Storage**: N/A\n\n### Unknowns\n\n- **Left**: out\n",
        &["title: X", "* Primary Dependencies: axum; tokio @7", "* Storage: N/A @10"],
    );
    check(
        "# X\n\n## 技術コンテキスト\n\n- **言語/バージョン**: Rust\n- テスト: nextest を使う\n- 例えば http://localhost:80 で動く\n",
        &["title: X", "* 言語/バージョン: Rust @5", "* テスト: nextest を使う @6"],
    );
    check(
        "# X\n\n## Technischer Kontext\n\n| Thema | Wahl |\n|---|---|\n| Sprache | Rust |\n| Speicher | SQLite |\n",
        &["title: X", "* Sprache: Rust @7", "* Speicher: SQLite @8"],
    );
}

#[test]
fn a_title_loses_its_prefix_and_nothing_else() {
    check_title("# Implementation Plan: Ledger", "Ledger");
    check_title("# IMPLEMENTATION PLAN – Ledger (v2)", "Ledger (v2)");
    check_title("# Implementation Plan -- Ledger", "Ledger");
    check_title("# 🚀 Plan: Write `a.json` *once*", "Write a.json once");
    check_title("# 1. Implementation Plan: Ledger", "Ledger");
    check_title("# 実装計画: 帳簿", "帳簿");
    check_title("# 구현 계획: 장부", "장부");
    check_title("# 實作計畫：帳本（100）", "帳本（100）");
    check_title("# План реализации: Книга", "Книга");
    check_title("# Plan de implementación: Libro", "Libro");
    check_title("# Plan d’Implémentation : Journal", "Journal");
    check_title("# Umsetzungsplan: Hauptbuch", "Hauptbuch");
    check_title("# خطة التنفيذ: دفتر الأستاذ", "دفتر الأستاذ");
    check_title("# Plano de Implementação: Livro", "Livro");
    check_title("# Ledger Implementation Plan", "Ledger Implementation Plan");
    check_title("# Rollout: Plan for Ledger", "Rollout: Plan for Ledger");
    check_title("# Plan", "Plan");
    check_title("# Planning: Ledger", "Planning: Ledger");
    check_title("## Implementation Plan: Ledger", "Ledger");
    check_title("<!-- a note -->\n\n# Plan: Ledger", "Ledger");
    check("\\# Plan: Ledger\n\n## Plain Section\n", &[]);
    check("---\ntitle: Ledger\n---\n\nText.\n", &["title: Ledger"]);
}

#[test]
fn dates_are_days_in_every_written_form() {
    check_date("2026-04-04 (revised)", Some("2026-04-04"));
    check_date("2025/9/19", Some("2025-09-19"));
    check_date("20250919", Some("2025-09-19"));
    check_date("2025-09-19T04:32:00Z", Some("2025-09-19"));
    check_date("October 8, 2025", Some("2025-10-08"));
    check_date("Wednesday, Oct 8th, 2025", Some("2025-10-08"));
    check_date("8 October 2025", Some("2025-10-08"));
    check_date("2025-Oct-08", Some("2025-10-08"));
    check_date("2025年11月3日", Some("2025-11-03"));
    check_date("2025년 11월 3일", Some("2025-11-03"));
    check_date("3 ноября 2025 г.", Some("2025-11-03"));
    check_date("3 de noviembre de 2025", Some("2025-11-03"));
    check_date("1er août 2025", Some("2025-08-01"));
    check_date("3. März 2025", Some("2025-03-03"));
    check_date("3 نوفمبر 2025", Some("2025-11-03"));
    check_date("٣ تشرين الثاني ٢٠٢٥", Some("2025-11-03"));
    check_date("3 de março de 2025", Some("2025-03-03"));
    check_date("03.11.2025", Some("2025-11-03"));
    check_date("25/12/2025", Some("2025-12-25"));
}

#[test]
fn what_is_no_clear_day_stays_as_written() {
    check_date("03/04/2025", None);
    check_date("2025-01-XX", None);
    check_date("2025-02-30", None);
    check_date("October 2025, 14:30", None);
    check_date("Q3 2025", None);
    check_date("2025-11", None);
    check_date("v2.1.2025.3", None);
    check_date("123456789012345678", None);
    check("# X\n\n**Created**: YYYY-MM-DD\n", &["title: X"]);
}

proptest! {
    /// Pieces of headers in any order: nothing panics, and every fact lies inside the text on its own line.
    #[test]
    fn any_mixture_of_pieces_is_read(pieces in proptest::collection::vec(prop_oneof![
        Just("**"), Just(":"), Just("："), Just(" | "), Just("·"), Just("\n"), Just("\n\n"), Just("# "), Just("## "),
        Just("Status"), Just("状态"), Just("`"), Just("~~"), Just("- "), Just("> "), Just("| "), Just("|---|---|\n"),
        Just("```yaml\n"), Just("```\n"), Just("2025-01-02"), Just("3. März 2025"), Just("[X]"), Just("<br>"), Just("\\"),
        Just("---\n"), Just("é"), Just("📅"), Just("Technical Context"), Just("["), Just("]"), Just("\u{a0}"),
    ], 0..60)) {
        let text = pieces.concat();
        let (document, _) = parse(Source::new("plan.md", text.clone()));
        let header = header::read(&document);
        let facts = header.other.iter().chain(&header.status).chain(&header.branch).chain(&header.author);
        for fact in facts {
            prop_assert!(text.get(fact.place.span.start..fact.place.span.end).is_some());
            prop_assert!(!fact.value.is_empty() && !fact.value.contains('\n'));
        }
    }
}

#[test]
fn a_header_in_ukrainian() {
    check(
        "# Технічний план: Орган\n\n**Стан**: Чернетка\n**Створено**: 10 квітня 2026 р.\n**Робоча гілка**: `003-organ`\n**Підготувала**: Гай\n",
        &[
            "title: Орган",
            "created: 10 квітня 2026 р. = 2026-04-10 @4",
            "status: Чернетка @3",
            "branch: 003-organ @5",
            "author: Гай @6",
        ],
    );
}

#[test]
fn prefixes_in_scripts_without_spaces_are_composed_and_may_stand_in_two_languages() {
    check_title("# 技术实施方案：多租户隔离", "多租户隔离");
    check_title("# 功能开发计划书 — 导出", "导出");
    check_title("# 機能実装計画: 通知", "通知");
    check_title("# 기능 구현 계획서: 알림", "알림");
    check_title("# 实施计划 (Implementation Plan): 订单", "订单");
    check_title("# Implementation Plan（实现计划）：订单", "订单");
    // A plan for something else keeps its name.
    check_title("# 测试计划：订单", "测试计划：订单");
    check_title("# 迁移方案 (draft): 订单", "迁移方案 (draft): 订单");
}

#[test]
fn labels_with_and_without_spaces_are_one() {
    check(
        "# 계획: 배송\n\n> **생성 일자**: 2026-05-01\n> **현재상태**: 보류\n",
        &["title: 배송", "created: 2026-05-01 = 2026-05-01 @3", "status: 보류 @4"],
    );
    check(
        "# 计划：网关\n\n- 创建人：赵敏\n- 编制日期：2026-04-18\n- 关联分支：feat/gateway\n",
        &["title: 网关", "created: 2026-04-18 = 2026-04-18 @4", "branch: feat/gateway @5", "author: 赵敏 @3"],
    );
}

#[test]
fn numbered_findings_are_no_facts() {
    check(
        "# Implementation Plan: X\n\n## Technical Context\n\nWe found:\n\n1. **Glass breaks**: at noon\n2. **Wood bends**: in rain\n\n- **Storage**: SQLite\n",
        &["title: X", "* Storage: SQLite @10"],
    );
}

#[test]
fn bullets_that_are_the_value_of_a_label_are_no_facts_of_their_own() {
    check(
        "# X\n\n## Technical Context\n\n**Testing**:\n- **Bench**: the long table\n- **Yard**: in rain\n\n\
         **Storage**: a shed\n- **Size**: 4 m\n",
        &["title: X", "* Testing: Bench: the long table; Yard: in rain @6", "* Storage: a shed @9", "* Size: 4 m @10"],
    );
    check(
        "# X\n\n**About this plan**:\n- **Status**: Draft\n- **Author**: Bo\n",
        &["title: X", "status: Draft @4", "author: Bo @5"],
    );
}

#[test]
fn items_of_a_value_are_parted_once() {
    check(
        "# X\n\n## Technical Context\n\n**Constraints**:\n- rain must not wash it off;\n- fits a pocket;\n- one sheet.\n\n**Goals**:\n- Printed by noon.\n- Read at night.\n\n* **対象**:\n  - 港、\n  - 船；\n  - 灯台，\n",
        &[
            "title: X",
            "* Constraints: rain must not wash it off; fits a pocket; one sheet. @6",
            "* Goals: Printed by noon. Read at night. @11",
            "* 対象: 港; 船; 灯台 @15",
        ],
    );
}

#[test]
fn bullets_below_an_item_stay_with_it() {
    check(
        "# X\n\n## Technical Context\n\n**Constraints**:\n\n- Hot keys: at most 32\n  - by count\n  - by weight;\n- One sheet\n- Inks:\n  - black,\n  - red\n    - for storms\n",
        &[
            "title: X",
            "* Constraints: Hot keys: at most 32 (by count; by weight); One sheet; Inks (black; red (for storms)) @7",
        ],
    );
    check(
        "# X\n\n## Technical Context\n\n- **Testing**: nextest\n  - units\n  - **Yard**: in rain\n- **Storage**: a shed\n  1. dry\n- **Scale**:\n  - 40 ports\n    - 3 islands\n",
        &[
            "title: X",
            "* Testing: nextest (units; Yard: in rain) @5",
            "* Storage: a shed (dry) @8",
            "* Scale: 40 ports (3 islands) @11",
        ],
    );
    // What every header has is a word or two, and what stands below only explains it.
    check(
        "# X\n\n- **Status**: Draft\n  - until noon\n- **Storage**: a shed\n  - dry\n",
        &["title: X", "status: Draft @3", "+ Storage: a shed @5"],
    );
}

#[test]
fn a_label_for_a_day_may_stand_before_a_stage() {
    check("# Plan: X\n\n**Stand**: freigegeben\n", &["title: X", "status: freigegeben @3"]);
    check("# Plan: X\n\n**Stand**: 12.05.2026\n", &["title: X", "created: 12.05.2026 = 2026-05-12 @3"]);
    check("# Plan: X\n\n**Data**: active users\n", &["title: X", "+ Data: active users @3"]);
}

#[test]
fn behind_a_bar_any_few_words_are_a_label() {
    check(
        "# Plan: Ledger\n\n> 상태: 진행 중 | 팀장: 한지민 | 작성일: 2026.02.11\n",
        &["title: Ledger", "created: 2026.02.11 = 2026-02-11 @3", "status: 진행 중 @3", "+ 팀장: 한지민 @3"],
    );
}

#[test]
fn wide_spaces_part_known_labels() {
    check(
        "# 計画: 元帳\n\n作成日：2026/01/10　作成者：高橋　太郎　ステータス：完了\n",
        &["title: 元帳", "created: 2026/01/10 = 2026-01-10 @3", "status: 完了 @3", "author: 高橋 太郎 @3"],
    );
}

#[test]
fn a_section_of_its_own_states_the_status() {
    check(
        "# Plan: Ledger\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n",
        &["title: Ledger", "status: Accepted @5"],
    );
    check("# 구현 계획: 장부\n\n## 상태\n\n진행 중\n", &["title: 장부", "status: 진행 중 @5"]);
    check(
        "# Plan: Ledger\n\n**Status**: Draft\n\n## Status\n\nDone\n",
        &["title: Ledger", "status: Draft @3", "+ Status: Done @7"],
    );
    check("# Plan: Ledger\n\n## Status\n\nAll gates pass\n", &["title: Ledger"]);
    check("# Plan: Ledger\n\n## Status\n\nThe queue keeps a status for each job.\n", &["title: Ledger"]);
    check("# Plan: Ledger\n\n## Phase 1\n\n### Status\n\nDone\n", &["title: Ledger"]);
}

#[test]
fn a_header_may_stand_in_the_first_section() {
    check(
        "# Plan: Ledger\n\n## Overview\n\nEvery booking in one book.\n\n**Feature Number**: 4\n**Status**: Draft\n\
         **Created**: 2026-01-14\n\n## Rules\n\nText.\n",
        &["title: Ledger", "created: 2026-01-14 = 2026-01-14 @9", "status: Draft @8", "feature: 4 @7"],
    );
    // A status alone is that of the section, and so is one further down.
    check("# Plan: Ledger\n\n## Phase 1\n\n**Status**: Done\n**Date**: 2026-01-14\n", &["title: Ledger"]);
    check("# Plan: Ledger\n\n## Goal\n\nA book.\n\n## Log\n\n**Status**: Done\n**Author**: Bo\n", &["title: Ledger"]);
    check(
        "# Plan: Ledger\n\n**Status**: Draft\n\n## Overview\n\n**Status**: Done\n**Author**: Bo\n",
        &["title: Ledger", "status: Draft @3"],
    );
}

#[test]
fn what_stands_beside_a_branch_a_feature_or_a_day_is_no_part_of_it() {
    check(
        "# Plan: X\n\n**Feature**: 003-ledger · [spec.md](./spec.md) · size: normal\n",
        &["title: X", "feature: 003-ledger @3", "+ size: normal @3"],
    );
    check("# Plan: X\n\n**Branch**: `001-a` · 2026-01-02 · [spec.md](./spec.md)\n", &["title: X", "branch: 001-a @3"]);
    check(
        "# Plan: X\n\n**Feature**: 002-b | [spec.md](./spec.md) | size: normal\n",
        &["title: X", "feature: 002-b @3", "+ size: normal @3"],
    );
    check(
        "# Plan: X\n\n**Date**: 2026-01-01 · spec.md · **Branch**: x-y\n",
        &["title: X", "created: 2026-01-01 = 2026-01-01 @3", "branch: x-y @3"],
    );
    check(
        "# План: X\n\n**Ветка**: `001-a` ｜ 3 октября 2025 г. ｜ specs/001-a/spec.md\n",
        &["title: X", "branch: 001-a @3"],
    );
    check(
        "# Plan: X\n\n| Branch | `001-a` · `spec.md` |\n|---|---|\n| Owner | Kim |\n",
        &["title: X", "branch: 001-a @3", "+ Owner: Kim @5"],
    );
}

#[test]
fn a_value_of_several_parts_is_kept() {
    for value in [
        "Tables · Printing",
        "Tables | Rollout 2026-01-02",
        "Tables · see spec.md",
        "Tables·spec.md",
        "Tables · version 2.x",
        "spec.md",
    ] {
        check(&format!("# Plan: X\n\n**Feature**: {value}\n"), &["title: X", &format!("feature: {value} @3")]);
    }
    check(
        "# Plan: X\n\n**Status**: Draft · 2026-01-02\n**Author**: Kim · [page](a.md)\n",
        &["title: X", "status: Draft · 2026-01-02 @3", "author: Kim · page @4"],
    );
}

#[test]
fn a_technical_context_goes_on_below_its_headings() {
    check(
        "# X\n\n## Technical Context\n\n**Language**: Rust\n\n### The compiler of the yard\n\nIt is old.\n\n\
         **Storage**: a shed\n**Nobody has looked into the cellar yet**: it is wet\n**Note**: bring boots\n\
         Roof: it leaks\n\n| Tool | Version |\n|---|---|\n| saw | 3 |\n\n- **Testing**: by hand\n\n\
         #### Deeper\n\n**Scale**: one yard\n\n### Risks\n\n**Fire**: keep water near\n\n#### More\n\n**Wind**: tie it down\n\n\
         ### Phase 1: Digging\n\n**Goal**: a hole\n\n## Summary\n\n**Output**: a hole\n",
        &[
            "title: X",
            "* Language: Rust @5",
            "* Storage: a shed @11",
            "* Testing: by hand @20",
            "* Scale: one yard @24",
        ],
    );
    check(
        "# X\n\n## Technical Context\n\n### Tools\n\n- Language: Rust\n- Storage: a shed\n\n### Open Questions\n\n- Roof: who mends it?\n",
        &["title: X", "* Language: Rust @7", "* Storage: a shed @8", "* Roof: who mends it? @12"],
    );
}

#[test]
fn where_names_are_bold_other_words_before_a_colon_are_a_remark() {
    check(
        "# X\n\n## Technical Context\n\n**Language**: Rust\n**Storage**: a shed\nNote: it differs from the yard's.\n\n\
         Measured at noon: 42 boards.\n\n- **Testing**: by hand\n- Rationale: because it rains\n- Depends on: 004-roof\n\n\
         > Checked: the shed is locked.\n",
        &[
            "title: X",
            "* Language: Rust @5",
            "* Storage: a shed @6",
            "* Testing: by hand @11",
            "* Depends on: 004-roof @13",
        ],
    );
    check(
        "# X\n\n## Technical Context\n\nLanguage: Rust\nStorage: a shed\n\n- Testing: by hand\n\n> Checked: at noon\n",
        &["title: X", "* Language: Rust @5", "* Storage: a shed @6", "* Testing: by hand @8"],
    );
    check(
        "# X\n\n## Technical Context\n\n> **Language**: Rust\n> **Storage**: a shed\n",
        &["title: X", "* Language: Rust @5", "* Storage: a shed @6"],
    );
}

#[test]
fn a_value_goes_on_in_the_list_below_it() {
    check(
        "# X\n\n## Technical Context\n\n**Testing**: by hand\n- Target: 90 boards\n- no rain\n\n\
         **Storage**: in two places:\n\n- a shed\n- a cellar\n\n**Scale**: one yard.\n\n1. Dig\n2. Fill\n\n\
         - **Roof**: tin\n  - Colour: red\n  - **Slope**: 3 %\n\n**Size**: [NEEDS CLARIFICATION]\n- of the yard\n",
        &[
            "title: X",
            "* Testing: by hand; Target: 90 boards; no rain @5",
            "* Storage: in two places: a shed; a cellar @9",
            "* Scale: one yard. @14",
            "* Roof: tin (Colour: red; Slope: 3 %) @19",
        ],
    );
    check(
        "# X\n\n**Input**: what the yard asks for\n\n- A roof\n- A floor\n",
        &["title: X", "+ Input: what the yard asks for @3"],
    );
}

#[test]
fn what_templates_ask_for_is_a_fact_in_any_type() {
    check(
        "# X\n\n## Technical Context\n\n**Language/Version**: Rust\n**Storage**: a shed\nTesting: by hand\nTarget Platform: the yard\n",
        &[
            "title: X",
            "* Language/Version: Rust @5",
            "* Storage: a shed @6",
            "* Testing: by hand @7",
            "* Target Platform: the yard @8",
        ],
    );
    check(
        "# X\n\n## Technical Context\n\n**Language/Version**: Rust\n- Storage: a shed\n- Testing: by hand\n",
        &["title: X", "* Language/Version: Rust @5", "* Storage: a shed @6", "* Testing: by hand @7"],
    );
    check(
        "# X\n\n## Technical Context\n\n**Storage**: a shed\n\n### Research\n\n**Decision**: tin\n**Alternatives**: straw\n\n### Notes\n\n**Constraints**: no rain\n",
        &["title: X", "* Storage: a shed @5", "* Constraints: no rain @14"],
    );
}
