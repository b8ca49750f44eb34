//! Gates: which boxes count, whether they are met, and which verdicts stand in words.

use plansite::diagnostic::Source;
use plansite::document::{self, Document};
use plansite::plan::gate::{self, Verdict};

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
fn gate_headings_in_other_words_and_languages() {
    for heading in [
        "Gates:",
        "7. Gates",
        "🚦 Gates",
        "Quality Gates",
        "Testing and Quality Gates",
        "Gate A: Planning Admission",
        "Exit Gates (Phase 1)",
        "Final Gate Checklist",
        "Performance And Memory Gates",
        "门禁状态",
        "质量门禁",
        "ゲートステータス",
        "ゲート状態",
        "게이트 상태",
        "Статус гейтов",
        "Estado de las puertas",
        "Statut des portes",
        "Gate-Status",
        "البوابات",
        "Portões de qualidade",
    ] {
        let plan = plan(&format!("# T\n\n## {heading}\n\n- [ ] Budget agreed\n"));
        assert_eq!(gate::read(&plan).gates.len(), 1, "{heading}");
        assert!(gate::has_section(&plan), "{heading}");
    }
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
fn lines_with_a_verdict_in_other_languages() {
    for (line, verdict) in [
        ("**Resultado de la puerta**: APROBADO", Verdict::Pass),
        ("**Gate-Status**: BESTANDEN", Verdict::Pass),
        ("**Статус гейта**: НЕ ПРОЙДЕН", Verdict::Fail),
        ("**门禁状态**：通过", Verdict::Pass),
        ("**ゲート結果**: 条件付き合格", Verdict::Partial),
        ("**게이트 상태**: 대기", Verdict::Pending),
        ("**Porte post-conception** : PASS si le cache reste local", Verdict::Partial),
    ] {
        let verdicts = gate::verdicts(&plan(&format!("# T\n\n## Summary\n\n{line}\n")));
        assert_eq!(verdicts.iter().map(|found| found.verdict).collect::<Vec<_>>(), [verdict], "{line}");
    }
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
fn a_section_of_gates_is_told_from_a_constitution_check() {
    assert!(gate::has_section(&plan("## Gates\n\nNone yet.")));
    assert!(gate::has_section(&plan("## Progress\n\n**Gate Status**:\n\n- [ ] a")));
    assert!(!gate::has_section(&plan("## Constitution Check\n\n- [ ] a\n\n**Gate Status**: PASS")));
    assert!(!gate::has_section(&plan("# Gates\n\n## Logic gate simulation\n")));
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
        ("合格", Pass),
        ("通过（见研究）", Pass),
        ("符合", Pass),
        ("準拠", Pass),
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
        ("예외 처리", Unstated),
        ("Noted", Unstated),
    ] {
        assert_eq!(gate::verdict(text), expected, "{text:?}");
    }
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
fn gates_and_verdicts_in_ukrainian_and_german() {
    check("## Шлюзи якості\n\n- [x] Узгоджено\n", &["3 Шлюзи якості: done Узгоджено"]);
    check(
        "## 10. Контрольный список гейтов\n\n- [ ] Гейт 2: нагрузка\n",
        &["3 10. Контрольный список гейтов: open Гейт 2: нагрузка"],
    );
    check("## Qualitätstore\n\n- [ ] Last gemessen\n", &["3 Qualitätstore: open Last gemessen"]);
    for (text, expected) in [
        ("Порушень немає", Verdict::Pass),
        ("Нарушений нет, кроме п. 3", Verdict::Partial),
        ("No violations except in tests", Verdict::Partial),
        ("Keine Verstöße außer Prinzip II", Verdict::Partial),
        ("Принцип не нарушен", Verdict::Pass),
        ("Нарушен", Verdict::Fail),
        ("пройдена с оговорками", Verdict::Partial),
        ("Mit Einschränkungen erfüllt", Verdict::Partial),
        ("zu prüfen", Verdict::Pending),
        ("لا توجد مخالفات", Verdict::Pass),
    ] {
        assert_eq!(gate::verdict(text), expected, "{text:?}");
    }
}

#[test]
fn a_sign_before_a_heading_is_no_verdict() {
    check("## ✅ Quality Gates\n- [ ] Coverage is high\n", &["2 ✅ Quality Gates: open Coverage is high"]);
    check("## Constitution Check: PASS\n", &["1 Constitution Check = pass: PASS"]);
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
fn headings_of_checks_and_gates_in_romance_languages() {
    for title in [
        "Revue constitutionnelle",
        "Alignement avec la constitution",
        "Alineación con la Constitución",
        "Validación de la Constitución",
        "Alinhamento com a Constituição",
        "Portão da Constituição",
        "Principles Check",
        "Conformité aux principes",
        "Barrières de qualité",
        "Puertas de aprobación",
        "Portões de Aprovação",
        "Code Quality Gates",
        "Pre-flight Gates",
    ] {
        check(&format!("# Plan\n\n## {title}\n- [x] looked at\n"), &[&format!("4 {title}: done looked at")]);
    }
    for title in ["Design Principles", "Validation Principles", "Noise Gate", "Portefeuille", "Puntos de partida"] {
        check(&format!("# Plan\n\n## {title}\n- [x] looked at\n"), &[]);
    }
}

#[test]
fn the_verdict_on_all_may_be_a_whole_sentence() {
    check(
        "## 헌장 준수 확인\n### 원칙 I: 단순\n**판정**: 통과\n\n**종합 결과**: 조건부 통과\n\n## 헌장 재확인\n**결론**: 모든 원칙을 준수하며, 다음 단계인 작업 분해로 진행합니다.\n",
        &[
            "5 종합 결과 = partial: 조건부 통과",
            "8 결론 = pass: 모든 원칙을 준수하며, 다음 단계인 작업 분해로 진행합니다.",
        ],
    );
    check(
        "## 宪章检查\n**总体结论**：有条件通过\n\n所有原则都必须满足，否则不能进入设计阶段。\n",
        &["2 总体结论 = partial: 有条件通过"],
    );
}

#[test]
fn a_threshold_is_a_gate_in_traditional_chinese() {
    check(
        "## 憲章檢核\n- [x] **簡潔**：一個模組\n\n**門檻狀態**：⚠️ 部分通過\n",
        &["2 憲章檢核: done 簡潔：一個模組", "4 門檻狀態 = partial: ⚠️ 部分通過"],
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
fn checklists_of_gates_and_their_result_in_other_languages() {
    check(
        "## Lista de Verificação dos Portões\n\n- [x] Escopo fechado\n\n## Проверка конституции\n\n**Статус ворот**: частично пройдено (2/3)\n",
        &[
            "3 Lista de Verificação dos Portões: done Escopo fechado",
            "7 Статус ворот = partial: частично пройдено (2/3)",
        ],
    );
}

#[test]
fn a_box_in_a_table_is_a_gate_and_no_verdict() {
    check(
        "## Quality Gates\n\n| Gate | Criteria | Status |\n|---|---|---|\n| G1 | Wiring | ☑ |\n| G2 | Noise | PASS |\n",
        &["5 Quality Gates: done G1", "6 G2 = pass: PASS"],
    );
}

#[test]
fn points_of_control_are_gates_in_headings() {
    for heading in [
        "Контрольные точки",
        "Контрольні точки якості",
        "Points de contrôle (avant conception)",
        "Puntos de control",
        "نقاط التحقق",
        "Punti di controllo",
        "检查点",
        "設計前檢查點",
        "チェックポイント",
        "관문 점검",
        "阶段门",
        "Bramki jakości",
        "Kalite kapıları",
        "Poorten voor het ontwerp",
    ] {
        check(
            &format!("# Plan\n\n## {heading}\n- [ ] Budget agreed\n"),
            &[&format!("4 {heading}: open Budget agreed")],
        );
    }
}

#[test]
fn points_of_control_of_a_phase_or_of_a_product_are_no_gates() {
    check("## Phase 1: Model\n\n**检查点**:\n- [ ] 可以运行\n", &[]);
    check("## 模型检查点\n- [ ] 保存权重\n", &[]);
    check("## Control points of the curve\n- [ ] Draw them\n", &[]);
    check("## Puntos de control de la curva\n- [ ] Dibujarlos\n", &[]);
}

#[test]
fn a_concluding_heading_states_the_verdict_of_the_check() {
    check("## 헌법 확인\n\n### 단순함 ✅\n\n### 결론: 조건부 통과\n", &["5 결론 = partial: 조건부 통과"]);
    check("## 게이트 체크리스트\n1. [x] 설계 검토\n", &["2 게이트 체크리스트: done 설계 검토"]);
}
