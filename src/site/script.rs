//! Values as the text of a script: pages from a disk can load nothing else.

use std::io;

use serde::{Serialize, Serializer};

/// A script that gives `plansite` a field.
///
/// The text of a plan is in it as text: nothing in it ends an element, should a script ever stand inside a page, and no
/// separator of lines ends a string for those who read it the old way.
#[must_use]
pub fn assignment(field: &str, value: &impl Serialize) -> Vec<u8> {
    written(&format!("plansite.{field}="), value, ";\n", 0)
}

/// About how long a row is, in bytes.
const ROW: usize = 512;

/// A script that gives `plansite` a field, which a function of it makes of rows, of which there are `count`.
#[must_use]
pub fn call(field: &str, function: &str, rows: &impl Serialize, count: usize) -> Vec<u8> {
    written(&format!("plansite.{field}=plansite.{function}("), rows, ");\n", count * ROW)
}

/// A value with what stands around it, with room for so many bytes from the beginning: what grows is there twice for a
/// moment.
fn written(before: &str, value: &impl Serialize, behind: &str, capacity: usize) -> Vec<u8> {
    let mut script = InScript(Vec::with_capacity(capacity));
    script.0.extend_from_slice(before.as_bytes());
    serde_json::to_writer(&mut script, value).expect("a view model has text keys and no failing parts");
    script.0.extend_from_slice(behind.as_bytes());
    script.0
}

/// JSON as it may stand in a script. It is handed over in pieces that tear no character apart.
struct InScript(Vec<u8>);

impl io::Write for InScript {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let mut rest = piece;
        while let Some(at) = rest.iter().position(|byte| matches!(byte, b'<' | 0xe2)) {
            self.0.extend_from_slice(&rest[..at]);
            let (length, written): (_, &[u8]) = match &rest[at..] {
                [b'<', ..] => (1, b"\\u003c"),
                [0xe2, 0x80, 0xa8, ..] => (3, b"\\u2028"),
                [0xe2, 0x80, 0xa9, ..] => (3, b"\\u2029"),
                _ => (1, &rest[at..=at]),
            };
            self.0.extend_from_slice(written);
            rest = &rest[at + length..];
        }
        self.0.extend_from_slice(rest);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
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
    use super::{assignment, call};

    #[test]
    fn a_text_stays_a_text() {
        let script = assignment("a", &["</script><!--", "\u{2028}\u{2029}\"\n\\"]);
        let expected = r#"plansite.a=["\u003c/script>\u003c!--","\u2028\u2029\"\n\\"];"#;
        assert_eq!(String::from_utf8(script).expect("text").trim_end(), expected);
        assert_eq!(call("a", "b", &["<"], 1), b"plansite.a=plansite.b([\"\\u003c\"]);\n");
    }
}
