//! The author's text on its page: links filled in, problems said after the block they are in.
//!
//! Enriched, never rewritten. The HTML comes from `document`; here only notes are added, and everything in them that
//! comes from a plan is escaped.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::Serialize;

use super::edition::{self, Edition};
use super::marks;
use super::routes;
use super::words;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Edit, Lead, Resolved};
use crate::plan::{Content, ContentsEntry, GateState, Level, Plan, PlanDocument};
use crate::portfolio::Target;
use crate::portfolio::links::Broken;

/// A rendered document, but for its text.
#[derive(Clone, Debug, Serialize)]
pub struct Article {
    /// The direction of most of its letters.
    pub dir: &'static str,
    /// What it is.
    pub label: String,
    /// Whether there is a diagram to draw: code of the class `language-mermaid`.
    pub has_diagrams: bool,
    /// Where its text comes when the page is printed.
    pub html: (),
}

/// A line of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsLine {
    /// The heading.
    pub label: String,
    /// Its anchor.
    pub href: String,
    /// Whether it stands below another heading.
    pub is_sub: bool,
    /// That something is wrong below it.
    pub warning: Option<String>,
}

/// Most problems that are said in the text of one document.
const NOTES: usize = 200;

/// The text of a document as its page shows it. It is put together when the page is printed, and what it is made of tells
/// whether that is needed.
#[derive(Clone, Debug)]
pub struct Text {
    documents: Arc<Vec<PlanDocument>>,
    at: usize,
    /// Where its links lead, in their order.
    links: Vec<Resolved>,
    /// What the site adds.
    edits: Vec<Edit>,
}

impl Text {
    /// Puts it together, as HTML that may stand in the page as it is.
    #[must_use]
    pub fn html(&self) -> String {
        let Some(body) = self.documents[self.at].body() else { return String::new() };
        body.render(|link| self.links.get(link).cloned().unwrap_or(Resolved::Nowhere), &self.edits)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.documents[self.at].fingerprint, &self.links, &self.edits).hash(state);
    }
}

/// What the page of document `at` of plan `plan` says of its text.
#[must_use]
pub fn article(edition: &Edition<'_>, plan: usize, at: usize, label: &str) -> Article {
    let document = &edition.plan(plan).documents[at];
    Article {
        dir: dir(document.is_right_to_left),
        label: label.to_owned(),
        has_diagrams: document.has_diagram,
        html: (),
    }
}

/// A direction as HTML calls it.
#[must_use]
pub fn dir(is_right_to_left: bool) -> &'static str {
    if is_right_to_left { "rtl" } else { "ltr" }
}

/// The text of document `at` of plan `plan` for its page; `None` where it is no Markdown.
#[must_use]
pub fn text(edition: &Edition<'_>, plan: usize, at: usize) -> Option<Text> {
    let path = edition.routes.document(plan, at);
    let documents = &edition.plan(plan).documents;
    let document = &documents[at];
    matches!(document.content, Content::Body(_)).then_some(())?;
    let targets = edition.plans()[plan].targets.get(at).map(Vec::as_slice).unwrap_or_default();
    let notes = problems_of(edition, plan, document).filter_map(note).take(NOTES);
    let marks = marks(edition.plan(plan), document);
    let leads = bands(edition.plan(plan), document).chain(waived_gates(edition.plan(plan), document));
    let edits = marks.chain(plan_links(edition, plan, at)).chain(leads).chain(notes).collect();
    let resolved = document.links.iter().enumerate().map(|(at, link)| {
        let target = targets.get(at);
        let image = target.filter(|_| link.image).and_then(|target| image(edition, path, plan, target));
        image.unwrap_or_else(|| resolve(edition, path, target))
    });
    Some(Text { documents: Arc::clone(documents), at, links: resolved.collect(), edits })
}

/// Frames what the author still owes: placeholders and open questions.
fn marks<'a>(plan: &'a Plan, document: &'a PlanDocument) -> impl Iterator<Item = Edit> + use<'a> {
    let placeholders = plan.placeholders.iter().map(|statement| (statement, "placeholder"));
    let questions = plan.clarifications.iter().map(|statement| (statement, "clarification"));
    placeholders
        .chain(questions)
        .filter(|(statement, _)| *statement.place.path == *document.path)
        .map(|(statement, class)| Edit::Mark { at: statement.place.span.start, text: statement.text.clone(), class })
}

/// Links from where the text names other plans, each with the mark of that plan's stage.
fn plan_links<'a>(edition: &'a Edition<'_>, plan: usize, at: usize) -> impl Iterator<Item = Edit> + use<'a> {
    let from = edition.routes.document(plan, at);
    let mentions = &edition.plan(plan).documents[at].mentions;
    let meant = edition.plans()[plan].mentioned.get(at).map(Vec::as_slice).unwrap_or_default();
    mentions.iter().zip(meant).filter_map(move |(mention, other)| {
        let other = (*other)?;
        let named = edition.plan(other);
        let stage = named.status.stage;
        let open = format!(
            "<a class=\"plan-link k-{name}\" href=\"{href}\" title=\"{title}\"><svg class=\"i\" role=\"img\" \
             aria-label=\"{label}\"><use href=\"#I-{name}\"/></svg>",
            name = stage.name(),
            href = escape(&edition.plan_href(from, other)),
            title = escape(&words::cut(edition::title(named), 120)),
            label = words::stage(stage),
        );
        Some(Edit::Link { at: mention.at, text: mention.text.clone(), open })
    })
}

