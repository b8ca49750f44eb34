//! Blocks of code that are never closed, and take everything below them.
//!
//! Mostly nobody forgot to close one: a block quotes other blocks with as many signs as its own, ends at the first of
//! their ends, and the line that was meant as its end opens a new block. Then the first block is at fault, and not the
//! last.

use comrak::nodes::NodeCodeBlock;

use crate::diagnostic::{Code, Diagnostic, Source, Span};

/// The blocks of code of a document, as far as they matter here.
#[derive(Debug, Default)]
pub(super) struct Fences {
    /// The last block that seems to quote others and has an end.
    quoting: Option<Span>,
    /// The block without an end, and whether its opening line is nothing but signs.
    unclosed: Option<(Span, bool)>,
}

impl Fences {
    /// Takes note of a block of code.
    pub(super) fn note(&mut self, code: &NodeCodeBlock, span: Span) {
        if !code.fenced {
            return;
        }
        if !code.closed {
            self.unclosed = Some((span, code.info.is_empty()));
        } else if opens_another(code) {
            self.quoting = Some(span);
        }
    }

    /// What is to be said of the block without an end.
    pub(super) fn problem(&self, source: &Source) -> Option<Diagnostic> {
        let (span, is_bare) = self.unclosed?;
        let opening = source.line_span(span.start);
        let is_last = source.text().get(span.end..).is_some_and(|behind| behind.trim().is_empty());
        let below = source.text().get(opening.end..)?.trim_end();
        let lines = below.lines().count().saturating_sub(1);
        if !is_last || lines == 0 {
            return None;
        }
        let place = |span: Span| source.place(Span::new(span.start, source.line_span(span.start).end));
        if let Some(quoting) = self.quoting.filter(|_| is_bare) {
            let end = source.line(quoting.end.saturating_sub(1));
            let message = format!(
                "the code that begins here quotes code with as many signs, so it ends in line {end}, and all from line {} on is code",
                source.line(span.start)
            );
            let help = "open and close it with more signs than what it quotes";
            return Some(Diagnostic::new(Code::FenceUnclosed, &place(quoting), message).help(help));
        }
        let lines = if lines == 1 { "the line".to_owned() } else { format!("the {lines} lines") };
        let message = format!("the code that begins here is not closed and takes {lines} below it");
        Some(Diagnostic::new(Code::FenceUnclosed, &place(span), message).help("close it with a line of the same signs"))
    }
}

/// Whether a block holds a line that would open another one, with as many signs and the name of a language.
fn opens_another(code: &NodeCodeBlock) -> bool {
    let sign = char::from(code.fence_char);
    code.literal.lines().any(|line| {
        let line = line.trim_start();
        let rest = line.trim_start_matches(sign);
        line.len() - rest.len() >= code.fence_length && rest.trim().starts_with(|c: char| c.is_ascii_alphabetic())
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Source;
    use crate::document::parse;

    /// What is said of a text, as `line: message`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (_, problems) = parse(Source::new("p.md", text.to_owned()));
        let said: Vec<String> =
            problems.iter().map(|it| format!("{}: {}", it.line().unwrap_or(0), it.message)).collect();
        assert_eq!(said, expected, "{text:?}");
    }

    #[test]
    fn a_block_without_an_end_takes_what_is_below() {
        check(
            "# A\n\n```text\na\n\n## B\n",
            &["3: the code that begins here is not closed and takes the 3 lines below it"],
        );
        check("~~~\n\na\n", &["1: the code that begins here is not closed and takes the 2 lines below it"]);
        check("```\na\n```\n", &[]);
        check("a\n\n```\n", &[]);
        check("- a\n  ```\n  b\n\nc\n", &[]);
    }

    #[test]
    fn a_block_that_quotes_others_is_where_it_goes_wrong() {
        let text = "# A\n\n```markdown\n## B\n```json\n{}\n```\n## C\n```\n\n## D\n";
        let said = "3: the code that begins here quotes code with as many signs, so it ends in line 7, and all from line 9 on is code";
        check(text, &[said]);
        check(&text.replacen("```markdown", "````markdown", 1).replacen("## C\n```", "## C\n````", 1), &[]);
    }
}
