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
