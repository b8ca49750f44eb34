//! Other plans that a plan names, by folder, number and link.

use plansite::diagnostic::Source;
use plansite::document::parse;
use plansite::plan::feature::{DocumentKind, Feature, FeatureContent, FeatureDocument};
use plansite::plan::reference::{self, ReferenceTarget};
use proptest::prelude::*;

/// A feature with a plan and a spec.
fn feature(folder: &str, plan: &str, spec: &str) -> Feature {
    let document = |kind, name: &str, text: &str| {
        let path = format!("{folder}/{name}");
        let (document, _) = parse(Source::new(path.as_str(), text.to_owned()));
        FeatureDocument { kind, path, content: FeatureContent::Document(Box::new(document)) }
    };
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    Feature {
        id: name.to_lowercase(),
        number: digits.parse().ok(),
        folder: folder.to_owned(),
        documents: vec![document(DocumentKind::Plan, "plan.md", plan), document(DocumentKind::Spec, "spec.md", spec)],
    }
}

/// Compares the references of a plan in a folder with `kind text → target @line`.
#[track_caller]
fn check_in(folder: &str, plan: &str, spec: &str, expected: &[&str]) {
    let shown: Vec<String> = reference::read(&feature(folder, plan, spec))
        .iter()
        .map(|found| {
            let target = match &found.target {
                ReferenceTarget::Folder(name) => name.clone(),
                ReferenceTarget::Number(number) => format!("#{number}"),
                ReferenceTarget::Path(path) => path.clone(),
            };
            format!("{} {} → {target} @{}", found.kind.name(), found.text, found.place.line)
        })
        .collect();
    assert_eq!(shown, expected);
}

/// The same for a plan in `specs/007-ledger` with a spec that names nothing.
#[track_caller]
fn check(plan: &str, expected: &[&str]) {
    check_in("specs/007-ledger", plan, "# Spec\n", expected);
}

#[test]
fn a_name_with_one_letter_counts_in_a_field_and_not_in_prose() {
    check(
        "# X\n\n**Depends On**: 004-q, 003-books\n\nSee 006-a.\n",
        &["depends-on 004-q → 004-q @3", "depends-on 003-books → 003-books @3"],
    );
}

#[test]
fn a_field_of_the_header_says_what_the_other_plan_is() {
    check(
        "# X\n\n**Depends On**: 003-books, Feature 5 and [Vault](../006-vault/plan.md)\n**Supersedes**: `001-lists`\n",
        &[
            "depends-on 003-books → 003-books @3",
            "depends-on Feature 5 → #5 @3",
            "depends-on Vault → specs/006-vault/plan.md @3",
            "supersedes 001-lists → 001-lists @4",
        ],
    );
    check(
        "---\ndepends_on: [003-books, specs/004-tax/spec.md]\nrelated_doc:\n  - \"specs/002-audit/spec.md\"\nsupersedes: 001-lists\n---\n# X\n",
        &[
            "depends-on 003-books → 003-books @2",
            "depends-on 004-tax → 004-tax @2",
            "mentions 002-audit → 002-audit @4",
            "supersedes 001-lists → 001-lists @5",
        ],
    );
}

#[test]
fn the_labels_of_relations_are_known_in_every_language() {
    for label in [
        "依赖",
        "依賴",
        "依存関係",
        "의존성",
        "Зависит от",
        "Depende de",
        "Dépendances",
        "Abhängig von",
        "يعتمد على",
        "Dependências",
    ] {
        check(&format!("# X\n\n**{label}**: 003-books\n"), &["depends-on 003-books → 003-books @3"]);
    }
    for label in ["取代", "置き換え", "대체", "Заменяет", "Reemplaza", "Remplace", "Ersetzt", "Substitui"]
    {
        check(&format!("# X\n\n**{label}**：003-books\n"), &["supersedes 003-books → 003-books @3"]);
    }
}

#[test]
fn libraries_phases_and_issues_are_no_plans() {
    check("# X\n\n**Dependencies**: Textual, Rich 13.7, ISO-8601, Phase 1, #381, WP02\n", &[]);
    check(
        "# X\n\n## Technical Context\n\n**Dependencies**: csv, 003-books (merged)\n",
        &["depends-on 003-books → 003-books @5"],
    );
    check("# X\n\n## Technical Context\n\n**Dependencies**: python 3.13, 128-bit-integers\n", &[]);
}

#[test]
fn being_superseded_is_a_mention_of_the_other_plan() {
    check("# X\n\n**Status**: Superseded by 012-review\n", &["mentions 012-review → 012-review @3"]);
    check("# X\n\n**Superseded by**: 012-review\n", &["mentions 012-review → 012-review @3"]);
}

