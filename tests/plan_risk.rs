//! Risks in the forms, languages and levels in which plans state them, and the texts that only look like risks.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::risk::{self, Level, Risk};

fn read(text: &str) -> (Vec<Risk>, bool) {
    let (document, _) = document::parse(Source::new("specs/001-x/plan.md", text.to_owned()));
    let register = risk::read(&document);
    (register.risks, register.has_section)
}

/// One line a risk: its line, its category, its text, and every field that is stated.
fn show(risk: &Risk) -> String {
    let level = |name: &str, level: &Option<Level>| {
        level.as_ref().map_or(String::new(), |level| {
            let number = level.level.map_or("?".to_owned(), |number| number.to_string());
            format!(" | {name} {} = {number}", level.text)
        })
    };
    let field =
        |name: &str, text: &Option<String>| text.as_ref().map_or(String::new(), |text| format!(" | {name} {text}"));
    let category = risk.category.as_ref().map_or(String::new(), |category| format!("[{category}] "));
    let mut line = format!("{} {category}{}", risk.place.line, risk.text);
    line.push_str(&level("likelihood", &risk.likelihood));
    line.push_str(&level("impact", &risk.impact));
    line.push_str(&field("mitigation", &risk.mitigation));
    line.push_str(&field("owner", &risk.owner));
    line.push_str(&field("contingency", &risk.contingency));
    if risk.surplus_cells {
        line.push_str(" | surplus cells");
    }
    line
}

/// Reads a plan and compares its risks, one a line; an empty expectation means a section without risks.
#[track_caller]
fn check(text: &str, expected: &str) {
    let (risks, has_section) = read(text);
    let got: Vec<String> = risks.iter().map(show).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(got, expected);
    assert!(has_section, "the section was not seen");
}

