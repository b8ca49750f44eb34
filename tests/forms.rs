//! The examples of `src/plan/README.md`: each is read, and what is read is compared with the facts beside it.

#[path = "support/facts.rs"]
mod facts;

/// A document of an example, with what its fence says of it behind `markdown`.
struct Document<'a> {
    info: &'a str,
    text: String,
}

/// One or more documents, and the facts that are read from them.
struct Example<'a> {
    line: usize,
    documents: Vec<Document<'a>>,
    facts: String,
}

/// The examples of a page: fences of `markdown` up to the fence of `text` behind them.
fn examples(page: &str) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    let mut documents: Vec<Document<'_>> = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        let (fence, info) = line.split_at(ticks);
        if ticks < 3 {
            assert!(documents.is_empty() || line.is_empty(), "line {}: facts stand right below their example", at + 1);
            continue;
        }
        let inside = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != fence);
        let text: String = inside.map(|line| format!("{line}\n")).collect();
        if let Some(info) = info.strip_prefix("markdown") {
            documents.push(Document { info: info.trim(), text });
        } else if info == "text" {
            assert!(!documents.is_empty(), "line {}: facts without an example", at + 1);
            found.push(Example { line: at + 1, documents: std::mem::take(&mut documents), facts: text });
        }
    }
    assert!(documents.is_empty(), "the last example has no facts");
    found
}

impl Document<'_> {
    /// The document's name, and its bytes as the fence asks for them.
    fn file(&self) -> (String, Vec<u8>) {
        let (name, bytes) = match self.info {
            "with a byte order mark" => ("plan.md", format!("\u{feff}{}", self.text).into_bytes()),
            "with Windows line ends" => ("plan.md", self.text.replace('\n', "\r\n").into_bytes()),
            "in Windows-1251" => ("plan.md", encoding_rs::WINDOWS_1251.encode(&self.text).0.into_owned()),
            "in UTF-16" => {
                let units = std::iter::once(0xfeff).chain(self.text.encode_utf16());
                ("plan.md", units.flat_map(u16::to_le_bytes).collect())
            }
            "" => ("plan.md", self.text.clone().into_bytes()),
            name => (name, self.text.clone().into_bytes()),
        };
        (name.to_owned(), bytes)
    }
}

#[test]
fn the_page_of_forms_is_what_is_read() {
    let examples = examples(include_str!("../src/plan/README.md"));
    assert!(examples.len() > 80, "only {} examples were found", examples.len());
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| {
            let files: Vec<_> = example.documents.iter().map(Document::file).collect();
            let read = facts::facts(&facts::read(&files));
            (read != example.facts.trim_end()).then(|| {
                format!("line {}: the page says\n{}but what is read is\n{read}\n", example.line, example.facts)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
