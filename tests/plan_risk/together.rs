//! What a paragraph or a list says of all the risks of the list above it.

use super::{check, read};

#[test]
fn a_list_of_mitigations_below_a_label_is_paired_with_the_list_above() {
    check(
        "## Risks\n\n**Risks:**\n- Fog\n- Ice\n\n**Mitigations:**\n- a horn\n- salt\n",
        "4 Fog | mitigation a horn\n5 Ice | mitigation salt",
    );
    check(
        "## Risks\n\n- Fog\n- Ice\n\n**Mitigation**:\n\n- a horn\n- salt\n\n**Risk**: Drift\n",
        "3 Fog | mitigation a horn\n4 Ice | mitigation salt\n11 Drift",
    );
    check("## Risks\n\n- Fog\n- Ice\n\n**Mitigations:**\n- a horn\n", "3 Fog\n4 Ice");
    check("## Risks\n\n- Fog\n\n**Mitigations:**\n- a horn\n- a lamp\n", "3 Fog | mitigation a horn; a lamp");
    check(
        "## Risks\n\n- Fog\n\n**Mitigations:**\n- a horn,\n- a lamp;\n- a bell.\n",
        "3 Fog | mitigation a horn; a lamp; a bell.",
    );
}

#[test]
fn a_mitigation_below_a_list_is_that_of_all_its_risks() {
    check(
        "## Risks\n\n- Fog\n- Ice (mitigation: salt)\n- Storm\n\n**Mitigation**: stay ashore\n\n**Owner**: Mira\n\n**Likelihood**: Low\n",
        "3 Fog | mitigation stay ashore | owner Mira
         4 Ice | mitigation salt | owner Mira
         5 Storm | mitigation stay ashore | owner Mira",
    );
    check(
        "## Risks\n\n- Fog\n- Ice\n\n**Mitigation:**\n\nStay ashore.\n\nWe asked.\n",
        "3 Fog | mitigation Stay ashore.\n4 Ice | mitigation Stay ashore.",
    );
    check(
        "## Risks\n\n1. Fog\n   - Mitigation: a horn\n2. Ice\n\n**Mitigation**: salt\n",
        "3 Fog | mitigation a horn\n5 Ice | mitigation salt",
    );
    check(
        "## Risks\n\n- Fog\n\nMitigation: a horn\n\n- Ice\n\nMitigation: salt\n",
        "3 Fog | mitigation a horn\n7 Ice | mitigation salt",
    );
}

#[test]
fn mitigations_without_risks_are_no_risks() {
    check("## Risks\n\n**Risk Level**: Medium\n\n**Mitigations**:\n- keys\n- locks\n", "");
    check(
        "## Risks\n\n- Fog\n- Ice\n\n**Contingency**:\n- sail back\n\n**Mitigation**: wait\n\n**Assumptions**:\n\n**Note**: of May\n\n- one harbour\n",
        "3 Fog | mitigation wait\n4 Ice | mitigation wait",
    );
    check("## Risks\n\n**Contingency**:\n- sail back\n\n**Technical**:\n- Fog\n", "7 [Technical] Fog");
}

#[test]
fn a_paragraph_speaks_of_no_risk_where_there_are_too_many() {
    let list = |risks: usize| format!("## Risks\n\n{}\n**Mitigation**: wait\n", "- Fog\n".repeat(risks));
    let mitigated = |risks| read(&list(risks)).0.iter().filter(|risk| risk.mitigation.is_some()).count();
    assert_eq!([2, 200, 201].map(mitigated), [2, 200, 0]);
}
