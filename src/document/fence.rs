//! Blocks of code that are never closed where they should be, and take what is below them.
//!
//! Some take the rest of the document. Others are ended by a later block: its opening line names a language, so it
//! closes nothing, and its last line closes both. What gives these away is a heading with such an opening line below it.
//!
//! Where nobody forgot to close a block, it quotes other blocks with as many signs as its own, ends at the first of their
//! ends, and the line that was meant as its end opens a new block. Then the first block is at fault, and not the last.

use comrak::nodes::NodeCodeBlock;

use crate::diagnostic::{Code, Diagnostic, Source, Span};

/// The blocks of code of a document, as far as they matter here.
#[derive(Debug, Default)]
pub(super) struct Fences {
    /// The last block that seems to quote others and has an end.
    quoting: Option<Span>,
    /// The blocks that a later one has ended, or whose end has opened another.
    faults: Vec<Fault>,
    /// The block without an end, and whether its opening line is nothing but signs.
    unclosed: Option<(Span, bool)>,
}

/// A block of code that takes what is below it.
#[derive(Debug)]
struct Fault {
    /// The block.
    block: Span,
    /// What it takes.
    taken: Taken,
}

/// What is code and was not meant to be.
#[derive(Debug)]
enum Taken {
    /// Headings above the block that ends this one.
    Headings(Headings),
    /// All that these blocks hold, of which the first opens with what was meant as the end of a block that quotes others.
    Blocks(Span),
    /// The same up to the end of the document.
    Rest(Span),
}

/// The headings in a block above a line that would open another one.
#[derive(Clone, Copy, Debug, Default)]
struct Headings {
    /// How many there are.
    count: usize,
    /// The line of the first, counted from the opening line.
    first: usize,
}

impl Fences {
    /// Takes note of a block of code.
    pub(super) fn note(&mut self, code: &NodeCodeBlock, span: Span) {
        if !code.fenced {
            return;
        }
        if !code.closed {
            self.unclosed = Some((span, code.info.is_empty()));
            return;
        }
        if self.quoting.is_some() && is_end_of_another(code) && code.literal.lines().any(is_heading) {
            return self.blame_quoting(Taken::Blocks(span));
        }
        let Some(headings) = headings_above_another(code) else { return };
        if headings.count > 0 && !super::code::is_markdown(&code.info) {
            self.faults.push(Fault { block: span, taken: Taken::Headings(headings) });
        }
        self.quoting = Some(span);
    }

    /// Gives what is taken to the block that quotes others.
    fn blame_quoting(&mut self, taken: Taken) {
        let Some(quoting) = self.quoting else { return };
        let known = self.faults.pop_if(|fault| fault.block == quoting).map(|fault| fault.taken);
        let taken = match (known, taken) {
            (Some(Taken::Blocks(first)), Taken::Blocks(last)) => Taken::Blocks(Span::new(first.start, last.end)),
            (Some(Taken::Blocks(first)), Taken::Rest(last)) => Taken::Rest(Span::new(first.start, last.end)),
            (_, taken) => taken,
        };
        self.faults.push(Fault { block: quoting, taken });
    }

    /// What is to be said of the blocks.
    pub(super) fn problems(mut self, source: &Source) -> Vec<Diagnostic> {
        let without_end = self.unclosed.and_then(|(span, is_bare)| {
            let lines = lines_below(span, source)?;
            if !is_bare || self.quoting.is_none() {
                return Some(without_end(span, lines, source));
            }
            self.blame_quoting(Taken::Rest(span));
            None
        });
        self.faults.iter().map(|fault| fault.problem(source)).chain(without_end).collect()
    }
}

impl Fault {
    fn problem(&self, source: &Source) -> Diagnostic {
        let first_line = source.line(self.block.start);
        let end = source.line(self.block.end.saturating_sub(1));
        let quotes = "the code that begins here quotes code with as many signs, so it ends in line";
        let (message, help) = match &self.taken {
            Taken::Headings(Headings { count, first }) => {
                let heading = first_line as usize + first;
                let taken = match count {
                    1 => format!("the heading in line {heading} is"),
                    count => format!("{count} headings from line {heading} on are"),
                };
                let message = format!(
                    "the code that begins here is not closed before another block, whose end in line {end} closes both, and {taken} code"
                );
                (message, format!("close it with a line of the same signs above line {heading}"))
            }
            Taken::Blocks(span) => {
                let (from, to) = (source.line(span.start), source.line(span.end.saturating_sub(1)));
                (format!("{quotes} {end}, and all from line {from} to line {to} is code"), MORE_SIGNS.to_owned())
            }
            Taken::Rest(span) => {
                let from = source.line(span.start);
                (format!("{quotes} {end}, and all from line {from} on is code"), MORE_SIGNS.to_owned())
            }
        };
        Diagnostic::new(Code::FenceUnclosed, &source.place(opening(self.block, source)), message).help(help)
    }
}

/// How a block is written that quotes others.
const MORE_SIGNS: &str = "open and close it with more signs than what it quotes";

/// What is said of a block without an end.
fn without_end(span: Span, lines: usize, source: &Source) -> Diagnostic {
    let lines = if lines == 1 { "the line".to_owned() } else { format!("the {lines} lines") };
    let message = format!("the code that begins here is not closed and takes {lines} below it");
    let place = source.place(opening(span, source));
    Diagnostic::new(Code::FenceUnclosed, &place, message).help("close it with a line of the same signs")
}

