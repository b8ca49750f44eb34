//! Parses the versions of a document one after the other, and what they share only once.
//!
//! Versions of a document in a repository differ in a line or two. At a heading at the beginning of a line all that is
//! open above it ends, so that a section means the same wherever it stands, and a section that the version before had
//! too is taken from there, moved to its place. What a section is cannot be seen from its lines alone: code may hold
//! such a line. Each is parsed with one more heading below it, and only where that becomes the heading it should be, is
//! the text cut there.
//!
//! Texts of which a part gives a meaning to another one are parsed as a whole: those with definitions of links, with
//! footnotes, or with formulas. So are those that may cost too much as a whole.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rapidhash::RapidHashMap;

use super::block::BlockKind;
use super::parse::{budget, parse_counting, parse_unrendered};
use super::{Comment, Document, Link};
use crate::diagnostic::Source;

/// The sections of the documents that were parsed last, by path.
#[derive(Debug, Default)]
pub struct SharedSections {
    of_documents: Mutex<HashMap<Arc<str>, Sections>>,
}

/// The sections of one version of a document, in their order.
type Sections = Arc<[Arc<Section>]>;

/// A section that was parsed: all spans count from its beginning.
#[derive(Debug)]
struct Section {
    /// What it says, with one heading more where something follows it.
    document: Document,
    /// How long it is, in bytes, without that heading.
    length: usize,
    /// Whether something follows it in its document.
    is_followed: bool,
    /// How often comrak asks on its account at most whether to go on, wherever it stands.
    asked: usize,
}

/// Most documents whose sections are kept.
const MOST: usize = 512;

/// What is put below a section, to see whether the section ends there.
const NEXT: &str = "#\n";

/// Texts that may hold what gives a meaning to another part.
const REACHING: [&str; 2] = ["]:", "[^"];

impl SharedSections {
    /// Parses a text without rendering it. What it gives is that of [`parse_unrendered`], whatever was parsed before.
    #[must_use]
    pub fn parse(&self, source: Source) -> Document {
        let Some(cuts) = cuts(source.text()) else { return parse_unrendered(source) };
        let before = self.of_documents.lock().unwrap_or_else(PoisonError::into_inner).get(source.path()).cloned();
        let before = before.as_deref().unwrap_or_default();
        let count = cuts.len();
        let known: RapidHashMap<_, _> = before.iter().map(|known| ((known.text(), known.is_followed), known)).collect();
        let sections = cuts.into_iter().enumerate().map(|(at, cut)| {
            let (text, is_followed) = (&source.text()[cut], at + 1 < count);
            let known = known.get(&(text, is_followed)).copied();
            known.cloned().or_else(|| Section::parse(source.path(), text, is_followed).map(Arc::new))
        });
        let Some(sections) = sections.collect::<Option<Sections>>() else { return parse_unrendered(source) };
        if sections.iter().map(|section| section.asked).sum::<usize>() > budget(source.text()) {
            return parse_unrendered(source);
        }
        let path = Arc::clone(source.path());
        let document = join(source, &sections);
        let mut of_documents = self.of_documents.lock().unwrap_or_else(PoisonError::into_inner);
        if of_documents.len() >= MOST {
            of_documents.clear();
        }
        of_documents.insert(path, sections);
        document
    }
}

impl Section {
    /// Parses a section by itself; `None` where something that begins in it goes on below, or where it costs too much.
    fn parse(path: &Arc<str>, text: &str, is_followed: bool) -> Option<Self> {
        let parsed = if is_followed { format!("{text}{NEXT}") } else { text.to_owned() };
        let (mut document, asked) = parse_counting(Source::new(Arc::clone(path), parsed))?;
        if is_followed {
            let next = document.blocks.pop()?;
            let is_next = matches!(&next.kind, BlockKind::Heading(heading) if heading.level == 1);
            if !is_next || next.span.start != text.len() {
                return None;
            }
        }
        // The steps that were left when nobody asked any more are one more question of the whole.
        Some(Self { document, length: text.len(), is_followed, asked: asked + 1 })
    }

    fn text(&self) -> &str {
        &self.document.source.text()[..self.length]
    }
}

/// Where a text may be cut into sections; `None` where it is read as a whole.
fn cuts(text: &str) -> Option<Vec<Range<usize>>> {
    let is_whole = REACHING.iter().any(|sign| text.contains(sign))
        || text.matches('$').nth(1).is_some()
        // A block of YAML at the top ends where its own sign says.
        || text.trim_start_matches('\u{feff}').starts_with("---")
        // A lone CR ends lines, too.
        || text.contains('\r');
    if is_whole {
        return None;
    }
    let heads = text.match_indices("\n\n#").map(|(at, _)| at + 2);
    let heads = heads.filter(|at| text[*at..].trim_start_matches('#').starts_with(' '));
    let mut from = 0;
    let mut cuts = Vec::new();
    for head in heads {
        cuts.push(from..head);
        from = head;
    }
    cuts.push(from..text.len());
    Some(cuts)
}

