//! Names of risks: those that count the risk, those of templates, and what stands below and beside them.

use super::check;

#[test]
fn a_name_that_a_template_left_is_no_risk() {
    check(
        "## Risks\n\n### [RISK_1]\n\n- **Mitigation**: [MITIGATION_1]\n\n### [R_2] Ice\n\n- **Mitigation**: salt\n",
        "7 [R_2] Ice | mitigation salt",
    );
    check(
        "## Risks\n\n- [RISK_1]\n- **[RISK_2]**: [DESCRIPTION]\n- [RISK_3] - mitigation: [MITIGATION]\n- [R4] Ice in the harbour\n- **[RISK_5]**: Fog\n",
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
