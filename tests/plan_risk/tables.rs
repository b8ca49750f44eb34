//! Risks in tables, and tables that are no registers.

use plansite::plan::risk::Level;

use super::{check, check_none, read};

#[test]
fn tables_are_read_by_the_names_of_their_columns() {
    check(
        "## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Queue fills up | Low | High | Back-pressure |\n",
        "5 Queue fills up | likelihood Low = 1 | impact High = 3 | mitigation Back-pressure",
    );
    check(
        "## Risk Register\n\n| Risk | Impact | Probability | Mitigation (this release) | Owner |\n|---|--:|--:|---|---|\n| Queue fills up | High | Medium | Back-pressure | Ana |\n",
        "5 Queue fills up | likelihood Medium = 2 | impact High = 3 | mitigation Back-pressure | owner Ana",
    );
    check(
        "## Risks\n\nNo | Risk | P | I | Response | Plan B\n-|-|-|-|-|-\n1 | `drop \\| keep` is unclear | 4 | 5 | Ask | Keep\n",
        "5 drop | keep is unclear | likelihood 4 = 3 | impact 5 = 4 | mitigation Ask | contingency Keep",
    );
    check(
        "## Risks\n\n| ID | Failure mode | Pre-emptive countermeasure |\n|---|---|---|\n| F1 | Torn page on crash | Write ahead |\n",
        "5 Torn page on crash | mitigation Write ahead",
    );
    check(
        "## Risks\n\n| Risk ID | Description | Category | Severity | Mitigation |\n|---|---|---|---|---|\n| R1 | Torn page | Storage | HIGH | Write ahead |\n",
        "5 [Storage] Torn page | impact HIGH = 3 | mitigation Write ahead",
    );
    check(
        "## Risks\n\n| Component | Risk | Mitigation |\n|---|---|---|\n| Parser | High | Fuzz it |\n",
        "5 Parser | impact High = 3 | mitigation Fuzz it",
    );
    check(
        "## Risks\n\n| Risk | Detection | Residual risk | Severity |\n|---|---|---|---|\n| Torn page | checksum | Low | Med |\n",
        "5 Torn page | impact Med = 2",
    );
}

#[test]
fn tables_speak_every_language() {
    let tables = [
        ("## 风险与缓解", "风险 | 可能性 | 影响 | 缓解措施", "超时 | 低 | 高 | 重试"),
        ("## 風險評估", "風險 | 機率 | 影響 | 緩解措施", "超时 | 低 | 高 | 重试"),
        ("## リスクと対策", "リスク | 影響度 | 発生確率 | 対策", "超时 | 高 | 低 | 重试"),
        ("## 위험 및 완화", "위험 | 가능성 | 영향 | 완화 전략", "超时 | 낮음 | 높음 | 重试"),
        ("## Риски и меры", "Риск | Вероятность | Влияние | Меры", "超时 | Низкая | Высокое | 重试"),
        ("## Análisis de riesgos", "Riesgo | Probabilidad | Impacto | Mitigación", "超时 | Baja | Alto | 重试"),
        ("## Analyse des risques", "Risque | Probabilité | Impact | Atténuation", "超时 | Faible | Élevé | 重试"),
        ("## Risikoanalyse", "Risiko | Wahrscheinlichkeit | Auswirkung | Maßnahme", "超时 | niedrig | hoch | 重试"),
        ("## المخاطر", "الخطر | الاحتمال | التأثير | التخفيف", "超时 | منخفض | مرتفع | 重试"),
        ("## Ryzyka i mitygacja", "Ryzyko | Prawdopodobieństwo | Wpływ | Mitygacja", "超时 | Niskie | Wysoki | 重试"),
        ("## Risker och åtgärder", "Risk | Sannolikhet | Påverkan | Åtgärd", "超时 | Låg | Hög | 重试"),
        ("## Rủi ro và giảm thiểu", "Rủi ro | Khả năng | Tác động | Giảm thiểu", "超时 | Thấp | Cao | 重试"),
        (
            "## Analisis Risiko dan Mitigasi",
            "Risiko | Kemungkinan | Dampak | Mitigasi",
            "超时 | Rendah | Tinggi | 重试",
        ),
        ("## Riscos e mitigações", "Risco | Probabilidade | Impacto | Mitigação", "超时 | Baixa | Alto | 重试"),
    ];
    for (heading, names, row) in tables {
        let (risks, has_section) = read(&format!("{heading}\n\n| {names} |\n|---|---|---|---|\n| {row} |\n"));
        let levels: Vec<_> = risks
            .iter()
            .map(|risk| {
                let number = |level: &Option<Level>| level.as_ref().and_then(|level| level.level);
                (risk.text.as_str(), number(&risk.likelihood), number(&risk.impact), risk.mitigation.as_deref())
            })
            .collect();
        assert_eq!(levels, [("超时", Some(1), Some(3), Some("重试"))], "{heading}");
        assert!(has_section, "{heading}");
    }
}

