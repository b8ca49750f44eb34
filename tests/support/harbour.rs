//! A small portfolio of harbours that shows everything a page can show, read and rendered without a disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use plansite::config::Config;
use plansite::diagnostic::Diagnostic;
use plansite::document::Scratch;
use plansite::plan::feature::FeatureFolder;
use plansite::portfolio::snapshot::PlanSnapshot;
use plansite::portfolio::timeline::{Step, Timeline, Touched};
use plansite::portfolio::{Change, History, Portfolio, Reach, Revision};
use plansite::site::{Made, PageView, Site, SiteOptions};
use plansite::theme::{Output, Theme};
use plansite::{Files, Input};

/// A plan with principles and without gates.
const SILENT: &str =
    "# Plan: Silent\n\n## Constitution Check\n\n| Principle | Status |\n|---|---|\n| Plain words | PASS |\n";

/// Texts by their path.
pub(crate) type Texts = BTreeMap<String, String>;

struct Memory<'a>(&'a Texts);

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match self.0.get(path).map(String::as_str) {
            Some("UNREADABLE\n") => Err("the file is torn".to_owned()),
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => Err("there is no such file".to_owned()),
        }
    }

    fn exists(&self, path: &str) -> bool {
        self.0.keys().any(|known| known.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }
}

/// The files of the portfolio.
pub(crate) fn files() -> Texts {
    let mut texts = Texts::new();
    for part in include_str!("harbour.txt").split("-- ").skip(1) {
        if let Some((path, text)) = part.split_once(" --\n") {
            texts.insert(path.to_owned(), text.to_owned());
        }
    }
    texts
}

/// As many plans as asked for, each with gates, risks, tasks and an author.
pub(crate) fn many(count: usize) -> Texts {
    let mut texts = Texts::new();
    for at in 1..=count {
        let stage = ["Draft", "In review", "Approved", "In Progress", "Done", "Blocked"][at % 6];
        let boxes: String = (0..6)
            .map(|gate| format!("- [{}] Gate number {gate}\n", if (at + gate) % 3 == 0 { ' ' } else { 'x' }))
            .collect();
        let folder = format!("specs/{at:03}-a-plan-with-a-name");
        let needs = if (2..=200).contains(&at) { "**Depends On**: 001-a-plan-with-a-name\n" } else { "" };
        texts.insert(
            format!("{folder}/plan.md"),
            format!(
                "# Implementation Plan: A plan whose title is of the usual length\n\n**Status**: {stage}\n**Author**: Mira Holt\n{needs}\n\
                 ## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| It fails | High | Medium | |\n\n\
                 ## Gates\n\n{boxes}"
            ),
        );
        texts.insert(format!("{folder}/tasks.md"), "# Tasks\n\n- [x] T001 One\n- [ ] T002 Two\n".to_owned());
    }
    texts
}

/// Three hundred plans, one with a document in which as many links are broken.
pub(crate) fn many_problems() -> Texts {
    let mut texts = many(300);
    let links: String = (0..300).map(|at| format!("[lost](lost-{at}.md)\n\n")).collect();
    texts.insert("specs/001-a-plan-with-a-name/research.md".to_owned(), format!("# Research\n\n{links}"));
    texts
}

fn features(texts: &Texts) -> Vec<FeatureFolder> {
    let plans = texts.keys().filter_map(|path| path.strip_suffix("/plan.md"));
    plans
        .map(|folder| {
            let below = |markdown: bool| -> Vec<String> {
                let inside = texts.keys().filter(|path| path.starts_with(&format!("{folder}/")));
                inside
                    .filter(|path| path.ends_with(".md") == markdown && !path.ends_with("/plan.md"))
                    .cloned()
                    .collect()
            };
            FeatureFolder {
                folder: folder.to_owned(),
                plan: format!("{folder}/plan.md"),
                documents: below(true),
                contracts: below(false),
                refused: Vec::new(),
            }
        })
        .collect()
}

/// The past of these texts: in December nothing was ticked and everything a draft, in January all was ticked and a plan more
/// was there, and from February 25 all was as it is now, but for one plan whose last edit is not committed.
fn past(texts: &Texts) -> History {
    if texts.is_empty() {
        return History::default();
    }
    let day = |text: &str| format!("{text}T10:00:00Z").parse().expect("a moment");
    let read = |texts: &Texts| -> Vec<Arc<PlanSnapshot>> {
        let memory = Memory(texts);
        let input = Input::new(&memory, features(texts), "2026-03-01".parse().expect("a day"));
        plansite::portfolio(input).plans.iter().map(|of| Arc::new(PlanSnapshot::of(&of.plan))).collect()
    };
    let changed = |from: &[(&str, &str)]| -> Texts {
        let replaced = |text: &String| from.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to));
        texts.iter().map(|(path, text)| (path.clone(), replaced(text))).collect()
    };
    let mut then = changed(&[("[ ]", "[x]")]);
    let gone = "specs/090-gone/plan.md".to_owned();
    then.insert(gone.clone(), "# Plan: Gone\n".to_owned());
    let edited = texts.keys().find(|path| path.ends_with("/plan.md")).cloned();
    let mut committed = texts.clone();
    if let Some(text) = edited.as_ref().and_then(|path| committed.get_mut(path)) {
        *text = text.replace("[ ]", "[x]");
    }
    let steps = [
        ("2025-12-20", changed(&[("[x]", "[ ]"), ("Status**: ", "Status**: Draft ")]), Vec::new()),
        ("2026-01-20", then, Vec::new()),
        ("2026-02-25", committed, vec![gone]),
    ];
    let mut timeline = Timeline::default();
    for (at, (date, texts, gone)) in steps.into_iter().enumerate() {
        let step = Step { commit: Some(format!("{at}").repeat(40)), author: "Jon Vik".to_owned(), moment: day(date) };
        timeline.take(step, Touched { now: read(&texts), gone, ..Touched::default() });
    }
    History {
        reach: Reach::Whole,
        timeline: Arc::new(timeline),
        differing: edited.into_iter().collect(),
        editor: "Ada Bech".to_owned(),
        ..History::default()
    }
}

