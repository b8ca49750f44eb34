//! What `plansite.yml` may say.
//!
//! *Architecture invariant:* text in, settings out; no files, no environment, no flags.

use std::collections::BTreeMap;

use crate::check::Severities;
use crate::diagnostic::{Fault, Source};
use crate::plan::Stage;

/// The settings of a portfolio; the default is what holds without a `plansite.yml`.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The portfolio's name; `None` for the repository's.
    pub title: Option<String>,
    /// The address the site will stand at.
    pub base_url: Option<String>,
    /// Where plans are; empty for wherever they are found.
    pub specs: Vec<String>,
    /// What is left out.
    pub exclude: Vec<String>,
    /// The project's own status words, in lower case.
    pub statuses: BTreeMap<String, Stage>,
    /// The severities that differ from the defaults.
    pub checks: Severities,
    /// The address of a source line, with `{commit}`, `{path}` and `{line}`.
    pub source_link: Option<String>,
    /// The theme's name or folder.
    pub theme: Option<String>,
}

impl Config {
    /// Reads settings; everything that is wrong with them is told at once.
    pub fn parse(_source: &Source) -> Result<Self, Vec<Fault>> {
        Ok(Self::default())
    }
}
