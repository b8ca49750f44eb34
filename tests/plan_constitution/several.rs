//! Several verdicts on one principle: which of them counts.

use super::check;

#[test]
fn the_worst_line_counts() {
    check(
        "## Constitution Check\n### I. Glass\n- ✅ **PASS**: panes are clear\n- ⚠️ **NEEDS EVALUATION**: the new frame\n### II. Wood\n- **PASS**: dry\n- **FAIL**: cut too short\n### III. Paint\n✅ Compliant with the rules of colour\n\n❌ The second coat is missing\n### IV. Nails\n- ✅ Complete set of sizes\n- ✅ Straight\n### V. Glue\n- ✅ PASS: sticks\n- N/A: nothing to dry\n",
        &[
            "2 I. Glass = partial: ⚠️ NEEDS EVALUATION",
            "5 II. Wood = fail: FAIL",
            "8 III. Paint = fail: ❌",
            "12 IV. Nails = pass: ✅",
            "15 V. Glue = pass: ✅ PASS",
        ],
    );
}

#[test]
fn a_labelled_verdict_speaks_for_the_lines_beside_it() {
    check(
        "## Constitution Check\n### I. Glass\n**Status**: PASS\n- ❌ Rejected: a second pane\n### II. Wood\n**Status**: PASS\n\n**Status**: FAIL\n",
        &["2 I. Glass = pass: PASS", "5 II. Wood = fail: FAIL"],
    );
}

#[test]
fn a_pass_may_be_taken_back_on_its_line() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| Glass | ✅ PASS for doors, ❌ FAIL for windows |\n| Wood | PASS (dry); FAIL (wet) |\n| Paint | ✅ PASS (first coat, ❌ in the old house) |\n| Nails | PASS, no FAIL left |\n| Glue | PASS, FAIL-fast kept |\n",
        &[
            "4 Glass = fail: ✅ PASS for doors, ❌ FAIL for windows",
            "5 Wood = fail: PASS (dry); FAIL (wet)",
            "6 Paint = pass: ✅ PASS (first coat, ❌ in the old house)",
            "7 Nails = pass: PASS, no FAIL left",
            "8 Glue = pass: PASS, FAIL-fast kept",
        ],
    );
}

#[test]
fn prose_below_a_verdict_takes_nothing_back() {
    check(
        "## Constitution Check\n### I. Glass\nPASS. Panes are small.\n\nFailed panes are replaced.\n### II. Wood\n✅ PASS\n\n❌ Rejected alternative: stone\n### III. Paint\n- PASS: two coats\n- Partial: none\n- **Open issues**: none\n### IV. Nails\n✅ Erfüllt\n\n- ❌ Kein Rost\n",
        &[
            "2 I. Glass = pass: PASS",
            "6 II. Wood = pass: ✅ PASS",
            "10 III. Paint = pass: PASS",
            "14 IV. Nails = pass: ✅ Erfüllt",
        ],
    );
    check(
        "## Constitution Check\n- **I. Glass**: ✅ PASS - one pane, NO new frames\n- **II. Wood**: PASS: boards cut, FAIL confirmed, boards glued\n- **III. Paint**: PASS; OPEN cans only\n- **IV. Nails**: ✅ Signs ✅/⚠️/❌ are drawn everywhere\n- **V. Glue**: PASS (indoors), PENDING (outdoors)\n",
        &[
            "2 I. Glass = pass: ✅ PASS",
            "3 II. Wood = pass: PASS",
            "4 III. Paint = pass: PASS",
            "5 IV. Nails = pass: ✅",
            "6 V. Glue = pending: PASS (indoors), PENDING",
        ],
    );
}

#[test]
fn a_count_of_none_and_a_loud_remark_take_nothing_back() {
    check(
        "## Constitution Check\n- **I. Glass**: PASS (5/5), PENDING: none\n- **II. Wood**: PASS: 5, FAIL: 0\n- **III. Paint**: ✅ Coats are mixed, FAIL, then dried\n- **IV. Nails**: PASS; FAIL for tin\n",
        &[
            "2 I. Glass = pass: PASS",
            "3 II. Wood = pass: PASS",
            "4 III. Paint = pass: ✅ Coats are mixed, FAIL, then dried",
            "5 IV. Nails = fail: PASS; FAIL",
        ],
    );
    check(
        "## Constitution Check\n### I. Glass\nPASS\n\n⚠️ **IMPORTANT NOTE**: mind the frame\n### II. Wood\n✅ PASS\n- ✅ **CAN DO**: doors\n- ❌ **CANNOT DO**: roofs\n",
        &["2 I. Glass = pass: PASS", "6 II. Wood = pass: ✅ PASS"],
    );
}

#[test]
fn two_answers_in_a_cell_are_no_choice() {
    check(
        "## Constitution Check\n| Principle | Before / after |\n|---|---|\n| Glass | FAIL / PASS |\n| Wood | ⚠️ / ✅ |\n",
        &["4 Glass = fail: FAIL / PASS", "5 Wood = partial: ⚠️ / ✅"],
    );
}

#[test]
fn a_choice_that_nobody_has_made_is_no_verdict() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| Glass | PASS / FAIL |\n| Wood | ✅/⚠️/❌ |\n| Paint | N/A |\n| Nails | PASS / compliant |\n",
        &[
            "4 Glass = unstated: PASS / FAIL",
            "5 Wood = unstated: ✅/⚠️/❌",
            "6 Paint = waived: N/A",
            "7 Nails = pass: PASS / compliant",
        ],
    );
}

#[test]
fn rows_of_one_table_stay_apart_by_their_numbers() {
    check(
        "## Constitution Check\n| Principle | Status |\n|---|---|\n| XII. Tests first | PASS |\n| XIII. Tests first | FAIL |\n\n**Required Check - Principle XI (Tests first)**:\n- kept\n",
        &["4 XII. Tests first = pass: PASS", "5 XIII. Tests first = fail: FAIL"],
    );
}

#[test]
fn an_answer_may_go_on_without_a_comma() {
    check(
        "## Constitution Check\n**Structure**:\n- Is each part a library? OK the glass stands alone\n- A command for each library: N/A\n\n**Sight**:\n- Are there logs? Yes the ones of the house\n- Do they reach the cellar? N/A\n\n**Light**:\n- Is it bright? Okayama glass is\n",
        &["2 Structure = pass: OK", "6 Sight = pass: Yes", "10 Light = unstated: nothing"],
    );
}

#[test]
fn a_long_name_beside_a_verdict_hides_no_others() {
    check(
        "## Constitution Check\n- Plan before the house is built: OK.\n- No change to the walls of others: OK, they stay\n- No names in the record: when it is written\n- Tests needed: doors and windows\n",
        &[
            "2 Plan before the house is built = pass: OK",
            "3 No change to the walls of others = pass: OK, they stay",
            "4 No names in the record = unstated: nothing",
            "5 Tests needed = unstated: nothing",
        ],
    );
}

#[test]
fn a_constitution_may_be_joined_with_what_stands_beside_it() {
    for heading in ["Constitution / Conventions", "Constitution & Standards", "Charter and Rules"] {
        check(&format!("## {heading}\n- **Glass**: ✅ clear\n"), &["2 Glass = pass: ✅"]);
    }
    check("## Constitution and scope of the work\n- **Glass**: ✅ clear\n", &[]);
}