/// A document of sections, one below the other.
fn join(source: Source, sections: &[Arc<Section>]) -> Document {
    let mut joined = Document {
        front_matter: None,
        blocks: Vec::with_capacity(sections.iter().map(|it| it.document.blocks.len()).sum()),
        links: Vec::new(),
        anchors: super::Anchors::default(),
        comments: Vec::new(),
        is_whole: sections.iter().all(|it| it.document.is_whole),
        body: super::Body::default(),
        source,
    };
    let mut at = 0;
    for section in sections {
        let Document { blocks, links, comments, .. } = &section.document;
        joined.blocks.extend(blocks.iter().map(|block| block.moved(at)));
        joined.links.extend(
            links.iter().map(|link| Link { place: joined.source.place(link.place.span.moved(at)), ..link.clone() }),
        );
        joined.comments.extend(comments.iter().map(|it| Comment { text: it.text.clone(), span: it.span.moved(at) }));
        at += section.length;
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{SharedSections, parse_unrendered};
    use crate::diagnostic::Source;

    /// Parses versions of a document; says of each whether it is as it is when it is parsed alone, and which of its sections
    /// the version before had. None where it was not cut.
    fn versions(texts: &[&str]) -> Vec<Option<Vec<bool>>> {
        let shared = SharedSections::default();
        let sections = || shared.of_documents.lock().unwrap().get("a.md").cloned().unwrap_or_default();
        let version = |text: &&str| {
            let before = sections();
            let source = || Source::new("a.md", (*text).to_owned());
            assert_eq!(format!("{:?}", shared.parse(source())), format!("{:?}", parse_unrendered(source())), "{text}");
            let now = sections();
            let is_old = |section| before.iter().any(|old| Arc::ptr_eq(old, section));
            (!Arc::ptr_eq(&before, &now)).then(|| now.iter().map(is_old).collect())
        };
        texts.iter().map(version).collect()
    }

    const PLAN: &str = "# Plan\n\n- one\n\n## Gates\n\n- [x] all\n  - [link](b.md) <!-- why -->\n\n| a | b |\n|---|---|\n| ü | `c` |\n\n\
                        > quoted\n\n# End\n\n```\n\n## code\n```\n";

    #[test]
    fn what_the_version_before_had_is_taken_from_there() {
        let longer = PLAN.replace("one", "one and more");
        let ticked = longer.replace("[x]", "[ ]");
        let swapped = "# End\n\nx\n\n## Gates\n\n- [ ] all\n";
        assert_eq!(
            versions(&[PLAN, &longer, &ticked, &ticked, swapped]),
            [
                // Code in the last section holds what looks like a heading, so nothing is cut.
                None,
                None,
                None,
                None,
                Some(vec![false, false]),
            ]
        );
        let [plan, longer, ticked] = [PLAN, &longer, &ticked].map(|text| text.replace("\n\n## code", "\n## code"));
        assert_eq!(
            versions(&[&plan, &longer, &ticked, &plan]),
            [
                Some(vec![false, false, false]),
                Some(vec![false, true, true]),
                Some(vec![true, false, true]),
                Some(vec![false, false, true]),
            ]
        );
    }

    #[test]
    fn the_last_section_is_another_one_when_something_follows() {
        assert_eq!(
            versions(&["# A\n\n- b\n\n", "# A\n\n- b\n\n## C\n", "# A\n\n- b\n\n"]),
            [Some(vec![false]), Some(vec![false, false]), Some(vec![false])]
        );
    }

    #[test]
    fn nothing_is_cut_inside_what_goes_on() {
        for open in ["```", "~~~~ a", "<!--", "<pre>", "<script>", "<?x", "<![CDATA[", "<!X"] {
            let text = format!("# A\n\n{open}\n\n## B\n\nb\n");
            assert_eq!(versions(&[&text]), [None], "{text}");
            // What stands in an item of a list or in a quote ends with it.
            for sign in ["- ", "> ", "1. "] {
                let text = format!("# A\n\n{sign}{open}\n\n## B\n\nb\n");
                assert_eq!(versions(&[&text]), [Some(vec![false, false])], "{text}");
            }
        }
    }

    #[test]
    fn what_may_cost_too_much_is_parsed_as_a_whole() {
        // A row of one cell takes as many as its table has columns: much for few bytes. The text above makes up for it in
        // the whole, and two such tables are too much for any text of their length.
        let table = format!("|{}\n|{}\n{}\n", "a|".repeat(400), "-|".repeat(400), "|x\n".repeat(3000));
        let words = format!("{}\n\n", "word ".repeat(100)).repeat(1000);
        for text in [
            format!("# A\n\n{words}## B\n\n{table}"),
            format!("# A\n\n{table}## B\n\n{table}"),
            format!("# A\n\n{words}## B\n\n{table}## C\n\n{table}"),
        ] {
            assert_eq!(versions(&[&text]), [None]);
        }
    }

    #[test]
    fn what_reaches_elsewhere_is_parsed_as_a_whole() {
        for text in [
            "[a]\n\n## B\n\n[a]: b.md\n",
            "a[^1]\n\n## B\n\n[^1]: c\n",
            "$a\n\n## B\n\nb$\n",
            "---\n\n## a: b\n---\n",
            "\u{feff}---\n\n## a: b\n---\n",
            "a\r\n\n## B\n",
        ] {
            assert_eq!(versions(&[text, text]), [None, None], "{text}");
        }
    }
}
