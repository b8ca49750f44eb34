//! How a plan says that it worked: the plan's own criteria in every form, and never those of one part of the work.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::feature::FeatureContent;
use plansite::plan::{DocumentKind, Feature, FeatureDocument, criteria};

#[track_caller]
fn check(kind: DocumentKind, text: &str, expected: &[&str]) {
    let (document, _) = document::parse(Source::new("a.md", text.to_owned()));
    let content = FeatureContent::Document(Box::new(document));
    let documents = vec![FeatureDocument { kind, path: "a.md".to_owned(), content }];
    let feature = Feature { id: "a".to_owned(), number: None, folder: "a".to_owned(), documents };
    let found = criteria::read(&feature);
    let found: Vec<String> = found.iter().map(|found| format!("{}: {}", found.place.line, found.text)).collect();
    assert_eq!(found, expected, "{text}");
}

/// A plan with one section under this heading is read, or is not.
#[track_caller]
fn check_heading(heading: &str, is_read: bool) {
    let expected: &[&str] = if is_read { &["5: It works"] } else { &[] };
    check(DocumentKind::Plan, &format!("# Plan: Ledger\n\n{heading}\n\n- It works\n"), expected);
}

#[test]
fn a_section_is_known_by_its_name_in_every_language() {
    for heading in [
        "## Success Criteria",
        "## 7. SUCCESS CRITERIA:",
        "## 🚀 Success Criteria ✅",
        "## Overall Success Criteria *(mandatory)*",
        "## Success Criteria Validation",
        "### 1.5 Success Criteria Mapping",
        "## Success Metrics & Monitoring",
        "## Success Validation",
        "## Measurable Outcomes",
        "## Acceptance Criteria",
        "### Definition of Done:",
        "## Exit Criteria",
        "## 成功标准",
        "## 七、验收标准",
        "## 成功標準",
        "## 成功基準 *(必須)*",
        "## 성공 메트릭",
        "## 성공 기준 *(필수)*",
        "## Критерии успеха",
        "## 8. Критерии приёмки",
        "## Критерії успіху",
        "## Критерії приймання",
        "## Criterios de Éxito",
        "## Critères de Succès *(obligatoire)*",
        "## Erfolgskriterien",
        "## معايير النجاح",
        "## Critérios de sucesso",
    ] {
        check_heading(heading, true);
    }
    for heading in [
        "## Test Organization by Success Criteria",
        "## Phase 2 Success Criteria",
        "## Task 5: Check the Success Criteria",
        "## Success Stories",
        "## Criteria",
        "## 第一阶段验收标准",
        "## Acceptance Scenarios",
    ] {
        check_heading(heading, false);
    }
}

#[test]
fn criteria_are_items_boxes_rows_numbered_lines_and_headings() {
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n*How will we know?*\n\n- Quick over\n  two lines\n- [ ] SC-001: No leaks\n1. ✅ **Fast**: 20 ms\n",
        &["5: Quick over two lines", "7: SC-001: No leaks", "8: ✅ Fast: 20 ms"],
    );
    check(
        DocumentKind::Plan,
        "## Success Metrics\n\n| Metric | Target | How |\n|---|---|---|\n| Start | 1 s | timer |\n| Size |  | ls |\n",
        &["5: Start: 1 s", "6: Size"],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria Verification Plan\n\n| SC | Method | Test |\n|---|---|---|\n| SC-001 | Count rows | `rows` |\n",
        &["5: SC-001: Count rows"],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n### Functional\n\n- [x] Adds\n\n### Non-Functional\n\n- [ ] Quick\n\n### Out of Scope\n\n- Undo\n",
        &["5: Adds", "9: Quick"],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n- **Speed**:\n  - Starts in 1 s\n  - Stops in 1 s\n- Size\n  - on disk\n",
        &["4: Starts in 1 s", "5: Stops in 1 s", "6: Size"],
    );
    check(
        DocumentKind::Plan,
        "## Acceptance Criteria\n\n**AC-01 — adds.** It adds.\n\nSome words.\n\n**AC-02 — keeps.** It keeps.\n",
        &["3: AC-01 — adds. It adds.", "7: AC-02 — keeps. It keeps."],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n### SC-001: Adds\n\n- by key\n\n### SC-002: Keeps\n\nOn disk.\n",
        &["3: SC-001: Adds", "7: SC-002: Keeps"],
    );
    check(
        DocumentKind::Plan,
        "## Success Metrics\n\n**Speed**: under a second\n**Size**: under a megabyte\n",
        &["3: Speed: under a second", "4: Size: under a megabyte"],
    );
}

#[test]
fn what_is_not_stated_is_no_criterion() {
    check(DocumentKind::Plan, "## Success Criteria\n\n- [SUCCESS_METRIC_1]\n- N/A\n- [Measurable metric]\n", &[]);
    check(DocumentKind::Plan, "## Success Criteria\n\nTo be agreed with the team.\n", &[]);
    check(DocumentKind::Plan, "**Success Criteria**:\n- under a label\n", &[]);
    check(DocumentKind::Plan, "```md\n## Success Criteria\n- in code\n```\n", &[]);
}

