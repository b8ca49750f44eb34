//! Verdicts that stand in words or signs, and sentences that only look like them.

use plansite::plan::gate::{self, Verdict};

use super::check;

#[test]
fn lines_with_a_verdict() {
    check(
        "## Constitution Check\n**Gate Status**: PASS (5/5 principles)\n\n**Post-Design Gate**: PASS sous réserve que le cache reste local\n\n**Gate result: FAIL — two principles are broken.**\n\n**Overall**: ✅ all good\n\n**Post-design re-check: PENDING**",
        &[
            "2 Gate Status = pass: PASS (5/5 principles)",
            "4 Post-Design Gate = partial: PASS sous réserve que le cache reste local",
            "6 Gate result = fail: FAIL — two principles are broken.",
            "8 Overall = pass: ✅ all good",
            "10 Post-design re-check = pending: PENDING",
        ],
    );
    check(
        "## Constitution Check\n\nNo violations. All gates pass.\n",
        &["3 Constitution Check = pass: No violations. All gates pass."],
    );
    check("## Summary\n\n**Gate Result**: PASS\n\n**Status**: PASS\n", &["3 Gate Result = pass: PASS"]);
}

#[test]
fn instructions_are_no_verdicts() {
    check("## Constitution Check\n*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*", &[]);
    check("## Research\n*GATE: Must complete BEFORE creating any classes*\n\n**Gate**: at most 5 failures\n", &[]);
    check("## 憲章チェック\n*ゲート: Phase 0 の前に合格必須。*", &[]);
    check("## Constitution Check\n*Porte qualité : doit passer avant la phase 0.*", &[]);
    check(
        "## Constitution Check\n*GATE: Passed - nothing to justify*",
        &["2 GATE = pass: Passed - nothing to justify"],
    );
}

#[test]
fn lists_led_by_signs() {
    check(
        "## Gates\n- ✅ GATE 1: Is the scope clear? YES\n- ❌ GATE 2: Is there a budget? NO\n- a remark\n",
        &["2 Gates = pass: ✅ GATE 1: Is the scope clear? YES", "3 Gates = fail: ❌ GATE 2: Is there a budget? NO"],
    );
    check(
        "## Gates\n\n**✅ Ready to Proceed** - everything is settled:\n- Storage: decided\n",
        &["3 Gates = pass: ✅ Ready to Proceed - everything is settled"],
    );
    check(
        "## Gates\n1. Scope\n2. Budget\n\n**Status**: All gates pass - we begin.\n",
        &["5 Status = pass: All gates pass - we begin."],
    );
    check(
        "### Gates\n\n**Gate 1: nothing needless**\n- ✅ PASS - uses what is there\n- Reason: less code\n",
        &["4 Gate 1: nothing needless = pass: ✅ PASS - uses what is there"],
    );
    check(
        "## Notes\n- GATE 3: Dependencies verified — PASS\n- Gate voltage: passed through\n",
        &["2 GATE 3 = pass: Dependencies verified — PASS"],
    );
}

#[test]
fn headings_and_tables_with_a_verdict() {
    check(
        "## Gate Result: PASS\n\n## Gates\n| Gate | Status |\n|---|---|\n| Spec | ✅ Pass |\n| Plan | Pending |\n| Cost | |",
        &["1 Gate Result = pass: PASS", "6 Spec = pass: ✅ Pass", "7 Plan = pending: Pending"],
    );
    check(
        "## Constitution Check\n### Before Research ✅\n### After Design - Pending\n",
        &["2 Before Research = pass: ✅", "3 After Design = pending: Pending"],
    );
}

