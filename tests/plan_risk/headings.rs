//! Headings that name one risk each: by what stands below them, by their siblings, and with levels in them.

use super::check;

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
fn siblings_of_a_risk_with_fields_are_risks() {
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

### People

- Ana leaves

### Supplies

**Salt**: may run out
",
        "7 Fog: Nobody sees the pier.
         11 Gauge drift | mitigation rinse it
         15 Ice: Boats wait.
         25 [People] Ana leaves
         29 [Supplies] Salt: may run out",
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
