//! What search looks through: the names, headings, risks and gates of all plans, as a script that is loaded at first use.
//!
//! It is made when somebody asks for it, and its address does not say what is in it, so that an edit changes no page but
//! the one that was edited. Every text stands in it once, however many plans write it; all else is columns of numbers.
//! Finding is the script's business: it knows here only what there is, where, and in whose words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rapidhash::RapidHashMap;
use serde::Serialize;

use super::address;
use super::edition::{self, Edition};
use super::script;
use super::words;
use crate::plan::words::one_line;
use crate::plan::{Band, GateState, PlanDocument, Risk, Stage};
use crate::portfolio::PortfolioPlan;

/// The way to search, on every page.
#[derive(Clone, Debug, Serialize)]
pub struct SearchLink {
    /// Where it leads without scripts: the list of all plans.
    pub href: String,
    /// The script with what is looked through.
    pub index: String,
}

impl SearchLink {
    /// The way to search from the page at `path`.
    #[must_use]
    pub fn from(path: &str) -> Self {
        Self { href: address::href(path, address::PLANS), index: address::href(path, address::SEARCH) }
    }
}

/// More characters of a text are not looked through.
const LONGEST: usize = 300;
/// With more plans than this, what plans have in common is left out.
const MOST_PLANS: usize = 3000;
/// How many documents may share a heading in such a portfolio.
const SHARED: usize = 30;
/// How many plans are shown that changed last.
const RECENT: usize = 5;
/// The states of gates, in the order of their numbers.
const GATE_STATES: [GateState; 3] = [GateState::Open, GateState::Done, GateState::Waived];

/// Everything that can be found.
#[derive(Debug, Serialize)]
struct Searched<'e> {
    /// Every text once, each on a line; a number elsewhere says which.
    texts: String,
    /// The stages: name and word.
    stages: Vec<(&'static str, &'static str)>,
    /// The words of the bands, from no exposure to the worst.
    bands: Vec<&'static str>,
    /// The states of gates: name and word.
    gate_states: Vec<(&'static str, &'static str)>,
    plans: PlanColumns<'e>,
    documents: DocumentColumns,
    headings: PlaceColumns,
    risks: RiskColumns,
    gates: GateColumns,
    /// The plans that changed last, as far as that is known.
    recent: Vec<usize>,
}

/// The plans.
#[derive(Debug, Default, Serialize)]
struct PlanColumns<'e> {
    ids: Vec<&'e str>,
    numbers: Vec<Cow<'e, str>>,
    titles: Vec<usize>,
    stages: Vec<usize>,
    /// What the author calls the stage.
    statuses: Vec<usize>,
    authors: Vec<usize>,
    /// How many documents, risks and gates each has.
    counts: Vec<[usize; 3]>,
}

/// The documents of all plans, plan by plan.
#[derive(Debug, Default, Serialize)]
struct DocumentColumns {
    titles: Vec<usize>,
    /// Their addresses below that of the plan, without `.html`.
    paths: Vec<usize>,
    /// How many headings each has.
    counts: Vec<usize>,
}

/// Headings, document by document.
#[derive(Debug, Default, Serialize)]
struct PlaceColumns {
    texts: Vec<usize>,
    /// How many lines each stands below the one before, or below the top; nothing where it has no anchor.
    steps: Vec<Option<i64>>,
}

/// The risks of all plans, plan by plan.
#[derive(Debug, Default, Serialize)]
struct RiskColumns {
    texts: Vec<usize>,
    /// Which document of the plan states each.
    documents: Vec<usize>,
    /// The lines, 0 where there is no anchor.
    lines: Vec<i64>,
    bands: Vec<u8>,
}

/// The gates of all plans, plan by plan, which stand in the plans themselves.
#[derive(Debug, Default, Serialize)]
struct GateColumns {
    texts: Vec<usize>,
    lines: Vec<i64>,
    states: Vec<usize>,
}

/// The texts, each once. The first is the empty one.
#[derive(Debug)]
struct Texts<'e> {
    /// The number of each, as it stands here and as plans write it.
    known: RapidHashMap<Cow<'e, str>, usize>,
    /// The last number.
    last: usize,
    joined: String,
}

impl<'e> Texts<'e> {
    fn new() -> Self {
        Self { known: RapidHashMap::from_iter([(Cow::Borrowed(""), 0)]), last: 0, joined: String::new() }
    }

