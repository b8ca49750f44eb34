//! What a code means and how to mend it, for people.
//!
//! The manual of a rule is the comment at the top of its file, so that the two cannot drift apart. Codes that no rule reports,
//! because reading or the theme does, have theirs here.

use super::rules;
use crate::diagnostic::Code;

/// The manual of a code in Markdown: what it checks, why it matters, an example, how to mend it.
#[must_use]
pub fn explain(code: Code) -> String {
    let rule = rules::ALL.iter().find(|rule| rule.code == code);
    rule.map_or_else(
        || OTHERS.iter().find(|(other, _)| *other == code).map_or("", |(_, manual)| manual).to_owned(),
        |rule| {
            let comment = rule.source.lines().map_while(|line| line.strip_prefix("//!"));
            let lines: Vec<&str> = comment.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
            lines.join("\n")
        },
    )
}

/// The manuals of the codes that no rule reports.
const OTHERS: &[(Code, &str)] = &[
    (
        Code::DocumentUnreadable,
        "A document cannot be read as text.

What it checks: every Markdown file of a feature can be opened and holds text, not binary data.

Why it matters: a plan that nobody can read has no status, no gates and no risks. The site lists it and says so.

Example: `plan.md` is a renamed archive, or belongs to another user of the machine.

Fix: save the file as UTF-8 text, make it readable, or remove it.",
    ),
    (
        Code::EncodingGuessed,
        "A file is not UTF-8 and its encoding was guessed.

What it checks: every document is UTF-8, with or without a byte order mark.

Why it matters: a wrong guess turns names and whole sentences into other letters, and nobody notices but the reader.

Example: a plan written on an old Windows machine in Windows-1251.

Fix: save the file as UTF-8.",
    ),
    (
        Code::FenceUnclosed,
        "A block of code is not closed and takes what is below it.

What it checks: a block that begins with three backticks or tildes ends with a line of as many, before the document does
and before a heading with another block below it.

Why it matters: everything up to the next line that can close a block is code, or all of the document. The headings,
gates and risks there are on no page and in no count.

Example: a plan that opens a block for its project structure and goes on with the next section. A block further down
does not close it with its first line, which names a language; its last line closes both.

Fix: close the block with a line of the same signs. A block that quotes other blocks is opened and closed with more of
them.",
    ),
    (
        Code::FileTooLarge,
        "A file is too large to be read.

What it checks: no document is larger than 8 MiB.

Why it matters: such a file is hardly a plan, and reading it would slow down every build. It is listed and not shown.

Example: a log that was saved as `research.md`.

Fix: split the file, or move what is not a plan elsewhere.",
    ),
    (
        Code::FrontMatterInvalid,
        "The YAML block at the top of a file cannot be read.

What it checks: what stands between the two `---` lines at the top is a YAML mapping.

Why it matters: status, dates and relations in it are lost, and the plan looks as if it stated none.

Example:

    ---
    status: draft: second round
    ---

Fix: put quotes round values that hold a colon, and close the block with `---`.",
    ),
    (
        Code::TextTooDeep,
        "A document is nested too deeply or is too costly to be parsed whole.

What it checks: Markdown can be understood with bounded work.

Why it matters: a few kilobytes of brackets can keep a parser busy for hours. Such a document is shown as plain text.

Example: a table of two thousand columns whose rows have one cell each.

Fix: look for long runs of brackets, quotes, emphasis or bars that nobody meant.",
    ),
    (
        Code::ThemeInvalid,
        "A file of the theme cannot be used.

What it checks: every template of the theme can be parsed, and names only fields that its page has.

Why it matters: a page that cannot be rendered is not published, so no page is, and the last site stays as it was.

Example: `{{#if plan.title}` with one brace too few.

Fix: correct the file at the line that is named, or remove it, so that the default theme's file is used again.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_full() {
        for code in Code::ALL {
            let manual = explain(*code);
            for part in ["What it checks", "Why it matters", "Example", "Fix"] {
                assert!(manual.contains(&format!("\n{part}:")), "{code} lacks {part:?}:\n{manual}");
            }
        }
    }
}
