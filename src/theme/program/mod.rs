//! A page's template made ready to be rendered again and again.
//!
//! handlebars copies all that a partial is given whenever one is called, writes out the way from the top of the model for
//! each value that a template names, and goes it anew: of a page with some hundred values that is most of the work. A
//! program is the same template as steps, each of which borrows the value where it stands. The result is the same, byte for
//! byte. Templates that do more than pages mostly need have no program, and neither is a fault a program's to tell: both
//! are left to handlebars.

mod compiler;
mod step;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use handlebars::Template;

use self::compiler::compile;
use self::step::{Given, Local, Place, Step, Steps};
use crate::packed::{Packed as _, Unpacker};
use crate::site::{Member, ViewKind, ViewModel, ViewValue};

/// About as long as pages are, in bytes.
const USUAL_LENGTH: usize = 48 * 1024;
/// How much longer a page may be than the last one before it needs more room, and what is put into it afterwards, in bytes.
const SPARE: usize = 16 * 1024;

/// A page and the partials that it calls, as steps.
pub(super) struct Program {
    steps: Steps,
    /// How long the last page was, in bytes: the next one is about as long.
    length: AtomicUsize,
}

/// The model and the template do not fit.
struct Fault;

impl Program {
    /// Makes steps of a page and of what it calls; `None` where these ask for what only handlebars does. Templates must not
    /// call each other in a circle.
    pub(super) fn of<'t>(page: &Template, template: &dyn Fn(&str) -> Option<&'t Template>) -> Option<Self> {
        compile(page, template).map(Self::new)
    }

    /// A program that was made when this one was built.
    pub(super) fn unpack(bytes: &[u8]) -> Option<Self> {
        Steps::unpack(&mut Unpacker::new(bytes)).map(Self::new)
    }

    fn new(steps: Steps) -> Self {
        Self { steps, length: AtomicUsize::new(USUAL_LENGTH) }
    }

    /// Renders the page; `None` where a template and the model do not fit.
    pub(super) fn render(&self, model: &ViewModel) -> Option<String> {
        let mut html = String::with_capacity(self.length.load(Ordering::Relaxed) + SPARE);
        let top = Here { value: model.top(), top: model.top(), item: None, content: None };
        self.run(&self.steps.page, top, &mut html).ok()?;
        self.length.store(html.len(), Ordering::Relaxed);
        Some(html)
    }

    fn run<'v>(&'v self, steps: &'v [Step], here: Here<'v>, html: &mut String) -> Result<(), Fault> {
        for step in steps {
            match step {
                Step::Text(text) => html.push_str(text),
                Step::Show { what, is_escaped } => show(here.get(what)?.ok_or(Fault)?, *is_escaped, html),
                Step::Choose { what, something, nothing } => {
                    let is_something = here.get(what)?.is_some_and(Seen::is_something);
                    self.run(if is_something { something } else { nothing }, here, html)?;
                }
                Step::Repeat { what, steps, otherwise } => {
                    let items = here.value(what)?.and_then(items);
                    match (items, otherwise) {
                        (Some(items), None) => self.repeat(steps, here, &items, html)?,
                        (Some(items), Some(_)) if !items.is_empty() => self.repeat(steps, here, &items, html)?,
                        (_, otherwise) => self.run(otherwise.as_ref().ok_or(Fault)?, here, html)?,
                    }
                }
                Step::Enter { what, steps, otherwise } => {
                    let value = here.value(what)?.filter(|value| Seen::Value(*value).is_something());
                    match value {
                        Some(value) => self.run(steps, Here { value, ..here }, html)?,
                        None => self.run(otherwise.as_ref().ok_or(Fault)?, here, html)?,
                    }
                }
                Step::Call { partial, given, content } => {
                    let value = match given {
                        Some(given) => here.value(given)?.unwrap_or(ViewValue::nothing()),
                        None => here.value,
                    };
                    let Some(steps) = content else {
                        self.run(&self.steps.partials[*partial], Here { value, content: None, ..here }, html)?;
                        continue;
                    };
                    // The content sees what the partial is given, and the content that is around it.
                    let content = Content { steps, here: Here { value, ..here }, is_shown: Cell::new(false) };
                    self.run(&self.steps.partials[*partial], Here { value, content: Some(&content), ..here }, html)?;
                    if !content.is_shown.get() {
                        // A fault in it is a fault of the page all the same.
                        self.run(steps, content.here, &mut String::new())?;
                    }
                }
                Step::Content => {
                    let content = here.content.ok_or(Fault)?;
                    content.is_shown.set(true);
                    self.run(content.steps, content.here, html)?;
                }
            }
        }
        Ok(())
    }

    /// Does the same for each item of a list.
    fn repeat(&self, steps: &[Step], here: Here<'_>, items: &[Member<'_>], html: &mut String) -> Result<(), Fault> {
        for (index, Member { name, value }) in items.iter().copied().enumerate() {
            let item = Some(Item { index, is_last: index + 1 == items.len(), name });
            self.run(steps, Here { value, item, ..here }, html)?;
        }
        Ok(())
    }
}

/// Where a step stands.
#[derive(Clone, Copy)]
struct Here<'v> {
    value: ViewValue<'v>,
    /// The whole model.
    top: ViewValue<'v>,
    /// Which item of a list it is or is in.
    item: Option<Item<'v>>,
    /// What the partial is called with.
    content: Option<&'v Content<'v>>,
}

