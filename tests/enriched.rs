//! What pages add to the text of a plan: links from the names of other plans.

#[path = "support/harbour.rs"]
#[allow(dead_code, reason = "the portfolio of harbours is for other tests")]
mod harbour;

use plansite::theme::Theme;

/// A portfolio of five plans, the first of which has these texts.
fn portfolio(plan: &str, tasks: &str) -> harbour::Texts {
    let other = |status: &str, title: &str| format!("# Plan: {title}\n\n**Status**: {status}\n");
    harbour::Texts::from([
        ("specs/001-quay/plan.md".to_owned(), plan.to_owned()),
        ("specs/001-quay/tasks.md".to_owned(), tasks.to_owned()),
        ("specs/002-buoys/plan.md".to_owned(), other("Blocked", "Buoys & \"lamps\" <b>")),
        ("specs/012-tides/plan.md".to_owned(), other("Done", "Tides")),
        ("specs/013-locks/plan.md".to_owned(), "# Plan: Locks\n".to_owned()),
        ("specs/013-sluices/plan.md".to_owned(), "# Plan: Sluices\n".to_owned()),
    ])
}

/// The article of a page.
fn article(texts: &harbour::Texts, path: &str) -> String {
    let output = harbour::render(&Theme::embedded(), texts).expect("the theme renders");
    let html = String::from_utf8(output[path].clone()).expect("pages are text");
    let start = html.find("<article").expect("an article");
    let end = html.find("</article>").expect("an end of the article");
    html[start..end].to_owned()
}

/// The links to other plans in a text of the first plan, as `stage address text`.
#[track_caller]
fn check_links(plan: &str, expected: &[&str]) {
    assert_eq!(links(&article(&portfolio(plan, "# Tasks\n"), "plans/001-quay/index.html")), expected, "{plan}");
}

fn links(article: &str) -> Vec<String> {
    let parts = article.split("<a class=\"plan-link k-").skip(1);
    parts
        .map(|part| {
            let between = |from: &str, to: &str| {
                let start = part.find(from).expect("it is there") + from.len();
                &part[start..start + part[start..].find(to).expect("it ends")]
            };
            format!("{} {} {}", between("aria-label=\"", "\""), between("href=\"", "\""), between("</svg>", "</a>"))
        })
        .collect()
}

#[test]
fn names_of_other_plans_become_links_with_the_mark_of_their_stage() {
    check_links(
        "# X\n\n**Depends On**: 002, 012-tides\n\nAfter spec 012 and\nfeature\n002, see `specs/002-buoys/` and **012-tides**.\n\n- one\n  - 002-buoys\n\n\
         > 012-tides\n\n| Where | Spec |\n|---|---|\n| 002-buoys | 012 |\n",
        &[
            "Blocked ../002-buoys/index.html 002",
            "Done ../012-tides/index.html 012-tides",
            "Done ../012-tides/index.html spec 012",
            "Blocked ../002-buoys/index.html 002",
            "Blocked ../002-buoys/index.html 002-buoys",
            "Done ../012-tides/index.html 012-tides",
            "Blocked ../002-buoys/index.html 002-buoys",
            "Done ../012-tides/index.html 012-tides",
            "Blocked ../002-buoys/index.html 002-buoys",
            "Done ../012-tides/index.html 012",
        ],
    );
}

#[test]
fn numbers_that_are_not_clearly_plans_stay_numbers() {
    check_links(
        "# X\n\nIn 012 steps, at 002 % or #012, by 2012-12-12, on port 012, T012, FR-012, v0.012, 1,012-fold, 012 and 002.\n\n\
         **Retries**: 012\n\n| Step | Where |\n|---|---|\n| 012 | here |\n",
        &[],
    );
}

#[test]
fn the_further_numbers_of_a_list_are_meant_alike() {
    check_links(
        "# X\n\nAs in specs 002, 012 and 099, feature 012/002 or spec 002–012. Or spec 002, 012-fold, spec 002 at 012, \
         spec 002 and 12, spec 002, 012.5 s, plan 002 then 012.\n",
        &[
            "Blocked ../002-buoys/index.html specs 002",
            "Done ../012-tides/index.html 012",
            "Done ../012-tides/index.html feature 012",
            "Blocked ../002-buoys/index.html 002",
            "Blocked ../002-buoys/index.html spec 002",
            "Done ../012-tides/index.html 012",
            "Blocked ../002-buoys/index.html spec 002",
            "Blocked ../002-buoys/index.html spec 002",
            "Blocked ../002-buoys/index.html spec 002",
            "Blocked ../002-buoys/index.html spec 002",
            "Blocked ../002-buoys/index.html plan 002",
        ],
    );
}