fn input<'a>(files: &'a Memory<'a>, problems: Vec<Diagnostic>) -> Input<'a> {
    let day = |text: &str| text.parse().expect("a day");
    let commit = "0123456789abcdef0123456789abcdef01234567".to_owned();
    let moment = "2026-02-20T08:00:00Z".parse().expect("a moment");
    let change = Change { moment, author: "Jon Vik".to_owned(), commit: commit.clone() };
    let dated = files.0.keys().filter(|path| path.contains("tide") || path.contains("harbour-map"));
    Input {
        files,
        features: features(files.0),
        constitution: None,
        config: Config::default(),
        mask: plansite::plan::Mask::default(),
        default_title: "Harbour".to_owned(),
        revision: Revision { commit: Some(commit), committed: None, dirty: false, as_of: day("2026-03-01") },
        history: History {
            changes: Arc::new(dated.map(|path| (path.clone(), change.clone())).collect()),
            ..past(files.0)
        },
        problems,
        scratch: None,
        readings: None,
    }
}

/// The portfolio of these texts, with their past.
pub(crate) fn portfolio(texts: &Texts) -> Portfolio {
    plansite::portfolio(input(&Memory(texts), Vec::new()))
}

/// The same, with its texts and their HTML in a scratch.
pub(crate) fn portfolio_in(texts: &Texts, scratch: Arc<dyn Scratch>) -> Portfolio {
    plansite::portfolio(Input { scratch: Some(scratch), ..input(&Memory(texts), Vec::new()) })
}

/// The same, of what was read before.
pub(crate) fn portfolio_of(texts: &Texts, readings: &dyn plansite::Readings) -> Portfolio {
    plansite::portfolio(Input { readings: Some(readings), ..input(&Memory(texts), Vec::new()) })
}

/// The pages of a portfolio.
fn pages_of(texts: &Texts, options: &SiteOptions) -> Vec<PageView> {
    let stray = Diagnostic::of_file(plansite::diagnostic::Code::FileTooLarge, "stray.md", "the file is too large");
    let files = Memory(texts);
    let portfolio = plansite::portfolio(input(&files, vec![stray]));
    every_page(&portfolio, options)
}

fn every_page(portfolio: &Portfolio, options: &SiteOptions) -> Vec<PageView> {
    let site = Site::new(portfolio, options);
    let made = site.paths().filter_map(|path| site.make(path));
    made.filter_map(|made| if let Made::Page(page) = made { Some(page.view()) } else { None }).collect()
}

/// Every page of the harbours, of a portfolio that states nothing, of one with many risks and problems, and of an empty one.
pub(crate) fn pages() -> Vec<PageView> {
    let source_link = Some("https://example.org/blob/{commit}/{path}#L{line}".to_owned());
    let mut pages = pages_of(&files(), &SiteOptions { source_link, ..SiteOptions::default() });
    let silent = Texts::from([("specs/001-a/plan.md".to_owned(), SILENT.to_owned())]);
    let options = SiteOptions { base_url: Some("https://example.org/".to_owned()), ..SiteOptions::default() };
    pages.extend(pages_of(&silent, &options));
    pages.extend(pages_of(&many_problems(), &options));
    pages.extend(pages_of(&Texts::new(), &options));
    let nothing = Memory(&silent);
    // Two months later, when nothing has happened for long.
    let mut later = input(&nothing, Vec::new());
    later.revision.as_of = "2026-05-01".parse().expect("a day");
    let mut portfolio = plansite::portfolio(later);
    portfolio.plans.iter_mut().for_each(|plan| plan.problems = std::sync::Arc::default());
    pages.extend(every_page(&portfolio, &options));
    pages
}

/// Renders a portfolio.
pub(crate) fn render(theme: &Theme, texts: &Texts) -> Result<Output, Vec<Diagnostic>> {
    render_with(theme, texts, &SiteOptions::default())
}

/// Renders a portfolio as the options say.
pub(crate) fn render_with(theme: &Theme, texts: &Texts, options: &SiteOptions) -> Result<Output, Vec<Diagnostic>> {
    let files = Memory(texts);
    plansite::build(input(&files, Vec::new()), theme, options).output
}
