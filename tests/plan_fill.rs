//! Headers that are filled in: whatever form a template has, what was filled in is read again.

use jiff::civil::date;
use plansite::diagnostic::Source;
use plansite::plan::header::{self, Filled, Filling, fill};

const FILLING: Filling<'_> = Filling {
    title: "Payment retries",
    feature: "007-payment-retries",
    created: date(2026, 11, 23),
    status: Some("In Review"),
    author: Some("Ann Lee"),
};

/// Fills in a template, and compares what is read from it with what was filled in.
#[track_caller]
fn read_back(template: &str, filling: &Filling<'_>) -> Filled {
    let filled = fill(template, filling);
    assert_eq!(filled.unwritten, [""; 0], "{filling:?}\n{}", filled.text);
    let (document, problems) = plansite::document::parse(Source::new("plan.md", filled.text.clone()));
    assert!(problems.is_empty(), "{problems:?}\n{}", filled.text);
    let header = header::read(&document);
    let value = |fact: &Option<header::Fact>| fact.as_ref().map(|fact| fact.value.clone());
    assert_eq!(header.title.as_deref(), Some(filling.title), "{}", filled.text);
    assert_eq!(header.created.as_ref().and_then(|it| it.date), Some(filling.created), "{}", filled.text);
    let name = value(&header.branch).or_else(|| value(&header.feature));
    assert_eq!(name.as_deref(), Some(filling.feature), "{}", filled.text);
    if filling.status.is_some() {
        assert_eq!(value(&header.status).as_deref(), filling.status, "{}", filled.text);
    }
    assert_eq!(value(&header.author).as_deref(), filling.author, "{}", filled.text);
    filled
}

/// Fills in a template, and compares its whole text.
#[track_caller]
fn check(template: &str, expected: &str) {
    assert_eq!(read_back(template, &FILLING).text, expected);
}

#[test]
fn placeholders_give_way_to_what_they_stand_for() {
    check(
        "# Implementation Plan: [FEATURE NAME]\n\n**Feature**: `[FEATURE_NAME]`\n**Branch**: `[BRANCH_NAME]`\n\
         **Created**: [DATE]\n**Status**: Draft\n**Author**: [AUTHOR]\n\n## Gates\n",
        "# Implementation Plan: Payment retries\n\n**Feature**: `007-payment-retries`\n\
         **Branch**: `007-payment-retries`\n**Created**: 2026-11-23\n**Status**: In Review\n**Author**: Ann Lee\n\n\
         ## Gates\n",
    );
}

#[test]
fn labels_that_the_template_lacks_are_added_below_its_fields_in_their_form() {
    check(
        "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]\n\
         **Input**: Specification from `/specs/[###-feature-name]/spec.md`\n\n## Summary\n\nspecs/[###-feature-name]/\n",
        "# Implementation Plan: Payment retries\n\n\
         **Branch**: `007-payment-retries` | **Date**: 2026-11-23 | **Spec**: [link]\n\
         **Status**: In Review\n**Author**: Ann Lee\n\
         **Input**: Specification from `/specs/007-payment-retries/spec.md`\n\n## Summary\n\nspecs/007-payment-retries/\n",
    );
    check(
        "# [NAME]\r\n\r\n- **Branch**: [BRANCH]\r\n- **Date**: [DATE]\r\n\r\nText\r\n",
        "# Payment retries\r\n\r\n- **Branch**: 007-payment-retries\r\n- **Date**: 2026-11-23\r\n\
         - **Status**: In Review\r\n- **Author**: Ann Lee\r\n\r\nText\r\n",
    );
    check(
        "# Plan: [NAME]\n\n| Field | Value |\n|---|---|\n| Branch | [BRANCH] |\n| Date | [DATE] |\n\n## Gates\n",
        "# Plan: Payment retries\n\n| Field | Value |\n|---|---|\n| Branch | 007-payment-retries |\n\
         | Date | 2026-11-23 |\n| Status | In Review |\n| Author | Ann Lee |\n\n## Gates\n",
    );
    check(
        "> Branch: [BRANCH]  \n> Date: [DATE]  \n",
        "# Payment retries\n\n> Branch: 007-payment-retries  \n> Date: 2026-11-23  \n> Status: In Review  \n\
         > Author: Ann Lee  \n",
    );
}

