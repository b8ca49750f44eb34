//! plansite turns a folder of feature plans into a static site.
//!
//! # The way of a plan
//!
//! Text becomes a [`document`](mod@document), a document becomes a [`plan`](mod@plan), plans become a
//! [`portfolio`](mod@portfolio), the portfolio becomes a [`site`](mod@site) of pages, a [`theme`](mod@theme) turns
//! pages into files. [`app`](mod@app) finds, reads and writes, and talks to the terminal.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`document::parse`] | the text of one file | blocks with their spans, links, HTML with open slots |
//! | [`plan::read`] | the documents of one folder | a [`plan::Plan`]: status, gates, risks, …, each with its place |
//! | [`portfolio::assemble`](fn@portfolio::assemble) | all plans, what Git knows | references and links resolved |
//! | [`check::run`] | the portfolio | problems, filed under their plans |
//! | [`site::Site`] | the portfolio | a view model for each page: decisions, addresses, words |
//! | [`theme::render`] | view models, templates | the bytes of every file |
//!
//! Each stage knows those above it in this table and none below. All of them are pure: no files, no clock, no
//! globals. [`build()`] runs them one after the other, reading through a [`Files`] that the caller supplies, so that a
//! whole site can be built in a test. What is not needed for a while goes to a [`document::Scratch`], if there is one,
//! and what was read of plans that have not changed comes from [`Readings`].
//!
//! ```
//! use plansite::plan::feature::FeatureFolder;
//! use plansite::site::SiteOptions;
//! use plansite::theme::Theme;
//!
//! struct OnePlan;
//! impl plansite::Files for OnePlan {
//!     fn read(&self, _: &str) -> Result<Vec<u8>, String> {
//!         Ok(b"# Implementation Plan: Ledger\n\n**Status**: Draft\n\n## Gates\n\n- [ ] Reviewed\n".to_vec())
//!     }
//!     fn exists(&self, path: &str) -> bool {
//!         path == "specs/001-ledger/plan.md"
//!     }
//! }
//!
//! let feature = FeatureFolder {
//!     folder: "specs/001-ledger".to_owned(),
//!     plan: "specs/001-ledger/plan.md".to_owned(),
//!     ..FeatureFolder::default()
//! };
//! let input = plansite::Input::new(&OnePlan, vec![feature], jiff::civil::date(2026, 11, 23));
//! let build = plansite::build(input, &Theme::embedded(), &SiteOptions::default());
//! assert_eq!(build.portfolio.plans[0].plan.title, "Ledger");
//! let output = build.output.expect("the default theme renders");
//! assert!(output.contains_key("plans/001-ledger/index.html"));
//! ```
//!
//! # Three kinds of trouble
//!
//! What is wrong with an author's text is a [`diagnostic::Diagnostic`]: data, collected, shown on the problems page,
//! never an `Err`. What is wrong with the world (a file, a setting, a theme) is an [`app::Error`] and ends the command
//! with a sentence and exit code 2. What is wrong with plansite is a panic, which the shell turns into a sentence too.

pub mod app;

pub mod check;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod packed;
pub mod plan;
pub mod portfolio;
pub mod site;
pub mod theme;

mod build;

pub use build::{Build, Cache, Files, Input, PastDocument, ReadPlans, Readings, build, portfolio, read, read_past};
