//! What holds for every text: nothing panics, every place lies in the text it names, HTML nests, and reading the
//! same text twice gives the same plan.
//!
//! The texts are of three kinds: characters at random, pieces of Markdown at random, and plans that somebody has cut,
//! doubled and shuffled. Each kind reaches code that the others do not.

use plansite::diagnostic::{Place, Source, Span};
use plansite::document::{self, Block, BlockKind, Document, Inline, Resolved, SharedSections};
use plansite::plan::feature::FeatureContent;
use plansite::plan::{self, DocumentKind, Feature, FeatureDocument, Mask, Plan, ReadOptions};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Pieces that mean something to Markdown or to a reader of plans.
const PIECES: &[&str] = &[
    "# Implementation Plan: [FEATURE]\n",
    "## Risk Analysis\n",
    "## Success Criteria\n",
    "### Phase 1: Store\n",
    "## Gates\n",
    "## Constitution Check\n",
    "## Complexity Tracking\n",
    "## 成功标准\n",
    "## Техника\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "  ",
    "    ",
    "\t",
    "- ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "* [X] T001 [P] ",
    "> ",
    "```\n",
    "~~~yaml\n",
    "---\n",
    "---\nstatus: Draft\n---\n",
    "| Risk | Impact |\n|---|---|\n",
    "| a | High |\n",
    "|",
    "\\|",
    "<!-- ",
    "<!-- internal -->",
    "<!-- /internal -->",
    " -->",
    "<kbd>",
    "</kbd>",
    "<br>",
    "<details>\n",
    "<summary>",
    "</summary>\n",
    "</details>\n",
    "<script>",
    "&amp;",
    "&#x1F600;",
    "[link](x.md#L3)",
    "![image](<a b.png>)",
    "[a][b]",
    "[b]: c.md\n",
    "[^1]",
    "[^1]: note\n",
    "> [!NOTE]\n",
    "$",
    "$$",
    "\\frac{a}",
    "```math\n",
    ":rocket:",
    "[NEEDS CLARIFICATION: which]",
    "NEEDS CLARIFICATION",
    "[DATE]",
    "[",
    "]",
    "(",
    ")",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "``",
    "**Status**: ",
    "**Branch**: `001-a` | ",
    "**Created**: 2026-01-04\n",
    "(mitigation: write it down)",
    "Mitigation: ",
    "High",
    "✅ PASS",
    "❌",
    "GATE 1: ",
    "SC-001: ",
    "：",
    "（高）",
    "[要明確化]",
    "\\",
    "\u{a0}",
    "\u{feff}",
    "\u{200d}",
    "e\u{301}",
    "🚀",
    "漢字",
    "텍스트",
    "текст",
    "نص",
    "../002-b/plan.md",
    "http://a.b/c ",
    "Depends on 002-b",
    "a",
    " b ",
    ".",
    ":",
    "\u{fffd}",
];

