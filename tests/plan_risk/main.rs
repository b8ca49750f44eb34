//! Risks in the forms, languages and levels in which plans state them, and the texts that only look like risks.

mod forms;
mod headings;
mod names;
mod tables;
mod together;
mod words;

use plansite::diagnostic::Source;
use plansite::document;
use plansite::plan::risk::{self, Level, Risk};

fn read(text: &str) -> (Vec<Risk>, bool) {
    let (document, _) = document::parse(Source::new("specs/001-x/plan.md", text.to_owned()));
    let register = risk::read(&document);
    (register.risks, register.has_section)
}

/// One line a risk: its line, its category, its text, and every field that is stated.
fn show(risk: &Risk) -> String {
    let level = |name: &str, level: &Option<Level>| {
        level.as_ref().map_or(String::new(), |level| {
            let number = level.level.map_or("?".to_owned(), |number| number.to_string());
            format!(" | {name} {} = {number}", level.text)
        })
    };
    let field =
        |name: &str, text: &Option<String>| text.as_ref().map_or(String::new(), |text| format!(" | {name} {text}"));
    let category = risk.category.as_ref().map_or(String::new(), |category| format!("[{category}] "));
    let mut line = format!("{} {category}{}", risk.place.line, risk.text);
    line.push_str(&level("likelihood", &risk.likelihood));
    line.push_str(&level("impact", &risk.impact));
    line.push_str(&field("mitigation", &risk.mitigation));
    line.push_str(&field("owner", &risk.owner));
    line.push_str(&field("contingency", &risk.contingency));
    if let Some(row) = risk.row.filter(|row| row.cells != row.columns) {
        line.push_str(&format!(" | {} cells in {} columns", row.cells, row.columns));
    }
    line
}

/// Reads a plan and compares its risks, one a line; an empty expectation means a section without risks.
#[track_caller]
fn check(text: &str, expected: &str) {
    let (risks, has_section) = read(text);
    let got: Vec<String> = risks.iter().map(show).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(got, expected);
    assert!(has_section, "the section was not seen");
}

/// Reads a text that has no risk section.
#[track_caller]
fn check_none(text: &str) {
    let (risks, has_section) = read(text);
    assert_eq!(risks.iter().map(show).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(!has_section, "a section was seen where there is none");
}

/// Pieces that readers of risks look at, in an order nobody would write.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "## Risks\n\n", "### Risk 1: ", "#### Mitigation\n", "- ", "  - ", "1. ", "**Risk**: ", "**Mitigation**:", "Mitigation：", "\n", "\n\n",
    "| Risk | Impact | Mitigation |\n|---|---|---|\n", "| a | High → Low | |\n", "(", ")", "（完了", "[High] ", "🔴", "\u{fe0f}", "→", " -> ",
    "R1: ", "`code: x`", "*", "**", ":", "：", "::", "İ", "K", "ß", "风险", "リスク１：", "높음", "خطر", "None", "TBD", "a b c ", "- [ ] ", "<br>",
    "**Risk 1: a**\n", "**Mitigations:**\n", "[R1] ", "### High: ", "### Late review\n", "## Risks, Keys and Locks\n\n", "### Locks\n",
    "| Risk | P/I |\n|---|---|\n", "| b | ", "Low/High", " × ", "=", "(Likelihood: ",
    "keep ", "is mitigated by ", "2-4", "Low-", "\u{a0}", "| ", "> ", "No risks", "[X]", "— ",
];

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_every_risk_says_something(picks in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = picks.into_iter().map(|pick| PIECES[pick]).collect();
        let text = format!("## Risks\n\n{text}");
        let (risks, _) = read(&text);
        for risk in risks {
            proptest::prop_assert!(!risk.text.trim().is_empty(), "{text:?}");
            proptest::prop_assert!(text.get(risk.place.span.start..risk.place.span.end).is_some(), "{text:?}");
            proptest::prop_assert!(risk.mitigation.is_none_or(|mitigation| !mitigation.trim().is_empty()), "{text:?}");
        }
    }
}
