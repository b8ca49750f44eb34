//! What every page is made from: the portfolio with its counts, its addresses and what needs attention.
//!
//! Counted once, so that no two pages can disagree; and what few pages need, only once somebody asks for it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::SiteOptions;
use super::address;
use super::kept::Kept;
use super::problem_list::ProblemList;
use super::routes::{self, Routes};
use crate::plan::{Plan, Stage};
use crate::portfolio::attention::{self, Attention};
use crate::portfolio::backlinks::Backlinks;
use crate::portfolio::dependencies::Dependencies;
use crate::portfolio::register::{self, RegisteredRisk};
use crate::portfolio::{Portfolio, PortfolioPlan, Summary, Waiting};

/// One publication of a portfolio.
#[derive(Debug)]
pub struct Edition<'a> {
    /// The portfolio.
    pub portfolio: &'a Portfolio,
    /// Its counts.
    pub summary: Arc<Summary>,
    /// Where its pages stand.
    pub routes: Arc<Routes>,
    /// Which plan needs which.
    pub dependencies: Arc<Dependencies>,
    /// Who waits for whom.
    pub waiting: Arc<Waiting>,
    /// What the site needs to know beside the portfolio.
    pub options: &'a SiteOptions,
    /// Published files beside the pages; a page links only to those.
    pub files: Arc<BTreeSet<String>>,
    /// Numbers that several plans carry, with whether those plans lie in different folders.
    shared_numbers: Arc<BTreeMap<u64, bool>>,
    attention: OnceLock<Vec<Attention>>,
    problems: OnceLock<Arc<ProblemList>>,
    backlinks: OnceLock<Arc<Backlinks>>,
    /// The plan of each risk and its place in that, worst first.
    risk_order: OnceLock<Vec<(usize, usize)>>,
}

impl<'a> Edition<'a> {
    /// Counts a portfolio for publication.
    #[must_use]
    pub fn new(
        portfolio: &'a Portfolio,
        options: &'a SiteOptions,
        routes: Arc<Routes>,
        files: Arc<BTreeSet<String>>,
    ) -> Self {
        // Each looks at every plan, which takes long enough where there are ten thousand.
        let (summary, (dependencies, waiting, shared_numbers)) = rayon::join(
            || Arc::new(Summary::of(portfolio)),
            || {
                let dependencies = Arc::new(Dependencies::of(portfolio));
                let waiting = Arc::new(Waiting::of(portfolio, &dependencies));
                (dependencies, waiting, Arc::new(shared_numbers(portfolio)))
            },
        );
        Self::with(portfolio, options, Common { summary, routes, dependencies, waiting, files, shared_numbers })
    }

    /// Counts a portfolio that came after the one of this edition, in which every plan and document is called what it
    /// was called. What follows from what the plans still say alike is taken over.
    #[must_use]
    pub fn after<'b>(&self, portfolio: &'b Portfolio, options: &'b SiteOptions) -> Edition<'b> {
        let kept = Kept::between(self.portfolio, portfolio);
        let dependencies =
            if kept.needs { Arc::clone(&self.dependencies) } else { Arc::new(Dependencies::of(portfolio)) };
        let common = Common {
            summary: if kept.counts { Arc::clone(&self.summary) } else { Arc::new(Summary::of(portfolio)) },
            waiting: if kept.needs && kept.progress {
                Arc::clone(&self.waiting)
            } else {
                Arc::new(Waiting::of(portfolio, &dependencies))
            },
            dependencies,
            routes: Arc::clone(&self.routes),
            files: Arc::clone(&self.files),
            shared_numbers: Arc::clone(&self.shared_numbers),
        };
        Edition {
            problems: self.problems.get().filter(|_| kept.problems).cloned().map_or_else(OnceLock::new, OnceLock::from),
            backlinks: self.backlinks.get().filter(|_| kept.links).cloned().map_or_else(OnceLock::new, OnceLock::from),
            ..Edition::with(portfolio, options, common)
        }
    }

    fn with(portfolio: &'a Portfolio, options: &'a SiteOptions, common: Common) -> Self {
        let Common { summary, routes, dependencies, waiting, files, shared_numbers } = common;
        Self {
            portfolio,
            summary,
            routes,
            waiting,
            dependencies,
            options,
            files,
            shared_numbers,
            attention: OnceLock::new(),
            problems: OnceLock::new(),
            backlinks: OnceLock::new(),
            risk_order: OnceLock::new(),
        }
    }

    /// Which plans need somebody, most severe first.
    #[must_use]
    pub fn attention(&self) -> &[Attention] {
        self.attention.get_or_init(|| attention::attention(self.portfolio))
    }

    /// What is wrong, by file.
    #[must_use]
    pub fn problems(&self) -> &ProblemList {
        self.problems.get_or_init(|| Arc::new(ProblemList::of(self.portfolio)))
    }

    /// Which documents link to each plan.
    #[must_use]
    pub fn backlinks(&self) -> &Backlinks {
        self.backlinks.get_or_init(|| Arc::new(Backlinks::of(self.portfolio)))
    }

