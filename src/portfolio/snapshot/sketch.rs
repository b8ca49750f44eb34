//! What a text looks like, in a few numbers: enough to tell that a plan in another folder is the same plan.
//!
//! A plan that states little is known by its sentences alone. Of the lines of its text the numbers that stand for them
//! are kept, and of these the smallest: two texts that share lines share numbers, and as many of them on average (this
//! is Broder's bottom-k sketch).

use rapidhash::v3::rapidhash_v3;
use serde::{Deserialize, Serialize};

/// How many numbers are kept: with 64 the share of lines is known to about a sixteenth.
const KEPT: usize = 64;
/// Lines with fewer letters and digits than this, in bytes, are labels and rules that every plan has.
const SHORTEST: usize = 16;

/// The smallest of the numbers that stand for the lines of a text, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch(Vec<u32>);

impl Sketch {
    /// The sketch of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut letters: Vec<u8> = Vec::new();
        let mut numbers = Vec::new();
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            letters.clear();
            if line.is_ascii() {
                keep_letters(line.as_bytes(), &mut letters);
            } else {
                for c in line.chars().filter(|c| c.is_alphanumeric()) {
                    match u8::try_from(c) {
                        Ok(byte) if byte.is_ascii() => letters.push(byte),
                        _ => letters.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                    }
                }
            }
            if letters.len() >= SHORTEST {
                numbers.push(u32::try_from(rapidhash_v3(&letters) >> 32).unwrap_or_default());
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(KEPT);
        Self(numbers)
    }

    /// The share of the lines of both texts that stand in both, in percent; 0 where a text says nothing.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u32 {
        let (mut left, mut right) = (self.0.as_slice(), other.0.as_slice());
        let (mut both, mut seen) = (0, 0);
        while seen < KEPT {
            let (Some((a, rest_a)), Some((b, rest_b))) = (left.split_first(), right.split_first()) else { break };
            if a <= b {
                left = rest_a;
            }
            if b <= a {
                right = rest_b;
            }
            both += u32::from(a == b);
            seen += 1;
        }
        let all = (seen + left.len() + right.len()).min(KEPT);
        both * 100 / u32::try_from(all.max(1)).unwrap_or(1)
    }
}

/// Keeps the letters and digits of an ASCII line. Every byte is written and the next one over it where it is none, which
/// takes a processor half the time of asking first: what comes next in a text cannot be foretold.
fn keep_letters(line: &[u8], letters: &mut Vec<u8>) {
    letters.extend_from_slice(line);
    let mut kept = 0;
    for byte in line {
        letters[kept] = *byte;
        kept += usize::from(byte.is_ascii_alphanumeric());
    }
    letters.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::{Sketch, keep_letters};

    #[test]
    fn letters_and_digits_are_kept() {
        for (line, expected) in [("", ""), ("- [x] T012: a-b!", "xT012ab"), ("...", ""), ("abc", "abc")] {
            let mut letters = Vec::new();
            keep_letters(line.as_bytes(), &mut letters);
            assert_eq!(letters, expected.as_bytes());
        }
    }

    fn text(lines: impl IntoIterator<Item = u32>) -> String {
        lines.into_iter().map(|line| format!("- The tide table of harbour {line} is printed\n")).collect()
    }

    #[test]
    fn likeness_is_the_share_of_lines() {
        let ten = Sketch::of(&text(0..10));
        assert_eq!(ten.likeness(&Sketch::of(&text((0..10).rev()))), 100, "the order does not matter");
        assert_eq!(ten.likeness(&Sketch::of(&text(5..10))), 50);
        assert_eq!(ten.likeness(&Sketch::of(&text(20..30))), 0);
        assert_eq!(Sketch::default().likeness(&Sketch::default()), 0);
        let many = Sketch::of(&text(0..1000)).likeness(&Sketch::of(&text(500..1500)));
        assert!((20..=48).contains(&many), "a third of the lines is shared, and {many} % were told");
    }

    #[test]
    fn what_every_plan_has_does_not_count() {
        let bare = "# Implementation Plan: Something long enough\n\n## Gates\n\n---\n**Status**: Draft\n";
        assert_eq!(Sketch::of(bare), Sketch::default());
    }
}