/// How many lines a block without an end takes; `None` where it takes none, or something follows it.
fn lines_below(span: Span, source: &Source) -> Option<usize> {
    let is_last = source.text().get(span.end..).is_some_and(|behind| behind.trim().is_empty());
    let below = source.text().get(opening(span, source).end..)?.trim_end();
    let lines = below.lines().count().saturating_sub(1);
    (is_last && lines > 0).then_some(lines)
}

/// The opening line of a block.
fn opening(span: Span, source: &Source) -> Span {
    Span::new(span.start, source.line_span(span.start).end)
}

/// Whether a block opens as one ends: with nothing but signs, and then an empty line.
fn is_end_of_another(code: &NodeCodeBlock) -> bool {
    code.info.is_empty() && code.literal.lines().next().is_some_and(|line| line.trim().is_empty())
}

/// The headings above the first line of a block that would open another one, with as many signs and the name of a
/// language; `None` without such a line.
fn headings_above_another(code: &NodeCodeBlock) -> Option<Headings> {
    let sign = char::from(code.fence_char);
    if !code.literal.contains(if sign == '~' { "~~~" } else { "```" }) {
        return None;
    }
    let mut headings = Headings::default();
    for (at, line) in code.literal.lines().enumerate() {
        let words = line.trim_start();
        let rest = words.trim_start_matches(sign);
        if words.len() - rest.len() >= code.fence_length && rest.trim().starts_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(headings);
        }
        if is_heading(line) {
            headings.first = if headings.count == 0 { at + 1 } else { headings.first };
            headings.count += 1;
        }
    }
    None
}

/// Whether a line of code would be a heading if it were none. One sign more often begins a comment.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches(' ');
    let rest = words.trim_start_matches('#');
    line.len() - words.len() <= 3 && (2..=6).contains(&(words.len() - rest.len())) && rest.starts_with(' ')
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

    #[test]
    fn a_block_that_the_end_of_a_later_one_closes_takes_the_headings_between() {
        check(
            "# A\n\n```text\na/\n\n## B\n\n### C\n\n```rust\nlet a;\n```\n\n## D\n",
            &[
                "3: the code that begins here is not closed before another block, whose end in line 12 closes both, and 2 headings from line 6 on are code",
            ],
        );
        check(
            "- a\n\n  ~~~\n  b\n\n  ## B\n  ~~~sh\n  c\n  ~~~\n\n## D\n",
            &[
                "3: the code that begins here is not closed before another block, whose end in line 9 closes both, and the heading in line 6 is code",
            ],
        );
    }

    #[test]
    fn every_block_that_a_later_one_closes_is_named() {
        let part = "```text\na/\n\n## B\n\n```rust\nlet a;\n```\n\n";
        let said = |line: usize| {
            let (end, heading) = (line + 7, line + 3);
            format!(
                "{line}: the code that begins here is not closed before another block, whose end in line {end} closes both, and the heading in line {heading} is code"
            )
        };
        check(&part.repeat(2), &[&said(1), &said(10)]);
        // What is inside of a tree follows its opening line at once, and so the line is no end.
        check(&part.repeat(2).replace("```text", "```"), &[&said(1), &said(10)]);
    }

    #[test]
    fn a_block_that_quotes_others_may_take_only_some_of_what_is_below() {
        let said = "1: the code that begins here quotes code with as many signs, so it ends in line 5, and all from line 7 to line 13 is code";
        let text = "```markdown\n## A\n```sh\na\n```\nb\n```\n\n## C\n\n```sh\nd\n```\n\n## E\n";
        check(text, &[said]);
        check(&text.replacen("```markdown", "```", 1), &[said]);
        // The end of the second block takes what is below in its turn.
        let more = "```\n\n## F\n\n```sh\ng\n```\n\n## H\n";
        check(&text.replacen("\n\n## E\n", &format!("\n{more}"), 1), &[&said.replace("line 13", "line 20")]);
        check(&text.replacen("\n\n## E\n", "\n```\n\n## E\n", 1), &[&said.replace("to line 13", "on")]);
        // Without the name of a language, a first line is an end as well.
        let bare = text.replacen("## C\n\n```sh\nd\n```\n", "## C\n\n```\nd\n```\n", 1);
        check(&bare, &[&said.replace("line 13", "line 11").replace("to line 11", "on")]);
    }

    #[test]
    fn code_may_hold_what_looks_like_markdown() {
        for text in [
            "```markdown\n## A\n\n```json\n{}\n```\n\n## B\n",
            "```md\n## A\n\n```json\n{}\n```\n\n## B\n",
            "```text\n## A\n```\n\n```rust\nlet a;\n```\n",
            "```sh\n# a\nb\n```sh\nc\n```\n",
            "````text\n## A\n```rust\nlet a;\n```\n````\n",
            "~~~text\n## A\n```rust\nlet a;\n```\n~~~\n",
            "```text\n    ## A\n##B\n```rust\nlet a;\n```\n",
            "```text\na\n```rust\n## B\n```\n",
        ] {
            check(text, &[]);
        }
    }
}
