//! A portfolio to measure with, as a seed decides: the same seed gives the same bytes on every machine.
//!
//! A feature depends on its number and the seed alone and names only features before it, so that a smaller portfolio is
//! the beginning of a larger one. There is no repository around it: what Git costs is not measured.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::seeded::Seeded;
use super::{documents, plan};

const WAYS: [&str; 12] = [
    "shared",
    "offline",
    "seasonal",
    "printed",
    "automatic",
    "yearly",
    "spoken",
    "public",
    "joint",
    "nightly",
    "remote",
    "guided",
];
const THINGS: [&str; 16] = [
    "berth calendar",
    "tide tables",
    "depth surveys",
    "pilot requests",
    "ferry notices",
    "quay lights",
    "customs lists",
    "crew rosters",
    "mooring fees",
    "storm warnings",
    "chart corrections",
    "fuel orders",
    "visitor passes",
    "ice reports",
    "crane bookings",
    "buoy inspections",
];

/// A feature, before its texts are written.
#[derive(Clone, Debug)]
pub(crate) struct Feature {
    pub(crate) number: usize,
    pub(crate) title: String,
    /// The name of its folder.
    pub(crate) slug: String,
    /// How much of it is done, in percent.
    pub(crate) done: usize,
    /// What its texts are drawn from.
    pub(crate) random: Seeded,
}

impl Feature {
    /// The feature of a number, which counts from 1.
    pub(crate) fn new(seed: u64, number: usize) -> Self {
        let mut random = Seeded::new(seed, number as u64);
        let (way, thing, quay) = (random.pick(&WAYS), random.pick(&THINGS), 1 + random.below(200));
        let name = format!("{way} {thing} of quay {quay}");
        let slug = format!("{number:04}-{}", name.replace(' ', "-"));
        let title = name[..1].to_uppercase() + &name[1..];
        let done = random.below(101);
        Self { number, title, slug, done, random }
    }

    /// The mark of a box, ticked as often as the feature is done.
    pub(crate) fn mark(random: &mut Seeded, done: usize) -> char {
        if random.in_hundred(done) { 'x' } else { ' ' }
    }
}

/// A portfolio on disk.
#[derive(Debug)]
pub(crate) struct Portfolio {
    pub(crate) root: PathBuf,
    /// The folders of its features.
    pub(crate) slugs: Vec<String>,
    /// How many Markdown files it has.
    pub(crate) documents: usize,
    pub(crate) bytes: usize,
    pub(crate) full: bool,
}

impl Portfolio {
    /// Writes a portfolio of as many features as asked for.
    pub(crate) fn write(root: &Path, count: usize, full: bool, seed: u64) -> io::Result<Self> {
        let mut portfolio = Self { root: root.to_owned(), slugs: Vec::new(), documents: 0, bytes: 0, full };
        for number in 1..=count {
            let feature = Feature::new(seed, number);
            portfolio.add(&feature.slug, "plan.md", &plan::text(&feature, seed, full))?;
            if full {
                for (name, text) in documents::beside(&feature) {
                    portfolio.add(&feature.slug, name, &text)?;
                }
            }
            portfolio.slugs.push(feature.slug);
        }
        Ok(portfolio)
    }

    fn add(&mut self, slug: &str, name: &str, text: &str) -> io::Result<()> {
        let path = self.specs().join(slug).join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        fs::write(path, text)?;
        self.documents += 1;
        self.bytes += text.len();
        Ok(())
    }

    /// The folder with the features.
    pub(crate) fn specs(&self) -> PathBuf {
        self.root.join("specs")
    }

    /// Where the plan of a feature lies.
    pub(crate) fn plan(&self, slug: &str) -> PathBuf {
        self.specs().join(slug).join("plan.md")
    }
}

impl fmt::Display for Portfolio {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (plans, mean) = (self.slugs.len(), self.bytes / self.documents.max(1));
        write!(to, "{plans} plans, {} documents of {mean} bytes in the mean", self.documents)
    }
}
