//! Templates: parsed once, rendered once a page, with faults that name their place.
//!
//! handlebars runs in its strict mode with its own helpers only. Everything is escaped but what a template asks for
//! with three braces; which templates do is held by a test.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use handlebars::{Context, Handlebars, RenderError, RenderErrorReason, Template, TemplateError, TemplateErrorReason};

use super::program::Program;
use super::syntax::{registry, template_name};
use super::{Theme, embedded, fault, limits, partials};
use crate::diagnostic::{Code, Diagnostic, Severity, Source};
use crate::site::ViewModel;

/// The templates of a theme.
pub(super) struct Templates {
    /// What is made of each template, by its name.
    made: BTreeMap<String, Slot>,
    /// All of them as handlebars renders them, once that is asked for.
    registry: OnceLock<Handlebars<'static>>,
    /// The file of each template by its name, for faults.
    sources: BTreeMap<String, Source>,
    /// Whether they are those that are embedded, of which there are programs.
    are_embedded: bool,
}

/// What is made of a template when it is needed.
#[derive(Default)]
struct Slot {
    /// The template itself, if it can be parsed.
    parsed: OnceLock<Option<Template>>,
    /// With what it calls, where it is a page that has a program.
    program: OnceLock<Option<Program>>,
}

impl Templates {
    /// Parses every template of a theme, unless they are those that are embedded, in which nothing is wrong.
    pub(super) fn parse(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        if embedded::has_templates_of(theme) { Ok(Self::of_sound(theme)) } else { Self::parse_all(theme) }
    }

    fn parse_all(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        let mut registry = registry();
        let mut sources = BTreeMap::new();
        let mut problems = Vec::new();
        for (path, bytes) in &theme.files {
            let Some(name) = template_name(path) else { continue };
            let Ok(text) = std::str::from_utf8(bytes) else {
                problems.push(fault(path, "the template is not UTF-8 text"));
                continue;
            };
            let source = Source::new(path.as_str(), text.to_owned());
            if let Some(excess) = limits::of_text(text) {
                problems.push(at_byte(&source, excess.at, excess.message).help(excess.help));
            } else if let Err(error) = registry.register_template_string(name, text) {
                problems.push(parse_fault(&error, &source));
            }
            sources.insert(name.to_owned(), source);
        }
        if problems.is_empty() {
            problems.extend(partials::circles(registry.get_templates()).into_iter().map(|circle| {
                at(&sources[&circle.template], circle.line, circle.column, circle.message).help(circle.help)
            }));
        }
        if problems.is_empty() {
            problems.extend(
                limits::of_depth(registry.get_templates()).map(|place| {
                    at(&sources[&place.template], place.line, place.column, place.message).help(place.help)
                }),
            );
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { registry: registry.into(), ..Self::of(sources, false) })
    }

    /// The templates of a theme in which nothing was found wrong. Each is parsed when the first page needs it.
    pub(super) fn of_sound(theme: &Theme) -> Self {
        let source = |(path, bytes): (&String, &Cow<'static, [u8]>)| {
            let name = template_name(path)?.to_owned();
            Some((name, Source::new(path.as_str(), String::from_utf8_lossy(bytes).into_owned())))
        };
        let sources: BTreeMap<String, Source> = theme.files.iter().filter_map(source).collect();
        Self::of(sources, embedded::has_templates_of(theme))
    }

    fn of(sources: BTreeMap<String, Source>, are_embedded: bool) -> Self {
        let made = sources.keys().map(|name| (name.clone(), Slot::default())).collect();
        Self { made, registry: OnceLock::new(), sources, are_embedded }
    }

    /// A template, if there is one that can be parsed.
    fn template(&self, name: &str) -> Option<&Template> {
        match self.registry.get() {
            Some(registry) => registry.get_template(name),
            None => self.made.get(name)?.parsed.get_or_init(|| parsed_alone(name, self.sources.get(name)?)).as_ref(),
        }
    }

    /// The program of a page, if it has one.
    fn program(&self, page: &str) -> Option<&Program> {
        let made = || match self.are_embedded {
            true => embedded::program(page),
            false => Program::of(self.template(page)?, &|name| self.template(name)),
        };
        self.made.get(page)?.program.get_or_init(made).as_ref()
    }

    /// Makes ready what a page needs, if that has not been done.
    pub(super) fn prepare(&self, page: &str) {
        self.program(page);
    }

    /// Renders one page.
    pub(super) fn render(&self, template: &str, model: &ViewModel) -> Result<String, Box<Diagnostic>> {
        if !self.sources.contains_key(template) {
            return Err(Box::new(fault(&format!("{template}.hbs"), "the theme has no such template")));
        }
        if let Some(html) = self.program(template).and_then(|program| program.render(model)) {
            return Ok(html);
        }
        let rendered = self.registry().render_with_context(template, &Context::from(model.top().to_json()));
        rendered.map_err(|error| Box::new(self.render_fault(&error)))
    }

