//! `plansite explain`: what a check means, why it matters, and how to mend what it finds.

use std::fmt::Write as _;

use clap::Args;

use super::terminal;
use super::{Error, Outcome};
use crate::check;
use crate::diagnostic::Code;
use crate::diagnostic::phrase::nearest;

/// The arguments of `plansite explain`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    /// The check's code, as it stands in brackets before a finding; without one, all are listed
    code: Option<String>,
}

/// Prints the manual of a check, or the list of all.
pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let text = match &arguments.code {
        None => list(),
        Some(name) => {
            let code = Code::from_name(name).ok_or_else(|| Error::NoSuchCheck {
                nearest: nearest(name, Code::ALL.iter().map(|code| code.name())),
                name: name.clone(),
            })?;
            format!("{code} ({})\n\n{}\n", code.default_severity(), filled(check::explain(code).trim_end()))
        }
    };
    terminal::data(text.as_bytes())?;
    Ok(Outcome::Fine)
}

/// How wide the words of a manual are set: a terminal's usual width.
const WIDTH: usize = 80;

/// A manual with its paragraphs set to the width of a terminal. Code and lists stay as they are.
fn filled(manual: &str) -> String {
    let mut in_fence = false;
    let paragraph = |paragraph: &str| {
        let as_it_is = in_fence || paragraph.starts_with(['`', ' ', '-', '|']);
        in_fence ^= paragraph.lines().filter(|line| line.starts_with("```")).count() % 2 == 1;
        if as_it_is { paragraph.to_owned() } else { wrapped(paragraph) }
    };
    manual.split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn wrapped(paragraph: &str) -> String {
    let mut text = String::new();
    let mut room = WIDTH;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if text.is_empty() {
            room = WIDTH.saturating_sub(length);
        } else if length < room {
            text.push(' ');
            room -= length + 1;
        } else {
            text.push('\n');
            room = WIDTH.saturating_sub(length);
        }
        text.push_str(word);
    }
    text
}

/// Every check with its severity and its meaning, a line each.
fn list() -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let mut text = String::new();
    for code in Code::ALL {
        let severity = code.default_severity().name();
        let _ = writeln!(text, "{:widest$}  {severity:7}  {}", code.name(), code.description());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn words_are_set_to_the_width_and_code_is_not() {
        let word = "fourteen-signs";
        let line = [word; 5].join(" ");
        let code = format!("```text\n{line} {line}\n\n{line} {line}\n```");
        let text = format!("{line} {line}\n{word}\n\nFix:\n\n{code}\n\n{line} {line}");
        let set = format!("{line}\n{line}\n{word}\n\nFix:\n\n{code}\n\n{line}\n{line}");
        assert_eq!(filled(&text), set);
    }
}