/// Whole plans in several forms and languages, for others to damage.
const PLANS: &[&str] = &[
    "---\nstatus: active\nowner: [Kim, Lee]\n---\n# Implementation Plan: Ledger\n\n**Feature**: `003-ledger`\n**Branch**: \
     `003-ledger` | **Created**: 2026-01-04 | **Status**: Draft (for review)  \n**Author**: Kim\n\n## Technical Context\n\n\
     **Language/Version**: Go 1.22\n**Storage**: NEEDS CLARIFICATION\n\n## Constitution Check\n\n*GATE: before research.*\n\n\
     | Principle | Status | Notes |\n|---|:-:|---|\n| I. Plain files | ✅ PASS | a \\| b |\n| II. Tests | ⚠️ | later |\n\n\
     ## Risk Analysis\n\n### Technical Risks\n\n- Large files (mitigation: read in parts)\n- **Locks**: two writers. \
     Mitigation: one lock.\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Loss | Low | High | copies |\n\n\
     ### Schedule Risks\n\n- None identified\n\n## Success Criteria\n\n- [ ] SC-001: Adds in 1 s\n- Keeps\n\n## Gates\n\n\
     - [x] Unknowns resolved\n- [ ] ~~Reviewed~~ waived\n",
    "# 实施计划：账本（003）\n\n**编号**：`003-账本` | **日期**：2026-04-03 | **状态**：已完成\n\n## 宪章检查\n\n| 原则 | 状态 |\n|---|---|\n\
     | 简单 | 通过 |\n\n## 风险与回退\n\n| 风险 | 可能性 | 影响 | 缓解 |\n|---|---|---|---|\n| 丢失 | 低 | 高 | 备份 |\n\n## 成功标准\n\n\
     - 快\n\n## 阶段一：存储\n\n- [x] T001 读取\n",
    "# План реализации: Книга\r\n\r\n**Ветка**: `003` | **Дата**: 3 января 2026 г.\r\n\r\n## Риски\r\n\r\n1. **Потеря** (Высокий)\r\n   \
     - Снижение: копии\r\n\r\n## Критерии успеха\r\n\r\n- [ ] Быстро\r\n- [НУЖНО УТОЧНЕНИЕ: срок]\r\n",
    "# Plan d’implémentation : Registre\n\n```yaml\nstatus: completed\ncreated: 2025-09-19\n```\n\n> **Statut** : terminé\n\n\
     ## Risques\n\n**Risque 1 : Perte de données**\n\n**Impact**: élevé\n\n**Mitigation**: copies\n\n### Stratégies\n\n- copies\n\n\
     ## Suivi de complexité\n\n| Violation | Pourquoi |\n|---|---|\n| [e.g., a fourth service] | [need] |\n| Un service | vite |\n\n\
     Voir [le plan](../002-b/plan.md) et `Feature 12`.\n\n- [x] **Gate Status**: PASS\n\n<details>\n<summary>Plus</summary>\n\ntexte\n",
];

/// Characters of all kinds.
fn noise() -> impl Strategy<Value = String> {
    prop_oneof![".{0,200}", "[\\PC\n\r\t]{0,200}", "[-*_`~#>|\\[\\]()<>!&;:\\\\ \n0-9a-zé漢🚀]{0,300}"]
}

/// Pieces of Markdown one after the other.
fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// A change to a text: what is done, where (in thousandths of it), how far, and a piece to put in.
type Change = (u8, usize, usize, &'static str);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = (0..6_u8, 0..1000_usize, 0..200_usize, prop::sample::select(PIECES));
    prop::collection::vec(change, 0..8)
}

/// A plan after some changes.
fn changed_plan() -> impl Strategy<Value = String> {
    (prop::sample::select(PLANS), changes())
        .prop_map(|(plan, changes)| changes.into_iter().fold(plan.to_owned(), |text, change| changed(&text, change)))
}

fn changed(text: &str, (what, at, length, piece): Change) -> String {
    let border = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(text.len() * at / 1000);
    let end = border(start + length);
    let (before, part, after) = (&text[..start], &text[start..end], &text[end..]);
    match what {
        0 => format!("{before}{after}"),
        1 => format!("{before}{part}{part}{after}"),
        2 => format!("{before}{piece}{part}{after}"),
        3 => format!("{after}{part}{before}"),
        4 => before.to_owned(),
        _ => format!("{before}{}{after}", part.replace('\n', "\r\n")),
    }
}

/// A feature whose plan, spec and tasks are the same text.
fn feature(text: &str) -> Feature {
    let kinds = [DocumentKind::Plan, DocumentKind::Spec, DocumentKind::Tasks];
    let documents = kinds.map(|kind| {
        let path = format!("specs/003-ledger/{}.md", kind.name());
        let (document, _) = document::parse(Source::new(path.clone(), text.to_owned()));
        FeatureDocument { kind, path, content: FeatureContent::Document(Box::new(document)) }
    });
    Feature {
        id: "003-ledger".to_owned(),
        number: Some(3),
        folder: "specs/003-ledger".to_owned(),
        documents: documents.into(),
    }
}

fn read(text: &str) -> Plan {
    plan::read(feature(text), &ReadOptions::default())
}