#[test]
fn numbers_of_few_digits_are_too_little_in_prose() {
    let mut texts = portfolio("# X\n\n**Depends On**: Feature 2\n\nAs in spec 2 and spec 1.\n", "# Tasks\n");
    let plan = texts.remove("specs/001-quay/plan.md").expect("the first plan");
    texts.insert("specs/1-quay/plan.md".to_owned(), plan);
    texts.remove("specs/001-quay/tasks.md");
    let found = links(&article(&texts, "plans/1-quay/index.html"));
    assert_eq!(found, ["Blocked ../002-buoys/index.html Feature 2"]);
}

#[test]
fn what_is_a_link_code_or_a_heading_already_is_left_alone() {
    check_links(
        "# X 012-tides\n\n## After 012-tides\n\n[012-tides](plan.md) and <https://example.org/specs/012-tides/> and\n`git checkout 012-tides` and ![012-tides](a.png)\n\n\
         ```\n012-tides\n```\n\n    012-tides\n\n<!-- 012-tides -->\n",
        &[],
    );
}

#[test]
fn the_plan_itself_unknown_ones_and_numbers_of_two_plans_are_no_links() {
    check_links("# X\n\n001-quay, spec 001, 099-piers, spec 099, spec 013 and 013-quays\n", &[]);
    check_links("# X\n\n013-locks\n", &["Not stated ../013-locks/index.html 013-locks"]);
}

#[test]
fn every_place_is_linked_once_however_text_before_it_is_escaped() {
    let marks = "<&\"'>".repeat(40);
    check_links(
        &format!("# X\n\n{marks} 012-tides {marks} 012-tides [NEEDS CLARIFICATION: 012-tides or 1012-tides?]\n"),
        &["Done ../012-tides/index.html 012-tides"; 3],
    );
}

#[test]
fn a_link_lies_inside_the_mark_of_a_question_and_never_across_its_edge() {
    let article =
        article(&portfolio("# X\n\n[NEEDS CLARIFICATION: 012-tides]\n", "# Tasks\n"), "plans/001-quay/index.html");
    let open = article.find("<mark").expect("a mark");
    let link = article.find("<a class=\"plan-link").expect("a link");
    let end = article.find("012-tides</a>").expect("the end of the link");
    let close = article.find("</mark>").expect("the end of the mark");
    assert!(open < link && link < end && end < close, "{article}");
}

#[test]
fn other_documents_have_links_too_and_titles_are_escaped() {
    let article = article(&portfolio("# X\n", "# Tasks\n\n- [ ] T001 As in 002-buoys\n"), "plans/001-quay/tasks.html");
    assert_eq!(links(&article), ["Blocked ../002-buoys/index.html 002-buoys"]);
    assert!(article.contains("title=\"Buoys &amp; &quot;lamps&quot; &lt;b&gt;\""), "{article}");
}

#[test]
fn footnotes_and_what_follows_them_in_the_source_are_linked() {
    check_links(
        "# X\n\nOne[^a].\n\n[^a]: See 012-tides.\n\nThen 002-buoys.\n",
        &["Blocked ../002-buoys/index.html 002-buoys", "Done ../012-tides/index.html 012-tides"],
    );
}