    /// The templates as handlebars renders them. All of them could be parsed before.
    fn registry(&self) -> &Handlebars<'static> {
        self.registry.get_or_init(|| {
            let mut all = registry();
            for (name, source) in &self.sources {
                let _ = all.register_template_string(name, source.text());
            }
            all
        })
    }

    fn render_fault(&self, error: &RenderError) -> Diagnostic {
        let message = match error.reason() {
            RenderErrorReason::MissingVariable(Some(name)) => format!("the page has no `{name}`"),
            RenderErrorReason::MissingVariable(None) => "the page has no value of this name".to_owned(),
            RenderErrorReason::PartialNotFound(name) => format!("there is no partial `{name}`"),
            RenderErrorReason::HelperNotFound(name) => format!("there is no helper `{name}`"),
            RenderErrorReason::CannotIncludeSelf => "the partial calls itself".to_owned(),
            reason => lower(&reason.to_string()),
        };
        let name = error.template_name.as_deref().unwrap_or_default();
        match self.sources.get(name) {
            Some(source) => at(source, error.line_no.unwrap_or(1), error.column_no.unwrap_or(1), message),
            None => fault(name, message),
        }
        .help("`themes/README.md` lists the fields of each page")
    }
}

/// A template by itself, if it can be parsed.
fn parsed_alone(name: &str, source: &Source) -> Option<Template> {
    let mut alone = registry();
    alone.register_template_string(name, source.text()).ok()?;
    alone.get_template(name).cloned()
}

fn parse_fault(error: &TemplateError, source: &Source) -> Diagnostic {
    let (line, column) = error.pos().unwrap_or((1, 1));
    let message = match error.reason() {
        // What the parser would have liked to see is a list of its own rules.
        TemplateErrorReason::InvalidSyntax(_) => "a tag is not closed, or is none that templates have".to_owned(),
        reason => lower(&reason.to_string()),
    };
    at(source, line, column, message)
}

/// A fault at a line and column, both counted from 1.
fn at(source: &Source, line: usize, column: usize, message: String) -> Diagnostic {
    at_byte(source, source.offset(line, column), message)
}

/// A fault at a byte.
fn at_byte(source: &Source, offset: usize, message: String) -> Diagnostic {
    let place = source.place(crate::diagnostic::Span::new(offset, offset + 1));
    let mut problem = Diagnostic { severity: Severity::Error, ..Diagnostic::new(Code::ThemeInvalid, &place, message) };
    problem.quote(source);
    problem
}

/// The first line of a message of handlebars, in the form of ours.
fn lower(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut chars = line.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use handlebars::Context;

    use super::Templates;
    use crate::portfolio::sample;
    use crate::site::{Made, Site, SiteOptions};
    use crate::theme::{Press, Theme};

    /// The default theme, with templates that are not known to be embedded.
    fn copied() -> Theme {
        let mut theme = Theme::embedded();
        theme.files.values_mut().for_each(|bytes| *bytes = bytes.to_vec().into());
        theme
    }

    #[test]
    fn every_page_of_the_default_theme_has_a_program_that_renders_what_handlebars_renders() {
        let theme = Theme::embedded();
        let plans =
            ["specs/001-a", "specs/002-b"].map(|folder| sample::plan(folder, &["plan.md", "spec.md", "api.json"]));
        let portfolio = sample::portfolio(plans.to_vec());
        let options = SiteOptions::default();
        let site = Site::new(&portfolio, &options);
        let press = Press::new(&theme).expect("the default theme is sound");
        let mut seen = std::collections::BTreeSet::new();
        let parsed = [&theme, &copied()].map(|theme| Templates::parse(theme).expect("it is sound"));
        assert_eq!(parsed.each_ref().map(|templates| templates.are_embedded), [true, false]);
        for templates in parsed.into_iter().chain([Templates::of_sound(&copied())]) {
            for path in site.paths() {
                let Some(Made::Page(page)) = site.make(path) else { continue };
                let mut page = page.view();
                press.assets.add_to(&mut page.model, &page.path);
                let program = templates.program(page.template).expect("the page has a program");
                let context = Context::from(page.model.top().to_json());
                let rendered = templates.registry().render_with_context(page.template, &context).expect("it renders");
                assert_eq!(program.render(&page.model), Some(rendered), "{path}");
                seen.insert(page.template);
            }
        }
        assert!(seen.len() > 8, "{seen:?}");
    }
}