/// Every place that a plan names.
fn places(plan: &Plan) -> Vec<&Place> {
    let facts = [&plan.branch, &plan.author, &plan.feature].into_iter().flatten().chain(&plan.facts);
    let mut places: Vec<&Place> = facts.map(|fact| &fact.place).collect();
    places.extend(plan.status.place.iter().chain(plan.spec_status.iter().flat_map(|status| &status.place)));
    places.extend(plan.created.iter().map(|created| &created.place));
    places.extend(plan.constitution.iter().map(|check| &check.place));
    places.extend(plan.gates.iter().map(|gate| &gate.place));
    places.extend(plan.gate_verdicts.iter().map(|verdict| &verdict.place));
    places.extend(plan.risks.iter().map(|risk| &risk.place));
    places.extend(plan.phases.iter().map(|phase| &phase.place));
    places.extend(plan.complexity.iter().map(|violation| &violation.place));
    places.extend(plan.references.iter().map(|reference| &reference.place));
    let statements = plan.success_criteria.iter().chain(&plan.clarifications).chain(&plan.placeholders);
    places.extend(statements.map(|statement| &statement.place));
    places.extend(plan.documents.iter().flat_map(|document| &document.links).map(|link| &link.place));
    places
}

/// A span must lie inside the text, on borders of characters.
fn check_span(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} is no range of {} bytes", text.len());
    Ok(())
}

/// A place must say of its first byte what counting says.
fn check_place(text: &str, place: &Place) -> Result<(), TestCaseError> {
    check_span(text, place.span)?;
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let breaks: Vec<usize> = (0..place.span.start).filter(|at| ends(*at)).collect();
    prop_assert_eq!(place.line as usize, breaks.len() + 1);
    let line = breaks.last().map_or(0, |at| at + 1);
    prop_assert_eq!(place.column as usize, text[line..place.span.start].chars().count() + 1);
    Ok(())
}

fn check_inline(text: &str, inline: &Inline) -> Result<(), TestCaseError> {
    check_span(text, inline.span)?;
    for mark in &inline.marks {
        prop_assert!(inline.text.get(mark.range.clone()).is_some(), "{mark:?} is no range of {:?}", inline.text);
        check_span(text, inline.source_span(mark.range.clone()))?;
    }
    for (at, c) in inline.text.char_indices() {
        let span = inline.source_span(at..at + c.len_utf8());
        prop_assert!(span.start >= inline.span.start && span.end <= inline.span.end);
    }
    Ok(())
}

