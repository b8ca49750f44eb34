//! Goes over code once and says where keywords, strings and comments are.
//!
//! A sign that opens a string without an end is only a sign, so an apostrophe takes nothing with it. Nothing is looked
//! at more than a few times, however the code is written: a search that was in vain is not repeated.

use std::ops::Range;

use super::Kind;
use super::languages::{Form, Language, Word};
use super::quote::{Ends, Quote};

/// How many kinds of strings a language has at most, those that state their own end counted as one.
pub(super) const QUOTES: usize = 6;

/// A piece of code, and what it is.
pub(super) type Piece = (Kind, Range<usize>);

pub(super) struct Scanner<'c> {
    pub(super) code: &'c str,
    pub(super) language: &'static Language,
    /// Where the scanner is: a border of characters.
    pub(super) at: usize,
    /// The beginning of the line that has been looked at.
    line: Option<usize>,
    /// The last word.
    word: Range<usize>,
    /// The last sign that is neither blank nor part of a word or a string; a letter behind these. Where a value has to
    /// follow `=>` or a word, it is `=`.
    last: u8,
    /// Up to where each kind of string is known to have no end.
    endless: [usize; QUOTES],
    /// Whether a command may begin here.
    pub(super) is_fresh: bool,
    /// Whether a tag is open.
    in_tag: bool,
    /// Whether the next word is the name of a tag.
    names_tag: bool,
    /// The line that ends the here-document that begins with the next line.
    pub(super) here_document: Option<&'c str>,
    /// Whether a here-document had no end, so that nothing is one.
    pub(super) is_endless: bool,
    /// How far text in the code is indented at least, while it lasts.
    pub(super) text_indent: Option<usize>,
    /// How many bytes were looked at, some more than once.
    #[cfg(test)]
    pub(super) looks: usize,
}

impl<'c> Scanner<'c> {
    pub(super) fn new(code: &'c str, language: &'static Language) -> Self {
        Self {
            code,
            language,
            at: 0,
            line: None,
            word: 0..0,
            last: b'\n',
            endless: [0; QUOTES],
            is_fresh: true,
            in_tag: false,
            names_tag: false,
            here_document: None,
            is_endless: false,
            text_indent: None,
            #[cfg(test)]
            looks: 0,
        }
    }

    /// The next piece that has a colour. Pieces are not empty, and follow each other.
    pub(super) fn next_piece(&mut self) -> Option<Piece> {
        while let Some(&byte) = self.bytes().get(self.at) {
            let starts_line = self.at == 0 || self.bytes()[self.at - 1] == b'\n';
            if starts_line && self.line.replace(self.at) != Some(self.at) {
                if let Some(piece) = self.start_of_line() {
                    return Some(self.take(piece));
                }
                continue;
            }
            let start = self.language.starts[usize::from(byte)];
            if start.sign
                && let Some(piece) = self.comment().or_else(|| self.string())
            {
                return Some(self.take(piece));
            }
            if start.word {
                if let Some(piece) = self.word() {
                    return Some(self.take(piece));
                }
            } else {
                self.sign(byte);
            }
        }
        None
    }