/// Reads a text that has no risk section.
#[track_caller]
fn check_none(text: &str) {
    let (risks, has_section) = read(text);
    assert_eq!(risks.iter().map(show).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(!has_section, "a section was seen where there is none");
}

#[test]
fn the_template_is_read_whole() {
    check(
        "## Risk Analysis

### Technical Risks
- Slow lookups in large ledgers (mitigation: index by day)
- Clock skew between nodes (mitigation: compare versions)

### Schedule Risks
- None identified (two days of work)

### Dependencies
- Parser library changes its tree
",
        "4 [Technical Risks] Slow lookups in large ledgers | mitigation index by day
         5 [Technical Risks] Clock skew between nodes | mitigation compare versions
         11 [Dependencies] Parser library changes its tree",
    );
    check(
        "## Risk Analysis\n\n### Technical Risks\n- [RISK_LIST_WITH_MITIGATIONS]\n\n### Schedule Risks\n- [SCHEDULE_RISKS]\n",
        "",
    );
}

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
         7 Short row | likelihood Low = 1
         8 Long row | likelihood Low = 1 | impact Low = 1 | mitigation Split | surplus cells",
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
fn a_heading_for_each_risk_holds_its_fields() {
    check(
        "## Risk Analysis

### Risk 1: Migration stalls

**Impact**: High (orders wait)
**Likelihood**: Medium | **Owner**: Bo

**Mitigation**:
- Rehearse on a copy
- Keep the old table

**Contingency**: Restore

### R2: Two writers
- **Description**: Both nodes may win
- **Mitigation**: Fence tokens
- **Severity**: Low

### 3. Slow start
Cold caches may delay the first page.

#### Mitigation
Warm them up.
",
        "3 Migration stalls | likelihood Medium = 2 | impact High (orders wait) = 3 | mitigation Rehearse on a copy; Keep the old table | owner Bo | contingency Restore
         14 R2: Two writers: Both nodes may win | impact Low = 1 | mitigation Fence tokens
         19 Slow start: Cold caches may delay the first page. | mitigation Warm them up.",
    );
    check(
        "## リスクと軽減策\n\n### リスク1：同期が失敗する\n\n**軽減策**：\n- 再試行する\n\n### リスク2：遅延\n**対応**：監視する\n",
        "3 同期が失敗する | mitigation 再試行する\n8 遅延 | mitigation 監視する",
    );
    check(
        "## Riscos\n\n### Risco 1: Atraso\n\n| Campo | Valor |\n|---|---|\n| Probabilidade | Alta |\n| Impacto | Média |\n| Mitigação | Começar cedo |\n",
        "3 Atraso | likelihood Alta = 3 | impact Média = 2 | mitigation Começar cedo",
    );
}

#[test]
fn bullets_carry_their_mitigation_in_many_ways() {
    check(
        "## Risks & Mitigations

- **Memory**: May grow without end. Mitigation: Cap the cache.
- **Clock**: Nodes may drift
  Mitigation: compare versions
  before writing.
- **Disk**: Fills up at night
  - *Mitigation*: Rotate logs
  - *Owner*: Ops
- **Network**: Links may fail

  **Mitigation**: Retry
- Template drift → Mitigated by one source
- Slow builds -> cache the registry
- Stale index, mitigated by nightly rebuilds
- Wrong totals: mitigate by rounding once
- Lost update (mitigation: version column) in the editor
- Parser fails on `a -> b` input
- **Totals** — **Mitigation**: round once
",
        "3 Memory: May grow without end. | mitigation Cap the cache.
         4 Clock: Nodes may drift | mitigation compare versions before writing.
         7 Disk: Fills up at night | mitigation Rotate logs | owner Ops
         10 Network: Links may fail | mitigation Retry
         13 Template drift | mitigation Mitigated by one source
         14 Slow builds | mitigation cache the registry
         15 Stale index | mitigation mitigated by nightly rebuilds
         16 Wrong totals | mitigation mitigate by rounding once
         17 Lost update in the editor | mitigation version column
         18 Parser fails on a -> b input
         19 Totals | mitigation round once",
    );
    check(
        "## 위험\n\n- **경로 A**: 느려질 수 있습니다. (완화: 캐시)\n- 버전 1 → 2 전환\n",
        "3 경로 A: 느려질 수 있습니다. | mitigation 캐시\n4 버전 1 → 2 전환",
    );
    check(
        "## 风险\n\n- **超时**：请求可能变慢。缓解措施：增加重试\n- 数据丢失（缓解：每日备份）\n",
        "3 超时：请求可能变慢。 | mitigation 增加重试\n4 数据丢失 | mitigation 每日备份",
    );
}

#[test]
fn sibling_bullets_and_lines_state_one_risk_after_the_other() {
    check(
        "## Risks

- **Risk**: Two writers → both win
- **Mitigation**: Fence tokens
- **Contingency**: Replay
- **Risk**: Late library
- **Mitigation**: none
- **Owner**: Bo

**Risk**: Stale page
**Mitigation**: Short lifetime

**Risk**: Lost key
**Mitigation**: Escrow
",
        "3 Two writers → both win | mitigation Fence tokens | contingency Replay
         6 Late library | owner Bo
         10 Stale page | mitigation Short lifetime
         13 Lost key | mitigation Escrow",
    );
    check(
        "## Risks\n\n- Cache grows → pages slow down\n- Mitigation: cap it\n",
        "3 Cache grows → pages slow down | mitigation cap it",
    );
}

#[test]
fn a_name_before_a_countermeasure_is_the_risk() {
    check(
        "## Risk Assessment

- **Rate limits**: Implement a queue
- **Use after free**: Use of old handles crashes the worker
- **Retries**: Add load that the server might not bear
- **Model drift**: Answers get worse over time
",
        "3 Rate limits | mitigation Implement a queue
         4 Use after free: Use of old handles crashes the worker
         5 Retries: Add load that the server might not bear
         6 Model drift: Answers get worse over time",
    );
    check(
        "## Risks and Mitigations\n\n- Import errors: early smoke test\n- Data loss: users may lose a draft\n",
        "3 Import errors | mitigation early smoke test\n4 Data loss: users may lose a draft",
    );
}

#[test]
fn bold_paragraphs_and_labels_state_risks() {
    check(
        "## Risk Mitigation

**Risk 1: Tables move**
- Mitigation: Search for the old names
- Test: Build and open

**Risk 2: Old sessions stay**
- Mitigation: Close them

**Overall Risk Level**: Low
",
        "3 Tables move | mitigation Search for the old names\n7 Old sessions stay | mitigation Close them",
    );
    check(
        "## Risks

**Technical:**
- Torn pages
- Lost keys

**Mitigation Strategies**
- Write ahead
- Escrow
",
        "4 [Technical] Torn pages | mitigation Write ahead
         5 [Technical] Lost keys | mitigation Escrow",
    );
    check(
        "## Risks\n\n**Wide rows.** A row can pass the page size.\n\n**Late library** — may slip\n",
        "3 Wide rows. A row can pass the page size.\n5 Late library — may slip",
    );
}

#[test]
fn numbered_lists_hold_fields_below_each_risk() {
    check(
        "## 7. Risk Analysis and Mitigation

### Top 2 Risks:
1. **Pool runs dry** (High)
   - Blast radius: every request
   - Mitigation: Watch the pool
   - Kill switch: stop the importer

2. **Wrong tenant** (low likelihood, critical impact)
   - Mitigation: Filter by tenant
",
        "4 [Top 2 Risks] Pool runs dry | impact High = 3 | mitigation Watch the pool
         9 [Top 2 Risks] Wrong tenant | likelihood low likelihood = 1 | impact critical impact = 4 | mitigation Filter by tenant",
    );
}

#[test]
fn a_name_over_its_risk_and_its_mitigation() {
    check(
        "## Risk Mitigation

### Technical Risks

1. **Proof size**
   - **Risk:** Proofs outgrow the wire
   - **Mitigation:** Compress early
   - **Monitoring:** Weekly report

### Cost Risks
**Risk**: The bill doubles
**Mitigation**: Cap the calls

**Risk: Late partners**
→ Mitigation: Stub their side
",
        "5 [Technical Risks] Proof size: Proofs outgrow the wire | mitigation Compress early
         11 [Cost Risks] The bill doubles | mitigation Cap the calls
         14 [Cost Risks] Late partners | mitigation Stub their side",
    );
    check(
        "## 実装時のリスクと対策\n\n### リスク 1: 重複が増える\n\n#### リスク 1 の対策\n\n- 二行に留める\n",
        "3 重複が増える | mitigation 二行に留める",
    );
    check(
        "## Риски\n\n**Риск 1: План устарел.**\nЧерновик попал в работу. Критичность: высокая.\n\n### Риск 2: Долгие тесты\n\n- **Мера**: Параллельный запуск\n- **Мера**: Кэш\n\n## Другое\n",
        "3 План устарел. Черновик попал в работу. | impact высокая = 3\n6 Долгие тесты | mitigation Параллельный запуск; Кэш",
    );
}

#[test]
fn lists_that_answer_the_risks_are_no_risks() {
    check(
        "## Risk Analysis

The strategy has these risks:
1. Prices may turn
2. Orders may not fill

Risk-based solutions include:
1. Stop losses
2. Smaller orders
",
        "4 Prices may turn | mitigation Stop losses\n5 Orders may not fill | mitigation Smaller orders",
    );
    check("## Risk Assessment: Low\n\n- Two methods change\n- Nothing else does\n", "");
    check(
        "## Риски и откат\n\n- **Риск:** нет ключей. **Снижение:** остановиться.\n- **Откат:** вернуть образ.\n",
        "3 нет ключей. | mitigation остановиться.",
    );
    check(
        "### المخاطر المحتملة:\n1. **فقدان البيانات** - تم تخفيفه بنسخ احتياطية\n\n### خطة الطوارئ:\n- استعادة النسخة\n",
        "2 فقدان البيانات | mitigation تم تخفيفه بنسخ احتياطية",
    );
    check(
        "## 风险与缓解\n\n### 风险\n1. **工期偏乐观** - 缓解: 每周复盘\n",
        "4 [风险] 工期偏乐观 | mitigation 每周复盘",
    );
}

#[test]
fn separate_mitigations_belong_by_name_or_by_position() {
    check(
        "## Risk Analysis

### High-Risk Items
1. **Secrets differ**: both sides need one key
2. **Ports clash**: two servers on one machine

### Mitigation Strategies
1. Share one file
2. Ask for a free port
",
        "4 [High-Risk Items] Secrets differ: both sides need one key | mitigation Share one file
         5 [High-Risk Items] Ports clash: two servers on one machine | mitigation Ask for a free port",
    );
    check(
        "## Risks\n- **A side**: text one\n- **B side**: text two\n- **C side**: text three\n\n## Mitigations\n- **C side**: third\n- **A side**: first\n",
        "2 A side: text one | mitigation first\n3 B side: text two\n4 C side: text three | mitigation third",
    );
    check("## Risks\n- One\n- Two\n- Three\n\n### Mitigations\n- first\n- second\n", "2 One\n3 Two\n4 Three");
    check("## Risk Mitigation\n- Keep the light theme as it is\n- Test on small screens\n", "");
    check(
        "## Risk Mitigation\n1. **Import order**: Mitigated by lazy imports\n2. **Merge conflicts**: one owner a file\n",
        "2 Import order | mitigation Mitigated by lazy imports\n3 Merge conflicts | mitigation one owner a file",
    );
}

#[test]
fn groups_inside_lists_are_categories() {
    check(
        "## 9. Risks, Constraints, and Resolved Decisions

*   **Risks**:
    *   **R1: Wrong answers**: The bot may invent facts.
        *   **Mitigation**: Cite sources
    *   **R2: Slow pages**: Too many fonts.
*   **Constraints**:
    *   One database
*   **Resolved Decisions**:
    *   Rust
",
        "4 R1: Wrong answers: The bot may invent facts. | mitigation Cite sources
         6 R2: Slow pages: Too many fonts.",
    );
    check(
        "## Risks\n\n- **Technical**:\n  - Torn pages\n- **People**:\n  - Ana leaves\n- Lost keys\n  - nobody has a copy\n",
        "4 [Technical] Torn pages\n6 [People] Ana leaves\n7 Lost keys",
    );
    check(
        "## Work packages\n\n- **Scope**: rename\n- **Risks**:\n  - Links break (mitigation: redirects)\n\n**Risks**:\n- Late review\n\n**Dependencies**: None\n",
        "5 Links break | mitigation redirects\n8 Late review",
    );
    check_none("## Work packages\n\n- **Risks**: R5, R7.\n\n**Risk Level**: Low\n");
}

#[test]
fn levels_stand_inside_the_text_too() {
    check(
        "## Risks

- 🔴 **High Risk**: Data loss
- 🟡 Slow pages
- [LOW] Typos
- **Crash (Medium Risk)**: nightly job
- Outage: High
- Outage (Likelihood: Low, Impact: High). Mitigation: two zones
- Overflow (high load) of the queue
",
        "3 Data loss | impact High Risk = 3
         4 Slow pages | impact 🟡 = 2
         5 Typos | impact LOW = 1
         6 Crash: nightly job | impact Medium Risk = 2
         7 Outage | impact High = 3
         8 Outage | likelihood Low = 1 | impact High = 3 | mitigation two zones
         9 Overflow (high load) of the queue",
    );
    check("## 风险\n\n### 🟢 低风险\n- 文档过期\n", "4 [🟢 低风险] 文档过期");
}

#[test]
fn words_digits_ranges_and_arrows_give_levels() {
    let levels = [
        ("High - blocks every sign-in", Some(3)),
        ("Low (for this release)", Some(1)),
        ("High → Medium** *(after the split)*", Some(2)),
        ("Low-Med", Some(2)),
        ("Low to High", Some(3)),
        ("Medium/High", Some(3)),
        ("High - critical path", Some(3)),
        ("Very Low", Some(1)),
        ("very high", Some(4)),
        ("CRITICAL", Some(4)),
        ("relatively low", Some(1)),
        ("High risk", Some(3)),
        ("Medium if unpatched", Some(2)),
        ("1", Some(1)),
        ("2", Some(2)),
        ("3/5", Some(2)),
        ("4", Some(3)),
        ("5", Some(4)),
        ("2-4", Some(3)),
        ("1 - High", Some(3)),
        ("🔴", Some(3)),
        ("🟢 Low", Some(1)),
        ("🔴 blocks the release", Some(3)),
        ("H", Some(3)),
        ("中～高", Some(3)),
        ("高（影响支付）", Some(3)),
        ("매우 높음", Some(4)),
        ("очень низкая", Some(1)),
        ("средняя", Some(2)),
        ("très élevé", Some(4)),
        ("sehr hoch", Some(4)),
        ("muy bajo", Some(1)),
        ("média", Some(2)),
        ("منخفضة", Some(1)),
        ("High latency for readers", None),
        ("Sync data is corrupted", None),
        ("高并发时失败", None),
        ("Low/Medium/High", None),
        ("Expected", None),
        ("50%", None),
        ("7", None),
        ("None", None),
    ];
    for (text, expected) in levels {
        let (risks, _) = read(&format!("## Risks\n\n| Risk | Impact |\n|---|---|\n| x | {text} |\n"));
        let impact = risks[0].impact.as_ref().map(|level| level.level);
        assert_eq!(impact, Some(expected), "{text}");
    }
}

#[test]
fn a_statement_that_there_is_no_risk_is_none() {
    for text in [
        "None",
        "None identified.",
        "None (standard library only)",
        "No significant risks.",
        "No known risks at this time",
        "N/A",
        "无",
        "暂无风险",
        "無",
        "なし",
        "特になし",
        "リスクはありません",
        "없음",
        "식별된 위험 없음",
        "Нет",
        "Риски не выявлены",
        "Ninguno",
        "No hay riesgos conocidos",
        "Aucun risque identifié",
        "Keine",
        "Keine Risiken bekannt",
        "لا توجد مخاطر",
        "Nenhum",
        "Não há riscos",
    ] {
        check(&format!("## Risks\n\n- {text}\n"), "");
    }
    check(
        "## Risks\n\n- None of the exporters closes its file\n- No rollback once the table is dropped\n- 无法回滚\n",
        "3 None of the exporters closes its file\n4 No rollback once the table is dropped\n5 无法回滚",
    );
}

#[test]
fn names_of_risk_sections_in_many_words() {
    for heading in [
        "## Risk Assessment",
        "## Risks",
        "## RISKS & MITIGATIONS",
        "## 🚨 Risks",
        "## Risk Register — what could go wrong",
        "## Risk Assessment (from the overview)",
        "## Risks & Premortem",
        "## Risk Management:",
        "## Risk / Rollback",
        "### Technical Risks",
        "### High Risk",
        "### Migration Risks",
        "### Risks identified during planning",
        "## 4.2 Risks ✅",
        "## IV. Risks",
        "## Phase 0: Risk Assessment",
        "## 七、风险评估",
        "## 风险与回退",
        "## 风险管控",
        "## 上线风险",
        "## 想定されるリスク",
        "## リスク分析",
        "## 주요 리스크",
        "## 위험 요소 및 대응",
        "## Оценка рисков",
        "## Технические риски",
        "## Riesgos y mitigaciones",
        "## Gestión de riesgos",
        "## Risques identifiés",
        "## Risiken und Maßnahmen",
        "## تحليل المخاطر",
        "## المخاطر والتخفيف",
        "## Gestão de riscos",
    ] {
        let (risks, has_section) = read(&format!("# Plan\n\n{heading}\n\n- Ports clash (mitigation: ask)\n"));
        assert!(has_section, "{heading}");
        assert_eq!(risks.iter().map(|risk| risk.text.as_str()).collect::<Vec<_>>(), ["Ports clash"], "{heading}");
    }
}

#[test]
fn sections_that_only_sound_like_risks() {
    for heading in [
        "### Minimal Persistence Risk",
        "### ODR Risk Assessment",
        "## RiskGuard Integration",
        "## Step 2 — Seam sweep (low-risk, mostly moves)",
        "## Wave A: zero-risk fixes",
        "## How we avoid risks",
        "## 为什么这个方案风险更低",
        "## Mitigation Strategies",
        "## Risk Level",
    ] {
        check_none(&format!("# Plan\n\n{heading}\n\n- Ports clash\n- **Keys**: are lost\n"));
    }
    check_none("## Constitution Check\n\n### Risk Management\n- Data is kept in memory\n");
    check_none("# Implementation Plan: Risk Register\n\n- Build the page\n");
    check_none("```\n## Risks\n- not here\n```\n");
    check_none("## Research\n\n### R1: Which parser\n**Decision**: comrak\n");
}

#[test]
fn parts_of_a_register_that_are_no_risks() {
    check(
        "## Risks

- Late library

### Rollback Plan
- Restore the backup

### Assumptions
- One region

### Monitoring
- Watch the queue

### Performance
- Slow pages
",
        "3 Late library\n15 [Performance] Slow pages",
    );
    check(
        "## Assumptions and Risks\n\n- One region is enough\n- Ports clash → ask for a free one\n- [ ] Order the machine\n",
        "4 Ports clash | mitigation ask for a free one",
    );
    check("## Risks\n\n- [ ] Order the machine\n- TBD\n- ...\n", "");
    check("## Risk / Rollback\n\nOnly the look changes; going back is one revert.\n", "");
}

#[test]
fn numbered_headings_are_risks_without_a_section() {
    check(
        "## Risk 1: Torn pages\n\n**Probability**: likely\n\n## Other\n\n- x\n",
        "1 Torn pages | likelihood likely = 3",
    );
}

#[test]
fn a_document_named_for_risks_may_be_one_register() {
    let (document, _) = document::parse(Source::new("specs/001-x/risks.md", "# Risks\n\n- Torn pages\n".to_owned()));
    assert_eq!(risk::read(&document).risks.iter().map(show).collect::<Vec<_>>(), ["3 Torn pages"]);
}

#[test]
fn exposure_needs_both_axes() {
    let (risks, _) = read(
        "## Risks\n\n| Risk | Likelihood | Impact |\n|---|---|---|\n| a | High | Critical |\n| b | Low | prose only |\n| c | Low | Medium |\n",
    );
    let exposures: Vec<_> =
        risks.iter().map(|risk| risk.exposure().map(|exposure| (exposure.score, exposure.band.name()))).collect();
    assert_eq!(exposures, [Some((12, "critical")), None, Some((2, "low"))]);
}
