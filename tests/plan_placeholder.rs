//! What is still owed: placeholders, open questions, and plans that nobody has filled in.

use plansite::plan::placeholder::is_placeholder;

#[test]
fn a_value_that_is_only_a_placeholder_is_told_from_a_value() {
    for placeholder in [
        "[AUTHOR]",
        "[DATE]",
        "[FEATURE]",
        "[FEATURE NAME]",
        "`[FEATURE_NAME]`",
        "[link]",
        "`[###-feature-name]`",
        "[NNN-short-name]",
        "[e.g., Go 1.22 or NEEDS CLARIFICATION]",
        "[domain-specific, e.g., 40 requests a second]",
        "[single/web/mobile - determines source structure]",
        "[YYYY-MM-DD]",
        "[Your Name]",
        "[名称]",
        "[日付]",
        "[例: Go 1.22 または 要明確化]",
        "[날짜]",
        "[название функции]",
        "[par ex. Go 1.22]",
        "[How the result is checked]",
        "[从 PRD 提取]",
        "[FEATURE] ([DATE])",
    ] {
        assert!(is_placeholder(placeholder), "{placeholder}");
    }
    for value in [
        "",
        "2026-01-04",
        "Draft",
        "[x]",
        "[P]",
        "[US1]",
        "[NEW]",
        "[001-ledger]",
        "[N/A]",
        "[In Progress]",
        "[No violations found]",
        "[0, 1]",
        "[\"main\", \"next\"]",
        "[...all]",
        "[spec.md]",
        "[DATE] or later",
        "Import of [FEATURE]",
        "[NEEDS CLARIFICATION]",
        "[NEEDS CLARIFICATION: which database]",
        "NEEDS CLARIFICATION",
    ] {
        assert!(!is_placeholder(value), "{value}");
    }
}