    pub(super) fn bytes(&self) -> &'c [u8] {
        self.code.as_bytes()
    }

    /// Counts what is looked at, so that a test can hold it to a few times the length of the code.
    pub(super) fn look(&mut self, bytes: usize) {
        #[cfg(test)]
        {
            self.looks += bytes;
        }
        let _ = bytes;
    }

    fn take(&mut self, piece: Piece) -> Piece {
        self.at = piece.1.end;
        piece
    }

    /// Where the line ends that a place is on.
    pub(super) fn line_end(&mut self, from: usize) -> usize {
        let end = self.code[from..].find('\n').map_or(self.code.len(), |length| from + length);
        self.look(end - from);
        end
    }

    fn comment(&mut self) -> Option<Piece> {
        let rules = self.language.rules;
        let rest = &self.code[self.at..];
        if let Some((open, close)) = rules.blocks.iter().find(|(open, _)| rest.starts_with(open)) {
            let body = &rest[open.len()..];
            let length = block_length(body, rules.blocks_nest.then_some(*open), close);
            self.look(length);
            return Some((Kind::Comment, self.at..self.at + open.len() + length));
        }
        let before = self.at.checked_sub(1).map(|at| self.bytes()[at]);
        let begins = match before {
            // The beginning of an address.
            Some(b':') => !rest.starts_with("//"),
            Some(before) if rules.comment_needs_gap => before.is_ascii_whitespace() || b";&|()".contains(&before),
            _ => true,
        };
        let is_comment = begins && rules.comments.iter().any(|open| rest.starts_with(open));
        is_comment.then(|| (Kind::Comment, self.at..self.line_end(self.at)))
    }

    fn string(&mut self) -> Option<Piece> {
        let rules = self.language.rules;
        for (kind, quote) in rules.quotes.iter().enumerate() {
            let is_quote = self.code[self.at..].starts_with(quote.open) && self.may_open(quote);
            if !is_quote || self.at < self.endless[kind] {
                continue;
            }
            let end = quote.end(self.code, self.at);
            let (Ok(looked) | Err(looked)) = end;
            self.look(looked - self.at);
            match end {
                Ok(end) => return Some((self.kind_of_string(end), self.at..end)),
                Err(looked) => self.endless[kind] = looked,
            }
        }
        None
    }

    /// Whether a string may begin here, which is not so everywhere.
    fn may_open(&self, quote: &Quote) -> bool {
        let rules = self.language.rules;
        if rules.form == Form::Tags {
            return self.in_tag;
        }
        if quote.ends == Ends::Pattern {
            return b"(=,:;[!&|?{+\n".contains(&self.last);
        }
        let follows_word = self.at > 0 && self.language.starts[usize::from(self.bytes()[self.at - 1])].word;
        let word = &self.code[self.word.clone()];
        // Inches, unless the digit ends the name of a variable.
        let is_measure = rules.form == Form::Commands && word.ends_with(|c: char| c.is_ascii_digit());
        if self.at == self.word.end && is_measure && !word.starts_with('$') {
            return false;
        }
        if !follows_word || !quote.open.starts_with('\'') {
            return true;
        }
        self.word.end == self.at && rules.prefixes.split(' ').any(|prefix| prefix == word)
    }

    /// What a string is: a key where `:` follows and the language has such keys.
    fn kind_of_string(&mut self, end: usize) -> Kind {
        self.last = b'a';
        self.is_fresh = false;
        let is_blank = |byte: &u8| match self.language.rules.form {
            Form::QuotedKeys => byte.is_ascii_whitespace(),
            _ => *byte == b' ',
        };
        if !matches!(self.language.rules.form, Form::QuotedKeys | Form::Keys) {
            return Kind::String;
        }
        let blanks = self.bytes()[end..].iter().take_while(|byte| is_blank(byte)).count();
        self.look(blanks);
        if self.bytes().get(end + blanks) == Some(&b':') { Kind::Keyword } else { Kind::String }
    }

    fn word(&mut self) -> Option<Piece> {
        let from = self.at;
        let length =
            self.bytes()[from..].iter().take_while(|byte| self.language.starts[usize::from(**byte)].word).count();
        self.look(length);
        self.at += length;
        self.word = from..self.at;
        let before = if from > 0 { self.bytes()[from - 1] } else { b'\n' };
        let word = &self.code[from..self.at];
        self.last = if word == "return" { b'=' } else { b'a' };
        let raw = &mut self.endless[QUOTES - 1];
        if self.at >= *raw
            && let Some(end) = self.language.rules.raw.end(self.code, word, self.at)
        {
            let (Ok(looked) | Err(looked)) = end;
            *raw = looked;
            self.look(looked - from);
            if let Ok(end) = end {
                return Some((Kind::String, from..end));
            }
        }
        self.is_keyword(word, before).then(|| (Kind::Keyword, self.word.clone()))
    }

    fn is_keyword(&mut self, word: &str, before: u8) -> bool {
        let known = self.language.keyword(word);
        let rest = &self.bytes()[self.at..];
        match self.language.rules.form {
            Form::Tags => return std::mem::take(&mut self.names_tag),
            Form::Commands => {
                let is_keyword = self.is_fresh && known == Word::Keyword;
                let more = ["do", "elif", "else", "if", "then", "until", "while"];
                // A lone `$` is what a shell asks with.
                self.is_fresh &= if is_keyword { more.contains(&word) } else { word == "$" };
                return is_keyword;
            }
            Form::Properties if rest.starts_with(b":") || rest.starts_with(b"?:") => return false,
            _ => {}
        }
        match known {
            Word::Name => false,
            // What an object has may be called anything; only `.await` is a keyword for certain.
            _ if before == b'.' && word != "await" => false,
            // A name that would be a keyword without its `r#`.
            _ if before == b'#' => false,
            Word::Keyword => true,
            Word::Soft => {
                let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
                self.look(blanks);
                let next = rest.get(blanks).copied().unwrap_or(b'\n');
                blanks > 0 && (self.language.starts[usize::from(next)].word || b"{[*\"'".contains(&next))
            }
        }
    }

    /// Passes a sign that begins neither a comment nor a string nor a word.
    fn sign(&mut self, byte: u8) {
        self.at += 1;
        self.look(1);
        let form = self.language.rules.form;
        match byte {
            b' ' | b'\t' => return,
            b'<' if form == Form::Tags => {
                let rest = &self.bytes()[self.at..];
                let name = rest.strip_prefix(b"/").or_else(|| rest.strip_prefix(b"?")).unwrap_or(rest);
                let name = name.strip_prefix(b"!").unwrap_or(name);
                self.in_tag = name.first().is_some_and(u8::is_ascii_alphabetic);
                self.names_tag = self.in_tag;
            }
            b'>' => self.in_tag = false,
            b'<' if form == Form::Commands => self.here_document(),
            b'\\' if form == Form::Commands => self.pass_escaped(),
            _ => {}
        }
        self.is_fresh = b"\n;|&({`!".contains(&byte);
        let is_arrow = byte == b'>' && self.code[..self.at].ends_with("=>");
        self.last = if is_arrow { b'=' } else { byte };
    }

    /// Passes what a backslash takes the meaning of, which is never the end of a line.
    fn pass_escaped(&mut self) {
        if let Some(escaped) = self.code[self.at..].chars().next().filter(|escaped| *escaped != '\n') {
            self.at += escaped.len_utf8();
            self.look(escaped.len_utf8());
        }
    }
}

/// How long a comment is behind its opening; what opens further ones in it is given where it may hold them. One without
/// an end is as long as the code.
fn block_length(body: &str, open: Option<&str>, close: &str) -> usize {
    let mut depth = 1;
    let mut at = 0;
    while at < body.len() {
        let rest = &body.as_bytes()[at..];
        if rest.starts_with(close.as_bytes()) {
            at += close.len();
            depth -= 1;
            if depth == 0 {
                return at;
            }
        } else if let Some(open) = open.filter(|open| rest.starts_with(open.as_bytes())) {
            at += open.len();
            depth += 1;
        } else {
            at += 1;
        }
    }
    body.len()
}
