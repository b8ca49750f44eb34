//! Draws problems for people, in rustc's form: what, where, the line with the part that is meant, what to do.
//!
//! The drawing itself is annotate-snippets'. Here is what it cannot know: that a line may have been cut, so that its
//! columns are not those of the file, and that the text comes from strangers.

use annotate_snippets::{AnnotationKind, Level, Message, Origin, Renderer, Snippet};

use super::printable::{printable, stand_in};
use super::{Diagnostic, Excerpt, Fault, Place, Severity};

/// How wide a quoted line may be, with what stands before it: a terminal's usual width, so that carets stay under what
/// is meant. Longer lines are cut around it.
const WIDTH: usize = 80;

/// Whether colour may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// ANSI colours.
    Coloured,
}

/// Draws one problem, ending in a line feed.
#[must_use]
pub fn draw(diagnostic: &Diagnostic, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    Drawing {
        level,
        code: Some(diagnostic.code.name()),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        label: diagnostic.label.as_deref(),
        path: &diagnostic.path,
        place: diagnostic.place.as_ref(),
        excerpt: diagnostic.excerpt.as_ref(),
    }
    .render(style)
}

/// Draws one fault of the settings, ending in a line feed.
#[must_use]
pub fn draw_fault(fault: &Fault, style: Style) -> String {
    Drawing {
        level: Level::ERROR,
        code: None,
        message: &fault.message,
        help: fault.help.as_deref(),
        label: None,
        path: &fault.path,
        place: fault.place.as_ref(),
        excerpt: fault.excerpt.as_ref(),
    }
    .render(style)
}

/// What problems and faults have in common.
struct Drawing<'a> {
    level: Level<'a>,
    code: Option<&'static str>,
    message: &'a str,
    help: Option<&'a str>,
    label: Option<&'a str>,
    path: &'a str,
    place: Option<&'a Place>,
    excerpt: Option<&'a Excerpt>,
}

impl Drawing<'_> {
    fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        }
        .term_width(WIDTH);
        let mut title = self.level.clone().primary_title(printable(self.message));
        if let Some(code) = self.code {
            title = title.id(code);
        }
        let path = printable(self.path);
        let Some((place, excerpt)) = self.place.zip(self.excerpt) else {
            let mut origin = Origin::path(path);
            if let Some(place) = self.place {
                origin = origin.line(place.line as usize).char_column(place.column as usize);
            }
            let group = title.element(origin).elements(self.help());
            // Without a line number there is no margin, and the arrow would stand at the very edge.
            return renderer.render(&[group]).replace('\n', "\n ") + "\n";
        };
        let (text, highlight) = shown(excerpt);
        let column = text[..highlight.start].chars().count() + 1;
        let snippet = Snippet::source(text)
            .line_start(place.line as usize)
            .path(path.clone())
            .annotation(AnnotationKind::Primary.span(highlight).label(self.label));
        let drawn = renderer.render(&[title.element(snippet).elements(self.help())]) + "\n";
        // The renderer counts columns in what it is given, which may be the middle of a long line.
        let (head, arrow) = drawn.split_at(drawn.find("--> ").unwrap_or(drawn.len()));
        let counted = format!("{path}:{}:{column}", place.line);
        head.to_owned() + &arrow.replacen(&counted, &format!("{path}:{}:{}", place.line, place.column), 1)
    }

    fn help(&self) -> Option<Message<'static>> {
        self.help.map(|help| Level::HELP.message(printable(help)))
    }
}

/// The excerpt without characters that steer a terminal, and with dots where it was cut.
fn shown(excerpt: &Excerpt) -> (String, std::ops::Range<usize>) {
    let mut text = String::with_capacity(excerpt.text.len() + 6);
    if excerpt.cut.0 {
        text.push('…');
    }
    let mut highlight = text.len()..text.len();
    for (at, c) in excerpt.text.char_indices() {
        if at == excerpt.highlight.start {
            highlight.start = text.len();
        }
        if at == excerpt.highlight.end {
            highlight.end = text.len();
        }
        text.push(stand_in(c));
    }
    if excerpt.highlight.start >= excerpt.text.len() {
        highlight.start = text.len();
    }
    if excerpt.highlight.end >= excerpt.text.len() {
        highlight.end = text.len();
    }
    if excerpt.cut.1 {
        text.push('…');
    }
    highlight.end = highlight.end.max(highlight.start);
    (text, highlight)
}

