//! Stage 5: a theme turns pages into files.
//!
//! A theme is a map from path to bytes. The default one is embedded; a user's theme is laid over it file by file.
//! What the files of a theme are for stands in `themes/README.md`.
//!
//! *Architecture invariant:* only view models are seen here, never a plan. This is the only module that knows
//! handlebars.

mod assets;
mod diagrams;
mod digest;
mod embedded;
mod frame;
mod limits;
mod partials;
mod policy;
mod program;
mod single;
mod sprite;
mod strip;
mod syntax;
mod templates;
mod used;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use self::assets::Assets;
use self::policy::Policy;
use self::sprite::Icons;
use self::templates::Templates;
use self::used::Used;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::site::{Made, PageView, Site, ViewKind, ViewValue};

pub use self::single::{SingleFile, single_file};

/// Templates and assets by their path inside the theme, such as `pages/overview.hbs`.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The files; those of the default theme as far as they are what they are in the program.
    pub files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// A finished site: the bytes of every file by site path (relative, `/`-separated).
pub type Output = BTreeMap<String, Vec<u8>>;

impl Theme {
    /// The embedded default theme, its styles and scripts without comments and indentation.
    #[must_use]
    pub fn embedded() -> Self {
        Self { files: embedded::ready() }
    }

    /// The files of the default theme as they are written, to be copied and changed.
    #[must_use]
    pub fn originals() -> BTreeMap<String, Cow<'static, [u8]>> {
        embedded::originals()
    }

    /// What the default theme says of itself.
    #[must_use]
    pub fn description() -> &'static str {
        embedded::about().lines().find_map(|line| line.strip_prefix("description: ")).unwrap_or_default()
    }

    /// Lays the files of another theme over this one.
    pub fn overlay(&mut self, files: BTreeMap<String, Vec<u8>>) {
        self.files.extend(files.into_iter().map(|(path, bytes)| (path, bytes.into())));
    }
}

/// A theme made ready: its templates parsed, its assets put together.
pub struct Press {
    templates: Templates,
    icons: Icons,
    assets: Assets,
    policy: Policy,
}

impl Press {
    /// Makes a theme ready. A template that cannot be parsed is reported with file, line and column.
    pub fn new(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self::with(Templates::parse(theme)?, theme))
    }

    /// Makes a theme ready of which all templates could be parsed before. Each is parsed when it is needed.
    #[must_use]
    pub fn of_sound(theme: &Theme) -> Self {
        Self::with(Templates::of_sound(theme), theme)
    }

    /// Parses the templates of the pages of plans, if that has not been done, while there is time for it: before one has to
    /// be printed.
    #[must_use]
    pub fn with_plan_pages(self) -> Self {
        self.templates.prepare("pages/plan");
        self
    }

    fn with(templates: Templates, theme: &Theme) -> Self {
        Self { templates, icons: Icons::of(theme), assets: Assets::of(theme), policy: Policy::of(theme) }
    }

    /// The files of the theme that every site has, by site path.
    #[must_use]
    pub fn files(&self) -> &Output {
        self.assets.files()
    }

    /// The site paths of the files of the theme that a site has. Those that draw diagrams are large, and only a site with
    /// one has them.
    pub fn file_paths(&self, site: &Site<'_>) -> impl Iterator<Item = &str> {
        let drawing = site.has_diagrams().then(|| self.assets.diagrams().paths());
        self.files().keys().map(String::as_str).chain(drawing.into_iter().flatten())
    }

    /// The files of the theme that a site has.
    pub fn files_of(&self, site: &Site<'_>) -> Result<Output, Box<Diagnostic>> {
        let file = |path: &str| {
            let bytes = self.file_of(site, path)?.expect("a file that the theme names");
            Ok((path.to_owned(), bytes.into_owned()))
        };
        self.file_paths(site).map(file).collect()
    }

    /// One of the files of the theme that a site has.
    pub fn file_of(&self, site: &Site<'_>, path: &str) -> Result<Option<Cow<'_, [u8]>>, Box<Diagnostic>> {
        match self.files().get(path) {
            Some(bytes) => Ok(Some(bytes.into())),
            None if self.draws(site, path) => self.assets.diagrams().file(path),
            None => Ok(None),
        }
    }

    /// Whether a site has a file of the theme at a path.
    #[must_use]
    pub fn has_file(&self, site: &Site<'_>, path: &str) -> bool {
        self.files().contains_key(path) || self.draws(site, path)
    }

    /// Whether a file draws the diagrams of a site.
    fn draws(&self, site: &Site<'_>, path: &str) -> bool {
        self.assets.diagrams().paths().any(|of| of == path) && site.has_diagrams()
    }

    /// The bytes of a file of the site, or what its template does wrong.
    pub fn print(&self, made: Made<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
        match made {
            Made::File(bytes) => Ok(bytes.into_owned()),
            Made::Long(file) => Ok(file.bytes()),
            Made::Page(page) => {
                let PageView { path, template, mut model } = page.view();
                self.assets.add_to(&mut model, &path);
                let mut html = self.templates.render(template, &model)?;
                let has_diagrams = matches!(
                    model.top().follow(&["article", "has_diagrams"]).map(ViewValue::kind),
                    Some(ViewKind::Bool(true))
                );
                let mut used = Used::of(&html);
                let symbols = self.icons.symbols(&used)?;
                used.inline.extend(Used::of(&symbols).inline);
                let policy = self.policy.meta(&used, has_diagrams);
                sprite::insert(&mut html, &symbols);
                policy::insert(&mut html, &policy);
                Ok(html.into_bytes())
            }
        }
    }
}

/// Makes every file of a site. A template that cannot be parsed or rendered is reported with file, line and column.
pub fn render(theme: &Theme, site: &Site<'_>) -> Result<Output, Vec<Diagnostic>> {
    let press = Press::new(theme)?;
    let printed = of_every_file(site, |_, made| press.print(made))?;
    let mut output = press.files_of(site).map_err(|problem| vec![*problem])?;
    output.extend(printed);
    Ok(output)
}

/// How many files at most are made one after the other before others are shared out.
const PIECE: usize = 4;

/// Does something with every file of a site, by path; what templates do wrong is reported instead.
pub fn of_every_file<T: Send>(
    site: &Site<'_>,
    work: impl Fn(&str, Made<'_>) -> Result<T, Box<Diagnostic>> + Sync,
) -> Result<BTreeMap<String, T>, Vec<Diagnostic>> {
    // Files of all plans take longest and come first, and few of the others are shared out at once, so that all processors
    // end together.
    let (of_plans, mut paths): (Vec<&str>, Vec<&str>) = site.paths().partition(|path| path.starts_with("plans/"));
    paths.extend(of_plans);
    let done: Vec<_> = paths
        .into_par_iter()
        .with_max_len(PIECE)
        .filter_map(|path| Some((path.to_owned(), work(path, site.make(path)?))))
        .collect();
    let mut results = BTreeMap::new();
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (path, result) in done {
        match result {
            Ok(result) => {
                results.insert(path, result);
            }
            // One fault in a template shows on every page of its kind, and is said once.
            Err(problem) if !problems.contains(&problem) => problems.push(*problem),
            Err(_) => {}
        }
    }
    if problems.is_empty() { Ok(results) } else { Err(problems) }
}

/// A fault of a file of the theme as a whole.
fn fault(path: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic { severity: Severity::Error, ..Diagnostic::of_file(Code::ThemeInvalid, path, message) }
}
