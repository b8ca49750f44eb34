//! Risks as headings, bullets, paragraphs and groups, with their mitigations beside or apart from them.

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::risk;

use super::{check, check_none, show};

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
    check("## Risks\n\n### Risk 1: [Risk name]\n\n**Mitigation**: [how]\n", "");
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
fn labels_right_below_a_list_begin_the_next_risk() {
    check(
        "## Risks\n**Risk 1: Lost drafts**\n- Impact: High\n- Mitigation: save often\n**Risk 2: Slow start**\n- Impact: Low\n- Mitigation: load later\n",
        "2 Lost drafts | impact High = 3 | mitigation save often
         5 Slow start | impact Low = 1 | mitigation load later",
    );
}

#[test]
fn a_dash_or_a_slash_may_stand_between_labels_and_values() {
    check(
        "## Risks

- Pump stops. Mitigation - keep a spare
- Pump leaks - a little, every night
- Valve sticks
  - **Impact** — High
  - Mitigation – oil it

**Tank overflows** (Likelihood: Low / Impact: High)
Mitigation / Contingency: float switch
",
        "3 Pump stops. | mitigation keep a spare
         4 Pump leaks - a little, every night
         5 Valve sticks | impact High = 3 | mitigation oil it
         9 Tank overflows | likelihood Low = 1 | impact High = 3 | mitigation float switch",
    );
}

#[test]
fn an_axis_may_stand_before_its_level() {
    check(
        "## Riesgos\n\n- Bomba vieja (probabilidad alta, impacto medio): se para\n- Tank (impact on users high)\n",
        "3 Bomba vieja: se para | likelihood probabilidad alta = 3 | impact impacto medio = 2
         4 Tank (impact on users high)",
    );
}

#[test]
fn an_owner_ends_with_the_line() {
    check(
        "## Risks\n\n### Risk 2.1.3: Pump stops\n\n**Impact**: High | **Owner**: Ada\nThe cellar fills.\n",
        "3 Pump stops: The cellar fills. | impact High = 3 | owner Ada",
    );
}

#[test]
fn a_premortem_is_a_register() {
    check(
        "## Pre-mortem\n\n1. **Nobody watched the gauge.** → Assign a watch\n",
        "3 Nobody watched the gauge. | mitigation Assign a watch",
    );
}

#[test]
fn levels_may_follow_the_name_after_a_dash() {
    check(
        "## Риски\n\n- Нет запасных ламп — вероятность низкая, влияние высокое\n- Lamp breaks - low probability, high impact.\n- Lamp flickers - low, dim light\n",
        "3 Нет запасных ламп | likelihood вероятность низкая = 1 | impact влияние высокое = 3
         4 Lamp breaks | likelihood low probability = 1 | impact high impact = 3
         5 Lamp flickers - low, dim light",
    );
}

#[test]
fn words_that_mean_other_things_are_labels_after_a_sentence() {
    check(
        "## 위험\n\n- 중복 기록. 대응: 고유 키\n\n## Risks\n\n- Pump stops. Action: call the fitter\n- The call to action: press the button\n",
        "3 중복 기록. | mitigation 고유 키
         7 Pump stops. | mitigation call the fitter
         8 The call to action: press the button",
    );
}

#[test]
fn fields_of_a_header_are_no_risks() {
    check(
        "## Risks\n\n**Depends On**: 004-boiler\n\n**Última actualización**: mayo\n\n**Dependencies**: the supplier may go bankrupt\n\n**Dust**: clogs the vents\n",
        "7 Dependencies: the supplier may go bankrupt
         9 Dust: clogs the vents",
    );
    check(
        "## Risiken\n\n- **Abhängig von**: 004-kessel\n- **Zuletzt aktualisiert**: 12.05.2026\n- **Abhängigkeiten**: Lieferant fällt aus\n- **2 pumps**: both stop\n",
        "5 Abhängigkeiten: Lieferant fällt aus
         6 2 pumps: both stop",
    );
}