/// How bad each risk is, where it stands. What is stated of it is not repeated; without a level on either side there is
/// nothing to say, unless a table has a column for it already.
fn bands<'a>(plan: &'a Plan, document: &'a PlanDocument) -> impl Iterator<Item = Edit> + use<'a> {
    let risks = plan.risks.iter().filter(|risk| *risk.place.path == *document.path);
    risks.map(|risk| {
        let band = risk.exposure().map(|exposure| exposure.band);
        let level = words::band_level(band);
        let of = |level: &Option<Level>| words::level(level.as_ref().and_then(|level| level.level)).to_lowercase();
        let html = format!(
            "<span class=\"risk b-{level}\" title=\"likelihood {} × impact {}\"><svg class=\"i\" aria-hidden=\"true\">\
             <use href=\"#I-{}\"/></svg>{}<span class=\"unseen\"> exposure</span></span>",
            of(&risk.likelihood),
            of(&risk.impact),
            marks::band_icon(level),
            words::band(band),
        );
        Edit::Lead(Lead { at: risk.place.span.start, html, column: "Exposure", is_news: band.is_some() })
    })
}

/// Gates that are not needed any more, which their boxes do not show. All others are as their boxes are.
fn waived_gates<'a>(plan: &'a Plan, document: &'a PlanDocument) -> impl Iterator<Item = Edit> + use<'a> {
    let waived = plan.gates.iter().filter(|gate| gate.state == GateState::Waived);
    waived.filter(|gate| *gate.place.path == *document.path).map(|gate| {
        let html = format!(
            "<span class=\"risk dim\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#I-{}\"/></svg>{}</span>",
            marks::gate_icon(gate.state),
            words::gate(gate.state),
        );
        Edit::Lead(Lead { at: gate.place.span.start, html, column: "Gate", is_news: true })
    })
}

/// The problems of one document, in their order.
pub fn problems_of<'a>(
    edition: &Edition<'a>,
    plan: usize,
    document: &'a PlanDocument,
) -> impl Iterator<Item = &'a Diagnostic> {
    edition.plans()[plan].problems.iter().filter(|problem| problem.path == document.path)
}

/// An image that is published, from the page at `path` of a plan.
fn image(edition: &Edition<'_>, path: &str, plan: usize, target: &Target) -> Option<Resolved> {
    let Target::Source { path: source, .. } = target else { return None };
    let image = edition.portfolio.images.get(source)?.as_ref().ok()?;
    let address = routes::href(path, edition.routes.image(plan, source)?, None);
    Some(Resolved::Image { address, width: image.width, height: image.height })
}

/// Where a link leads from the page at `path`.
fn resolve(edition: &Edition<'_>, path: &str, target: Option<&Target>) -> Resolved {
    let page = |plan: usize, document: usize, fragment: Option<&str>| {
        Resolved::Page(routes::href(path, edition.routes.document(plan, document), fragment))
    };
    match target {
        Some(Target::Document { plan, document, fragment }) => page(*plan, *document, fragment.as_deref()),
        Some(Target::Source { path, line }) => {
            edition.source_href(path, *line).map_or(Resolved::Nowhere, Resolved::External)
        }
        Some(Target::External(address)) => Resolved::External(address.clone()),
        Some(Target::Broken(Broken::Fragment { plan, document, .. })) => page(*plan, *document, None),
        Some(Target::Withheld | Target::Broken(_)) | None => Resolved::Nowhere,
    }
}

/// What is wrong, said after the block it is in. What is only worth knowing stays in the margin.
fn note(problem: &Diagnostic) -> Option<Edit> {
    let place = problem.place.as_ref().filter(|_| problem.severity > Severity::Note)?;
    let severity = problem.severity.name();
    let mut html = format!(
        "<p class=\"problem-note s-{severity}\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#I-{severity}\"/></svg> \
         <span>Line {}: ",
        place.line
    );
    for (at, piece) in marks::message(&problem.message).into_iter().enumerate() {
        let text = escape(&piece.text);
        html.push_str(&match (piece.is_code, at) {
            (true, _) => format!("<code>{text}</code>"),
            // The message goes on after "Line 4:", so its capital is taken back.
            (false, 0) => lower_first(&text, &problem.message),
            (false, _) => text,
        });
    }
    html.push_str(&format!(" <small>{}</small></span></p>\n", problem.code.name()));
    Some(Edit::After(place.span.start, html))
}

/// The text with the first letter as the message has it.
fn lower_first(text: &str, message: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), message.chars().next()) {
        (Some(_), Some(written)) if written.is_alphabetic() => std::iter::once(written).chain(chars).collect(),
        _ => text.to_owned(),
    }
}

/// Text as text in HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The contents of a document: headings of level 2, and those of level 3 that hold a problem.
#[must_use]
pub fn contents(edition: &Edition<'_>, plan: usize, document: &PlanDocument) -> Vec<ContentsLine> {
    let entries = &document.contents;
    let mut problems = vec![0; entries.len()];
    for problem in problems_of(edition, plan, document).filter(|problem| problem.severity > Severity::Note) {
        let Some(line) = problem.line() else { continue };
        if let Some(entry) = entries.partition_point(|entry| entry.line <= line).checked_sub(1) {
            problems[entry] += 1;
        }
    }
    entries.iter().zip(problems).filter_map(|(entry, problems)| contents_line(entry, problems)).collect()
}

fn contents_line(entry: &ContentsEntry, problems: usize) -> Option<ContentsLine> {
    (entry.level == 2 || problems > 0).then(|| ContentsLine {
        label: entry.text.clone(),
        href: routes::href("", "", Some(&entry.id)),
        is_sub: entry.level > 2,
        warning: (problems > 0).then(|| words::count(problems, "problem", "problems")),
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_of_a_plan_becomes_a_tag() {
        assert_eq!(escape("<b a=\"x\">&"), "&lt;b a=&quot;x&quot;&gt;&amp;");
    }
}