#[test]
fn labels_without_a_value_get_one() {
    check(
        "# Plan: [NAME]\n\n**Branch**:\n**Created**: \n**Status:**\nAuthor:\n",
        "# Plan: Payment retries\n\n**Branch**: 007-payment-retries\n**Created**: 2026-11-23\n**Status:** In Review\n\
         Author: Ann Lee\n",
    );
}

#[test]
fn yaml_is_filled_in_as_yaml() {
    check(
        "---\ntitle: [TITLE]\nstatus: [STATUS]\nauthor:\nbranch: x\n---\n\n# Implementation Plan\n",
        "---\ntitle: Payment retries\nstatus: In Review\nauthor: Ann Lee\nbranch: 007-payment-retries\n\
         created: 2026-11-23\n---\n\n# Implementation Plan: Payment retries\n",
    );
    let filling = Filling { title: "Re: \"pay\" again", author: Some("Lee: Ann #1"), ..FILLING };
    let filled = read_back("---\ntitle: x\nauthor: y\n---\n\n# [X]\n", &filling);
    assert!(
        filled.text.starts_with("---\ntitle: \"Re: \\\"pay\\\" again\"\nauthor: \"Lee: Ann #1\"\n"),
        "{}",
        filled.text
    );
    check(
        "# Plan: [FEATURE]\n\n```yaml\nfeature_branch: [###-feature-name]\ncreated: [UTC-DATE-TIME]\nstatus: [STATUS]\n```\n",
        "# Plan: Payment retries\n\n```yaml\nfeature_branch: 007-payment-retries\ncreated: 2026-11-23\n\
         status: In Review\nauthor: Ann Lee\n```\n",
    );
}

#[test]
fn a_template_without_any_header_gets_one() {
    let header = "**Branch**: 007-payment-retries\n**Created**: 2026-11-23\n**Status**: In Review\n**Author**: Ann Lee";
    check("", &format!("# Payment retries\n\n{header}\n"));
    check("## Gates\n\n- [ ] Reviewed\n", &format!("# Payment retries\n\n{header}\n\n## Gates\n\n- [ ] Reviewed\n"));
    check(
        "# Implementation Plan\n\nText.\n",
        &format!("# Implementation Plan: Payment retries\n\n{header}\n\nText.\n"),
    );
}

#[test]
fn other_languages_are_filled_in_under_their_own_labels() {
    let filled = read_back(
        "# 实施计划：[FEATURE_NAME]\n\n**编号**：`[NNN-short-name]` | **日期**：[DATE]\n\n## 概述\n",
        &FILLING,
    );
    assert!(filled.text.starts_with(
        "# 实施计划：Payment retries\n\n**编号**：`007-payment-retries` | **日期**：2026-11-23\n**Status**: In Review\n"
    ), "{}", filled.text);
}

#[test]
fn a_status_that_is_not_asked_for_stays() {
    let filled = fill("# [X]\n\n**Status**: Proposed\n", &Filling { status: None, ..FILLING });
    assert!(filled.text.contains("**Status**: Proposed\n"), "{}", filled.text);
}

#[test]
fn whatever_a_title_holds_is_read_again() {
    let template = "# Implementation Plan: [FEATURE NAME]\n\n**Branch**: `[BRANCH]`\n**Author**: [AUTHOR]\n";
    for title in [
        "Fix *all* <b>things</b> & _more_",
        "`code` first",
        "C# and F #",
        "[draft] later",
        "A | B",
        "a \\ b",
        "1. Begin",
        "Implementation Plan: twice",
        "Plan: once",
        "支付重试",
        "مدفوعات — إعادة",
        "![x](y)",
        "<!-- x -->",
        "&amp;",
        "~~x~~",
        "Status: Done",
        "**Status**: Done",
        "http://example.org/x_y_z",
        "- [x] T001",
        "# #",
        "---",
        "é̀",
        "🚀 ship",
    ] {
        read_back(template, &Filling { title, author: Some("A *b* <c>"), ..FILLING });
        read_back("", &Filling { title, ..FILLING });
    }
}

#[test]
fn what_is_read_otherwise_is_told() {
    let filled = fill("# [X]\n", &Filling { author: Some("[AUTHOR]"), ..FILLING });
    assert_eq!(filled.unwritten, ["Author"]);
    assert!(!filled.text.contains("AUTHOR"), "{}", filled.text);
}
