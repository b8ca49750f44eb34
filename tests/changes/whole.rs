//! A plan that is put together of documents read one by one, as a history reads them, is the plan read as a whole.

use std::fs;
use std::path::Path;

use plansite::diagnostic::Source;
use plansite::document::SharedSections;
use plansite::plan::feature::{Feature, FeatureContent, FeatureDocument};
use plansite::plan::{self, DocumentKind, ReadOptions};
use plansite::portfolio::snapshot::PlanSnapshot;
use plansite::{PastDocument, document, read_past};

/// The Markdown files below a folder, relative to it, the plan first.
fn documents(folder: &Path, below: &str) -> Vec<String> {
    let mut found = Vec::new();
    for inside in fs::read_dir(folder.join(below)).unwrap() {
        let name = inside.unwrap().file_name().into_string().unwrap();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if folder.join(&path).is_dir() {
            found.extend(documents(folder, &path));
        } else if Path::new(&path).extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
    found.sort_by_key(|path| (path != "plan.md", path.clone()));
    found
}

#[test]
fn the_plans_of_the_example_are_the_same_read_either_way() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site/specs");
    let options = ReadOptions::default();
    let mut compared = 0;
    for folder in fs::read_dir(&specs).unwrap().map(|folder| folder.unwrap()) {
        let name = folder.file_name().into_string().unwrap();
        let place = format!("specs/{name}");
        let kind = |path: &str| if path == "plan.md" { DocumentKind::Plan } else { DocumentKind::of(path) };
        let texts: Vec<(DocumentKind, String, Vec<u8>)> = documents(&folder.path(), "")
            .into_iter()
            .map(|path| (kind(&path), format!("{place}/{path}"), fs::read(folder.path().join(&path)).unwrap()))
            .collect();
        let content = |path: &String, bytes: &[u8]| match plansite::diagnostic::decode(bytes) {
            Ok(decoded) => {
                FeatureContent::Document(Box::new(document::parse(Source::new(path.as_str(), decoded.text)).0))
            }
            Err(_) => FeatureContent::Unreadable("binary".to_owned()),
        };
        let parsed = |(kind, path, bytes): &(DocumentKind, String, Vec<u8>)| FeatureDocument {
            kind: *kind,
            path: path.clone(),
            content: content(path, bytes),
        };
        let number = plansite::portfolio::identity::leading_number(&name);
        let documents = texts.iter().map(parsed).collect();
        let feature = Feature { id: name.clone(), number, folder: place.clone(), documents };
        let whole = PlanSnapshot::of(&plan::read(feature, &options));
        let alone = |(kind, path, bytes): &(DocumentKind, String, Vec<u8>)| {
            let document = PastDocument { folder: place.clone(), path: path.clone(), kind: *kind };
            (*kind, read_past(document, Some(bytes), &options, &SharedSections::default()))
        };
        let alone: Vec<(DocumentKind, PlanSnapshot)> = texts.iter().map(alone).collect();
        let alone: Vec<_> = alone.iter().map(|(kind, snapshot)| (*kind, snapshot)).collect();
        assert_eq!(PlanSnapshot::of_documents(name.clone(), number, &alone), whole, "{name}");
        compared += 1;
    }
    assert_eq!(compared, 27);
}
