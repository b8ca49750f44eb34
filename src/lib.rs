//! plansite turns a folder of feature plans into a static site.
//!
//! Text becomes a [document], a document becomes a [plan], plans become a [portfolio], the portfolio becomes a
//! [site] of pages, a [theme] turns pages into files; [app] reads, writes and talks to the terminal.

pub mod app;

pub mod check;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod plan;
pub mod portfolio;
pub mod site;
pub mod theme;

mod build;

pub use build::{Build, Files, Input, build, portfolio};
