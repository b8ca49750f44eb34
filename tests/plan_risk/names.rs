//! Names of risks: those that count the risk, those of templates, and what stands below and beside them.

use super::check;

#[test]
fn a_name_that_a_template_left_is_no_risk() {
    check(
        "## Risks\n\n### [RISK_1]\n\n- **Mitigation**: [MITIGATION_1]\n\n### [R_2] Ice\n\n- **Mitigation**: salt\n",
        "7 [R_2] Ice | mitigation salt",
    );
    check(
        "## Risks\n\n- [RISK_1]\n- **[RISK_2]**: [DESCRIPTION]\n- [RISK_3] - mitigation: [MITIGATION]\n- [R4] Ice in the harbour\n- **[RISK_5]**: Fog\n- **[RISK_6]** (High)\n  - Mitigation: [MITIGATION]\n",
        "6 [R4] Ice in the harbour\n7 [RISK_5]: Fog",
    );
}

#[test]
fn an_arrow_behind_a_counted_label_leads_to_the_mitigation() {
    check(
        "## Risks\n\n- **Risk 1**: Harbour undecided → use a mock\n- **Risk 2:** Late boat\n- リスク3: 船が遅れる → 早く始める\n- **Risk**: Ice forms → boats stop\n",
        "3 Harbour undecided | mitigation use a mock
         4 Late boat
         5 船が遅れる | mitigation 早く始める
         6 Ice forms → boats stop",
    );
    check(
        "## Risks\n\n- **Risk 1**: Ice forms → boats stop\n- Mitigation: salt\n",
        "3 Ice forms → boats stop | mitigation salt",
    );
}

#[test]
fn bullets_below_a_counted_name_belong_to_it() {
    check(
        "## Risks

**Risk 1: Gauge drift**
- Salt creeps into the float
- Mitigation: rinse it
- Use two floats

**Risk 2: Fog**

- Carry a horn

**R3: Ice**
**Impact**: Low
- Boats wait
- **Mitigation**: salt

**Risk 4**: Late boat
- Impact: High
- **Mitigations we keep**: sail early
",
        "3 Gauge drift | mitigation rinse it
         8 Fog
         12 R3: Ice | impact Low = 1 | mitigation salt
         17 Late boat | impact High = 3",
    );
    check(
        "## Risks\n\n**Risk 1: Gauge drift**\n- Impact: Low\n\n**Mitigation Strategies**\n- rinse it\n- two floats\n",
        "3 Gauge drift | impact Low = 1 | mitigation rinse it; two floats",
    );
}

#[test]
fn bullets_below_a_label_that_names_no_single_risk_are_risks() {
    check(
        "## Risks\n\n**Technical:**\n- Gauge drift\n- Fog\n\n**Risk 1: At sea**\n- **Risk**: Ice\n- **Mitigation**: salt\n- **Risk**: Storm\n",
        "4 [Technical] Gauge drift
         5 [Technical] Fog
         7 [Technical] At sea
         8 [Technical] Ice | mitigation salt
         10 [Technical] Storm",
    );
}

#[test]
fn bullets_below_a_name_wholly_in_bold_belong_to_it() {
    check(
        "## Risks\n\n**Risk: Late boat**\n- Sail early\n\n**Risk**: Fog\n\n- Ice\n- Mitigation: salt\n",
        "3 Late boat\n6 Fog\n8 Ice | mitigation salt",
    );
}

#[test]
fn a_bold_name_may_have_a_number_or_a_list_of_labels_below() {
    check(
        "## Risks\n\n**1. Gauge drift (Medium)**\n- Risk: salt creeps into the float\n- Mitigation: rinse it\n- once a week\n\n**Fog**\n- Impact: High\n- Nobody sees the pier\n",
        "3 Gauge drift: salt creeps into the float | impact Medium = 2 | mitigation rinse it
         8 Fog | impact High = 3",
    );
}

#[test]
fn a_list_tells_what_is_done_about_its_names() {
    check(
        "## Risks\n\n- If the gauge stops: Review the log, mend it\n- If the tables are wrong: Update them, print again\n\
         - If a page is lost: Search and replace the book\n",
        "3 If the gauge stops | mitigation Review the log, mend it
         4 If the tables are wrong | mitigation Update them, print again
         5 If a page is lost | mitigation Search and replace the book",
    );
    check(
        "## Risks\n\n- **Slow gauge**: Add a second one\n- **Storm**: Retry with a longer rope\n- **Fog**: Test with all horns\n\
         - **Ice**: Daily looks at the harbour\n",
        "3 Slow gauge | mitigation Add a second one
         4 Storm | mitigation Retry with a longer rope
         5 Fog | mitigation Test with all horns
         6 Ice: Daily looks at the harbour",
    );
    // Nouns begin what happens, and one that hedges shows that the others are no answers.
    check(
        "## Risks\n\n- **Store**: Cache misses slow the gauge\n- **Book**: Update conflicts lose a page\n",
        "3 Store: Cache misses slow the gauge
         4 Book: Update conflicts lose a page",
    );
    check(
        "## Risks\n\n- **Store**: Add a cache\n- **Book**: Update conflicts lose a page\n- **Ink**: It may run dry\n",
        "3 Store | mitigation Add a cache
         4 Book: Update conflicts lose a page
         5 Ink: It may run dry",
    );
}