    /// The number of a text.
    fn number(&mut self, text: &'e str) -> usize {
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let line = words::cut(&one_line(text), LONGEST);
        let number = if line == text { self.add(&line) } else { self.number_of_line(line) };
        self.known.insert(text.into(), number);
        number
    }

    /// The number of a text as it stands here.
    fn number_of_line(&mut self, line: String) -> usize {
        if let Some(number) = self.known.get(line.as_str()) {
            return *number;
        }
        let number = self.add(&line);
        self.known.insert(line.into(), number);
        number
    }

    /// Adds a text, and gives its number.
    fn add(&mut self, line: &str) -> usize {
        self.joined.push('\n');
        self.joined.push_str(line);
        self.last += 1;
        self.last
    }
}

/// The script with everything that can be found.
#[must_use]
pub fn data(edition: &Edition<'_>) -> Vec<u8> {
    script::assignment("searched", &searched(edition))
}

fn searched<'e>(edition: &'e Edition<'_>) -> Searched<'e> {
    let shared = if edition.plans().len() > MOST_PLANS { shared_headings(edition) } else { BTreeMap::new() };
    let is_told = |heading: &str| shared.get(heading).is_none_or(|count| *count <= SHARED);
    let mut texts = Texts::new();
    let mut plans = PlanColumns::default();
    let mut documents = DocumentColumns::default();
    let mut headings = PlaceColumns::default();
    let mut risks = RiskColumns::default();
    let mut gates = GateColumns::default();
    for (at, PortfolioPlan { plan, .. }) in edition.plans().iter().enumerate() {
        plans.ids.push(&plan.id);
        plans.numbers.push(edition::number(plan).unwrap_or_default());
        plans.titles.push(texts.number(edition::title(plan)));
        plans.stages.push(Stage::ALL.iter().position(|stage| *stage == plan.status.stage).unwrap_or_default());
        plans.statuses.push(texts.number(plan.status.text.as_deref().unwrap_or_default()));
        plans.authors.push(plan.author.as_ref().map_or(0, |author| texts.number(&author.value)));
        plans.counts.push([plan.documents.len(), plan.risks.len(), plan.gates.len()]);
        let folder = format!("plans/{}/", plan.id);
        for (place, document) in plan.documents.iter().enumerate() {
            let route = edition.routes.document(at, place);
            let below = route.strip_prefix(&folder).unwrap_or(route);
            documents.titles.push(texts.number(&document.title));
            documents.paths.push(texts.number(below.strip_suffix(".html").unwrap_or(below)));
            let before = headings.texts.len();
            let mut above = 0;
            for heading in document.contents.iter().filter(|heading| is_told(&heading.text)) {
                headings.texts.push(texts.number(&heading.text));
                let line = anchor(document, heading.line);
                headings.steps.push(line.map(|line| line - above));
                above = line.unwrap_or(above);
            }
            documents.counts.push(headings.texts.len() - before);
        }
        for risk in &plan.risks {
            let stated =
                plan.documents.iter().position(|document| *document.path == *risk.place.path).unwrap_or_default();
            risks.texts.push(texts.number(&risk.text));
            risks.documents.push(stated);
            risks.lines.push(line_of(plan.documents.get(stated), risk.place.line));
            risks.bands.push(words::band_level(Risk::exposure(risk).map(|exposure| exposure.band)));
        }
        for gate in &plan.gates {
            gates.texts.push(texts.number(&gate.text));
            gates.lines.push(line_of(plan.documents.first(), gate.place.line));
            gates.states.push(GATE_STATES.iter().position(|state| *state == gate.state).unwrap_or_default());
        }
    }
    Searched {
        texts: texts.joined,
        stages: Stage::ALL.map(|stage| (stage.name(), words::stage(stage))).to_vec(),
        bands: Band::WORST_FIRST.into_iter().map(Some).chain([None]).map(words::band).rev().collect(),
        gate_states: GATE_STATES.map(|state| (state.name(), words::gate(state))).to_vec(),
        plans,
        documents,
        headings,
        risks,
        gates,
        recent: recent(edition),
    }
}

/// In how many documents each heading stands.
fn shared_headings<'a>(edition: &Edition<'a>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    let documents = edition.plans().iter().flat_map(|plan| plan.plan.documents.iter());
    for heading in documents.flat_map(|document| &document.contents) {
        *counts.entry(heading.text.as_str()).or_default() += 1;
    }
    counts
}

