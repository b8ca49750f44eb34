//! Code in three colours: keywords, strings, comments. All else of it stays as it is.
//!
//! One scanner goes over the code once, and a table says of each language what it has to know; three kinds of words need
//! no grammar. Of the libraries there are, those that read grammars take longer than the whole of Markdown does, and
//! those that are fast do not know a third of the code that plans hold. What is left out: numbers, names and types that
//! are not words of a language, code in other code (scripts in HTML, here-documents, blocks of text in YAML), and
//! whether any of it is right.

mod languages;
mod lines;
mod quote;
mod scan;

use std::borrow::Cow;

use super::escape::escape;
use scan::Scanner;

/// From how many bytes on code stays plain: nobody reads it for its colours, and they would make it ten times as long.
const LONG_CODE: usize = 64 * 1024;

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Keyword,
    String,
    Comment,
}

impl Kind {
    /// The class of the element round it, which themes know.
    fn class(self) -> &'static str {
        match self {
            Self::Keyword => "kw",
            Self::String => "str",
            Self::Comment => "com",
        }
    }
}

/// Code with one sign at the end of each line. A tag between the two of `\r\n` would make two ends of it.
fn with_plain_ends(code: &str) -> Cow<'_, str> {
    if !code.contains('\r') {
        return Cow::Borrowed(code);
    }
    Cow::Owned(code.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether what stands behind the signs that open code says that the code is Markdown.
pub(super) fn is_markdown(info: &str) -> bool {
    let language = info.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    languages::named(language).is_some_and(|language| language.rules.form == languages::Form::Markdown)
}

/// Writes code as HTML whose text is the code, line by line; in colours where the language is known.
pub(super) fn write(code: &str, language: &str, html: &mut String) {
    let code = &*with_plain_ends(code);
    let known = if code.len() < LONG_CODE { languages::named(language) } else { None };
    let Some(language) = known else { return escape(code, html) };
    let mut written = 0;
    let mut scanner = Scanner::new(code, language);
    while let Some((kind, range)) = scanner.next_piece() {
        escape(&code[written..range.start], html);
        html.push_str("<span class=\"");
        html.push_str(kind.class());
        html.push_str("\">");
        escape(&code[range.clone()], html);
        html.push_str("</span>");
        written = range.end;
    }
    escape(&code[written..], html);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::scan::Scanner;
    use super::{escape, languages, write};

    /// What begins or ends something in some language.
    const PIECES: &[&str] = &[
        "'", "\"", "`", "\"\"\"", "'''", "\\", "\\'", "\\\"", "/", "//", "/*", "*/", "#", "# ", "<#", "#>", "--",
        "<!--", "-->", "<", ">", "</a", "<<", "<<A", "<<'A'\n", "A\n", "[", "]", "[[", "#[[", "{", "}", "${", "$", "(",
        ")", ":", ": ", "=", "|", ": |\n", "@\"", "@'\n", "\n'@", "R\"x(", ")x\"", "r#\"", "\"#", "r", "R", "b'", "if",
        "type", "type ", "case ", "é", "🚀", " ", "  ", "\t", "\n", "\r\n", "\r", "+", "-", "- ", "@@", "~~~\n",
        "```\n", "a", "1", ".", ",", ";", "!", "\0",
    ];

    fn code() -> impl Strategy<Value = String> {
        let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
        prop_oneof![3 => pieces, 1 => "\\PC{0,80}"]
    }

    /// How many times a byte of code is looked at on average.
    fn looks(code: &str, language: &str) -> usize {
        let language = languages::named(language).expect("a language");
        let mut scanner = Scanner::new(code, language);
        while scanner.next_piece().is_some() {}
        scanner.looks / code.len().max(1)
    }

    /// HTML without the elements that give colours.
    fn without_colours(html: &str) -> String {
        let opened = ["kw", "str", "com"]
            .iter()
            .fold(html.to_owned(), |html, class| html.replace(&format!("<span class=\"{class}\">"), ""));
        opened.replace("</span>", "")
    }

    /// Text whose lines end as a parser of HTML ends them.
    fn lines(text: &str) -> String {
        let mut lines = String::new();
        let mut chars = text.chars().peekable();
        while let Some(sign) = chars.next() {
            match sign {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' => lines.push('\n'),
                _ => lines.push(sign),
            }
        }
        lines
    }

    #[track_caller]
    fn check_text(code: &str, language: &str) -> String {
        let (mut html, mut plain) = (String::new(), String::new());
        write(code, language, &mut html);
        escape(code, &mut plain);
        // What a parser of HTML makes of ends of lines: of those with tags inside it would make two.
        assert!(!html.replace("\r\n", "\n").contains('\r'), "{language}: {html:?}");
        assert_eq!(without_colours(&html), lines(&plain), "{language}");
        html
    }

    fn config() -> ProptestConfig {
        let asked = ProptestConfig::default();
        let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(7) } else { asked.rng_seed };
        ProptestConfig { rng_seed, failure_persistence: None, ..asked }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn colours_leave_the_text_as_it_is(code in code()) {
            for language in languages::all() {
                check_text(&code, language);
            }
        }

        #[test]
        fn whatever_repeats_is_read_in_linear_time(
            head in prop::sample::select(PIECES),
            pieces in prop::collection::vec(prop::sample::select(PIECES), 1..4),
        ) {
            let part = pieces.concat();
            let code = head.to_owned() + &part.repeat(2048 / part.len());
            for language in languages::all() {
                prop_assert!(looks(&code, language) <= MOST, "{language}: {} for {code:?}", looks(&code, language));
            }
        }
    }

    /// How often a byte may be looked at on average. What is quadratic would look at those of 2 KB a thousand times.
    const MOST: usize = 8;

    #[test]
    fn every_piece_alone_is_read_in_linear_time() {
        for language in languages::all() {
            for (first, second) in PIECES.iter().flat_map(|first| PIECES.iter().map(move |second| (first, second))) {
                let part = format!("{first}{second}");
                let code = part.repeat(256 / part.len());
                assert!(looks(&code, language) <= MOST, "{language}: {} for {part:?}", looks(&code, language));
            }
        }
    }

    #[test]
    fn code_cannot_leave_its_element() {
        let script = "</span><script>alert(1)</script>";
        for language in languages::all() {
            for frame in [
                "{}",
                "\"{}\"",
                "'{}'",
                "# {}",
                "// {}",
                "/* {} */",
                "<!-- {} -->",
                "-- {}",
                "`{}`",
                "<a {}>",
                "if {}",
                "+{}",
            ] {
                let html = check_text(&frame.replace("{}", script), language);
                assert_eq!(html.matches("<span class=").count(), html.matches("</span>").count());
                assert!(!html.contains("<script"), "{language}: {html}");
            }
        }
    }

    #[test]
    fn the_table_has_room_for_its_strings() {
        for name in languages::all() {
            let language = languages::named(name).expect("a language");
            assert!(language.rules.quotes.len() < super::scan::QUOTES, "{name}");
        }
    }
}
