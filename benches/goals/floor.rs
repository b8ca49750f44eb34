//! F, the floor: the least that a builder on comrak has to do. Find the documents, read them, render them, write them.
//!
//! No page has a frame, no link is resolved, no plan is read. It runs as a process of its own, so that the start of a
//! process counts for it as for the others.

use std::fs;
use std::io;
use std::path::Path;

use comrak::options::Extension;
use rayon::prelude::*;
use walkdir::WalkDir;

/// Renders every Markdown file below `specs` to the same place below `out`.
pub(crate) fn build(specs: &Path, out: &Path) -> io::Result<()> {
    let found = WalkDir::new(specs).into_iter().collect::<Result<Vec<_>, _>>()?;
    let options = comrak::Options { extension: github(), ..comrak::Options::default() };
    found.into_par_iter().filter(|file| file.path().extension().is_some_and(|of| of == "md")).try_for_each(|file| {
        let page = out.join(file.path().strip_prefix(specs).map_err(io::Error::other)?).with_extension("html");
        let html = comrak::markdown_to_html(&fs::read_to_string(file.path())?, &options);
        fs::create_dir_all(page.parent().unwrap_or(out))?;
        fs::write(page, html)
    })
}

/// What GitHub adds to Markdown.
fn github() -> Extension<'static> {
    Extension {
        autolink: true,
        footnotes: true,
        header_id_prefix: Some(String::new()),
        strikethrough: true,
        table: true,
        tasklist: true,
        ..Extension::default()
    }
}