fn check_blocks(text: &str, blocks: &[Block]) -> Result<(), TestCaseError> {
    for block in blocks {
        check_span(text, block.span)?;
        match &block.kind {
            BlockKind::Heading(heading) => {
                check_span(text, heading.span)?;
                check_inline(text, &heading.text)?;
            }
            BlockKind::Paragraph(inline) => check_inline(text, inline)?,
            BlockKind::List(list) => {
                for item in &list.items {
                    check_span(text, item.span)?;
                    if let Some(checkbox) = item.checkbox {
                        check_span(text, checkbox.span)?;
                    }
                    check_blocks(text, &item.blocks)?;
                }
            }
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    check_span(text, row.span)?;
                    for cell in &row.cells {
                        check_span(text, cell.span)?;
                        check_inline(text, &cell.text)?;
                    }
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote(blocks) => check_blocks(text, blocks)?,
            BlockKind::Code { .. } | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }
    Ok(())
}

/// Every tag that is opened must be closed in turn, and every link that is asked for must have its tag.
fn check_html(document: &Document) -> Result<(), TestCaseError> {
    let mut asked = 0;
    let html = document.body.render(
        |link| {
            asked += 1;
            Resolved::Page(document.links[link].target.clone())
        },
        &[],
    );
    let mut open = Vec::new();
    let mut links = 0;
    let mut ways = Vec::new();
    for piece in html.split('<').skip(1) {
        let end = piece.find('>');
        prop_assert!(end.is_some(), "a tag has no end: {piece:?}");
        let tag = &piece[..end.unwrap_or_default()];
        let name = tag.split(' ').next().unwrap_or_default();
        // The ways to footnotes and back are no links of the document.
        match tag.strip_prefix("a href=\"#Note-") {
            Some(note) => ways.extend(note.split('"').next()),
            None => links += usize::from(tag.starts_with("a href=")),
        }
        match name.strip_prefix('/') {
            Some(name) => prop_assert_eq!(open.pop(), Some(name), "in {}", html),
            None if matches!(name, "br" | "hr") || tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    prop_assert!(open.is_empty(), "{open:?} is open at the end of {html}");
    prop_assert_eq!(links, asked);
    for way in ways {
        prop_assert_eq!(html.matches(&format!("id=\"Note-{way}\"")).count(), 1, "{} in {}", way, html);
    }
    Ok(())
}

/// Everything that holds for every text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let (document, problems) = document::parse(Source::new("a.md", text.to_owned()));
    check_blocks(text, &document.blocks)?;
    for comment in &document.comments {
        check_span(text, comment.span)?;
    }
    for field in document.front_matter.iter().flat_map(|front_matter| &front_matter.fields) {
        check_span(text, field.span)?;
    }
    for place in problems.iter().filter_map(|problem| problem.place.as_ref()) {
        check_place(text, place)?;
    }
    check_html(&document)?;
    let plan = read(text);
    for place in places(&plan) {
        check_place(text, place)?;
    }
    prop_assert_eq!(format!("{plan:?}"), format!("{:?}", read(text)));
    Ok(())
}

/// What a mask leaves of a text has its lines, no risks, and nothing more to take; so there is nothing that it missed.
fn check_masked(text: &str) -> Result<(), TestCaseError> {
    let sections = ["Gates", "Phase 1: Store"].map(str::to_owned).to_vec();
    let mask = Mask { sections, tags: vec!["internal".to_owned()], risks: true };
    let (left, masked) = mask.markdown("a.md", text.to_owned());
    let ends = |text: &str| text.chars().filter(|c| matches!(c, '\n' | '\r')).collect::<String>();
    prop_assert!(masked.texts == 1 && left.is_empty() || ends(&left) == ends(text), "{left:?}");
    let (again, _) = mask.markdown("a.md", left.clone());
    prop_assert_eq!(&again, &left);
    prop_assert!(read(&left).risks.is_empty(), "{left:?}");
    Ok(())
}

/// Versions of a text that are parsed one after the other are what each of them is alone.
fn check_versions(text: &str, changes: Vec<Change>) -> Result<(), TestCaseError> {
    let shared = SharedSections::default();
    let mut text = text.to_owned();
    for change in std::iter::once(None).chain(changes.into_iter().map(Some)) {
        text = change.map_or_else(|| text.clone(), |change| changed(&text, change));
        let source = || Source::new("a.md", text.clone());
        let alone = document::parse_unrendered(source());
        prop_assert_eq!(format!("{:?}", shared.parse(source())), format!("{alone:?}"));
    }
    Ok(())
}

/// The same cases on every machine; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more and for others.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(7) } else { asked.rng_seed };
    ProptestConfig { rng_seed, failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn random_characters_are_read_without_harm(text in noise()) {
        check(&text)?;
    }

    #[test]
    fn random_markdown_is_read_without_harm(text in pieces()) {
        check(&text)?;
    }

    #[test]
    fn damaged_plans_are_read_without_harm(text in changed_plan()) {
        check(&text)?;
    }

    #[test]
    fn nothing_is_left_of_what_is_masked(text in prop_oneof![noise(), pieces(), changed_plan()]) {
        check_masked(&text)?;
    }

    #[test]
    fn versions_share_nothing_that_differs(text in prop_oneof![pieces(), changed_plan()], changes in changes()) {
        check_versions(&text, changes)?;
    }
}

/// Texts that broke one of these promises once.
const MENDED: &[&str] = &[
    // A tag that closes in the description of another label.
    "**Status**: <kbd>a\n**Owner**: </kbd>b\n",
    // A footnote's definition inside a list item.
    "# Plan\n\n- [^1]: note\n[^1]: note\n",
    // Text whose position shifts behind the definition of a reference.
    "[b]: c.md\n：\n：[a][b]",
    // A line that ends where, by a shifted position, a wide character stands.
    "- [b]: c.md\n|[b]: c.md\n（高）\r\n[要明確化]## Gates\n**Status**: ",
    // A marker over two lines.
    "a: NEEDS\nCLARIFICATION: which\n",
];

#[test]
fn whole_plans_are_read_without_harm() {
    for plan in PLANS.iter().chain(MENDED) {
        if let Err(error) = check(plan) {
            panic!("{error}\n{plan}");
        }
    }
}
