//! From nothing to a published site: what `init`, `new` and `theme` write, what is printed for other programs, and the
//! files that a site brings for those who publish it.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

mod init;
mod new;
mod printed;
mod published;
#[path = "../support/mod.rs"]
mod support;
mod themes;
