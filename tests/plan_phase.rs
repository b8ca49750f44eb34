//! Phases, by their headings, or as they are listed.

use plansite::diagnostic::Source;
use plansite::document::parse;
use plansite::plan::phase;

/// Compares the phases of a plan with `title @line`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (document, _) = parse(Source::new("plan.md", text.to_owned()));
    let phases = phase::read(&document);
    let phases: Vec<String> = phases.iter().map(|phase| format!("{} @{}", phase.title, phase.place.line)).collect();
    assert_eq!(phases, expected);
}

#[test]
fn a_heading_with_the_word_and_a_number_is_a_phase() {
    for heading in [
        "Phase 1: Data Model & Contracts",
        "Phase 0 — Research",
        "PHASE 2",
        "Phase 3+: Later",
        "Phase 1A: Setup",
        "Phase 3.2: Sync",
        "Phase II: Rollout",
        "Phase One: Rollout",
        "Phase A: Rollout",
        "Phase N-1.0: Before",
        "Phase N.4: Between",
        "Phase N+1.0: After",
        "Phase n+1 — After",
        "Sub-phase 2.A — Tables",
        "Subphase 3: Quays",
        "子阶段 2.1：设计",
        "하위 단계 2: 구현",
        "Подэтап 1.2: Анализ",
        "Sous-phase 1 : Analyse",
        "Teilphase 2: Druck",
        "Phase 2 (optional)",
        "2.1 Phase 1: Research",
        "✅ Phase 1: Research",
        "Phase 1 ✅",
        "Phase -1: Before",
        "Stage 2 — Switch",
        "阶段 1：设计",
        "阶段一：设计",
        "第一阶段：设计",
        "第2階段 設計",
        "フェーズ1：設計",
        "フェーズ 1",
        "1단계: 설계",
        "단계 2: 구현",
        "Фаза 1: Анализ",
        "Этап 2. Код",
        "1-й этап: анализ",
        "Fase 1: Diseño",
        "Étape 1 : Analyse",
        "المرحلة 1: التحليل",
        "المرحلة الأولى: التحليل",
        "**Phase 1**: Setup",
    ] {
        let title = heading.replace("**", "");
        check(&format!("# Plan: X\n\n## {heading}\n"), &[&format!("{title} @3")]);
    }
}

#[test]
fn a_heading_that_speaks_of_phases_is_none() {
    for heading in [
        "Phases",
        "Phase Summary",
        "Phase 1 Deliverables",
        "Phase 1 Success Metrics",
        "Implementation Phases",
        "Research (Phase 0)",
        "Sub-phase deliverables",
        "Phaser 2",
        "Phase shift",
        "Phase 0 완료 상태",
        "다음 단계",
        "実装フェーズ",
        "Стадии",
        "Multi-phase 1: X",
        "3. Testing",
    ] {
        check(&format!("# Plan: X\n\n## {heading}\n"), &[]);
    }
}

#[test]
fn a_part_of_a_phase_is_none_beside_whole_ones() {
    check("# Plan: X\n\n## Phase 2: Work\n\n### Sub-phase 2.A: Tables\n", &["Phase 2: Work @3"]);
    check(
        "# Phase 2: Work\n\n### 1. Sub-phase 2.A: Tables\n\n### [DONE] Sub-phase 2.B: Quays\n",
        &["1. Sub-phase 2.A: Tables @3", "[DONE] Sub-phase 2.B: Quays @5"],
    );
}

#[test]
fn phases_stand_at_any_level_in_order_but_not_in_the_title_or_in_code() {
    check(
        "# Phase 4: Rollout\n\n## Work\n\n### Phase 1: A\n\n#### Phase 1.1: B\n\n# Phase 2: C\n\n```\n# Phase 3: D\n```\n\n**Phase 5: E**\n",
        &["Phase 1: A @5", "Phase 1.1: B @7", "Phase 2: C @9"],
    );
}

#[test]
fn phases_may_be_listed_below_a_heading_of_their_own() {
    check(
        "# Plan: X\n\n## 6. Phase Structure\n\nIn this order:\n\n* **Phase 0: Soundings**\n  * **Goal**: depth\n  * Phase 7: none\n\n* **Phase 1: Maps & Charts**\n* Rest\n",
        &["Phase 0: Soundings @7", "Phase 1: Maps & Charts @11"],
    );
    check(
        "# Plan: X\n\n## Phases and milestones\n\n1. **Phase 1: Build** - two weeks\n2. **Phase 2**: Launch. Then wait.\n3. Phase 3. Look back; all of us\n4. **Phase 4: Rest.** A day.\n",
        &["Phase 1: Build @5", "Phase 2: Launch @6", "Phase 3. Look back @7", "Phase 4: Rest @8"],
    );
    check(
        "# Plan: X\n\n### Implementation phases (draft)\n\n**Phase A: Hull**\n\nOf oak.\n\n**Phase B — Sails**: of flax  \n**Phase C: Crew**\n\nPhase D: nobody\n",
        &["Phase A: Hull @5", "Phase B — Sails @9", "Phase C: Crew @10"],
    );
    check(
        "# Plan: X\n\n## Phases\n\n- [x] Phase 1: Hull\n- [ ] Phase 2: Sails\n",
        &["Phase 1: Hull @5", "Phase 2: Sails @6"],
    );
    for (heading, item) in [
        ("实施阶段", "第一阶段：设计"),
        ("実装フェーズのロードマップ", "Phase 1 (Design)"),
        ("구현 단계", "1단계: 설계"),
        ("Этапы реализации", "Этап 1. Код"),
        ("Fases de implementación", "Fase 1: Diseño"),
        ("Phasenplan", "Phase 1: Entwurf"),
    ] {
        check(&format!("# Plan: X\n\n## {heading}\n\n- **{item}**\n"), &[&format!("{item} @5")]);
    }
}

#[test]
fn a_list_elsewhere_names_no_phases() {
    for heading in [
        "Summary",
        "Phase Status",
        "Future phases",
        "Phases of other plans",
        "Phase 1 artifacts",
        "Out of scope",
        "Phaseshift",
    ] {
        check(&format!("# Plan: X\n\n## {heading}\n\n- **Phase 3: Later**\n\n**Phase 4: Last**\n"), &[]);
    }
    // What has headings is not listed once more.
    check("# Plan: X\n\n## Phases\n\n- Phase 1: Hull\n- Phase 2: Sails\n\n### Phase 1: Hull\n", &["Phase 1: Hull @8"]);
    // The first list counts, and it ends at the next heading.
    check(
        "# Plan: X\n\n## Phases\n\nBelow.\n\n### Notes\n\n- Phase 9: none\n\n## Project phases\n\n- Phase 1: Hull\n\n## Phases\n\n- Phase 1: Hull\n",
        &["Phase 1: Hull @13"],
    );
}
