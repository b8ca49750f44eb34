//! Texts and what a mask leaves of them. `·` stands for a line that is empty because it was dropped or was so before.

use super::{Mask, Masked};

fn mask(sections: &[&str], tags: &[&str], risks: bool) -> Mask {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Mask { sections: owned(sections), tags: owned(tags), risks }
}

#[track_caller]
fn check(mask: &Mask, text: &str, expected: &str) -> Masked {
    let (left, masked) = mask.markdown("s/a/plan.md", text.to_owned());
    let shown =
        |text: &str| text.lines().map(|line| if line.is_empty() { "·" } else { line }).collect::<Vec<_>>().join("\n");
    assert_eq!(shown(&left), shown(expected), "{text:?}");
    assert_eq!(left.lines().count(), text.lines().count(), "lines keep their numbers");
    let (again, more) = mask.markdown("s/a/plan.md", left.clone());
    assert_eq!((again, more.sections.len() + more.tags.len() + more.risks), (left, 0), "nothing is left to drop");
    masked
}

#[test]
fn a_section_is_its_heading_and_all_below() {
    let secret = mask(&["Secret"], &[], false);
    check(&secret, "# A\n\n## SECRET\n\nx\n\n### Deep\n\ny\n\n## B\n\nz\n", "# A\n\n\n\n\n\n\n\n\n\n## B\n\nz\n");
    check(&secret, "# A\n\nSecret\n------\nx\n\nB\n-\ny\n", "# A\n\n\n\n\n\nB\n-\ny\n");
    check(&secret, "## 3. Secret (draft):\nx\n\n# B\n", "\n\n\n# B\n");
    check(&secret, "# `Secret`\n\nx\n", "\n\n\n");
    check(&secret, "## Secret ##\r\nx\r\n## B\r\ny\r\n", "\r\n\r\n## B\r\ny\r\n");
    check(&secret, "---\na: 1\n---\n# Secret\nx\n", "---\na: 1\n---\n\n\n");
    check(&secret, "## Secrets\n\nx\n", "## Secrets\n\nx\n");
    check(&secret, "```\n## Secret\n```\nx\n", "```\n## Secret\n```\nx\n");
    check(&secret, "## Secret\n```\n## B\n```\n", "\n\n\n\n");
    let twice = check(&secret, "## Secret\n### Secret\n## B\n## Secret\nx\n", "\n\n## B\n\n\n");
    assert_eq!(twice.sections["Secret"], 2);
    assert_eq!(twice.headings, ["B".to_owned()].into());
}

#[test]
fn a_section_ends_with_the_quote_or_the_item_that_it_stands_in() {
    let secret = mask(&["Secret"], &[], false);
    check(&secret, "> a\n>\n> ## Secret\n> x\n\nb\n", "> a\n>\n\n\n\nb\n");
    check(&secret, "> ## Secret\n> x\n>\n> ## B\n> y\n", "\n\n\n> ## B\n> y\n");
    check(&secret, "- a\n\n  ## Secret\n  x\n- b\n", "- a\n\n\n\n- b\n");
    check(&secret, "- ## Secret\n  x\n- b\n", "\n\n- b\n");
    check(&secret, "> - > ## Secret\n>   > x\n\nb\n", "\n\n\nb\n");
}

#[test]
fn a_text_that_is_not_understood_is_left_out_as_a_whole() {
    let deep = format!("{}# Secret\nx\n", "> ".repeat(40));
    let (left, masked) = mask(&["Secret"], &[], false).markdown("a.md", deep);
    assert_eq!((left.as_str(), masked.texts), ("", 1));
}

#[test]
fn a_tag_marks_a_stretch() {
    let internal = mask(&[], &["internal"], false);
    check(&internal, "a\n\n<!-- internal -->\nx\n\ny\n<!-- /internal -->\n\nb\n", "a\n\n\n\n\n\n\n\nb\n");
    check(&internal, "a <!--internal-->x\ny<!-- / INTERNAL --> b\n", "a \n b\n");
    check(
        &internal,
        "| a | b |\n|---|---|\n| <!-- internal -->x<!-- /internal --> | c |\n",
        "| a | b |\n|---|---|\n|  | c |\n",
    );
    check(&internal, "a\r\n<!-- internal -->\r\nx\r\n<!-- /internal -->\r\nb\r\n", "a\r\n\r\n\r\n\r\nb\r\n");
    check(
        &internal,
        "---\n# <!-- internal -->\nowner: x\n# <!-- /internal -->\na: 1\n---\n",
        "---\n# \n\n\na: 1\n---\n",
    );
    check(&internal, "<div>\n<!-- internal -->x<!-- /internal -->\n</div>\n", "<div>\n\n</div>\n");
    let nested = "a <!-- internal -->x<!-- internal -->y<!-- /internal -->z<!-- /internal --> b\n";
    assert_eq!(check(&internal, nested, "a  b\n").tags["internal"], 1);
    let both = mask(&[], &["internal", "draft"], false);
    check(&both, "a<!-- internal -->x<!-- draft -->y<!-- /internal -->z<!-- /draft -->b\n", "ab\n");
    check(&internal, "a <!-- draft -->x<!-- /draft -->\n", "a <!-- draft -->x<!-- /draft -->\n");
}

