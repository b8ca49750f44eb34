//! Gates inside a constitution check: a stage of it where they judge principles, else a list of gates.

use super::{check, plan};
use plansite::plan::gate;

/// How many verdicts on gates there are.
fn verdicts(text: &str) -> usize {
    gate::verdicts(&plan(text)).len()
}

#[test]
fn a_heading_of_gates_with_a_table_of_principles_is_a_stage_of_the_check() {
    for heading in ["Pre-Research Gate", "Gate Evaluation", "Gates", "Pre-Phase 0 Gate Review", "Quality Gates"] {
        let text = format!(
            "## Constitution Check\n\n### {heading}\n\n| Principle | Status |\n|---|---|\n| I. Glass | ✅ PASS |\n| Wood | ❌ FAIL |\n"
        );
        check(&text, &["7 I. Glass = pass: ✅ PASS", "8 Wood = fail: ❌ FAIL"]);
        assert_eq!(verdicts(&text), 0, "{heading}");
    }
}

#[test]
fn bold_names_with_verdicts_are_principles_below_a_name_of_a_stage() {
    check(
        "## Constitution Check\n\n### Pre-Research Gate\n\n- **Glass**: PASS — all panes\n- ✅ **Wood**: dry\n",
        &["5 Glass = pass: PASS", "6 Wood = pass: ✅"],
    );
    check(
        "## Constitution Check\n\n**Pre-Design Gate:**\n\n✅ **Glass**: clear\n❌ **Wood**: wet\n",
        &["5 Glass = pass: ✅", "6 Wood = fail: ❌"],
    );
    for heading in ["Quality Gates", "Gates", "Gate Evaluation"] {
        let gates = format!("## Constitution Check\n\n### {heading}\n\n- **Panes**: PASS\n- **Frames**: PASS\n");
        check(&gates, &[]);
        assert_eq!(verdicts(&gates), 2, "{heading}");
    }
}

#[test]
fn lines_and_paragraphs_judge_principles_as_items_do() {
    check(
        "## Constitution Check\n\n### Constitution Compliance Gates\n\n✅ **Glass**: clear\n\n⚠️ **Wood**: damp\n",
        &["5 Glass = pass: ✅", "7 Wood = partial: ⚠️"],
    );
    check(
        "## Constitution Check\n\n**Initial check (phase 0):** ✅ **Principle I** (glass): kept  \n❌ **Principle II** (wood): wet\n",
        &["3 Principle I (glass) = pass: ✅", "4 Principle II (wood) = fail: ❌"],
    );
}

#[test]
fn a_heading_with_one_principle_groups_it_where_others_group_several() {
    check(
        "## Constitution Check\n### Windows\n- ✅ **Glass**: clear\n### Doors\n- ✅ **Wood**: dry\n- ⚠️ **Paint**: one coat\n",
        &["3 Glass = pass: ✅", "5 Wood = pass: ✅", "6 Paint = partial: ⚠️"],
    );
    check(
        "## Constitution Check\n### Glass\n- ✅ **Panes**: clear\n### Wood\n- ✅ **Boards**: dry\n",
        &["2 Glass = pass: ✅", "4 Wood = pass: ✅"],
    );
}

#[test]
fn a_heading_over_lines_that_judge_principles_groups_them() {
    check(
        "## Constitution Check\n\n### House Compliance\n\n✅ **Glass**: clear\n\n❌ **Wood**: wet\n",
        &["5 Glass = pass: ✅", "7 Wood = fail: ❌"],
    );
    check(
        "## Constitution Check\n\n### Glass\n\n**Status**: ✅ PASS\n**Compliance**: ✅ Full\n",
        &["3 Glass = pass: ✅ PASS"],
    );
    check(
        "## Constitution Check\n\n### Glass\n\n**Panes**: ✅ clear\n**Frames**: ✅ dry\n",
        &["3 Glass = unstated: nothing"],
    );
    check(
        "## Constitution Check\n\n### Glass\n\n**Panes**: ✅ clear\n\n**Frames**: ✅ dry\n",
        &["3 Glass = unstated: nothing"],
    );
}

#[test]
fn requirements_in_a_table_below_a_principle_give_it_the_worst_verdict() {
    let table = |last: &str| format!("| Requirement | Status |\n|---|---|\n| Panes | PASS |\n| Frames | {last} |\n");
    let rows = [
        ("FAIL", "fail: FAIL"),
        ("✅", "pass: PASS"),
        ("N/A", "pass: PASS"),
        ("Pending", "pending: Pending"),
        ("", "unstated: nothing"),
    ];
    for (last, expected) in rows {
        let text = format!("## Constitution Check\n### I. Glass\n{}", table(last));
        check(&text, &[&format!("2 I. Glass = {expected}")]);
    }
}

#[test]
fn a_bold_line_on_all_principles_is_a_verdict_on_gates() {
    for line in ["All gates pass.", "All gates passed - on to phase 0.", "All principles satisfied. Build the doors."] {
        let text = format!("## Constitution Check\n- ✅ **Glass**: clear\n\n**{line}**\n");
        check(&text, &["2 Glass = pass: ✅"]);
        assert_eq!(verdicts(&text), 1, "{line}");
    }
    assert_eq!(verdicts("## Constitution Check\n*GATE: Phase 0 전 통과 필요. Phase 1 후 재검토.*\n"), 0);
}

#[test]
fn a_later_gate_gives_the_principles_their_latest_verdict() {
    check(
        "## Constitution Check\n- **I. Glass**: PASS\n- **II. Wood**: PASS\n\n### Post-Phase 1 Gate Review\n- **I. Glass**: FAIL — cracked\n",
        &["2 I. Glass = fail: FAIL", "3 II. Wood = pass: PASS"],
    );
}

#[test]
fn what_else_stands_below_such_a_heading_stays_a_gate() {
    let table = "| Gate | Status |\n|---|---|\n| Panes | PASS |\n| Frames | PASS |\n";
    check(&format!("## Constitution Check\n\n### Quality Gates\n\n{table}"), &[]);
    check(
        &format!("## Constitution Check\n\n### Pre-Research Gate Review\n\n{table}"),
        &["7 Panes = pass: PASS", "8 Frames = pass: PASS"],
    );
    for list in [
        "- **Plan**: all principles support it\n- **Frames**: Compliant with the rules of the house\n",
        "- GATE 1: Panes? PASS\n- GATE 2: Frames? FAIL\n",
        "- [x] Panes are clear\n- [ ] Frames are dry\n",
    ] {
        check(&format!("## Constitution Check\n\n### Gate Evaluation\n\n{list}"), &[]);
    }
}

#[test]
fn numbered_gates_in_a_list_are_judged_as_gates() {
    let text =
        "## Constitution Check\n- Gate 1 (Glass): **PASS** — clear\n- Gate 2: Wood — FAIL\n- Gate A (Paint): PASS\n";
    check(text, &[]);
    let found =
        gate::verdicts(&plan(text)).into_iter().map(|found| format!("{}: {}", found.label, found.verdict.name()));
    assert_eq!(found.collect::<Vec<_>>(), ["Gate 1 (Glass): pass", "Gate 2: fail", "Gate A (Paint): pass"]);
}