/// What a partial shows where it asks for its content.
struct Content<'v> {
    steps: &'v [Step],
    /// Where they stand.
    here: Here<'v>,
    /// Whether it was asked for.
    is_shown: Cell<bool>,
}

/// An item of a list.
#[derive(Clone, Copy)]
struct Item<'v> {
    index: usize,
    is_last: bool,
    /// Its name, where the list is one of named values.
    name: Option<&'v str>,
}

/// What a template names.
#[derive(Clone, Copy)]
enum Seen<'v> {
    /// A value.
    Value(ViewValue<'v>),
    /// Whether something is so of an item.
    Bool(bool),
    /// The place of an item.
    Index(usize),
    /// The name of an item.
    Name(&'v str),
}

impl<'v> Here<'v> {
    /// What a step is given; `None` where there is no such value.
    fn get(self, what: &'v Given) -> Result<Option<Seen<'v>>, Fault> {
        Ok(match what {
            Given::Value(place) => self.value(place)?.map(Seen::Value),
            Given::Local(local) => self.item.and_then(|item| item.get(*local)),
        })
    }

    /// The value at a place, if there is one.
    fn value(self, place: &'v Place) -> Result<Option<ViewValue<'v>>, Fault> {
        match place {
            Place::Path(path) => follow(self.value, path),
            Place::FromTop(path) => follow(self.top, path),
            Place::Literal(value) => Ok(Some(value.top())),
        }
    }
}

impl<'v> Item<'v> {
    fn get(self, local: Local) -> Option<Seen<'v>> {
        match local {
            Local::First => Some(Seen::Bool(self.index == 0)),
            Local::Last => Some(Seen::Bool(self.is_last)),
            Local::Index => Some(Seen::Index(self.index)),
            Local::Key => self.name.map(Seen::Name),
        }
    }
}

impl Seen<'_> {
    /// Whether it is neither false nor zero nor empty.
    fn is_something(self) -> bool {
        match self {
            Self::Value(value) => match value.kind() {
                ViewKind::Null => false,
                ViewKind::Bool(is_so) => is_so,
                ViewKind::Number(number) => number.as_f64().is_some_and(f64::is_normal),
                ViewKind::Text(text) => !text.is_empty(),
                ViewKind::List | ViewKind::Map => value.members().next().is_some(),
            },
            Self::Bool(is_so) => is_so,
            Self::Index(index) => index > 0,
            Self::Name(name) => !name.is_empty(),
        }
    }

    /// Writes it as handlebars does.
    fn write(self, html: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Value(value) => match value.kind() {
                ViewKind::Null => Ok(()),
                ViewKind::Bool(is_so) => write!(html, "{is_so}"),
                ViewKind::Number(number) => write!(html, "{number}"),
                ViewKind::Text(text) => html.write_str(text),
                ViewKind::List => {
                    html.write_str("[")?;
                    for (at, member) in value.members().enumerate() {
                        html.write_str(if at == 0 { "" } else { ", " })?;
                        Seen::Value(member.value).write(html)?;
                    }
                    html.write_str("]")
                }
                ViewKind::Map => html.write_str("[object]"),
            },
            Self::Bool(is_so) => write!(html, "{is_so}"),
            Self::Index(index) => write!(html, "{index}"),
            Self::Name(name) => html.write_str(name),
        }
    }
}

/// The value at the end of a way; `None` where there is none. A name does not lead into a list.
fn follow<'v>(from: ViewValue<'v>, path: &[String]) -> Result<Option<ViewValue<'v>>, Fault> {
    let mut at = Some(from);
    for name in path {
        at = match at {
            Some(list) if matches!(list.kind(), ViewKind::List) => {
                let index = name.parse().map_err(|_| Fault)?;
                list.members().nth(index).map(|member| member.value)
            }
            Some(value) => value.get(name),
            None => None,
        };
    }
    Ok(at)
}

/// The items of a list, those of a list of named values by their names; `None` where it is none.
fn items(list: ViewValue<'_>) -> Option<Vec<Member<'_>>> {
    let is_list = matches!(list.kind(), ViewKind::List | ViewKind::Map);
    let mut items: Vec<Member<'_>> = is_list.then(|| list.members().collect())?;
    items.sort_by_key(|item| item.name);
    Some(items)
}

/// Writes what a template names.
fn show(seen: Seen<'_>, is_escaped: bool, html: &mut String) {
    let written = if is_escaped { seen.write(&mut Escaped(html)) } else { seen.write(html) };
    written.expect("memory takes every text");
}

/// Escapes what handlebars escapes, in the same way.
struct Escaped<'h>(&'h mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| ENTITIES[usize::from(byte)].is_some()) {
            self.0.push_str(&rest[..at]);
            self.0.push_str(ENTITIES[usize::from(rest.as_bytes()[at])].unwrap_or_default());
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
        Ok(())
    }
}

/// What stands in a page for each byte that cannot stand there itself.
static ENTITIES: [Option<&str>; 256] = {
    let mut entities = [None; 256];
    entities[b'<' as usize] = Some("&lt;");
    entities[b'>' as usize] = Some("&gt;");
    entities[b'"' as usize] = Some("&quot;");
    entities[b'&' as usize] = Some("&amp;");
    entities[b'\'' as usize] = Some("&#x27;");
    entities[b'`' as usize] = Some("&#x60;");
    entities[b'=' as usize] = Some("&#x3D;");
    entities
};