    /// All risks, worst first.
    #[must_use]
    pub fn register(&self) -> Vec<RegisteredRisk<'a>> {
        self.registered(0..usize::MAX)
    }

    /// Some of them, as far as there are so many.
    #[must_use]
    pub fn registered(&self, range: Range<usize>) -> Vec<RegisteredRisk<'a>> {
        let order = || register::risks(self.portfolio).iter().map(|entry| (entry.plan, entry.index)).collect();
        let order: &Vec<(usize, usize)> = self.risk_order.get_or_init(order);
        let some = order[range.start.min(order.len())..range.end.min(order.len())].iter();
        some.map(|(plan, index)| RegisteredRisk { plan: *plan, index: *index, risk: &self.plan(*plan).risks[*index] })
            .collect()
    }

    /// The plans, in their order.
    #[must_use]
    pub fn plans(&self) -> &'a [PortfolioPlan] {
        &self.portfolio.plans
    }

    /// A plan by its index.
    #[must_use]
    pub fn plan(&self, plan: usize) -> &'a Plan {
        &self.portfolio.plans[plan].plan
    }

    /// The address of a plan, as page `from` writes it.
    #[must_use]
    pub fn plan_href(&self, from: &str, plan: usize) -> String {
        address::href(from, self.routes.plan(plan))
    }

    /// The address of a line of one of a plan's documents, as page `from` writes it.
    #[must_use]
    pub fn line_href(&self, from: &str, plan: usize, path: &str, line: u32) -> Option<String> {
        let documents = &self.plan(plan).documents;
        let at = documents.iter().position(|document| document.path == path)?;
        let page = self.routes.document(plan, at);
        Some(match address::anchored_line(&documents[at], line) {
            Some(line) => routes::line_href(from, page, line),
            None => address::href(from, page),
        })
    }

    /// The address of a published file, as page `from` writes it, if it is published.
    #[must_use]
    pub fn file_href(&self, from: &str, file: &str) -> Option<String> {
        self.files.contains(file).then(|| address::href(from, file))
    }

    /// The address of a file in the sources, or of a line of it, where sources have addresses.
    #[must_use]
    pub fn source_href(&self, path: &str, line: Option<u32>) -> Option<String> {
        let commit = self.portfolio.revision.commit.as_deref();
        routes::source_href(self.options.source_link.as_deref(), commit, path, line)
    }

    /// What tells a plan from others with its number: the folder it lies in, or its own where that is the same.
    #[must_use]
    pub fn folder_hint(&self, plan: &Plan) -> Option<String> {
        let parents_differ = *self.shared_numbers.get(&plan.number?)?;
        let (parent, own) = plan.folder.rsplit_once('/').unwrap_or(("", &plan.folder));
        let hint = if parents_differ { parent } else { own };
        (hint != title(plan)).then(|| hint.to_owned())
    }

    /// How many plans there are at a stage.
    #[must_use]
    pub fn at_stage(&self, stage: Stage) -> usize {
        self.summary.stages.get(&stage).copied().unwrap_or_default()
    }
}

/// What every edition knows from the beginning.
struct Common {
    summary: Arc<Summary>,
    routes: Arc<Routes>,
    dependencies: Arc<Dependencies>,
    waiting: Arc<Waiting>,
    files: Arc<BTreeSet<String>>,
    shared_numbers: Arc<BTreeMap<u64, bool>>,
}

/// The title that pages show: the folder where the author has not written one.
#[must_use]
pub fn title(plan: &Plan) -> &str {
    let is_unwritten = plan.title_is_placeholder || plan.template_only || plan.title.trim().is_empty();
    if is_unwritten { folder_name(plan) } else { &plan.title }
}

/// The name of a plan's own folder.
#[must_use]
pub fn folder_name(plan: &Plan) -> &str {
    let name = memchr::memrchr(b'/', plan.folder.as_bytes()).map_or(0, |at| at + 1);
    if name < plan.folder.len() { &plan.folder[name..] } else { &plan.id }
}

/// The number as the folder's name writes it, leading zeros included.
#[must_use]
pub fn number(plan: &Plan) -> Option<Cow<'_, str>> {
    let number = plan.number?;
    let name = folder_name(plan);
    let digits = &name[..name.bytes().take_while(u8::is_ascii_digit).count()];
    let is_written_so = digits.parse() == Ok(number);
    Some(if is_written_so { digits.into() } else { number.to_string().into() })
}

/// The number beside a plan's title; none where the title is the folder's name, which begins with it.
#[must_use]
pub fn title_number(plan: &Plan) -> Option<String> {
    number(plan).filter(|number| !title(plan).starts_with(&**number)).map(Cow::into_owned)
}

/// The shortest name of a plan in a sentence: its number, else its folder.
#[must_use]
pub fn short_name(plan: &Plan) -> Cow<'_, str> {
    number(plan).unwrap_or_else(|| folder_name(plan).into())
}

fn shared_numbers(portfolio: &Portfolio) -> BTreeMap<u64, bool> {
    let mut parents: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for plan in portfolio.plans.iter().map(|plan| &plan.plan) {
        if let Some(number) = plan.number {
            parents.entry(number).or_default().push(plan.folder.rsplit_once('/').map_or("", |(parent, _)| parent));
        }
    }
    parents
        .into_iter()
        .filter(|(_, parents)| parents.len() > 1)
        .map(|(number, parents)| (number, parents.iter().collect::<BTreeSet<_>>().len() == parents.len()))
        .collect()
}
