//! What `plansite.yml` may say.
//!
//! Every key is optional and every mistake is told at once, with its place and the nearest word that would be right.
//!
//! *Architecture invariant:* text in, settings out; no files, no environment, no flags.

mod nearest;
mod node;
mod profile;
mod read;

use std::collections::BTreeMap;

use crate::check::Severities;
use crate::diagnostic::{Code, Fault, Severity, Source};
use crate::plan::Stage;
use node::Node;
use read::Reader;

pub use profile::{Profile, Review};

/// The settings of a portfolio; the default is what holds without a `plansite.yml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The portfolio's name; `None` for the repository's.
    pub title: Option<String>,
    /// The address the site will stand at, ending in `/`.
    pub base_url: Option<String>,
    /// The domain of the site, which GitHub Pages reads from a file of the site where that stands on a branch.
    pub cname: Option<String>,
    /// Where plans are; empty for wherever they are found.
    pub specs: Vec<String>,
    /// What is left out.
    pub exclude: Vec<String>,
    /// The project's own status words, in lower case.
    pub statuses: BTreeMap<String, Stage>,
    /// The severities that differ from the defaults.
    pub checks: Severities,
    /// How reviews are marked in Git, and when one is stale.
    pub review: Review,
    /// The address of a source line, with `{commit}`, `{path}` and `{line}`.
    pub source_link: Option<String>,
    /// The theme's name or folder.
    pub theme: Option<String>,
    /// What is left out of the site for which audience, by the name that `--profile` gives.
    pub profiles: BTreeMap<String, Profile>,
}

/// The keys of the settings.
const KEYS: [&str; 11] = [
    "title",
    "base-url",
    "cname",
    "specs",
    "exclude",
    "statuses",
    "checks",
    "review",
    "source-link",
    "theme",
    "profiles",
];

/// The JSON Schema of the settings, for editors.
pub const SCHEMA: &str = include_str!("config.schema.json");

/// What `{…}` of a source link may be.
const SOURCE_LINK_PARTS: [&str; 3] = ["commit", "path", "line"];

impl Config {
    /// Reads settings; everything that is wrong with them is told at once, in the order of the file.
    pub fn parse(source: &Source) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(source);
        let mut config = Self::default();
        match node::parse(source) {
            Ok(node) => config.read(&node, &mut reader),
            Err(fault) => return Err(vec![*fault]),
        }
        reader.finish().map(|()| config)
    }

    fn read(&mut self, node: &Node, reader: &mut Reader<'_>) {
        for (key, value) in reader.fields(node, &KEYS) {
            match key {
                "title" => self.title = reader.text(value),
                "base-url" => self.base_url = read_base_url(value, reader),
                "cname" => self.cname = read_cname(value, reader),
                "specs" => self.specs = reader.paths(value),
                "exclude" => self.exclude = reader.paths(value),
                "statuses" => self.statuses = statuses(value, reader),
                "checks" => self.checks = checks(value, reader),
                "review" => self.review = Review::read(value, reader),
                "source-link" => self.source_link = source_link(value, reader),
                "theme" => self.theme = reader.text(value),
                _ => self.profiles = profile::profiles(value, reader),
            }
        }
    }
}

/// The address of a site, ending in the `/` from which relative addresses count; `None` when it is none.
#[must_use]
pub fn base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next()?;
    // No password belongs into an address that is published.
    let sound = !host.is_empty() && !host.contains('@') && !url.contains(['?', '#', '"', '\'', '<', '>', '\\', '`']);
    let plain = !url.chars().any(|c| c.is_control() || c.is_whitespace());
    (sound && plain).then(|| format!("{}/", url.trim_end_matches('/')))
}

fn read_base_url(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = reader.text(node)?;
    let url = base_url(&written);
    if url.is_none() {
        let message = format!("`{written}` is not an address a site can stand at");
        reader.fault(node, message, Some("write it like `https://example.org/plans/`".to_owned()));
    }
    url
}

fn read_cname(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let host = reader.text(node)?;
    let is_label = |label: &str| {
        let inside = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        inside && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    if host.contains('.') && host.split('.').all(is_label) {
        return Some(host);
    }
    let message = format!("`{host}` is not the name of a domain");
    reader.fault(node, message, Some("write it alone, like `plans.example.org`".to_owned()));
    None
}

/// The project's own words for stages.
fn statuses(node: &Node, reader: &mut Reader<'_>) -> BTreeMap<String, Stage> {
    // A word of the author's is a status that is stated and known.
    let stages: Vec<&str> = Stage::ALL
        .into_iter()
        .filter(|stage| !matches!(stage, Stage::Unstated | Stage::Other))
        .map(Stage::name)
        .collect();
    let mut statuses = BTreeMap::new();
    for (word, value) in reader.entries(node) {
        let stage = reader.word(value, "stage", &stages);
        if let Some(stage) = stage.and_then(|name| Stage::ALL.into_iter().find(|stage| stage.name() == name)) {
            statuses.insert(word.to_lowercase(), stage);
        }
    }
    statuses
}

/// Severities by code.
fn checks(node: &Node, reader: &mut Reader<'_>) -> Severities {
    const NAMES: [&str; 4] = ["off", "note", "warning", "error"];
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let mut checks = Severities::new();
    for (key, value) in reader.fields(node, &codes) {
        let severity = match reader.word(value, "severity", &NAMES) {
            Some("off") => None,
            Some("note") => Some(Severity::Note),
            Some("warning") => Some(Severity::Warning),
            Some("error") => Some(Severity::Error),
            _ => continue,
        };
        checks.extend(Code::from_name(key).map(|code| (code, severity)));
    }
    checks
}

fn source_link(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let link = reader.text(node)?;
    if !link.starts_with("https://") && !link.starts_with("http://") {
        let help = "write it like `https://example.org/o/r/blob/{commit}/{path}#L{line}`";
        reader.fault(node, format!("`{link}` is not the address of a source line"), Some(help.to_owned()));
        return None;
    }
    for part in link.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or(part);
        if !SOURCE_LINK_PARTS.contains(&name) {
            let message = format!("`{{{name}}}` is not part of a source link");
            reader.fault(node, message, Some("the parts are `{commit}`, `{path}` and `{line}`".to_owned()));
            return None;
        }
    }
    Some(link)
}

#[cfg(test)]
mod tests;