#[test]
fn the_criteria_of_one_part_are_left_out() {
    check(
        DocumentKind::Plan,
        "## Phase 1: Store\n\n### Success Criteria\n\n- Stored\n\n## Phase 2: Show\n\n### Success Criteria\n\n- Shown\n",
        &[],
    );
    check(DocumentKind::Plan, "## Tasks\n\n### Task 1: Store\n\n#### Acceptance Criteria\n\n- Stored\n", &[]);
    check(
        DocumentKind::Plan,
        "## Storage\n\n### Acceptance Criteria\n\n- Stored\n\n## Display\n\n### Acceptance Criteria\n\n- Shown\n",
        &[],
    );
    check(
        DocumentKind::Plan,
        "## Phase 1: Design\n\n### 1.5 Success Criteria Mapping\n\n- SC-001: Stored\n- Sketch drawn\n",
        &["5: SC-001: Stored"],
    );
    check(
        DocumentKind::Plan,
        "## Phase 2: Work\n\n### WP01 Store\n\nText.\n\n### WP02 Show\n\nText.\n\n### Success Metrics\n\n- All shown\n",
        &["13: All shown"],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria by phase\n\n- x\n\n## Success Criteria\n\n### Phase 1 Success\n\n- Stored\n",
        &["9: Stored"],
    );
}

#[test]
fn acceptance_stands_in_only_where_no_success_is_stated() {
    check(
        DocumentKind::Plan,
        "## Acceptance Criteria\n\n- Accepted\n\n## Success Metrics\n\n- Successful\n\n## Success Criteria\n\n- Right\n",
        &["7: Successful", "11: Right"],
    );
    check(
        DocumentKind::Plan,
        "## Success Validation\n\n### Acceptance Criteria\n\n- Covered\n\n## 8. Evaluation\n\n### Definition of Done:\n\n- [ ] Built\n",
        &["5: Covered"],
    );
    check(
        DocumentKind::Plan,
        "## 8. Evaluation\n\n### Definition of Done:\n\n- [ ] Built\n\n### Output Checks:\n\n- Format\n",
        &["5: Built"],
    );
}

#[test]
fn a_spec_gives_its_measurable_outcomes() {
    check(
        DocumentKind::Spec,
        "## User Story 1 - Add\n\n**Acceptance Scenarios**:\n\n1. Given x\n\n## Success Criteria *(mandatory)*\n\n\
         ### Measurable Outcomes\n\n- **SC-001**: Adds in 1 s\n- **SC-002**: Keeps\n",
        &["11: SC-001: Adds in 1 s", "12: SC-002: Keeps"],
    );
    check(DocumentKind::Spec, "## Goals\n\n- SC-001: Adds\n- Other\n", &["3: SC-001: Adds"]);
}

#[test]
fn how_criteria_are_measured_is_no_criterion() {
    check(
        DocumentKind::Plan,
        "## Success Metrics\n\n- Fast\n\n### How we measure\n\n- With a clock\n\n## Erfolgskriterien\n\n- Schnell\n\n### Messmethode\n\n- Uhr\n",
        &["3: Fast", "11: Schnell"],
    );
}

#[test]
fn ways_of_measuring_the_criteria_above_are_no_criteria() {
    for measuring in [
        "**How success is measured**:",
        "**Measurement methods**:",
        "Measurement method:",
        "**成功基準の測定方法**:",
        "**衡量方法**：",
        "**측정 방법**:",
        "**Как измеряется**:",
        "**Cómo se mide**:",
        "**Comment mesurer**:",
        "**Wie gemessen wird**:",
        "### Measurement",
        "### 3. Verification approach",
        "### How these are verified",
    ] {
        check(
            DocumentKind::Spec,
            &format!(
                "# Spec: Ledger\n\n## Success Criteria\n\n1. It is fast\n2. It is small\n\n{measuring}\n\n1. Fast: by a \
                 stopwatch\n2. Small: by a scale\n\n### Others\n\n- It is red\n"
            ),
            &["5: It is fast", "6: It is small", "15: It is red"],
        );
    }
    check(
        DocumentKind::Spec,
        "# Spec: Ledger\n\n## Success Criteria\n\n- It is fast\n- How it is measured:\n  - by a stopwatch\n\n\
         **Measurement**:\n\n| Metric | Tool |\n|---|---|\n| Speed | stopwatch |\n\n**Also**:\n\n- It is red\n",
        &["5: It is fast", "17: It is red"],
    );
}

#[test]
fn what_is_to_be_measured_is_a_criterion() {
    for label in
        ["**Measurable outcomes**:", "### Measurement accuracy", "### Verified by pilots", "**Success measures**:"]
    {
        check(
            DocumentKind::Spec,
            &format!("# Spec: Ledger\n\n## Success Criteria\n\n- It is fast\n\n{label}\n\n- It is red\n"),
            &["5: It is fast", "9: It is red"],
        );
    }
    for label in ["**How success is measured**:", "### Measurement"] {
        check(
            DocumentKind::Spec,
            &format!("# Spec: Ledger\n\n## Success Criteria\n\n{label}\n\n- It is red\n"),
            &["7: It is red"],
        );
    }
}

#[test]
fn an_item_with_a_box_is_told_by_the_ones_below_it_that_have_none() {
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n- [x] The tables hold the tides of:\n  - harbours\n  - rivers\n- [ ] Printing:\n  - [ ] on paper\n  - [x] on tin\n- Binding:\n  - in cloth\n",
        &["3: The tables hold the tides of:", "7: on paper", "8: on tin", "10: in cloth"],
    );
    check(
        DocumentKind::Plan,
        "## Success Criteria\n\n- [ ] Functional:\n  - it prints\n  - it binds\n- [ ] The book has in its second part:\n  - SC-001: tides\n",
        &["4: it prints", "5: it binds", "7: SC-001: tides"],
    );
}
