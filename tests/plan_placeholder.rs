//! What is still owed: placeholders, open questions, and plans that nobody has filled in.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::feature::FeatureContent;
use plansite::plan::placeholder::{self, is_placeholder, is_untouched_template};
use plansite::plan::{DocumentKind, Feature, FeatureDocument, criteria};

/// A feature of one document.
fn feature(kind: DocumentKind, text: &str) -> Feature {
    let (document, _) = document::parse(Source::new("a.md", text.to_owned()));
    let content = FeatureContent::Document(Box::new(document));
    let documents = vec![FeatureDocument { kind, path: "a.md".to_owned(), content }];
    Feature { id: "a".to_owned(), number: None, folder: "a".to_owned(), documents }
}

/// Compares what is owed in a plan, a line each: line number and text.
#[track_caller]
fn check_placeholders(text: &str, expected: &[&str]) {
    let found = placeholder::read(&feature(DocumentKind::Plan, text)).placeholders;
    let found: Vec<String> = found.iter().map(|found| format!("{}: {}", found.place.line, found.text)).collect();
    assert_eq!(found, expected, "{text}");
}

/// Compares the open questions of a plan.
#[track_caller]
fn check_clarifications(text: &str, expected: &[&str]) {
    let found = placeholder::read(&feature(DocumentKind::Plan, text)).clarifications;
    let found: Vec<String> = found.iter().map(|found| format!("{}: {}", found.place.line, found.text)).collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn check_untouched(text: &str, expected: bool) {
    let (document, _) = document::parse(Source::new("a.md", text.to_owned()));
    assert_eq!(is_untouched_template(&document), expected, "{text}");
}

#[test]
fn a_value_that_is_only_a_placeholder_is_told_from_a_value() {
    for placeholder in [
        "[AUTHOR]",
        "[DATE]",
        "[FEATURE]",
        "[FEATURE NAME]",
        "`[FEATURE_NAME]`",
        "[link]",
        "`[###-feature-name]`",
        "[NNN-short-name]",
        "[e.g., Go 1.22 or NEEDS CLARIFICATION]",
        "[domain-specific, e.g., 40 requests a second]",
        "[single/web/mobile - determines source structure]",
        "[YYYY-MM-DD]",
        "[Your Name]",
        "[名称]",
        "[日付]",
        "[例: Go 1.22 または 要明確化]",
        "[날짜]",
        "[название функции]",
        "[par ex. Go 1.22]",
        "[How the result is checked]",
        "[Draft | Review | Approved]",
        "[从 PRD 提取]",
        "[FEATURE] ([DATE])",
    ] {
        assert!(is_placeholder(placeholder), "{placeholder}");
    }
    for value in [
        "",
        "2026-01-04",
        "Draft",
        "[x]",
        "[P]",
        "[US1]",
        "[NEW]",
        "[001-ledger]",
        "[N/A]",
        "[In Progress]",
        "[No violations found]",
        "[User Story 2]",
        "[完了]",
        "[0, 1]",
        "[alpha, beta, gamma]",
        "[\"main\", \"next\"]",
        "[...all]",
        "[spec.md]",
        "[DATE] or later",
        "Import of [FEATURE]",
        "[NEEDS CLARIFICATION]",
        "[NEEDS CLARIFICATION: which database]",
        "[NEEDS_CLARIFICATION: which queue]",
        "NEEDS CLARIFICATION",
    ] {
        assert!(!is_placeholder(value), "{value}");
    }
}

#[test]
fn each_occurrence_of_a_placeholder_counts_with_its_line() {
    check_placeholders(
        "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]\n\
         **Input**: Description in `/specs/[###-feature-name]/spec.md`\n",
        &["1: [FEATURE]", "3: [###-feature-name]", "3: [DATE]", "3: [link]", "4: [###-feature-name]"],
    );
    check_placeholders(
        "## Structure\n\n**Structure Decision**: [Document the selected structure and name the\ndirectories above]\n",
        &["3: [Document the selected structure and name the directories above]"],
    );
    check_placeholders(
        "- [DATA_ENTITIES]\n- Ends by [END_DATE] at the latest\n\n[Gates determined by the project's rules]\n",
        &["1: [DATA_ENTITIES]", "2: [END_DATE]", "4: [Gates determined by the project's rules]"],
    );
    check_placeholders(
        "**Speicher**: [z. B. SQLite oder KLÄRUNGSBEDARF]\n**Хранилище**: [например, SQLite]\n**存储**：[如何保存数据]\n",
        &["1: [z. B. SQLite oder KLÄRUNGSBEDARF]", "2: [например, SQLite]", "3: [如何保存数据]"],
    );
}

#[test]
fn the_sample_rows_of_a_table_count_by_cell() {
    check_placeholders(
        "| Violation | Why | Instead |\n|---|---|---|\n| [e.g., a fourth service] | [need] | [why three fail] |\n",
        &["3: [e.g., a fourth service]", "3: [need]", "3: [why three fail]"],
    );
    check_placeholders(
        "| Violation | Why | Instead |\n|---|---|---|\n| [N/A] | [No violations found] | [All rules are met] |\n",
        &[],
    );
    check_placeholders(
        "| Principle | Answer |\n|---|---|\n| [原則 1] | [どのように満たすか] |\n",
        &["3: [原則 1]", "3: [どのように満たすか]"],
    );
}

#[test]
fn brackets_that_owe_nothing_are_no_placeholders() {
    for text in [
        "- [ ] T001 [P] [US1] Write `src/lib.rs`\n- [x] Done\n",
        "- `src/ledger.rs` [NEW]\n- `src/main.rs` [MODIFY]\n- `tests/` [EXISTING]\n",
        "See [spec.md](spec.md), [the plan][1] and [link](x.md).\n\n[1]: plan.md\n",
        "The route `/api/users/[user_id]/[slug]` takes `List[Task]` and `{user_id}` or `<token>`.\n",
        "Values lie in [0, 1] or [-1, +1]; a cell has [[nodiscard]].\n",
        "[checkpoint: 4f2a] The issue \"[FEATURE] Add a clock\" came first.\n",
        "```text\nspecs/[###-feature]/\n[REMOVE IF UNUSED]\n```\n\n    [DATE]\n",
        "<!-- Replace [FEATURE] and [DATE] -->\n\nText <!-- [link] --> here.\n",
        "~~[DATE]~~ 2026-01-04\n",
        "`[focus]` and `[rules.match]` are sections of the settings.\n",
        "1. Write the findings down:\n   - Decision: [what was chosen]\n   - Rationale: [why it was chosen]\n",
    ] {
        check_placeholders(text, &[]);
    }
}

#[test]
fn live_questions_are_read_with_what_they_ask() {
    check_clarifications(
        "- FR-1: Sign in by [NEEDS CLARIFICATION: password or single sign-on?]\n\
         - How errors look (text or code) [NEEDS CLARIFICATION]\n\n\
         **Storage**: NEEDS CLARIFICATION\n**Testing**: NEEDS CLARIFICATION (no test framework yet)\n",
        &[
            "1: password or single sign-on?",
            "2: How errors look (text or code)",
            "4: Storage",
            "5: Testing: no test framework yet",
        ],
    );
    check_clarifications(
        "- NEEDS CLARIFICATION: one queue or two\n- Queue (own or bought - NEEDS CLARIFICATION)\n\n\
         | Point | State |\n|---|---|\n| Backups | NEEDS CLARIFICATION |\n",
        &["1: one queue or two", "2: Queue (own or bought)", "6: Backups"],
    );
    check_clarifications(
        "- [要明確化] 保存期間は未定\n- 【待澄清：谁来审批】\n- [НУЖНО УТОЧНЕНИЕ: срок хранения]\n- [À CLARIFIER : durée]\n",
        &["1: 保存期間は未定", "2: 谁来审批", "3: срок хранения", "4: durée"],
    );
}

#[test]
fn sentences_about_markers_ask_nothing() {
    for text in [
        "**Language**: [e.g., Go 1.22 or NEEDS CLARIFICATION]\n",
        "1. Read the context (scan for NEEDS CLARIFICATION)\n   - If NEEDS CLARIFICATION remain: ERROR\n",
        "- For each NEEDS CLARIFICATION → research task\n\n**Output**: research.md with all NEEDS CLARIFICATION resolved\n",
        "- [ ] All NEEDS CLARIFICATION resolved\n- [x] No [NEEDS CLARIFICATION] markers remain\n",
        "[All NEEDS CLARIFICATION items have been resolved]\n",
        "No `[NEEDS CLARIFICATION]` markers remain.\n",
        "## Unknowns (NEEDS CLARIFICATION)\n\nNone.\n",
        "**Open points (NEEDS CLARIFICATION)**:\n- Which port\n",
        "- ~~[NEEDS CLARIFICATION: which port]~~ 8080\n- [NEEDS CLARIFICATION: port] → Resolved: 8080\n",
        "- [x] Decide the port [NEEDS CLARIFICATION: 80 or 8080]\n",
        "```text\n[NEEDS CLARIFICATION: inside code]\n```\n<!-- [NEEDS CLARIFICATION: in a comment] -->\n",
        "- [x] すべての要明確化解決済み\n- [x] [要明確化]マーカーが残っていない\n",
        "Whether this needs clarification is open.\n",
        "**NEEDS CLARIFICATION**: None\n",
    ] {
        check_clarifications(text, &[]);
    }
}

#[test]
fn a_list_that_shows_how_questions_are_marked_asks_nothing() {
    for lead in [
        "*Example of marking unclear requirements:*",
        "Examples of how to mark an open point:",
        "不清楚需求的标记示例：",
        "不明確な要件のマーク例:",
        "불명확한 요구사항 표시 예시:",
        "*Пример маркировки неясных требований:*",
        "*Ejemplo de cómo marcar requisitos poco claros:*",
        "*Exemple de marquage des exigences floues :*",
        "*Beispiel für die Markierung unklarer Anforderungen:*",
        "*Exemplo de como marcar requisitos pouco claros:*",
    ] {
        check_clarifications(
            &format!(
                "# Gauges\n\n- Read hourly [NEEDS CLARIFICATION: by whom?]\n\n{lead}\n\n- Sign in by [NEEDS CLARIFICATION: key or card?]\n"
            ),
            &["3: by whom?"],
        );
    }
    check_clarifications(
        "Example rows:\n\n- Sign in by [NEEDS CLARIFICATION: key?]\n\n*Example of marking:*\n\nNone.\n\n- Kept for [NEEDS CLARIFICATION: days?]\n",
        &["3: key?", "9: days?"],
    );
}

#[test]
fn a_sentence_that_all_is_resolved_leaves_live_markers_alone() {
    check_clarifications(
        "- Port [NEEDS CLARIFICATION]\n\n[All NEEDS CLARIFICATION items are resolved in research.md]\n",
        &["1: Port"],
    );
}

#[test]
fn a_template_is_untouched_while_title_and_most_fields_are_placeholders() {
    let fields = "**Branch**: `[BRANCH_NAME]`\n**Created**: [DATE]\n**Status**: Draft\n**Author**: [AUTHOR]\n";
    check_untouched(&format!("# Implementation Plan: [FEATURE NAME]\n\n{fields}\n## Gates\n\n- [ ] All known\n"), true);
    check_untouched(
        "# 実装計画: [機能名]\n\n**日付**: [日付]\n**仕様**: [リンク]\n\n## 概要\n\n[仕様から抽出]\n",
        true,
    );
    check_untouched(&format!("# Implementation Plan: Ledger\n\n{fields}"), false);
    check_untouched(
        "# Plan: [FEATURE]\n\n**Date**: [DATE]\n\n## Summary\n\nThe ledger keeps entries.\n\nIt is a file.\n\nOne a year.\n",
        false,
    );
    check_untouched("# Plan: [FEATURE]\n", false);
    check_untouched("", false);
}

#[test]
fn every_document_of_a_feature_is_read() {
    let mut plan =
        feature(DocumentKind::Plan, "[DATE]\n\n- [NEEDS CLARIFICATION: when]\n\n## Success Criteria\n\n- Fast\n");
    let spec = feature(DocumentKind::Spec, "[FEATURE_NAME]\n\n## Success Criteria\n\n- **SC-001**: Right\n");
    plan.documents.extend(spec.documents);
    let owed = placeholder::read(&plan);
    assert_eq!((owed.placeholders.len(), owed.clarifications.len()), (2, 1));
    let criteria: Vec<String> = criteria::read(&plan).into_iter().map(|criterion| criterion.text).collect();
    assert_eq!(criteria, ["Fast", "SC-001: Right"]);
}

#[test]
fn ordinary_words_in_a_cell_are_no_marker() {
    check_clarifications(
        "| Принцип | Оценка |\n|---|---|\n| Простота | Требует уточнения |\n| Тесты | ТРЕБУЕТ УТОЧНЕНИЯ |\n\n- Срок [потребує уточнення: хто?]\n",
        &["4: Тесты", "6: хто?"],
    );
}

#[test]
fn questions_are_marked_in_portuguese_in_several_words() {
    check_clarifications(
        "## Perguntas\n\n- Qual o prazo? [PRECISA ESCLARECER]\n- Quem paga? [PRECISA SER ESCLARECIDO: jurídico]\n",
        &["3: Qual o prazo?", "4: jurídico"],
    );
}

#[test]
fn everyday_words_of_east_asia_are_markers_in_brackets_only() {
    check_clarifications(
        "# Plan\n- 【要確認】送料の計算\n- 유효 기간 [확인 필요: 며칠인가]\n- [待确认：谁来审批]\n- 時區 [需釐清]\n",
        &["2: 送料の計算", "3: 며칠인가", "4: 谁来审批", "5: 時區"],
    );
    check_clarifications(
        "# Plan\n\n**備考**: 要確認\n\n- 확인 필요: 성능\n\n| 项 | 状态 |\n|---|---|\n| 部署 | 待确认 |\n",
        &[],
    );
}
