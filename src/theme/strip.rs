//! Styles and scripts of the embedded theme without comments, indentation and the spaces that only readers need.
//!
//! They are written for readers and sent to browsers. This is no minifier: a line stays a line, and a name stays.

/// Strips a file if it is a style sheet or a script.
pub(super) fn strip(path: &str, bytes: &mut Vec<u8>) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let stripped = match path.rsplit_once('.') {
        Some((_, "css")) => lines(&condensed(text), |_| true),
        Some((_, "js")) => lines(text, |line| !line.starts_with("//")),
        _ => return,
    };
    *bytes = stripped.into_bytes();
}

/// The lines that `keep` keeps, without indentation and empty ones.
fn lines(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && keep(line)) {
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// A style sheet without its comments and idle spaces; what stands in quotes is left alone.
fn condensed(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut chars = css.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if css[at..].starts_with("/*") => {
                let end = css[at + 2..].find("*/").map_or(css.len(), |end| at + end + 4);
                while chars.next_if(|(next, _)| *next < end).is_some() {}
                continue;
            }
            // A space after a sign or before a brace separates nothing.
            None if c == ' ' && (kept.ends_with([':', ',', ';', '{']) || css[at..].starts_with(" {")) => continue,
            _ => {}
        }
        kept.push(c);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::strip;

    fn stripped(path: &str, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        strip(path, &mut bytes);
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn a_style_loses_comments_but_not_quotes() {
        let css = "/* a\n b */\na, b :hover {\n  content: \"/* no */: {\"; /* x */\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(stripped("x.css", css), "a,b :hover{\ncontent:\"/* no */: {\";\nwidth:calc(1px + 2px);\n}\n");
    }

    #[test]
    fn a_script_loses_lines_that_are_comments() {
        assert_eq!(stripped("x.js", "// why\nif (a) {\n  b(\"// c\");\n}\n"), "if (a) {\nb(\"// c\");\n}\n");
    }

    #[test]
    fn other_files_stay_as_they_are() {
        assert_eq!(stripped("x.hbs", "  a\n"), "  a\n");
    }
}