#[test]
fn rows_that_state_nothing_are_no_risks_and_cells_that_state_nothing_are_none() {
    check(
        "## Risks

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| Disk full | - | schedule slip | TBD |
| Lost key | [High/Medium/Low] | High/Medium/Low | none |
| Short row | Low |
| Long row | Low | Low | Split | it | up |
| [e.g., vendor leaves] | [level] | [level] | [action] |
| None | - | - | - |
| | | | |
",
        "5 Disk full | impact schedule slip = ?
         6 Lost key | impact High/Medium/Low = ?
         7 Short row | likelihood Low = 1 | 2 cells in 4 columns
         8 Long row | likelihood Low = 1 | impact Low = 1 | mitigation Split | 6 cells in 4 columns",
    );
}

#[test]
fn the_cell_of_a_mitigation_has_its_place() {
    let text = "## Risks\n\n| Risk | Mitigation | Impact |\n|---|---|---|\n| Disk full |  | Low |\n| Late | Start early |\n- x\n";
    let (risks, _) = read(text);
    let places: Vec<_> = risks
        .iter()
        .map(|risk| {
            risk.mitigation_cell.as_ref().map(|place| (place.line, text[place.span.start..place.span.end].trim()))
        })
        .collect();
    assert_eq!(places[..2], [Some((5, "")), Some((6, "Start early"))]);
}

#[test]
fn other_tables_are_no_registers() {
    check_none("## Files\n\n| File | Change | Risk |\n|---|---|---|\n| a.rs | renamed | Low |\n");
    check_none(
        "## Complexity Tracking\n\n| Principle Violated | Why Required | Mitigation |\n|---|---|---|\n| Simplicity | speed | later |\n",
    );
    check(
        "## Effort, Risks, and Mitigations

| Phase | Effort |
|---|---|
| One | 2 days |

| Risk | Mitigation |
|---|---|
| Late library | Pin it |
",
        "9 Late library | mitigation Pin it",
    );
    check(
        "## Notes\n\n| Risk | Likelihood | Impact |\n|---|---|---|\n| Late library | Low | Low |\n",
        "5 Late library | likelihood Low = 1 | impact Low = 1",
    );
    check("## Risks\n\n| File | Change | Risk |\n|---|---|---|\n| a.rs | renamed | Low |\n", "");
}

#[test]
fn single_letters_of_other_languages_name_the_axes() {
    check(
        "## Risiken\n\n| Nr. | Risiko | W | A | Maßnahme |\n|---|---|---|---|---|\n| 1 | Glasbruch | 2 | hoch | Folie |\n\n## Риски\n\n| Риск | В | У | Меры |\n|---|---|---|---|\n| Обрыв | низкая | высокий | запас |\n",
        "5 Glasbruch | likelihood 2 = 2 | impact hoch = 3 | mitigation Folie
         11 Обрыв | likelihood низкая = 1 | impact высокий = 3 | mitigation запас",
    );
}

#[test]
fn one_column_may_hold_both_axes() {
    for (name, cell, likelihood, impact) in [
        ("Likelihood/Impact", "Low/High", "Low = 1", "High = 3"),
        ("Probability / Impact", "medium / **critical**", "medium = 2", "critical = 4"),
        ("P/I", "L, H", "L = 1", "H = 3"),
        ("L × I", "2 × 4 = 8", "2 = 2", "4 = 3"),
        ("P x S", "4x5", "4 = 3", "5 = 4"),
        ("Impact & Likelihood (of 5)", "High/Low", "Low = 1", "High = 3"),
        ("Wahrsch./Auswirkung", "niedrig/hoch", "niedrig = 1", "hoch = 3"),
        ("可能性/影响", "低/高", "低 = 1", "高 = 3"),
        (
            "Likelihood/Impact",
            "Low if moored / high - boats/nets tear",
            "Low if moored = 1",
            "high - boats/nets tear = 3",
        ),
        ("Likelihood/Impact", "High impact / low likelihood", "low likelihood = 1", "High impact = 3"),
    ] {
        check(
            &format!("## Risks\n\n| Risk | {name} | Mitigation |\n|---|---|---|\n| Fog | {cell} | a horn |\n"),
            &format!("5 Fog | likelihood {likelihood} | impact {impact} | mitigation a horn"),
        );
    }
    let (risks, _) = read("| Risk | P/I |\n|---|---|\n| Fog | Low / `High` |\n");
    let places = [&risks[0].likelihood, &risks[0].impact]
        .map(|level| level.as_ref().and_then(|level| level.cell.as_ref()).map(|place| (place.line, place.column)));
    assert_eq!(places, [Some((3, 9)), Some((3, 16))]);
}

#[test]
fn a_cell_for_both_axes_that_holds_no_two_levels_gives_none() {
    check(
        "## Risks

| Risk | Likelihood/Impact | Mitigation |
|---|---|---|
| Fog | Medium | a horn |
| Ice | Low/Medium/High | salt |
| Storm | 6 | wait |
| Theft | Low/- | a lock |
| Drift | rare, but bad | rinse |
",
        "5 Fog | mitigation a horn
         6 Ice | mitigation salt
         7 Storm | mitigation wait
         8 Theft | likelihood Low = 1 | mitigation a lock
         9 Drift | mitigation rinse",
    );
}