/// The line whose anchor stands for a line of a document.
fn anchor(document: &PlanDocument, line: u32) -> Option<i64> {
    address::anchored_line(document, line).map(i64::from)
}

fn line_of(document: Option<&PlanDocument>, line: u32) -> i64 {
    document.and_then(|document| anchor(document, line)).unwrap_or_default()
}

/// The plans that changed last, the latest first.
fn recent(edition: &Edition<'_>) -> Vec<usize> {
    let plans = edition.plans().iter().enumerate();
    let mut changed: Vec<_> = plans.filter_map(|(at, plan)| Some((plan.changed.as_ref()?.moment, at))).collect();
    changed.sort_by_key(|(moment, at)| (std::cmp::Reverse(*moment), *at));
    changed.into_iter().take(RECENT).map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{MOST_PLANS, address};
    use crate::document::Anchors;
    use crate::plan::{ContentsEntry, Plan};
    use crate::portfolio::sample;
    use crate::site::{Made, Site, SiteOptions};

    /// What the script of a site with these plans says.
    fn searched(plans: Vec<Plan>) -> Value {
        let (portfolio, options) = (sample::portfolio(plans), SiteOptions::default());
        let site = Site::new(&portfolio, &options);
        let Some(Made::File(script)) = site.make(address::SEARCH) else { panic!("the site has no such file") };
        let script = String::from_utf8(script.into_owned()).expect("text");
        let json = script.trim_end().trim_end_matches(';').strip_prefix("plansite.searched=").expect("an assignment");
        serde_json::from_str(json).expect("JSON")
    }

    fn heading(plan: &mut Plan, document: usize, text: &str, line: u32) {
        let document = sample::document_mut(plan, document);
        document.contents.push(ContentsEntry { level: 2, text: text.to_owned(), id: String::new(), line });
        let lines = document.contents.iter().map(|heading| heading.line).collect();
        document.anchors = Anchors::new(Vec::new(), lines);
    }

    #[test]
    fn every_text_stands_there_once_and_is_meant_by_its_number() {
        let mut plan = sample::plan("specs/012-x", &["plan.md", "spec.md"]);
        heading(&mut plan, 0, "Needs", 3);
        heading(&mut plan, 0, "Risks \n and\tmore", 9);
        heading(&mut plan, 1, "Needs", 5);
        sample::risk(&mut plan, 4, 4, None);
        let searched = searched(vec![plan]);
        let texts: Vec<&str> = searched["texts"].as_str().expect("texts").split('\n').collect();
        let named = |numbers: &Value| -> Vec<&str> {
            let numbers = numbers.as_array().expect("numbers").iter();
            numbers.map(|number| texts[usize::try_from(number.as_u64().expect("a number")).expect("small")]).collect()
        };
        let mut once = texts.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), texts.len(), "{texts:?}");
        assert_eq!(named(&searched["headings"]["texts"]), ["Needs", "Risks and more", "Needs"]);
        assert_eq!(searched["headings"]["steps"], serde_json::json!([3, 6, 5]));
        assert_eq!(searched["documents"]["counts"], serde_json::json!([2, 1]));
        assert_eq!(named(&searched["documents"]["paths"]), ["index", "spec"]);
        assert_eq!(named(&searched["risks"]["texts"]), ["risk 4 by 4"]);
        assert_eq!((&searched["bands"][4], &searched["risks"]["bands"][0]), (&"Critical".into(), &4.into()));
        assert_eq!(searched["plans"]["numbers"], serde_json::json!(["012"]));
    }

    #[test]
    fn of_very_many_plans_common_headings_are_left_out() {
        let many = |count: usize| {
            let plans = (0..count).map(|at| {
                let mut plan = sample::plan(&format!("specs/{at}-x"), &["plan.md"]);
                heading(&mut plan, 0, "Summary", 3);
                if at == 7 {
                    heading(&mut plan, 0, "Only here", 5);
                }
                plan
            });
            searched(plans.collect())["headings"]["texts"].as_array().map(Vec::len)
        };
        assert_eq!(many(MOST_PLANS), Some(MOST_PLANS + 1));
        assert_eq!(many(MOST_PLANS + 1), Some(1));
    }
}
