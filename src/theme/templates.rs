//! Templates: parsed once, rendered once a page, with faults that name their place.
//!
//! handlebars runs in its strict mode with its own helpers only. Everything is escaped but what a template asks for
//! with three braces; which templates do is held by a test.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use handlebars::{Context, Handlebars, RenderError, RenderErrorReason, Template, TemplateError, TemplateErrorReason};
use serde_json::Value;

use super::{Theme, fault, inlined, limits, partials};
use crate::diagnostic::{Code, Diagnostic, Severity, Source};

/// The templates of a theme.
pub(super) struct Templates {
    /// Templates, with pages that have their partials in them.
    inlined: Inlined,
    /// The same as they are written, once something has failed.
    written: OnceLock<Handlebars<'static>>,
    /// The file of each template by its name, for faults.
    sources: BTreeMap<String, Source>,
}

/// Templates with pages that have their partials in them.
enum Inlined {
    /// All of them.
    All(Handlebars<'static>),
    /// Those that a page needs, by its name, once it is rendered.
    ByPage(BTreeMap<String, Slot>),
}

/// What is made of a template when it is needed.
#[derive(Default)]
struct Slot {
    /// The template itself, if it can be parsed.
    parsed: OnceLock<Option<Template>>,
    /// With what it calls, where it is a page.
    page: OnceLock<Handlebars<'static>>,
}

/// The name by which pages and other templates call a file: partials go by their own name.
pub(super) fn name(path: &str) -> Option<&str> {
    let stem = path.strip_suffix(".hbs")?;
    Some(stem.strip_prefix("partials/").unwrap_or(stem))
}

impl Templates {
    /// Parses every template of a theme.
    pub(super) fn parse(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        let mut registry = registry();
        let mut sources = BTreeMap::new();
        let mut problems = Vec::new();
        for (path, bytes) in &theme.files {
            let Some(name) = name(path) else { continue };
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
        let inlined = Inlined::All(inlined::registry(registry, &sources));
        Ok(Self { inlined, written: OnceLock::new(), sources })
    }

    /// The templates of a theme in which nothing was found wrong. Each is parsed when the first page needs it.
    pub(super) fn of_sound(theme: &Theme) -> Self {
        let source = |(path, bytes): (&String, &Cow<'static, [u8]>)| {
            let name = name(path)?.to_owned();
            Some((name, Source::new(path.as_str(), String::from_utf8_lossy(bytes).into_owned())))
        };
        let sources: BTreeMap<String, Source> = theme.files.iter().filter_map(source).collect();
        let slots = sources.keys().map(|name| (name.clone(), Slot::default())).collect();
        Self { inlined: Inlined::ByPage(slots), written: OnceLock::new(), sources }
    }

    /// The templates with which a page is rendered.
    fn inlined(&self, page: &str) -> Option<&Handlebars<'static>> {
        match &self.inlined {
            Inlined::All(registry) => Some(registry),
            Inlined::ByPage(slots) => Some(slots.get(page)?.page.get_or_init(|| self.needed(page, slots))),
        }
    }

    /// A page and the partials that it calls, with those in it.
    fn needed(&self, page: &str, slots: &BTreeMap<String, Slot>) -> Handlebars<'static> {
        let mut needed = registry();
        let mut open = vec![page.to_owned()];
        while let Some(name) = open.pop() {
            let known = slots.get(&name).filter(|_| needed.get_template(&name).is_none());
            let parse = || parsed_alone(&name, self.sources.get(&name)?);
            if let Some(template) = known.and_then(|slot| slot.parsed.get_or_init(parse).as_ref()) {
                open.extend(partials::named(template));
                needed.register_template(&name, template.clone());
            }
        }
        inlined::registry(needed, &self.sources)
    }

    /// Parses what a page needs, if that has not been done.
    pub(super) fn prepare(&self, page: &str) {
        self.inlined(page);
    }

    /// Renders one page.
    pub(super) fn render(&self, template: &str, model: Value) -> Result<String, Box<Diagnostic>> {
        let Some(inlined) = self.inlined(template).filter(|_| self.sources.contains_key(template)) else {
            return Err(Box::new(fault(&format!("{template}.hbs"), "the theme has no such template")));
        };
        let context = Context::from(model);
        // Where something fails, the templates as they are written know the place.
        let rendered = inlined.render_with_context(template, &context);
        rendered
            .or_else(|_| self.written().render_with_context(template, &context))
            .map_err(|error| Box::new(self.render_fault(&error)))
    }

    /// The templates as they are written. All of them could be parsed before.
    fn written(&self) -> &Handlebars<'static> {
        self.written.get_or_init(|| {
            let mut written = registry();
            for (name, source) in &self.sources {
                let _ = written.register_template_string(name, source.text());
            }
            written
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

/// An empty registry with the settings of all of them.
pub(super) fn registry() -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // A partial called from an indented line would otherwise indent the lines of code blocks.
    registry.set_prevent_indent(true);
    registry
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