#[test]
fn running_text_names_folders_and_numbers() {
    check(
        "# X\n\nBuilt on specs/003-books/contracts/api.yaml, with Spec 045 and Feature 027's parts.\n\n- Phase 1A (`036-vault-move`) merged\n\n| From | 仕様 012 |\n|---|---|\n| 参考004-tax的计划 | `kitty-specs/a-b-01KZ9B5A/plan.md` |\n",
        &[
            "mentions 003-books → 003-books @3",
            "mentions Spec 045 → #45 @3",
            "mentions Feature 027 → #27 @3",
            "mentions 036-vault-move → 036-vault-move @5",
            "mentions 仕様 012 → #12 @7",
            "mentions 004-tax → 004-tax @9",
            "mentions a-b-01KZ9B5A → a-b-01KZ9B5A @9",
        ],
    );
}

#[test]
fn links_lead_to_plans_and_not_to_other_files() {
    check(
        "# X\n\n[Books](../003-books/plan.md#risks), [guide](../../docs/guide.md), [site](https://x.org/specs/009-a/plan.md), [own](./spec.md), [up](../../../../out/010-a/plan.md).\n",
        &["mentions Books → specs/003-books/plan.md @3"],
    );
}

#[test]
fn sizes_dates_and_examples_are_no_plans() {
    check(
        "# X\n\nOn 2025-11-03 a 128-bit key, a 3-way merge, 1,000-line files, Feature 1, Spec 3.0, plan 2025, `001-feature`, `003-books-WP02`, \
         specs/[###-name]/plan.md, specs/README.md, `src/features/auth/login.tsx`, `migrations/001-init.sql`.\n\n\
         ```\nspecs/004-tax/plan.md\n```\n",
        &[],
    );
}

#[test]
fn a_plan_does_not_refer_to_itself() {
    check(
        "# X\n\n**Branch**: `feature/008-ledger-work` | **Spec**: [specs/007-ledger/spec.md](../007-ledger/spec.md)\n\nFeature 007 in 007-ledger, branch 008-ledger-work.\n",
        &[],
    );
}

#[test]
fn each_plan_is_named_once_by_the_strongest_word() {
    check_in(
        "specs/007-ledger",
        "# X\n\nAfter 003-books and Spec 003 and `specs/003-books/plan.md`.\n",
        "# Spec\n\n**Depends On**: Feature 003\n\nSee 004-tax.\n",
        &["depends-on Feature 003 → 003-books @3", "mentions 004-tax → 004-tax @5"],
    );
}

#[test]
fn neighbours_look_like_the_folder_itself() {
    check_in(
        "specs/SPEC-1d1a194a",
        "# X\n\nSPEC-1d1a194a follows SPEC-a108b8a3, not SPEC-x or UTF-16.\n",
        "# Spec\n",
        &["mentions SPEC-a108b8a3 → SPEC-a108b8a3 @3"],
    );
    check_in(
        "specs/4-rest-api",
        "# X\n\nUses Spec 1 and Spec 002.\n",
        "# S\n",
        &["mentions Spec 1 → #1 @3", "mentions Spec 002 → #2 @3"],
    );
    check_in(
        "specs/142-piano",
        "# X\n\nSince 139-drum-pads and spec 135.\n",
        "# S\n",
        &["mentions 139-drum-pads → 139-drum-pads @3", "mentions spec 135 → #135 @3"],
    );
}

proptest! {
    /// Pieces of names in any order: nothing panics, and what a reference is called stands in the text.
    #[test]
    fn any_mixture_of_pieces_is_read(pieces in proptest::collection::vec(prop_oneof![
        Just("003"), Just("-"), Just("ledger"), Just("/"), Just("\\"), Just(".."), Just("specs"), Just(" "), Just("Feature"),
        Just("仕様"), Just("参考"), Just("é"), Just("."), Just("#"), Just("\n"), Just("**Depends On**: "), Just("[a]("),
        Just(")"), Just("plan.md"), Just("SPEC-1d1a194a"), Just("`"), Just("%"), Just(","), Just("0"), Just("99999999"),
    ], 0..60)) {
        let text = format!("# X\n\n{}\n", pieces.concat());
        for found in reference::read(&feature("specs/SPEC-aaaa1111", &text, "# S\n")) {
            prop_assert!(!found.text.is_empty());
            prop_assert!(found.place.span.end <= text.len());
        }
    }
}

#[test]
fn fields_about_other_plans_in_ukrainian() {
    check(
        "# X\n\n**Залежить від**: 003-drums\n**Замінює**: 004-flute\n",
        &["depends-on 003-drums → 003-drums @3", "supersedes 004-flute → 004-flute @4"],
    );
}