#[test]
fn a_list_of_names_is_read_in_one_way() {
    check(
        "## Risks & Mitigations\n\n- **Wrong tide**: Compare it by hand with `tide --print 7` → it should show 3 m\n\
         - **Float**: Nothing but the printed scale counts\n\
         - **Drift of the clock**: The hour is that of the harbour. A wrong one is of no matter.\n\
         - **Fog**: Pilots may lose sight\n",
        "3 Wrong tide | mitigation Compare it by hand with tide --print 7 → it should show 3 m
         4 Float | mitigation Nothing but the printed scale counts
         5 Drift of the clock | mitigation The hour is that of the harbour. A wrong one is of no matter.
         6 Fog: Pilots may lose sight",
    );
    check(
        "## Risks & Mitigations\n\n- **Ice**: the harbour is closed if it freezes\n- **Fog**: pilots are late\n\
         - **Wind**: the mast is too thin\n- **Salt**: heavy rust\n- **Rust**: add a coat of paint\n",
        "3 Ice: the harbour is closed if it freezes
         4 Fog: pilots are late
         5 Wind: the mast is too thin
         6 Salt: heavy rust
         7 Rust | mitigation add a coat of paint",
    );
    check(
        "## Risks & Mitigations\n\n- **Ice**: closes the harbour → salt and sand\n- **Fog**: hides the shore → a good horn\n\
         - **Wind**: sail on other days\n",
        "3 Ice: closes the harbour | mitigation salt and sand
         4 Fog: hides the shore | mitigation a good horn
         5 Wind | mitigation sail on other days",
    );
    check(
        "## Risks & Mitigations\n\n- **Ice**: closed harbour → salt and sand\n- **Wind**: sail on other days\n",
        "3 Ice: closed harbour | mitigation salt and sand
         4 Wind | mitigation sail on other days",
    );
}

#[test]
fn where_each_risk_has_the_sign_of_what_is_done_its_name_is_answered() {
    check(
        "### Risks Assessed\n\n- ✅ Fog: pilots hear a horn\n- ✅ **Ice**: the harbour is salted\n- ✅ Wind: masts may break\n",
        "3 Fog | mitigation pilots hear a horn
         4 Ice | mitigation the harbour is salted
         5 Wind: masts may break",
    );
    check(
        "## Risks\n\n- ✅ Fog: pilots hear a horn\n- ⚠️ Ice: the harbour is closed\n",
        "3 Fog: pilots hear a horn\n4 Ice: the harbour is closed",
    );
}

#[test]
fn a_part_of_a_plan_may_state_its_risks_in_one_line() {
    check(
        "# Plan\n\n## Phase 1: Tables\n\n**Goal**: tables for pilots\n**Risks**: the gauge may stop → no tide is known\n\
         **Mitigation**: a second gauge\n**Depends on**: nothing\n\n\
         ## Phase 2: Printing\n\n- **Goal**: a book\n- **Risks:** the ink runs dry at sea — (a) by day, (b) by night\n\
         - **Mitigation**: a second barrel\n- **Depends on**: Phase 1\n\n\
         ## Phase 3: Binding\n\n- **Risks**: the thread of the binder breaks. **Mitigation**: wire\n- **Goal**: a cover\n\n\
         ## 第四阶段：分发\n\n- **目标**：发书\n- **风险**：船员可能收不到新的潮汐表\n",
        "6 the gauge may stop → no tide is known | mitigation a second gauge
         13 the ink runs dry at sea — (a) by day, (b) by night | mitigation a second barrel
         19 the thread of the binder breaks. | mitigation wire
         25 船员可能收不到新的潮汐表",
    );
}

#[test]
fn a_register_tells_the_risks_of_the_parts() {
    check(
        "## Phase 1: Tables\n\n- **Goal**: tables for pilots\n- **Risks**: the gauge may stop at night\n\n## Risks\n\n- The gauge stops\n",
        "8 The gauge stops",
    );
}

#[test]
fn not_all_that_stands_behind_the_word_is_a_risk() {
    for value in [
        "R5.",
        "R1, **R2a**, R7 and all that follows from them",
        "see the register of the harbour",
        "Low.",
        "Medium — nothing of it is new to us",
        "None",
        "None identified for this phase so far",
        "Medium complexity, well understood by the pilots",
        "N/A",
        "[what may go wrong in this phase]",
        "what happens if the gauge stops?",
        "ice and fog",
    ] {
        check_none(&format!("## Phase 1: Tables\n\n- **Goal**: tables\n- **Risks**: {value}\n- **Owner**: Mira\n"));
    }
    for text in [
        "## Data\n\n- **Project**: name and id\n- **Risks**: list of risk entities with owner and level\n",
        "## Pages\n\n- **Dashboard**: all plans\n- **Risks**: shows a table of all risks\n",
        "## Phase 1: Tables\n\n- **Goal**: tables\n- **Risk**: the gauge may stop at night\n",
        "## Phase 1: Tables\n\n- **Goal**: tables\n- Risks: the gauge may stop at night\n",
        "## Phase 1: Tables\n\n**Risks**: the gauge may stop at night\n\nNobody knows.\n",
        "## Technical Context\n\n**Storage**: a shed\n**Risks**: the shed may burn down\n",
        "# Plan\n\n**Status**: Draft\n**Risks**: the gauge may stop at night\n",
        "## Constitution Check\n\n- **Words**: plain\n- **Risks**: the words may be too plain\n",
    ] {
        check_none(text);
    }
}
