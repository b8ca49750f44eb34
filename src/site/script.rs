//! Values as the text of a script: pages from a disk can load nothing else.

use serde::Serialize;

/// A script that gives `plansite` a field.
///
/// The text of a plan is in it as text: nothing in it ends an element, should a script ever stand inside a page, and no
/// separator of lines ends a string for those who read it the old way.
#[must_use]
pub fn assignment(field: &str, value: &impl Serialize) -> Vec<u8> {
    format!("plansite.{field}={};\n", literal(value)).into_bytes()
}

/// A script that gives `plansite` a field, which a function of it makes of a value.
#[must_use]
pub fn call(field: &str, function: &str, value: &impl Serialize) -> Vec<u8> {
    format!("plansite.{field}=plansite.{function}({});\n", literal(value)).into_bytes()
}

/// A value as it may stand in a script.
fn literal(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("a view model has text keys and no failing parts");
    let mut script = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => script.push_str("\\u003c"),
            '\u{2028}' => script.push_str("\\u2028"),
            '\u{2029}' => script.push_str("\\u2029"),
            c => script.push(c),
        }
    }
    script
}

#[cfg(test)]
mod tests {
    use super::{assignment, call};

    #[test]
    fn a_text_stays_a_text() {
        let script = assignment("a", &["</script><!--", "\u{2028}\u{2029}\"\n\\"]);
        let expected = r#"plansite.a=["\u003c/script>\u003c!--","\u2028\u2029\"\n\\"];"#;
        assert_eq!(String::from_utf8(script).expect("text").trim_end(), expected);
        assert_eq!(call("a", "b", &["<"]), b"plansite.a=plansite.b([\"\\u003c\"]);\n");
    }
}