#[test]
fn verdicts_by_words_and_signs() {
    use Verdict::{Fail, Partial, Pass, Pending, Unstated, Waived};
    for (text, expected) in [
        ("PASS", Pass),
        ("✅ PASS", Pass),
        ("✓", Pass),
        ("Pass — reads only", Pass),
        ("OK", Pass),
        ("Aligned", Pass),
        ("✅ Strongly aligned", Pass),
        ("COMPLIANT", Pass),
        ("WILL COMPLY", Pass),
        ("✅ WP07", Pass),
        ("No violations", Pass),
        ("No constitution violations identified.", Pass),
        ("All principles satisfied", Pass),
        ("PASS (by design)", Pass),
        ("PASS (5/5 principles)", Pass),
        ("PASS-by-design", Pass),
        ("PASS-by-design; held by a test", Pass),
        ("PASS- reads only, and writes nothing else than a log", Pass),
        ("PASS–reads only, and writes nothing else than a log", Pass),
        ("PASS-with-notes", Partial),
        ("合格", Pass),
        ("通过（见研究）", Pass),
        ("符合", Pass),
        ("準拠", Pass),
        ("厳守", Pass),
        ("順守", Pass),
        ("통과", Pass),
        ("위반 사항 없음", Pass),
        ("違反なし", Pass),
        ("соответствует", Pass),
        ("Пройден", Pass),
        ("Cumple", Pass),
        ("Respecté", Pass),
        ("Erfüllt", Pass),
        ("متوافق", Pass),
        ("Conforme", Pass),
        (":white_check_mark: done", Pass),
        ("PASS with justification", Pass),
        ("PASS with tests", Pass),
        ("Pass, with a declared position", Pass),
        ("Đạt", Pass),
        ("Không vi phạm", Pass),
        ("LULUS", Pass),
        ("Holds", Pass),
        ("FAIL", Fail),
        ("❌", Fail),
        ("Not compliant", Fail),
        ("2 violations", Fail),
        ("不通过", Fail),
        ("不合格", Fail),
        ("위반", Fail),
        ("не соответствует", Fail),
        ("No cumple", Fail),
        ("non conforme", Fail),
        ("nicht erfüllt", Fail),
        ("No", Fail),
        ("PARTIAL", Partial),
        ("⚠️ PASS", Partial),
        ("⚠️", Partial),
        ("DEFERRED", Partial),
        ("CONDITIONAL PASS", Partial),
        ("PASS with conditions", Partial),
        ("PASS with documented violations", Partial),
        ("PASS with tests pending", Partial),
        ("Pass with implementation obligation", Partial),
        ("PASS sous réserve que tout reste local", Partial),
        ("PASS (조건부)", Partial),
        ("Pass, deferred", Partial),
        ("部分", Partial),
        ("条件付き合格", Partial),
        ("частично", Partial),
        ("PENDING", Pending),
        ("⬜", Pending),
        ("Required", Pending),
        ("TBD", Pending),
        ("待定", Pending),
        ("Ausstehend", Pending),
        ("N/A", Waived),
        ("✅ N/A", Waived),
        ("⬜ N/A", Waived),
        ("PASS (N/A)", Waived),
        ("Not applicable - no storage", Waived),
        ("Documented exception", Waived),
        ("不适用", Waived),
        ("該当なし", Waived),
        ("해당 없음", Waived),
        ("не применимо", Waived),
        ("No aplica", Waived),
        ("Sans objet", Waived),
        ("Entfällt", Waived),
        ("", Unstated),
        ("—", Unstated),
        ("-", Unstated),
        ("Must pass before research", Unstated),
        ("The tests fail first and then pass, as they should", Unstated),
        ("Fails closed when the key is missing at start", Unstated),
        ("extends services that exist", Unstated),
        ("Passwords are hashed", Unstated),
        ("FAIL-fast at every edge", Unstated),
        ("PASS-THROUGH of the signal", Unstated),
        ("Pass-by-value for small types", Unstated),
        ("예외 처리", Unstated),
        ("Noted", Unstated),
        ("厳守事項を読む", Unstated),
        ("手順の厳守", Unstated),
    ] {
        assert_eq!(gate::verdict(text), expected, "{text:?}");
    }
}

