//! Styles and scripts of the embedded theme without comments, indentation and the spaces that only readers need.
//!
//! They are written for readers and sent to browsers. This is no minifier: statements and names stay what they are.

use std::borrow::Cow;

/// Strips a file if it is a style sheet or a script of ours. A library that comes without idle spaces stays as it is.
pub(super) fn strip(path: &str, bytes: &mut Cow<'_, [u8]>) {
    if path.ends_with(".min.js") {
        return;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let stripped = match path.rsplit_once('.') {
        Some((_, "css")) => shortened(joined(&condensed(text))),
        Some((_, "js")) => script(text),
        _ => return,
    };
    *bytes = stripped.into_bytes().into();
}

/// The lines of a style sheet as one, each declaration without a semicolon that separates nothing.
fn joined(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    for line in css.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with('}') && kept.ends_with(';') {
            kept.pop();
        } else if !kept.is_empty() && !kept.ends_with(['{', '}', ';', ',']) {
            kept.push(' ');
        }
        kept.push_str(line);
    }
    kept.replace(";}", "}") + "\n"
}

/// Names of sizes and sides, and shorter ones that mean the same where lines do not run downwards, as they never do here.
/// The sides at which lines begin and end have no other names: they depend on the script.
const SHORTER: [(&str, &str); 6] = [
    ("inset-block-start:", "top:"),
    ("inset-block-end:", "bottom:"),
    ("-block-start", "-top"),
    ("-block-end", "-bottom"),
    ("block-size:", "height:"),
    ("inline-size:", "width:"),
];

/// A style sheet with the shorter names.
fn shortened(css: String) -> String {
    SHORTER.iter().fold(css, |css, (long, short)| css.replace(long, short))
}

/// A style sheet without its comments and idle spaces; what stands in quotes is left alone.
fn condensed(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut at = 0;
    while let Some(found) = css[at..].bytes().position(|byte| matches!(byte, b'"' | b'\'' | b'/' | b' ')) {
        kept.push_str(&css[at..at + found]);
        at += found;
        let sign = &css[at..=at];
        let rest = &css[at + 1..];
        match quote {
            Some(open) if sign == open => quote = None,
            None if sign == "\"" || sign == "'" => quote = Some(sign),
            None if css[at..].starts_with("/*") => {
                at = css[at + 2..].find("*/").map_or(css.len(), |end| at + end + 4);
                continue;
            }
            // A space after a sign or before a brace separates nothing.
            None if sign == " " && (kept.ends_with([':', ',', ';', '{', '>']) || rest.starts_with(['{', '}', '>'])) => {
                at += 1;
                continue;
            }
            _ => {}
        }
        kept.push_str(sign);
        at += 1;
    }
    kept.push_str(&css[at..]);
    kept
}

/// A script line by line, without lines that are comments.
fn script(js: &str) -> String {
    let mut kept = String::with_capacity(js.len());
    for line in js.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")) {
        kept.push_str(&tight(line));
        kept.push('\n');
    }
    kept
}

/// A line of a script without the spaces beside its signs; texts, templates and patterns are left alone. Spaces beside
/// `+` and `-` stay, since two of them mean something else than one.
fn tight(line: &str) -> String {
    const SIGNS: [char; 16] = ['=', ',', ';', ':', '?', '(', ')', '{', '}', '[', ']', '<', '>', '&', '|', '!'];
    let mut kept = String::with_capacity(line.len());
    let mut open = None;
    let mut at = 0;
    while let Some(found) = line[at..].bytes().position(|byte| b"\"'`/ \\".contains(&byte)) {
        kept.push_str(&line[at..at + found]);
        at += found;
        let sign = &line[at..=at];
        at += 1;
        match open {
            // What it escapes ends nothing.
            Some(_) if sign == "\\" => {
                let escaped = line[at..].chars().next().map_or(0, char::len_utf8);
                kept.push_str(sign);
                kept.push_str(&line[at..at + escaped]);
                at += escaped;
                continue;
            }
            Some(close) if sign == close => open = None,
            Some(_) => {}
            None if ["\"", "'", "`"].contains(&sign) => open = Some(sign),
            // A slash after a sign begins a pattern, after a value it divides.
            None if sign == "/" && kept.ends_with(SIGNS) && !kept.ends_with([')', ']']) => open = Some(sign),
            None if sign == " " && (kept.ends_with(SIGNS) || line[at..].starts_with(SIGNS)) => continue,
            None => {}
        }
        kept.push_str(sign);
    }
    kept.push_str(&line[at..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::strip;

    fn stripped(path: &str, text: &str) -> String {
        let mut bytes = text.as_bytes().into();
        strip(path, &mut bytes);
        String::from_utf8(bytes.into_owned()).expect("text")
    }

    #[test]
    fn a_style_loses_comments_but_not_quotes() {
        let css = "/* a\n b */\na, b :hover {\n  content: \"/* no */: {\"; /* x */\n  width: calc(1px + 2px);\n}\n";
        assert_eq!(stripped("x.css", css), "a,b :hover{content:\"/* no */: {\";width:calc(1px + 2px)}\n");
    }

    #[test]
    fn a_style_becomes_one_line() {
        assert_eq!(
            stripped("x.css", "a > b,\nc { x: 1; }\n@media (a) {\n  d { y: 2 }\n}\n"),
            "a>b,c{x:1}@media (a){d{y:2}}\n"
        );
        assert_eq!(stripped("x.css", "a {\n  font: 1px / 2px x,\n    y;\n}\n"), "a{font:1px / 2px x,y}\n");
    }

    #[test]
    fn sizes_and_sides_have_short_names() {
        let css = "a {\n  min-block-size: 1px;\n  inset-block-start: 0;\n  border-block-end-color: red;\n  margin-inline-start: 1px;\n}\n";
        let kept = "a{min-height:1px;top:0;border-bottom-color:red;margin-inline-start:1px}\n";
        assert_eq!(stripped("x.css", css), kept);
        assert_eq!(stripped("x.css", "a { container-type: inline-size; }\n"), "a{container-type:inline-size}\n");
    }

    #[test]
    fn a_script_loses_lines_that_are_comments() {
        assert_eq!(stripped("x.js", "// why\nif (a) {\n  b(\"// c\");\n}\n"), "if(a){\nb(\"// c\");\n}\n");
    }

    #[test]
    fn a_script_keeps_what_is_no_idle_space() {
        let js = "const a = b => c ? \"d = ' e\" : `f = ${g} = h`;\nreturn x + +y / 2, \"\\\" = \", z(/ = /g, w);\n";
        let kept = "const a=b=>c?\"d = ' e\":`f = ${g} = h`;\nreturn x + +y / 2,\"\\\" = \",z(/ = /g,w);\n";
        assert_eq!(stripped("x.js", js), kept);
    }

    #[test]
    fn other_files_stay_as_they_are() {
        assert_eq!(stripped("x.hbs", "  a\n"), "  a\n");
        assert_eq!(stripped("x.min.js", "// a licence\na = b\n"), "// a licence\na = b\n");
    }
}
