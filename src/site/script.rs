//! Values as the text of a script: pages from a disk can load nothing else.

use std::io::{self, BufWriter};

use serde::{Serialize, Serializer};

/// A script that gives `plansite` a field.
///
/// The text of a plan is in it as text: nothing in it ends an element, should a script ever stand inside a page, and no
/// separator of lines ends a string for those who read it the old way.
#[must_use]
pub fn assignment(field: &str, value: &impl Serialize) -> Vec<u8> {
    let mut script = Vec::new();
    write(&mut script, &format!("plansite.{field}="), value, ";\n").expect("memory takes every script");
    script
}

/// Writes a script that gives `plansite` a field, which a function of it makes of a value.
///
/// # Errors
///
/// What writing ends with.
pub fn write_call(to: &mut dyn io::Write, field: &str, function: &str, value: &impl Serialize) -> io::Result<()> {
    write(to, &format!("plansite.{field}=plansite.{function}("), value, ");\n")
}

/// Writes a value with what stands around it.
fn write(to: &mut dyn io::Write, before: &str, value: &impl Serialize, behind: &str) -> io::Result<()> {
    to.write_all(before.as_bytes())?;
    let mut pieces = BufWriter::new(InScript(to));
    serde_json::to_writer(&mut pieces, value)?;
    pieces.into_inner()?.0.write_all(behind.as_bytes())
}

/// JSON as it may stand in a script. It is handed over in pieces that tear no character apart: what it is made of are
/// whole texts, and a buffer takes each as a whole.
struct InScript<'w>(&'w mut dyn io::Write);

impl io::Write for InScript<'_> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let mut rest = piece;
        while let Some(at) = memchr::memchr2(b'<', 0xe2, rest) {
            self.0.write_all(&rest[..at])?;
            let (length, written): (_, &[u8]) = match &rest[at..] {
                [b'<', ..] => (1, b"\\u003c"),
                [0xe2, 0x80, 0xa8, ..] => (3, b"\\u2028"),
                [0xe2, 0x80, 0xa9, ..] => (3, b"\\u2029"),
                _ => (1, &rest[at..=at]),
            };
            self.0.write_all(written)?;
            rest = &rest[at + length..];
        }
        self.0.write_all(rest)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A list whose values are made one by one while it is written: all of ten thousand rows at once would take more room
/// than what they are made from.
pub struct Each<F>(pub F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}

#[cfg(test)]
mod tests {
    use super::{assignment, write_call};

    #[test]
    fn a_text_stays_a_text() {
        let script = assignment("a", &["</script><!--", "\u{2028}\u{2029}\"\n\\"]);
        let expected = r#"plansite.a=["\u003c/script>\u003c!--","\u2028\u2029\"\n\\"];"#;
        assert_eq!(String::from_utf8(script).expect("text").trim_end(), expected);
        let mut called = Vec::new();
        write_call(&mut called, "a", "b", &["<"]).expect("memory");
        assert_eq!(called, b"plansite.a=plansite.b([\"\\u003c\"]);\n");
    }

    #[test]
    fn no_buffer_tears_a_separator_apart() {
        for length in 8180..8200 {
            let script = assignment("a", &["x".repeat(length), "\u{2028}".repeat(3)]);
            assert!(script.ends_with(b"\"\\u2028\\u2028\\u2028\"];\n"), "{length}");
        }
    }
}
