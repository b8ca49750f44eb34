//! A plan read as a whole, and the same plan put together of documents that were read one by one.

use super::PlanSnapshot;
use crate::diagnostic::Source;
use crate::document;
use crate::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
use crate::plan::{self, ReadOptions};

const DOCUMENTS: &[(&str, &str)] = &[
    (
        "plan.md",
        "# Plan: Tide tables\n\n**Depends On**: 002-fog\n\n## Gates\n\n- [x] Survey accepted\n\n## Risks\n\n- **Fog** (High): wait\n\n\
         ## Constitution Check\n\n- Plain words: PASS\n\n## Success Criteria\n\n- Read in a minute\n\n- [ ] T001 Print\n",
    ),
    (
        "spec.md",
        "# Feature Specification: Tides\n\n**Status**: Approved\n**Depends On**: 003-buoys\n\n## Success Criteria\n\n\
         - SC-001: Found\n\nIt is [NEEDS CLARIFICATION: how wide?].\n",
    ),
    ("requirements.md", "# Requirements\n\n**Status**: Done\n\n## Success Criteria\n\n- SC-009: Not counted\n"),
    ("tasks.md", "# Tasks\n\n- [x] T001 Collect\n- [ ] T002 Print [NEEDS CLARIFICATION: where?]\n"),
    ("research.md", "# Research\n\n## Risks\n\n| Risk | Mitigation |\n|---|---|\n| Rain | Tent |\n\n[PLACEHOLDER]\n"),
];

fn document(name: &str, text: &str) -> FeatureDocument {
    let path = format!("specs/001-tides/{name}");
    let (document, _) = document::parse(Source::new(path.as_str(), text.to_owned()));
    FeatureDocument { kind: DocumentKind::of(name), path, content: FeatureContent::Document(Box::new(document)) }
}

fn snapshot(id: &str, documents: Vec<FeatureDocument>) -> PlanSnapshot {
    let number = (!id.is_empty()).then_some(1);
    let feature = Feature { id: id.to_owned(), number, folder: "specs/001-tides".to_owned(), documents };
    PlanSnapshot::of(&plan::read(feature, &ReadOptions::default()))
}

#[test]
fn documents_that_were_read_one_by_one_make_the_same_plan() {
    let whole = snapshot("001-tides", DOCUMENTS.iter().map(|(name, text)| document(name, text)).collect());
    let alone: Vec<(DocumentKind, PlanSnapshot)> = DOCUMENTS
        .iter()
        .map(|(name, text)| (DocumentKind::of(name), snapshot("", vec![document(name, text)])))
        .collect();
    let documents: Vec<_> = alone.iter().map(|(kind, snapshot)| (*kind, snapshot)).collect();
    assert_eq!(PlanSnapshot::of_documents("001-tides".to_owned(), Some(1), &documents), whole);
    assert_eq!((whole.risks.len(), whole.clarifications.len(), whole.dependencies.len()), (2, 2, 2));
    assert_eq!(whole.path_of(whole.risks[1].spot), "specs/001-tides/research.md");
    assert_eq!(whole.tasks.map(|tasks| (tasks.done, tasks.total, tasks.document)), Some((1, 2, 3)));
}

#[test]
fn a_snapshot_comes_back_as_it_was_kept() {
    let whole = snapshot("001-tides", DOCUMENTS.iter().map(|(name, text)| document(name, text)).collect());
    let kept = serde_json::to_vec(&whole).unwrap();
    assert_eq!(serde_json::from_slice::<PlanSnapshot>(&kept).unwrap(), whole);
    assert!(serde_json::from_slice::<PlanSnapshot>(&kept[1..]).is_err());
    let nonsense = String::from_utf8(kept).unwrap().replace("\"approved\"", "\"nonsense\"");
    assert!(serde_json::from_str::<PlanSnapshot>(&nonsense).is_err());
}