#[cfg(test)]
mod tests {
    use super::{Style, draw, draw_fault};
    use crate::diagnostic::{Code, Diagnostic, Fault, Source, Span};

    /// Draws a problem about the first `meant` in `text` and compares the whole drawing.
    fn check(text: &str, meant: &str, expected: &str) {
        let source = Source::new("specs/001-x/plan.md", text.to_owned());
        let start = text.find(meant).unwrap();
        let place = source.place(Span::new(start, start + meant.len()));
        let mut problem = Diagnostic::new(Code::PlaceholderLeft, &place, "the placeholder is left").help("fill it in");
        problem.quote(&source);
        assert_eq!(draw(&problem, Style::Plain), expected.trim_start_matches('\n'), "{text:?}");
    }

    #[test]
    fn the_carets_stand_under_what_is_meant() {
        check(
            "# Plan\n\n| Duplicate charge | [X] |\n",
            "[X]",
            "
warning[placeholder-left]: the placeholder is left
 --> specs/001-x/plan.md:3:22
  |
3 | | Duplicate charge | [X] |
  |                      ^^^
  |
  = help: fill it in
",
        );
    }

    #[test]
    fn wide_characters_and_tabs_take_their_room() {
        check(
            "計画\t[X] は",
            "[X]",
            "
warning[placeholder-left]: the placeholder is left
 --> specs/001-x/plan.md:1:4
  |
1 | 計画    [X] は
  |         ^^^
  |
  = help: fill it in
",
        );
    }

    #[test]
    fn a_cut_line_keeps_the_column_of_the_file() {
        let text = format!("{}[X]{}", "a".repeat(400), "b".repeat(400));
        let source = Source::new("p.md", text);
        let place = source.place(Span::new(400, 403));
        let mut problem = Diagnostic::new(Code::PlaceholderLeft, &place, "the placeholder is left");
        problem.quote(&source);
        let drawn = draw(&problem, Style::Plain);
        assert!(drawn.contains("--> p.md:1:401\n"), "{drawn}");
        let lines: Vec<&str> = drawn.lines().collect();
        let column = lines[4].find("^^^").unwrap();
        let characters: String = lines[3].chars().skip(column).take(3).collect();
        assert_eq!(characters, "[X]", "{drawn}");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        check(
            "a\u{1b}]0;owned\u{7} [X]",
            "[X]",
            "
warning[placeholder-left]: the placeholder is left
 --> specs/001-x/plan.md:1:13
  |
1 | a␛]0;owned␇ [X]
  |             ^^^
  |
  = help: fill it in
",
        );
        let hostile = Diagnostic::of_file(Code::FileTooLarge, "a\u{1b}[2J\n.md", "it is\u{9b}31m large");
        assert_eq!(draw(&hostile, Style::Plain), "warning[file-too-large]: it is\u{fffd}31m large\n --> a␛[2J␊.md\n");
    }

    #[test]
    fn a_fault_has_no_code() {
        let fault = Fault::of_file("plansite.yml", "the file is not text").help("save it as UTF-8");
        assert_eq!(
            draw_fault(&fault, Style::Plain),
            "error: the file is not text\n --> plansite.yml\n  = help: save it as UTF-8\n"
        );
    }

    #[test]
    fn an_empty_highlight_at_the_end_of_the_line_is_drawn() {
        let source = Source::new("p.md", "ab\n".to_owned());
        let place = source.place(Span::new(2, 2));
        let mut problem = Diagnostic::new(Code::PlaceholderLeft, &place, "something is missing");
        problem.quote(&source);
        let drawn = draw(&problem, Style::Plain);
        assert!(drawn.ends_with("1 | ab\n  |   ^\n"), "{drawn}");
    }
}
