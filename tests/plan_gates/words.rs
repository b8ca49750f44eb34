//! Gates and their verdicts in the words of other languages.

use plansite::plan::gate::{self, Verdict};

use super::{check, plan};

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
