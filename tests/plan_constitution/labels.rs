//! Words that are a verdict in one place and a label, a name or prose in another.

use super::check;

#[test]
fn a_label_is_no_verdict_on_what_stands_above_it() {
    check(
        "## Constitution Check\n### I. Glass\n- **Compliance**: panes are clear\n- **Status**: ❌ FAIL\n### II. Wood\n- **Compliance**: None yet\n### III. Paint\n**Violations**: None\n### IV. Nails\n**Violations**: None\n**Status**: PARTIAL\n### V. Glue\n**Required**: dry wood\n### VI. Tools\n- **Compliance**: ✅ Full\n",
        &[
            "2 I. Glass = fail: ❌ FAIL",
            "5 II. Wood = unstated: nothing",
            "7 III. Paint = unstated: nothing",
            "9 IV. Nails = partial: PARTIAL",
            "12 V. Glue = unstated: nothing",
            "14 VI. Tools = pass: ✅",
        ],
    );
    // Without a colon the same words judge.
    check(
        "## Constitution Check\n### I. Glass\n**PASSED** in all rooms\n",
        &["2 I. Glass = pass: PASSED in all rooms"],
    );
}

#[test]
fn a_bold_name_may_end_in_its_verdict() {
    check(
        "## Constitution Check\n- **PASS - Roof**: tight\n- **I. Glass — PASS**: clear\n- **II. Wood (FAIL)**: wet\n- **III. Paint ✅**: two coats\n- **IV. Nails (N/A)**: glue only\n- **V. Glue (required)**: dry wood\n- **VI. Tools (REQUIRED)**: sharp\n- **VII. Retry (on failure)**: twice\n- **VIII. No ❌ in logs**: kept\n",
        &[
            "2 Roof = pass: PASS",
            "3 I. Glass = pass: PASS",
            "4 II. Wood = fail: FAIL",
            "5 III. Paint = pass: ✅",
            "6 IV. Nails = waived: N/A",
            "7 V. Glue (required) = unstated: nothing",
            "8 VI. Tools = pending: REQUIRED",
            "9 VII. Retry (on failure) = unstated: nothing",
            "10 VIII. No ❌ in logs = unstated: nothing",
        ],
    );
}

#[test]
fn a_verdict_in_brackets_is_a_sign() {
    check(
        "## Constitution Check\n- [PASS] I. Glass\n- [FAIL] **Wood**: wet\n- [N/A] Paint\n- [TODO] Find nails\n- [P] Sweep\n",
        &["2 I. Glass = pass: PASS", "3 Wood = fail: [FAIL]", "4 Paint = waived: N/A"],
    );
}

#[test]
fn a_sign_may_be_explained_behind_it() {
    check(
        "## Constitution Check\n- I. Glass ✅\n- II. Wood ❌ (two boards)\n- III. Paint ✅ - one coat\n- IV. Nails ⚠️ — some are bent\n",
        &["2 I. Glass = pass: ✅", "3 II. Wood = fail: ❌", "4 III. Paint = pass: ✅", "5 IV. Nails = partial: ⚠️"],
    );
}

#[test]
fn a_sentence_may_begin_with_a_word_that_is_a_verdict_elsewhere() {
    check(
        "## Constitution Check\n- **Rows**: Partial rows are rolled back\n- **Jobs**: Pending jobs survive each restart\n- **Glass**: Passing birds must see it\n- **Wood**: Failed\n- **Paint**: Partial coverage only\n- **Código**: Todo código na oficina\n- **Cola**: TODO\n",
        &[
            "2 Rows = unstated: nothing",
            "3 Jobs = unstated: nothing",
            "4 Glass = unstated: nothing",
            "5 Wood = fail: Failed",
            "6 Paint = partial: Partial coverage only",
            "7 Código = unstated: nothing",
            "8 Cola = pending: TODO",
        ],
    );
}

#[test]
fn a_name_behind_a_sign_may_end_in_a_word_for_a_verdict() {
    check(
        "## Constitution Check\n- ✅ **Glass compliance**: clear\n- ✅ **玻璃合规**：透明\n- ✅ **木工测试通过**：干燥\n- ✅ **Fully compliant**: all\n- ✅ **全部通过**：好\n- ✅ **No violations**: none\n- ✅ **Gate passed**: today\n",
        &["2 Glass compliance = pass: ✅", "3 玻璃合规 = pass: ✅", "4 木工测试通过 = pass: ✅"],
    );
    check("## Constitution Check\n- [x] **Wood 合规**: ✅ 干燥\n", &["2 Wood 合规 = pass: ✅"]);
}

#[test]
fn a_judged_name_may_begin_with_a_word_for_a_verdict() {
    check(
        "## Constitution Check\n- **Glass**: PASS\n- **Go Standards**: PASS\n- **Exception handling**: FAIL - none\n- **Complete frames**: PASS\n- **Fully compliant**: PASS\n",
        &[
            "2 Glass = pass: PASS",
            "3 Go Standards = pass: PASS",
            "4 Exception handling = fail: FAIL",
            "5 Complete frames = pass: PASS",
        ],
    );
    check("## 宪章检查\n- Go 优先：通过。\n- 简单：通过。\n", &["2 Go 优先 = pass: 通过", "3 简单 = pass: 通过"]);
}

#[test]
fn a_column_that_asks_for_violations_is_answered_by_no() {
    check(
        "## Constitution Check\n| Principle | Violations? |\n|---|---|\n| Glass | No |\n| Wood | Yes |\n| Paint | N/A |\n| Nails | None |\n| Glue | ✅ |\n",
        &[
            "4 Glass = pass: No",
            "5 Wood = fail: Yes",
            "6 Paint = waived: N/A",
            "7 Nails = pass: None",
            "8 Glue = pass: ✅",
        ],
    );
}

#[test]
fn who_looked_and_when_is_no_principle() {
    check(
        "## Constitution Check\n- ✅ **Glass**: clear\n\n### Post-Design Re-Check\n- **Phase**: After Phase 1\n- **Reviewer**: Ann\n- ❌ **Glass**: cracked\n\n**All gates still pass** but one.\n",
        &["2 Glass = fail: ❌"],
    );
    check("## 宪章检查\n- ✅ **玻璃**：透明\n\n**门控结果**：✅ 通过\n", &["2 玻璃 = pass: ✅"]);
    check("## Constitution Check\n### 유리\n✅ 맑음\n### 위반 사항\n- 없음\n", &["2 유리 = pass: ✅"]);
}
