//! Dates as people write them: digits in the orders of the world, and months by name.
//!
//! The first day found in the text is meant, so that `2026-04-04 (revised)` is one. What can be read in two ways, such
//! as `03/04/2025`, is no day at all.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::plan::words::months::{FILLERS, MONTHS};

/// Longest text that is searched; a date field is short, and its tail may be a paragraph.
const SEARCHED: usize = 200;

/// The day that a text names, if it names one clearly.
pub(super) fn day(text: &str) -> Option<Date> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| at_start(&tokens[at..])).map(|(day, _)| day)
}

/// Whether a text is a day and nothing else, but for a time of that day.
pub(super) fn is_day(text: &str) -> bool {
    let tokens = tokens(text);
    let goes_on = |token: &Token| matches!(token, Token::Word(word) if !FILLERS.contains(&word.as_str()));
    text.len() <= SEARCHED && at_start(&tokens).is_some_and(|(_, rest)| !rest.iter().any(goes_on))
}

/// The day at the start, and what follows it.
fn at_start(tokens: &[Token]) -> Option<(Date, &[Token])> {
    digits(tokens).or_else(|| named(tokens))
}

/// Whether a text only shows where a date goes, such as `YYYY-MM-DD`.
pub(super) fn is_mask(text: &str) -> bool {
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    // A mask has eight letters, and most values have far more.
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(9);
    let letters: String = if has_digits { String::new() } else { letters.flat_map(char::to_lowercase).collect() };
    matches!(letters.as_str(), "yyyymmdd" | "ddmmyyyy" | "mmddyyyy" | "jjjjmmtt" | "ttmmjjjj" | "aaaammdd")
}

/// A part of a text that may belong to a date.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Number {
        value: i32,
        digits: usize,
    },
    Word(String),
    /// `-`, `/` or `.`, also for the signs for year and month of East Asia.
    Mark(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut letters = String::new();
    for c in text.nfkc().take(SEARCHED).flat_map(char::to_lowercase) {
        let is_letter = c.is_alphabetic() && !matches!(c, '年' | '月' | '日' | '号' | '號' | '년' | '월' | '일');
        if is_letter {
            letters.push(c);
            continue;
        }
        if !letters.is_empty() {
            tokens.push(Token::Word(std::mem::take(&mut letters)));
        }
        if let Some(digit) = digit(c) {
            match tokens.last_mut() {
                Some(Token::Number { value, digits }) => {
                    // A number that is longer than a date keeps its length, and is none.
                    *value = if *digits < 8 { *value * 10 + digit } else { 0 };
                    *digits += 1;
                }
                _ => tokens.push(Token::Number { value: digit, digits: 1 }),
            }
            continue;
        }
        match c {
            '年' | '月' | '년' | '월' | '-' | '\u{2010}' | '\u{2011}' => tokens.push(Token::Mark('-')),
            '/' | '.' => tokens.push(Token::Mark(c)),
            // White space ends a number, and is dropped again below.
            _ => tokens.push(Token::Mark(' ')),
        }
    }
    if !letters.is_empty() {
        tokens.push(Token::Word(letters));
    }
    tokens.retain(|token| *token != Token::Mark(' '));
    tokens
}

/// The value of a digit, Arabic and Persian ones included.
fn digit(c: char) -> Option<i32> {
    let value = match c {
        '0'..='9' => c as u32 - '0' as u32,
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
        _ => return None,
    };
    i32::try_from(value).ok()
}

/// `2025-11-03`, `2025.11.3`, `20251103`, `3.11.2025`, and `25/12/2025`, where only one order is possible.
fn digits(tokens: &[Token]) -> Option<(Date, &[Token])> {
    if let [Token::Number { value, digits: 8 }, rest @ ..] = tokens {
        return Some((date(value / 10_000, value / 100 % 100, value % 100)?, rest));
    }
    let [
        Token::Number { value: a, digits: wide_a },
        Token::Mark(first),
        Token::Number { value: b, digits: 1..=2 },
        Token::Mark(second),
        Token::Number { value: c, digits: wide_c },
        after @ ..,
    ] = tokens
    else {
        return None;
    };
    let is_version = matches!(after, [Token::Mark(_), Token::Number { .. }, ..]);
    let day = match (wide_a, wide_c) {
        (4, 1 | 2) if first == second => date(*a, *b, *c),
        _ if is_version => None,
        (1 | 2, 4) if *first == '.' && *second == '.' => date(*c, *b, *a),
        (1 | 2, 4) if first == second && (*a > 12 || a == b) => date(*c, *b, *a),
        (1 | 2, 4) if first == second && *b > 12 => date(*c, *a, *b),
        _ => None,
    };
    Some((day?, after))
}

/// `October 8, 2025`, `8 October 2025`, `8. Oktober 2025`, `2025-Oct-08`; `October 2025, 14:30` is none.
fn named(tokens: &[Token]) -> Option<(Date, &[Token])> {
    let (mut day, mut month, mut year) = (0, 0, 0);
    let mut order = String::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Number { value, digits: 4 } => (year, _) = (*value, order.push('y')),
            Token::Number { value, digits: 1..=2 } => (day, _) = (*value, order.push('d')),
            Token::Mark(_) if at > 1 => {}
            Token::Word(word) if at > 1 && FILLERS.contains(&word.as_str()) => {}
            Token::Word(word) => {
                let (number, taken) = month_of(word, tokens.get(at))?;
                (month, _) = (number, order.push('m'));
                at += taken;
            }
            _ => return None,
        }
        match order.as_str() {
            "mdy" | "dmy" | "ymd" => return Some((date(year, month, day)?, &tokens[at..])),
            "m" | "d" | "y" | "md" | "dm" | "ym" | "" => {}
            _ => return None,
        }
    }
    None
}

/// The number of a month, and how many further tokens its name takes.
fn month_of(word: &str, next: Option<&Token>) -> Option<(i32, usize)> {
    let both = match next {
        Some(Token::Word(next)) => format!("{word} {next}"),
        _ => String::new(),
    };
    MONTHS.iter().zip(1..).find_map(|(names, number)| {
        if names.contains(&both.as_str()) {
            return Some((number, 1));
        }
        names.contains(&word).then_some((number, 0))
    })
}

/// A day of the calendar in the years in which plans are written.
fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    if !(1900..2200).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}
