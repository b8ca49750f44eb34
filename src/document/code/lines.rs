//! What the beginning of a line means in languages where it means something.

use super::Kind;
use super::languages::Form;
use super::scan::{Piece, Scanner};

impl<'c> Scanner<'c> {
    /// Looks at a line before its words are: what it begins with, or the whole of it.
    pub(super) fn start_of_line(&mut self) -> Option<Piece> {
        match self.language.rules.form {
            Form::Free | Form::Properties | Form::QuotedKeys | Form::Tags => None,
            Form::Commands => {
                self.is_fresh = true;
                self.pass_here_document();
                None
            }
            Form::Keys => self.key(),
            Form::Declarations => self.plain_key(self.at, &['{', '}', '(', ')', ',', ';']),
            Form::Settings => self.setting(),
            Form::Calls => self.call(),
            Form::Diff => self.changed_line(),
            Form::Markdown => self.markdown_line(),
        }
    }

    /// The line that the scanner is at.
    fn this_line(&mut self) -> &'c str {
        let end = self.line_end(self.at);
        &self.code[self.at..end]
    }

    /// Goes to the beginning of the next line.
    fn pass_line(&mut self, line: &str) {
        self.at = (self.at + line.len() + 1).min(self.code.len());
    }

    /// Takes note of a here-document behind `<<`, which the lines below it hold. `<<<` is something else.
    pub(super) fn here_document(&mut self) {
        let rest = &self.code[self.at..];
        let signs = rest.bytes().take_while(|byte| *byte == b'<').count();
        self.at += signs;
        self.look(signs);
        if signs != 1 || self.is_endless {
            return;
        }
        let rest = rest[1..].trim_start_matches(['-', '~']).trim_start_matches(' ');
        let name = rest.strip_prefix(['\'', '"', '\\']).unwrap_or(rest);
        let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = name.find(|c| !is_in_name(c)).unwrap_or(name.len());
        self.look(self.code.len() - self.at - name.len() + length);
        if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
            self.here_document = Some(&name[..length]);
        }
    }

    /// Leaves the lines of a here-document as they are. One without an end is none.
    fn pass_here_document(&mut self) {
        let Some(end) = self.here_document.take() else { return };
        let from = self.at;
        while self.at < self.code.len() {
            let line = self.this_line();
            self.pass_line(line);
            if line.trim() == end {
                return;
            }
        }
        self.at = from;
        self.is_endless = true;
    }

    /// A key of YAML. Text below a key that ends with `|` or `>` stays as it is.
    fn key(&mut self) -> Option<Piece> {
        let line = self.this_line();
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        if let Some(least) = self.text_indent {
            if indent >= least || words.trim().is_empty() {
                self.pass_line(line);
                return None;
            }
            self.text_indent = None;
        }
        let name = words.trim_start_matches(['-', ' ']);
        let value = words.trim_end();
        let value = value.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
        if value.ends_with(": |") || value.ends_with(": >") || value == "- |" || value == "- >" {
            self.text_indent = Some(indent + 1);
        }
        if name.starts_with(['{', '[', '&', '*', '!', '|', '>', '%', '@', '`']) {
            return None;
        }
        self.plain_key(self.at + line.len() - name.len(), &[])
    }

    /// A key without quotes and other signs that begins at a place or behind blanks there: what stands in front of `:`.
    fn plain_key(&mut self, from: usize, signs: &[char]) -> Option<Piece> {
        let end = self.line_end(from);
        let line = &self.code[from..end];
        let start = from + line.len() - line.trim_start().len();
        let line = &self.code[start..end];
        let length = line.find(|c: char| matches!(c, ':' | '#' | '"' | '\'') || signs.contains(&c))?;
        let rest = line[length..].strip_prefix(':')?;
        let is_key = length > 0 && (rest.is_empty() || rest.starts_with([' ', '\t']));
        is_key.then_some((Kind::Keyword, start..start + length))
    }

    /// A key in front of `=`, or the heading of a table in brackets.
    fn setting(&mut self) -> Option<Piece> {
        let line = self.this_line();
        if line.starts_with('[') {
            let length = line.find(']')? + 1;
            let length = length + usize::from(line[length..].starts_with(']'));
            let is_heading = line[length..].trim_start().chars().next().is_none_or(|c| c == '#');
            return is_heading.then_some((Kind::Keyword, self.at..self.at + length));
        }
        let words = line.trim_start();
        let words = words.strip_prefix("export ").unwrap_or(words);
        let is_in_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = words.find(|c| !is_in_key(c))?;
        let is_key = length > 0 && words[length..].trim_start_matches(' ').starts_with('=');
        let start = self.at + line.len() - words.len();
        is_key.then_some((Kind::Keyword, start..start + length))
    }

    /// A command in front of `(`.
    fn call(&mut self) -> Option<Piece> {
        let line = self.this_line();
        let words = line.trim_start();
        let length = words.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
        let is_call = length > 0 && words[length..].trim_start_matches(' ').starts_with('(');
        let start = self.at + line.len() - words.len();
        is_call.then_some((Kind::Keyword, start..start + length))
    }

    /// A line of a difference: what went is shown as keywords are, what came as strings are, the rest of it is about them.
    fn changed_line(&mut self) -> Option<Piece> {
        let line = self.this_line();
        let about = ["+++", "---", "@@", "diff ", "index ", "new file", "deleted file", "rename ", "similarity "];
        let kind = match line.bytes().next() {
            _ if about.iter().any(|start| line.starts_with(start)) => Kind::Comment,
            Some(b'+') => Kind::String,
            Some(b'-') => Kind::Keyword,
            _ => {
                self.pass_line(line);
                return None;
            }
        };
        Some((kind, self.at..self.at + line.len()))
    }

    /// A heading, or code with its fences.
    fn markdown_line(&mut self) -> Option<Piece> {
        let line = self.this_line();
        let level = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
            return Some((Kind::Keyword, self.at..self.at + line.len()));
        }
        let words = line.trim_start_matches(' ');
        let fence = if words.starts_with('~') { '~' } else { '`' };
        let length = words.len() - words.trim_start_matches(fence).len();
        if length < 3 {
            return None;
        }
        let start = self.at;
        let mut end = start + line.len();
        self.pass_line(line);
        while self.at < self.code.len() {
            let line = self.this_line();
            end = self.at + line.len();
            self.pass_line(line);
            let words = line.trim();
            if words.len() >= length && words.chars().all(|c| c == fence) {
                break;
            }
        }
        Some((Kind::String, start..end))
    }
}
