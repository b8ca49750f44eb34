//! What draws diagrams: a script that a page with one loads, and the frame that it draws in.
//!
//! The frame is one file that holds the library, loads nothing and reaches nothing: a page shows it without an origin, and
//! takes a picture from it. It is large, so the theme has the library packed, and only a site with a diagram gets it.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::GzDecoder;
use serde_json::json;

use super::frame::{ENGINE, LIBRARY, LICENCE, frame, unfit};
use super::{Theme, embedded, fault};
use crate::diagnostic::Diagnostic;
use crate::site::address::{fingerprinted, fingerprinted_as_written};
use crate::site::script;

/// The folder of what draws diagrams, below `assets/`.
pub(super) const FOLDER: &str = "diagrams/";
/// What a page loads.
const SCRIPT: &str = "assets/diagrams/draw.js";
/// How drawings stand in a page.
const STYLE: &str = "assets/diagrams/style.css";

/// The files that a site with diagrams has.
pub(super) struct Diagrams {
    script_path: String,
    script: Vec<u8>,
    frame_path: String,
    library: Cow<'static, [u8]>,
    licence: String,
    engine: String,
    /// The frame, where all of its parts are those that are embedded.
    embedded: Option<&'static [u8]>,
}

impl Diagrams {
    /// Puts together what a theme draws diagrams with.
    pub(super) fn of(theme: &Theme) -> Self {
        let bytes = |path: &str| theme.files.get(path).cloned().unwrap_or_default();
        let text = |path: &str| String::from_utf8_lossy(&bytes(path)).trim().to_owned();
        // Styles come with the script, since there is nothing to style without it.
        let mut script = script::assignment("diagrams", &json!({ "style": text(STYLE) }));
        script.extend_from_slice(text(SCRIPT).as_bytes());
        script.push(b'\n');
        let library = bytes(LIBRARY);
        let (licence, engine) = (text(LICENCE), text(ENGINE));
        let parts = [&*library, licence.as_bytes(), engine.as_bytes()];
        let frame_path =
            fingerprinted_as_written("data-diagrams", "htm", |to| parts.iter().try_for_each(|part| to.write_all(part)));
        Self {
            // The name says that it is loaded on demand.
            script_path: fingerprinted("data-diagrams", "js", &script),
            script,
            // No page of the site, which nobody opens and no list of pages names.
            frame_path: frame_path.expect("a fingerprint takes every file"),
            library,
            licence,
            engine,
            embedded: embedded::frame_of(theme),
        }
    }

    /// The site path of the script.
    pub(super) fn script_path(&self) -> &str {
        &self.script_path
    }

    /// The site path of the frame.
    pub(super) fn frame_path(&self) -> &str {
        &self.frame_path
    }

    /// The site paths of the files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        [self.script_path(), self.frame_path()].into_iter()
    }

    /// One of the files, if there is one at a path.
    pub(super) fn file(&self, path: &str) -> Result<Option<Cow<'_, [u8]>>, Box<Diagnostic>> {
        if path == self.script_path {
            Ok(Some((&self.script).into()))
        } else if path == self.frame_path {
            self.frame().map(Some)
        } else {
            Ok(None)
        }
    }

    /// The frame, which is put together where a part of it is another one than in the program.
    fn frame(&self) -> Result<Cow<'static, [u8]>, Box<Diagnostic>> {
        let Self { licence, engine, .. } = self;
        if let Some(frame) = self.embedded {
            return Ok(frame.into());
        }
        let mut library = String::new();
        let unpacked = GzDecoder::new(&*self.library).read_to_string(&mut library);
        unpacked.map_err(|error| Box::new(fault(LIBRARY, format!("the library cannot be unpacked: {error}"))))?;
        for (path, script) in [(LIBRARY, &library), (ENGINE, engine)] {
            if let Some(sign) = unfit(script) {
                let message = format!("the script holds {sign:?} and cannot stand inside a page");
                return Err(Box::new(fault(path, message)));
            }
        }
        Ok(frame(&library, licence, engine).into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagrams, LIBRARY, Theme};

    #[test]
    fn the_frame_runs_two_scripts_and_loads_nothing() {
        let diagrams = Diagrams::of(&Theme::embedded());
        let frame = diagrams.file(diagrams.frame_path()).expect("it is unpacked").expect("it is there");
        let frame = String::from_utf8(frame.into_owned()).expect("text");
        assert_eq!(frame.matches("<script").count(), 2);
        assert_eq!(frame.matches("'sha256-").count(), 2);
        assert!(frame.contains("content=\"default-src 'none'; script-src 'sha256-"), "{}", &frame[..400]);
        assert!(frame.contains("Copyright (c) 2014 - 2022 Knut Sveidqvist"), "the licence comes with the library");
    }

    #[test]
    fn a_library_that_is_laid_over_the_embedded_one_is_unpacked() {
        let mut theme = Theme::embedded();
        let embedded = Diagrams::of(&theme);
        theme.files.insert(LIBRARY.to_owned(), theme.files[LIBRARY].to_vec().into());
        let laid_over = Diagrams::of(&theme);
        assert_eq!(embedded.frame_path(), laid_over.frame_path());
        assert!(embedded.frame().expect("it is there") == laid_over.frame().expect("it is unpacked"));
    }

    #[test]
    fn a_library_that_is_none_is_a_fault_of_the_theme() {
        let mut theme = Theme::embedded();
        theme.files.insert(LIBRARY.to_owned(), b"mermaid".into());
        let diagrams = Diagrams::of(&theme);
        let fault = diagrams.file(diagrams.frame_path()).expect_err("a fault");
        assert!(fault.message.starts_with("the library cannot be unpacked"), "{}", fault.message);
    }
}