#[test]
fn a_tag_in_code_is_none() {
    let internal = mask(&[], &["internal"], false);
    for text in [
        "```\n<!-- internal -->\nx\n<!-- /internal -->\n```\n",
        "Write `<!-- internal -->` and `<!-- /internal -->`.\n",
        "    <!-- internal -->\n    x\n",
    ] {
        check(&internal, text, text);
    }
    // A stretch that opens code closes it too.
    check(&internal, "<!-- internal -->\n```\nx\n```\n<!-- /internal -->\nb\n", "\n\n\n\n\nb\n");
}

#[test]
fn a_tag_that_stands_alone_is_told() {
    let internal = mask(&[], &["internal"], false);
    let open = check(&internal, "a\n\n<!-- internal -->\nx\n\n## B\ny\n", "a\n\n\n\n\n\n\n");
    let lone: Vec<(bool, u32)> = open.lone.iter().map(|lone| (lone.opens, lone.line)).collect();
    assert_eq!(lone, [(true, 3)]);
    let closed =
        check(&internal, "<!-- interal -->\nx\n\n<!-- /internal -->\n", "<!-- interal -->\nx\n\n<!-- /internal -->\n");
    assert_eq!((closed.lone[0].opens, closed.lone[0].line), (false, 4));
    assert_eq!(closed.comments, ["interal".to_owned()].into());
}

#[test]
fn what_a_stretch_hides_is_no_section() {
    let both = mask(&["Secret"], &["internal"], false);
    let text = "<!-- internal -->\n## Secret\nx\n<!-- /internal -->\ny\n";
    let masked = check(&both, text, "\n\n\n\ny\n");
    assert!(masked.sections.is_empty());
    // Without the stretch, what opened code in it opens none, and the heading is one.
    let text = "a <!-- internal -->\n\n```\n<!-- /internal -->\n\n## Secret\nx\n";
    let (left, _) = both.markdown("a.md", text.to_owned());
    assert!(!left.contains('x'), "{left:?}");
}

#[test]
fn risks_are_dropped_in_every_form() {
    let risks = mask(&[], &[], true);
    let section = check(
        &risks,
        "# A\n\n## Risks\n\nSome.\n\n- Disk fills up (mitigation: rotate)\n\n## B\nx\n",
        "# A\n\n\n\n\n\n\n\n## B\nx\n",
    );
    assert_eq!(section.risks, 1);
    check(&risks, "# A\n\n## Risk Assessment\n\nNone identified.\n\n## B\n", "# A\n\n\n\n\n\n## B\n");
    check(
        &risks,
        "# A\n\nx\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Disk | High | Low | none |\n\ny\n",
        "# A\n\nx\n\n\n\n\n\ny\n",
    );
    check(&risks, "# A\n\n**Risks**:\n\n- Disk fills up\n\n## B\nx\n", "# A\n\n\n\n\n\n## B\nx\n");
    check(
        &risks,
        "# A\n\n- **Scope**: x\n- **Risks**:\n  - Disk fills up\n- **Cost**: y\n",
        "# A\n\n- **Scope**: x\n\n\n- **Cost**: y\n",
    );
    check(&risks, "# A\n\n## Risk 1: Disk fills up\n\nx\n\n## B\n", "# A\n\n\n\n\n\n## B\n");
    check(&risks, "# A\n\nNo risk, no fun.\n", "# A\n\nNo risk, no fun.\n");
}

#[test]
fn other_texts_have_tags_alone() {
    let all = mask(&["Secret"], &["internal"], true);
    let (left, masked) =
        all.plain("c/api.yaml", "# Secret\n# <!-- internal -->\nx: 1\n# <!-- /internal -->\ny: 2\n".to_owned());
    assert_eq!((left.as_str(), masked.tags["internal"]), ("# Secret\n# \n\n\ny: 2\n", 1));
}