/// The text of an article without its tags, a line a block; marks of exposure and of gates keep their icon's name.
fn shown(article: &str) -> Vec<String> {
    let marked = article.replace("<use href=\"#I-", "|").replace("\"/></svg>", "|");
    let mut text = String::new();
    let mut in_tag = false;
    for c in marked.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// What is shown of a plan's text below the heading of its risks.
#[track_caller]
fn check_risks(risks: &str, expected: &[&str]) {
    let plan = format!("# X\n\n## Risk Analysis\n\n{risks}\n");
    let article = article(&portfolio(&plan, "# Tasks\n"), "plans/001-quay/index.html");
    let shown = shown(&article);
    let notes = shown.iter().position(|line| line.contains("Line ")).unwrap_or(shown.len());
    assert_eq!(shown[1..notes], *expected, "{article}");
}

#[test]
fn a_table_of_risks_gets_a_column_of_exposures() {
    check_risks(
        "| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| Storm | High | High | Wait |\n| Fog | Low | | Horn |\n",
        &[
            "ExposureRiskLikelihoodImpactMitigation",
            "|band-4|Critical exposureStormHighHighWait",
            "|band-0|Unscored exposureFogLowHorn",
        ],
    );
}

#[test]
fn a_table_without_levels_stays_as_it_is() {
    check_risks("| Risk | Mitigation |\n|---|---|\n| Storm | Wait |\n", &["RiskMitigation", "StormWait"]);
}

#[test]
fn a_risk_in_a_list_has_its_band_in_front_and_keeps_its_line() {
    let list = "- **Storm** (Likelihood: Medium, Impact: High) - Mitigation: wait\n- Fog - Mitigation: horn\n\n\
                1. Ice\n   - Likelihood: Low\n   - Impact: Low\n   - Mitigation: salt\n";
    check_risks(
        list,
        &[
            "|band-3|High exposure Storm (Likelihood: Medium, Impact: High) - Mitigation: wait",
            "Fog - Mitigation: horn",
            "|band-1|Low exposure Ice",
            "Likelihood: Low",
            "Impact: Low",
            "Mitigation: salt",
        ],
    );
    let plan = format!("# X\n\n## Risk Analysis\n\n{list}");
    let article = article(&portfolio(&plan, "# Tasks\n"), "plans/001-quay/index.html");
    assert!(article.contains("<li id=\"L5\"><span class=\"risk b-3\" title=\"likelihood medium × impact high\">"));
}

#[test]
fn a_risk_with_a_heading_has_its_band_below() {
    check_risks(
        "### Risk 1: Storm\n\n**Likelihood**: High\n**Impact**: Medium\n**Mitigation**: wait\n",
        &["Risk 1: Storm", "|band-3|High exposure", "LikelihoodHigh", "ImpactMedium", "Mitigationwait"],
    );
}

#[test]
fn a_gate_that_is_waived_says_so_whatever_its_box_shows() {
    let plan = "# X\n\n## Gates\n\n- [x] Charts are read\n- [x] ~~Pilots are asked~~ N/A\n- [ ] Tides are known\n";
    let article = article(&portfolio(plan, "# Tasks\n"), "plans/001-quay/index.html");
    let shown = shown(&article);
    assert_eq!(shown[1..4], ["Charts are read", "|gate-waived|waived Pilots are asked N/A", "Tides are known"]);
}

/// The whole page of the first plan.
fn page(plan: &str) -> String {
    let output = harbour::render(&Theme::embedded(), &portfolio(plan, "# Tasks\n")).expect("the theme renders");
    String::from_utf8(output["plans/001-quay/index.html"].clone()).expect("pages are text")
}

#[test]
fn front_matter_that_is_not_understood_is_shown_with_the_line_that_is_wrong() {
    let html = page("---\nstatus: Draft\nauthor: [<Ann\ncreated: 2026-01-01\n---\n# Plan: X\n\nText.\n");
    assert!(html.contains("<h2>") && html.contains("The header of this plan cannot be read"), "{html}");
    assert!(html.contains("<p>Line 4: the front matter is not valid YAML. Quote values that hold <code>"), "{html}");
    assert!(html.contains("<span id=\"L3\">author: [&lt;Ann</span><span id=\"L4\" class=\"is-wrong\">created:"));
    assert!(html.contains(">Text.</p>"), "the text below is there");
}

#[test]
fn nothing_is_said_of_a_plan_that_cannot_be_read() {
    let html = page("UNREADABLE\n");
    assert!(html.contains("This plan cannot be read"), "{html}");
    for claim in ["no gate list", "no constitution check", "no risk section", "names no other"] {
        assert!(!html.contains(claim), "{claim}");
        assert!(page("# X\n").contains(claim), "{claim} is said of plans that can be read");
    }
}

#[test]
fn an_untouched_template_is_listed_as_not_filled_in() {
    let mut texts = portfolio("# X\n", "# Tasks\n");
    let template = harbour::files()["specs/006-template/plan.md"].clone();
    texts.insert("specs/014-pier/plan.md".to_owned(), template);
    let output = harbour::render(&Theme::embedded(), &texts).expect("the theme renders");
    let page = |path: &str| String::from_utf8(output[path].clone()).expect("pages are text");
    let plans = page("plans.html");
    let row = plans.split("<tr").find(|row| row.contains("014-pier")).expect("its row");
    assert!(row.contains(">not filled in") && !row.contains("class=\"pips\""), "{row}");
    assert_eq!(plans.matches("not filled in").count(), 1, "other plans are");
    let board = page("board.html");
    let card = board.split("<li>").find(|card| card.contains("014-pier")).expect("its card");
    assert!(card.contains("<span>not filled in</span>") && !card.contains("class=\"pips\""), "{card}");
}