#[test]
fn results_below_the_last_principle() {
    check(
        "## Constitution Check\n### I. Parts\nkept apart\n\n**Overall Result**: No violations.\n\n**Pre-design: PASSED**\n\nAll principles remain satisfied after the design.\n",
        &[
            "5 Overall Result = pass: No violations.",
            "7 Pre-design = pass: PASSED",
            "9 I. Parts = pass: All principles remain satisfied after the design.",
        ],
    );
    check(
        "## Comprobación de la constitución\n### I. Partes\nseparadas\n\n**Resultado general**: Sin violaciones.\n",
        &["5 Resultado general = pass: Sin violaciones."],
    );
}

#[test]
fn gates_on_lines_of_their_own_are_judged_one_by_one() {
    check(
        "## Quality Gates\n\nGATE 1: Anforderungen vollständig? JA\nGATE 2: Budget frei? NEIN\n",
        &["3 GATE 1 = pass: Anforderungen vollständig? JA", "4 GATE 2 = fail: Budget frei? NEIN"],
    );
    check(
        "## Constitution Check\n\nGate A (Admission): **PASS** - inputs\nGate B (Build): **HOLD** - glass\nGate C (Sale): NO-GO\n\n**Post-Design Gate**: PASS, provided the noise test holds\n",
        &[
            "3 Gate A (Admission) = pass: PASS - inputs",
            "4 Gate B (Build) = pending: HOLD - glass",
            "5 Gate C (Sale) = fail: NO-GO",
            "7 Post-Design Gate = partial: PASS, provided the noise test holds",
        ],
    );
}

#[test]
fn a_concluding_heading_states_the_verdict_of_the_check() {
    check("## 헌법 확인\n\n### 단순함 ✅\n\n### 결론: 조건부 통과\n", &["5 결론 = partial: 조건부 통과"]);
    check("## 게이트 체크리스트\n1. [x] 설계 검토\n", &["2 게이트 체크리스트: done 설계 검토"]);
}

#[test]
fn the_last_sentence_of_a_gate_may_be_its_verdict() {
    check(
        "## Gates\n- **Depths**: the survey is old. PASS with a second survey ordered.\n- **Charts**: two are left out. FAIL because the printer has no ink.\n- **Gauges**: a broken one stops the run. FAIL codes are logged for a week.\n- **Alarm**: no signal → FAIL with a bell and a lamp\n",
        &[
            "2 Gates = partial: Depths: the survey is old. PASS with a second survey ordered.",
            "3 Gates = fail: Charts: two are left out. FAIL because the printer has no ink.",
        ],
    );
    check(
        "## Gates\n| Gate | What was done |\n|---|---|\n| Depths | Every harbour sounded — verified |\n| Charts | Must be printed — before May |\n",
        &["4 Depths = pass: verified"],
    );
}

#[test]
fn a_paragraph_may_close_in_its_verdict() {
    check(
        "## Constitution Check\n\nNo charter governs the quay; the habits of the harbour are kept. PASS.\n",
        &["3 Constitution Check = pass: No charter governs the quay; the habits of the harbour are kept. PASS."],
    );
    check(
        "## Constitution Check\n\nAll of it is kept. Result: FAIL\n",
        &["3 Constitution Check = fail: All of it is kept. Result: FAIL"],
    );
    check("## Constitution Check\n\nAfter the storm every test must PASS.\n", &[]);
    check("## Notes\n\nThe quay is dry. PASS.\n", &[]);
}

#[test]
fn no_conflict_with_the_constitution_is_a_pass() {
    check(
        "## Constitution Check\n\n**Post-design re-check**: No constitution conflicts introduced. Nothing was added.\n",
        &["3 Post-design re-check = pass: No constitution conflicts introduced. Nothing was added."],
    );
    check(
        "## Constitution Check\n\nNo conflicts with the constitution.\n",
        &["3 Constitution Check = pass: No conflicts with the constitution."],
    );
    check("## Constitution Check\n\nNo conflicts with the timetable of the ferry are known to the pilots.\n", &[]);
}
