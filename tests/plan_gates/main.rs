//! Gates: which boxes count, whether they are met, and which verdicts stand in words.

mod verdicts;
mod words;

use plansite::diagnostic::Source;
use plansite::document::{self, Document};
use plansite::plan::gate;

fn plan(text: &str) -> Document {
    document::parse(Source::new("specs/001-a/plan.md", text.to_owned())).0
}

/// The boxes as `line section: state text`, then the verdicts as `line label = verdict: text`.
fn check(text: &str, expected: &[&str]) {
    let plan = plan(text);
    let boxes = gate::read(&plan)
        .gates
        .into_iter()
        .map(|gate| format!("{} {}: {} {}", gate.place.line, gate.section, gate.state.name(), gate.text));
    let verdicts = gate::verdicts(&plan).into_iter().map(|verdict| {
        format!("{} {} = {}: {}", verdict.place.line, verdict.label, verdict.verdict.name(), verdict.text)
    });
    assert_eq!(boxes.chain(verdicts).collect::<Vec<_>>(), expected, "in\n{text}");
}

#[test]
fn a_gates_section_lists_its_boxes() {
    check(
        "# Plan\n\n## Gates\n\nBefore we go on:\n\n- [x] Unknowns are settled\n- [ ] Budget is agreed\n- [X] Team agrees",
        &["7 Gates: done Unknowns are settled", "8 Gates: open Budget is agreed", "9 Gates: done Team agrees"],
    );
}

#[test]
fn wrapped_and_nested_items_are_whole() {
    check(
        "## Entry Gates\n- [ ] Load is\n      measured\n  - [x] on the old server\n1. [x] Reviewed",
        &[
            "2 Entry Gates: open Load is measured",
            "4 Entry Gates: done on the old server",
            "5 Entry Gates: done Reviewed",
        ],
    );
}

#[test]
fn a_bold_line_tells_gates_from_phases() {
    check(
        "## Progress Tracking\n\n**Phase Status**:\n- [x] Phase 0 done\n- [ ] Phase 1 done\n\n**Gate Status**:\n- [x] First check: PASS\n- [ ] Deviations written down\n\n**Notes**:\n- [ ] buy cake\n",
        &["8 Gate Status: done First check: PASS", "9 Gate Status: open Deviations written down"],
    );
    check(
        "## Progress\n- **Gate Status**:\n  - [ ] Accepted\n- **Phase Status**:\n  - [ ] Phase 2\n",
        &["3 Gate Status: open Accepted"],
    );
    check("## Progress Tracking\n- [x] Phase 0: Research\n- [ ] Phase 1: Design", &[]);
}

#[test]
fn boxes_of_a_constitution_check_are_gates() {
    check(
        "## Constitution Check\n*GATE: Must pass before Phase 0 research.*\n\n**Required Check - Principle I (Layers):**\n- [x] No layer is skipped\n\n### Post-Design Re-Check\n- [ ] Contracts hold\n\n## Tasks\n- [ ] T001 Build it",
        &["5 Constitution Check: done No layer is skipped", "8 Post-Design Re-Check: open Contracts hold"],
    );
    check(
        "## Phase -1: Pre-Implementation Gates\n### Simplicity Gate (Article VII)\n- [ ] At most three projects",
        &["3 Simplicity Gate (Article VII): open At most three projects"],
    );
}

#[test]
fn other_boxes_are_no_gates() {
    check(
        "# Gates\n## Definition of Done\n- [ ] a\n## Noise Gate\n- [ ] b\n## Gateway Setup\n- [x] c\n## CI gate\n- [ ] d\n## Phase 3: Quality Gates\n- [ ] e\n## Files Checked\n- [x] f\n## ゲートウェイ設定\n- [ ] g\n",
        &[],
    );
    check("## Gates\n```\n- [ ] inside a fence\n```\n", &[]);
}

#[test]
fn waived_gates() {
    check(
        "## Gates\n- [ ] ~~Penetration test~~\n- [ ] Load test (waived by the board)\n- [ ] Migration: N/A - no data\n- [ ] Contrast is checked — not applicable\n- [x] N/A, yet ticked\n- [ ] 本地化: 不适用\n- [ ] The letters N/A are never shown\n- [x] ~~Legal review~~ (waived 2026-01-05)",
        &[
            "2 Gates: waived Penetration test",
            "3 Gates: waived Load test (waived by the board)",
            "4 Gates: waived Migration: N/A - no data",
            "5 Gates: waived Contrast is checked — not applicable",
            "6 Gates: done N/A, yet ticked",
            "7 Gates: waived 本地化: 不适用",
            "8 Gates: open The letters N/A are never shown",
            "9 Gates: waived Legal review (waived 2026-01-05)",
        ],
    );
}

#[test]
fn boxes_that_markdown_does_not_know() {
    check(
        "## Gates\n- ☑ One\n- ☐ Two\n- ⬜ Three\n- ✅ Four\n- [~] Five\n- [✓] Six\n- [plan](plan.md) is a link",
        &[
            "2 Gates: done One",
            "3 Gates: open Two",
            "4 Gates: open Three",
            "5 Gates: done Four",
            "6 Gates: open Five",
            "7 Gates: done Six",
        ],
    );
    check(
        "## Gates\n| Gate | Met |\n|---|---|\n| Cost | [x] |\n| Time | [ ] |",
        &["4 Gates: done Cost", "5 Gates: open Time"],
    );
}

#[test]
fn a_section_of_gates_is_told_from_a_constitution_check() {
    assert!(gate::has_section(&plan("## Gates\n\nNone yet.")));
    assert!(gate::has_section(&plan("## Progress\n\n**Gate Status**:\n\n- [ ] a")));
    assert!(!gate::has_section(&plan("## Constitution Check\n\n- [ ] a\n\n**Gate Status**: PASS")));
    assert!(!gate::has_section(&plan("# Gates\n\n## Logic gate simulation\n")));
}

#[test]
fn a_label_right_below_a_list_ends_its_last_gate() {
    check(
        "## Gates\n**Entry**:\n- [ ] Plan is read\n- [x] Team is free\n**Exit**:\n- [ ] Tests are green\n**Gate Status**: PASS",
        &[
            "3 Gates: open Plan is read",
            "4 Gates: done Team is free",
            "6 Gates: open Tests are green",
            "7 Gate Status = pass: PASS",
        ],
    );
}

#[test]
fn a_sign_before_a_heading_is_no_verdict() {
    check("## ✅ Quality Gates\n- [ ] Coverage is high\n", &["2 ✅ Quality Gates: open Coverage is high"]);
    check("## Constitution Check: PASS\n", &["1 Constitution Check = pass: PASS"]);
}

#[test]
fn a_box_in_a_table_is_a_gate_and_no_verdict() {
    check(
        "## Quality Gates\n\n| Gate | Criteria | Status |\n|---|---|---|\n| G1 | Wiring | ☑ |\n| G2 | Noise | PASS |\n",
        &["5 Quality Gates: done G1", "6 G2 = pass: PASS"],
    );
}

#[test]
fn points_of_control_of_a_phase_or_of_a_product_are_no_gates() {
    check("## Phase 1: Model\n\n**检查点**:\n- [ ] 可以运行\n", &[]);
    check("## 模型检查点\n- [ ] 保存权重\n", &[]);
    check("## Control points of the curve\n- [ ] Draw them\n", &[]);
    check("## Puntos de control de la curva\n- [ ] Dibujarlos\n", &[]);
}
