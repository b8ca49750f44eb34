//! Where a string ends.
//!
//! Each search goes forward once and says, where it was in vain, up to where nobody needs to search again.

/// One way to write a string.
pub(super) struct Quote {
    /// What it begins with.
    pub(super) open: &'static str,
    pub(super) ends: Ends,
    /// The sign that takes the meaning of the next one, or 0.
    pub(super) escape: u8,
}

/// How a string ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// With a sign, on the line it began on.
    Line(&'static str),
    /// With a sign.
    Lines(&'static str),
    /// With the sign it began with, and what stands in `${…}` may hold further ones.
    Template,
    /// The same with `$(…)`. Where a bracket has no end, that is no such string.
    Commands,
    /// A regular expression, on the line it began on; in `[…]` its sign means itself.
    Pattern,
    /// One character in apostrophes. All other apostrophes are something else.
    Char,
}

/// Words in front of a string that states its own end.
#[derive(Clone, Copy)]
pub(super) enum Raw {
    None,
    /// As many `#` behind it as in front.
    Hashes(&'static str),
    /// What stands between its sign and `(`.
    Brackets(&'static str),
}

/// Where a string ends, or up to where no such string has an end.
pub(super) type End = Result<usize, usize>;

impl Quote {
    /// A string on one line.
    pub(super) const fn line(sign: &'static str, escape: u8) -> Self {
        Self { open: sign, ends: Ends::Line(sign), escape }
    }

    /// A string on one or several lines.
    pub(super) const fn lines(sign: &'static str, escape: u8) -> Self {
        Self { open: sign, ends: Ends::Lines(sign), escape }
    }

    /// Where the string ends that begins at a place.
    pub(super) fn end(&self, code: &str, start: usize) -> End {
        let from = start + self.open.len();
        match self.ends {
            Ends::Line(sign) => self.sign(code.as_bytes(), from, sign, true),
            Ends::Lines(sign) => self.sign(code.as_bytes(), from, sign, false),
            Ends::Template => nested(code.as_bytes(), from, TEMPLATE),
            Ends::Commands => nested(code.as_bytes(), from, COMMANDS),
            Ends::Pattern => pattern(code.as_bytes(), from),
            Ends::Char => character(code, from),
        }
    }

    fn sign(&self, code: &[u8], from: usize, sign: &str, on_line: bool) -> End {
        let first = sign.as_bytes()[0];
        let mut at = from;
        while let Some(byte) = code.get(at) {
            match *byte {
                escape if escape == self.escape => at += 1,
                byte if byte == first && code[at..].starts_with(sign.as_bytes()) => return Ok(at + sign.len()),
                b'\n' if on_line => return Err(at),
                _ => {}
            }
            at += 1;
        }
        Err(code.len())
    }
}

/// A string that may hold code, which may hold strings.
struct Nesting {
    /// What begins and ends the string.
    quote: u8,
    /// The brackets of the code; `$` stands before the first one.
    brackets: (u8, u8),
    /// What begins and ends strings in the code that hold none.
    plain: Option<u8>,
}

/// A template: `${…}` in backticks.
const TEMPLATE: Nesting = Nesting { quote: b'`', brackets: (b'{', b'}'), plain: None };
/// A string of a shell: `$(…)` in quotation marks.
const COMMANDS: Nesting = Nesting { quote: b'"', brackets: (b'(', b')'), plain: Some(b'\'') };

/// The end of a string with code in it.
fn nested(code: &[u8], from: usize, Nesting { quote, brackets: (opening, closing), plain }: Nesting) -> End {
    /// What is open: text, or code with so many brackets of its own.
    enum Open {
        Text,
        Code(usize),
    }
    let mut open = vec![Open::Text];
    let mut at = from;
    while let (Some(byte), Some(inner)) = (code.get(at).copied(), open.last_mut()) {
        match inner {
            _ if byte == b'\\' => at += 1,
            Open::Text if byte == quote => drop(open.pop()),
            Open::Text if byte == b'$' && code.get(at + 1) == Some(&opening) => {
                open.push(Open::Code(0));
                at += 1;
            }
            Open::Code(_) if byte == quote => open.push(Open::Text),
            Open::Code(_) if Some(byte) == plain => {
                at += 1;
                while code.get(at).is_some_and(|other| *other != byte) {
                    at += 1;
                }
            }
            Open::Code(own) if byte == opening => *own += 1,
            Open::Code(0) if byte == closing => drop(open.pop()),
            Open::Code(own) if byte == closing => *own -= 1,
            _ => {}
        }
        at += 1;
    }
    if open.is_empty() { Ok(at) } else { Err(code.len()) }
}

/// The end of a regular expression.
fn pattern(code: &[u8], from: usize) -> End {
    let mut in_class = false;
    let mut at = from;
    while let Some(byte) = code.get(at) {
        match byte {
            b'\n' => return Err(at),
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Ok(at + 1),
            _ => {}
        }
        at += 1;
    }
    Err(code.len())
}

/// The end of a character, which may be written as an escape.
fn character(code: &str, from: usize) -> End {
    /// How long the longest escape is, `\u{10FFFF}`.
    const LONGEST: usize = 10;
    let mut chars = code[from..].char_indices();
    let end = match chars.next() {
        Some((_, '\\')) => chars.skip(1).take(LONGEST).find(|(_, c)| matches!(c, '\'' | '\n')),
        Some((_, '\'' | '\n')) => None,
        _ => chars.next(),
    };
    // Only this place is known to begin nothing.
    end.filter(|(_, c)| *c == '\'').map(|(at, _)| from + at + 1).ok_or(from)
}

impl Raw {
    /// Where the string ends whose prefix is a word, and which goes on at a place; nothing where there is none.
    pub(super) fn end(self, code: &str, word: &str, at: usize) -> Option<End> {
        /// How long what stands in front of the bracket may be.
        const LONGEST: usize = 16;
        let is_prefix = |words: &str| words.split(' ').any(|known| known == word);
        let rest = &code[at..];
        let (open, close) = match self {
            Self::Hashes(words) if is_prefix(words) => {
                let hashes = &rest[..rest.len() - rest.trim_start_matches('#').len()];
                rest[hashes.len()..].starts_with('"').then(|| (hashes.len() + 1, format!("\"{hashes}")))?
            }
            Self::Brackets(words) if is_prefix(words) && rest.starts_with('"') => {
                let bracket = rest.bytes().take(LONGEST + 2).position(|byte| byte == b'(')?;
                (bracket + 1, format!("){}\"", &rest[1..bracket]))
            }
            _ => return None,
        };
        let end = rest[open..].find(&close).map(|found| at + open + found + close.len());
        Some(end.ok_or(code.len()))
    }
}
