//! Headings that name one risk each: by what stands below them, by their siblings, and with levels in them.

use super::{check, check_none};

#[test]
fn levels_in_a_heading_are_read_as_in_a_bullet() {
    check(
        "## Risks

### Risk 1: Gauge drift (Medium)

**Mitigation**: rinse it

### R2 — Ice (Likelihood: Low, Impact: High)

Boats wait.

### 🔴 High: Fog at night

Nobody sees the pier.

### 🟡 Risk 4: Late boat [mitigation: sail early]

### Risk 5: Impact: nobody measures

### Risk 6: Storm (the big one)

**Level**: Low
",
        "3 Gauge drift | impact Medium = 2 | mitigation rinse it
         7 R2 — Ice: Boats wait. | likelihood Low = 1 | impact High = 3
         11 Fog at night: Nobody sees the pier. | impact High = 3
         15 Late boat | impact 🟡 = 2 | mitigation sail early
         17 Impact: nobody measures
         19 Storm (the big one) | impact Low = 1",
    );
    check(
        "## Risks\n\n### High: Storage\n\n- Torn pages\n\n### Backups (Low)\n\n#### Old tape\n\n**Mitigation**: test it\n",
        "5 [High: Storage] Torn pages\n9 [Backups (Low)] Old tape | mitigation test it",
    );
    check(
        "## Risks\n\n**Old tape (High)**\n- Mitigation: test it\n",
        "3 Old tape | impact High = 3 | mitigation test it",
    );
}

#[test]
fn what_only_tells_beside_a_risk_with_fields_is_no_risk() {
    check(
        "## Risks

### Background

We asked the pilots.

### Fog

Nobody sees the pier.

### Gauge drift

- **Mitigation**: rinse it

### Ice

Boats wait.

### Rollback

Sail back.

### Technical

The pier is new.

### People

- Ana leaves

### Supplies

**Salt**: may run out
",
        "11 Gauge drift | mitigation rinse it
         29 [People] Ana leaves
         33 [Supplies] Salt: may run out",
    );
    check(
        "## Risks\n\n### Harbour\n\nIt is old.\n\n### Fog\n\n- Nobody sees the pier\n",
        "9 [Fog] Nobody sees the pier",
    );
    check(
        "## Risks\n\n### Harbour\n\nIt is old.\n\n### Risk 1: Fog\n\n**Mitigation**: a horn\n",
        "7 Fog | mitigation a horn",
    );
}

#[test]
fn a_heading_that_sounds_like_something_else_may_name_a_risk() {
    check(
        "## Risks

### Schedule Risks

#### Late review

- **Likelihood**: Low
- **Mitigation**: start early

### Open questions

**Impact**: unknown

### Rollback

- **Mitigation**: sail back
",
        "5 [Schedule Risks] Late review | likelihood Low = 1 | mitigation start early",
    );
}

#[test]
fn other_things_of_a_joint_heading_are_no_categories() {
    check(
        "## 7. Risks, Dependencies, and Assumptions

- Fog

### Dependencies

- The parser library
- The chart may be old. Mitigation: print a new one

### Key Assumptions (salt)

Bought in May.

- Salt

### Schedule

- Ice
",
        "3 Fog
         8 [Dependencies] The chart may be old. | mitigation print a new one
         18 [Schedule] Ice",
    );
    check(
        "## Risks and Dependencies\n\n**Dependencies:**\n- The parser library\n\n**Technical:**\n- Fog\n\n- **Dependencies**:\n  - A chart\n",
        "7 [Technical] Fog",
    );
    check(
        "## Risks and Dependencies\n\n- **Dependency**: the chart of 1990\n- **Dependencies** (High): two charts\n- **Independence**: lost\n",
        "4 Dependencies: two charts | impact High = 3\n5 Independence: lost",
    );
    check("## 风险与依赖\n\n### 依赖\n\n- 图表库\n\n### 技术\n\n- 超时\n", "9 [技术] 超时");
    check("## Risks\n\n### Dependencies\n\n- The library changes\n", "5 [Dependencies] The library changes");
    check("## Risks: Technical and Schedule\n\n### Technical\n\n- Fog\n", "5 [Technical] Fog");
    check("## Technical and Schedule Risks\n\n### Technical\n\n- Fog (High)\n", "5 [Technical] Fog | impact High = 3");
    check(
        "## Dependencies & Technical Risks\n\n### Technical\n\n- Fog (High)\n",
        "5 [Technical] Fog | impact High = 3",
    );
}

#[test]
fn a_name_of_which_there_is_none_is_no_risk() {
    check(
        "## Risks\n\n- **Breaking changes**: None\n- Data loss — none identified.\n- **Backups**: none (data may be lost)\n- **Fog**: None of the pilots sees the pier\n- **Ice**: TBD\n\n| Risk | Mitigation |\n|---|---|\n| Outage: N/A | |\n",
        "5 Backups: none (data may be lost)\n6 Fog: None of the pilots sees the pier\n7 Ice: TBD",
    );
}

#[test]
fn the_noun_may_stand_in_a_heading_only_for_a_level() {
    check(
        "## Risks

### High risk: Fog

Nobody sees the pier.

### Gauge — Medium risk

**Mitigation**: rinse it

### Low Risk

- Ice

### Medium risk: at sea

- Storm

### Schedule risk: Low

Two days of work.

### Overall: Low risk

We are calm.

### Technical Risks (High)

**Note**: none yet
",
        "3 Fog: Nobody sees the pier. | impact High risk = 3
         7 Gauge | impact Medium risk = 2 | mitigation rinse it
         13 [Low Risk] Ice
         17 [Medium risk: at sea] Storm",
    );
}

#[test]
fn what_became_of_risks_among_criteria_of_success_is_no_register() {
    check(
        "## Success Criteria\n\n- SC-001: A tide in ten seconds\n\n### Risk Mitigation\n\n- **Fog risk removed**: pilots hear a horn\n\
         - **Calm restored**: pilots sleep\n\n### Risks\n\n- Ice\n",
        "12 Ice",
    );
    check_none("## Success Metrics\n\n### Risk Assessment: Low\n\n- Fog is rare\n");
    check(
        "## Success Criteria\n\n### Risk Mitigation\n\n- **Fog risk removed**: pilots hear a horn\n\n\
         ## Risk Mitigation\n\n- **Fog**: pilots hear a horn\n",
        "9 Fog | mitigation pilots hear a horn",
    );
}