#[test]
fn a_column_of_specs_names_plans_by_their_numbers() {
    check(
        "# X\n\n## Dependencies\n\n| Spec | Direction | Where |\n|---|---|---|\n| 004 — Tariffs | 007 depends on 004 | rates |\n| 003 - Books | 003 extends 007 | 12 tables |\n| 250 | none | 001 |\n| SC-012 | - | - |\n\n| Change of the spec | Where |\n|---|---|\n| 008 is new | here |\n",
        &["depends-on 004 → #4 @7", "mentions 003 → #3 @8"],
    );
    check("# X\n\n| Task | Where |\n|---|---|\n| 004 — Sort | 007 depends on 004 |\n", &[]);
}

#[test]
fn a_row_of_specs_says_by_many_verbs_that_a_plan_needs_another_one() {
    check(
        "# X\n\n| Spec | Direction |\n|---|---|\n| 001 — Marks | 007 consumes |\n| 002 — Tides | 007 extends 002 |\n| 003 — Books | 003 consumes 007 |\n| 004 — Ink | 007 needs none |\n",
        &["depends-on 001 → #1 @5", "depends-on 002 → #2 @6", "mentions 003 → #3 @7", "depends-on 004 → #4 @8"],
    );
}

#[test]
fn the_number_in_a_title_is_that_of_the_document() {
    check("# Phase II - Spec 001: Tables\n\n## After Spec 002\n", &["mentions Spec 002 → #2 @3"]);
    check("# Tables, as 003-ledger asks\n", &["mentions 003-ledger → 003-ledger @1"]);
    check("# Follow-up to spec 002: Books\n", &["mentions spec 002 → #2 @1"]);
    check("# Implementation Plan: Feature 002\n", &[]);
}

#[test]
fn places_that_are_not_known_well_enough_are_left_out() {
    let text = "# X\n\n[a](\n)003003003%003003003003**Depends On**: 003))003)\n**Depends On**: **Depends On**: 003\n";
    let found = reference::mentions(&feature("specs/007-tolls", text, "# S\n"));
    let places: Vec<usize> = found[0].iter().map(|mention| mention.at).collect();
    assert!(places.is_sorted() && !places.is_empty(), "{places:?}");
}

proptest! {
    /// The same for the places in the text: none panics, each stands where it says, and they do not overlap.
    #[test]
    fn any_mixture_of_pieces_is_searched(pieces in proptest::collection::vec(prop_oneof![
        Just("003"), Just("012"), Just("-"), Just("ledger"), Just("/"), Just("specs"), Just(" "), Just("Specs "), Just(", "),
        Just(" and "), Just("仕様"), Just("é"), Just("."), Just("\n"), Just("**Depends On**: "), Just("[a]("), Just(")"),
        Just("plan.md"), Just("`"), Just("%"), Just("&amp;"), Just("- "), Just("| "), Just("\\"), Just("2"),
    ], 0..60)) {
        let text = format!("# X\n\n{}\n", pieces.concat());
        let found = reference::mentions(&feature("specs/007-tolls", &text, "# S\n"));
        prop_assert_eq!(found.len(), 2);
        let mut end = 0;
        for mention in &found[0] {
            prop_assert!(mention.at >= end && text.is_char_boundary(mention.at), "{mention:?}");
            prop_assert!(!mention.text.is_empty() && !mention.text.contains('\n'));
            end = mention.at + 1;
        }
    }
}

/// Compares the names that count only where there is such a plan.
#[track_caller]
fn check_doubtful(folder: &str, plan: &str, expected: &[&str]) {
    let found = reference::read(&feature(folder, plan, "# Spec\n"));
    let doubtful = found.iter().filter(|found| found.is_doubtful).map(|found| found.text.as_str());
    assert_eq!(doubtful.collect::<Vec<_>>(), expected);
}

#[test]
fn a_name_that_may_well_be_that_of_something_else_is_doubtful() {
    let text = "# X\n\n**Depends On**: 0002-ice\n\nSee `0007-use-postgres`, 003-books and specs/0004-fog. The feature 0005-wind \
                waits, and so does all that depends on 0006-salt. Names such as 008-tide, e.g. 009-gauge (for example, \
                `010-float`), are short. We read 0011-rain and `specs/0011-rain/plan.md`.\n";
    check_doubtful("specs/007-ledger", text, &["0007-use-postgres", "009-gauge", "010-float"]);
    let text = "# X\n\nIt reaches `031-by-context`. The branch 032-dyke is merged, see ../033-quay/plan.md.\n";
    check_doubtful("specs/ledger-export-01KZ9B5A", text, &["031-by-context"]);
}

#[test]
fn a_doubtful_name_takes_no_number_for_its_own() {
    check_in(
        "specs/ledger-export-01KZ9B5A",
        "# X\n\nIt reaches `031-by-context`, and Spec 031 waits.\n",
        "# Spec\n",
        &["mentions 031-by-context → 031-by-context @3", "mentions Spec 031 → #31 @3"],
    );
}
