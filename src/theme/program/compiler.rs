//! Templates to steps, as far as a program can do what they ask for.

use std::collections::BTreeMap;

use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Path, PathSeg, Template};

use super::step::{Given, Local, Place, Step, Steps};
use crate::site::ViewModel;
use crate::theme::syntax::partial_name;

/// What is called by `{{> @partial-block}}`.
const CONTENT: &str = "@partial-block";
/// The helpers that handlebars brings: a tag with one of these names alone calls it, and names no value.
pub(crate) const HELPERS: [&str; 17] = [
    "and", "each", "eq", "gt", "gte", "if", "len", "log", "lookup", "lt", "lte", "ne", "not", "or", "raw", "unless",
    "with",
];

/// The steps of a page and of what it calls; `None` where these ask for what only handlebars does. Templates must not call
/// each other in a circle.
pub(crate) fn compile<'t>(page: &Template, template: &dyn Fn(&str) -> Option<&'t Template>) -> Option<Steps> {
    let mut compiler = Compiler { template, partials: Vec::new(), numbers: BTreeMap::new() };
    let page = compiler.steps(page)?;
    Some(Steps { page, partials: compiler.partials })
}

/// Makes steps of templates.
struct Compiler<'c, 't> {
    /// The templates by name.
    template: &'c dyn Fn(&str) -> Option<&'t Template>,
    /// The partials that pages call, by their numbers.
    partials: Vec<Vec<Step>>,
    /// The numbers of those that are there already, by name.
    numbers: BTreeMap<String, usize>,
}

impl Compiler<'_, '_> {
    /// The steps of a template; `None` where only handlebars does what it asks for.
    fn steps(&mut self, template: &Template) -> Option<Vec<Step>> {
        let mut steps = Vec::with_capacity(template.elements.len());
        for element in &template.elements {
            match element {
                TemplateElement::RawString(text) => steps.push(Step::Text(text.clone())),
                TemplateElement::Expression(tag) => steps.push(shown(tag, true)?),
                TemplateElement::HtmlExpression(tag) => steps.push(shown(tag, false)?),
                TemplateElement::HelperBlock(block) => steps.push(self.block(block)?),
                TemplateElement::PartialExpression(call) | TemplateElement::PartialBlock(call) => {
                    steps.push(self.call(call)?);
                }
                TemplateElement::Comment(_) => {}
                // Decorators change what follows.
                _ => return None,
            }
        }
        Some(steps)
    }

    /// The same of what may not be there.
    fn steps_of(&mut self, template: Option<&Template>) -> Option<Option<Vec<Step>>> {
        template.map_or(Some(None), |template| self.steps(template).map(Some))
    }

    fn block(&mut self, block: &HelperTemplate) -> Option<Step> {
        let [what] = block.params.as_slice() else { return None };
        let is_bare = block.hash.is_empty() && block.block_param.is_none();
        let what = given(what).filter(|_| is_bare)?;
        let steps = self.steps(block.template.as_ref()?)?;
        let otherwise = self.steps_of(block.inverse.as_ref())?;
        match (block.name.as_name()?, what) {
            ("if", what) => Some(Step::Choose { what, something: steps, nothing: otherwise.unwrap_or_default() }),
            ("unless", what) => Some(Step::Choose { what, something: otherwise.unwrap_or_default(), nothing: steps }),
            ("each", Given::Value(what)) => Some(Step::Repeat { what, steps, otherwise }),
            ("with", Given::Value(what)) => Some(Step::Enter { what, steps, otherwise }),
            _ => None,
        }
    }

    fn call(&mut self, call: &DecoratorTemplate) -> Option<Step> {
        (call.hash.is_empty() && call.indent.is_none()).then_some(())?;
        let name = partial_name(&call.name)?;
        let given = match call.params.as_slice() {
            [] => None,
            [what] => match given(what)? {
                Given::Value(place) => Some(place),
                Given::Local(_) => return None,
            },
            _ => return None,
        };
        if name == CONTENT {
            return (given.is_none() && call.template.is_none()).then_some(Step::Content);
        }
        let content = self.steps_of(call.template.as_ref())?;
        Some(Step::Call { partial: self.partial(name)?, given, content })
    }

    /// The number of a partial.
    fn partial(&mut self, name: String) -> Option<usize> {
        if let Some(number) = self.numbers.get(&name) {
            return Some(*number);
        }
        let steps = self.steps((self.template)(&name)?)?;
        self.partials.push(steps);
        self.numbers.insert(name, self.partials.len() - 1);
        Some(self.partials.len() - 1)
    }
}

/// The step of a tag that names a value.
fn shown(tag: &HelperTemplate, is_escaped: bool) -> Option<Step> {
    (tag.hash.is_empty() && !tag.block).then_some(())?;
    let name = tag.name.as_name()?;
    let what = match tag.params.as_slice() {
        [] if !HELPERS.contains(&name) => given(&tag.name)?,
        [of, Parameter::Literal(name_in_it)] if name == "lookup" => {
            // The helper takes a text for a name only, and a path takes it for the place in a list too.
            let name_in_it = name_in_it.as_str().filter(|name| name.parse::<usize>().is_err())?;
            match given(of)? {
                Given::Value(Place::Path(path)) => Given::Value(Place::Path(longer(path, name_in_it))),
                Given::Value(Place::FromTop(path)) => Given::Value(Place::FromTop(longer(path, name_in_it))),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Step::Show { what, is_escaped })
}

/// A way and one more step.
fn longer(mut path: Vec<String>, name: &str) -> Vec<String> {
    path.push(name.to_owned());
    path
}

/// What a tag names, where that is a value of the template, of an item, or below where the tag or the model stands.
fn given(what: &Parameter) -> Option<Given> {
    match what {
        Parameter::Literal(value) => Some(Given::Value(Place::Literal(ViewModel::of(value)))),
        Parameter::Path(Path::Relative((names, written))) => {
            let is_from_top = written.starts_with("@root") && matches!(names.first(), Some(PathSeg::Ruled(_)));
            let names = names.iter().skip(usize::from(is_from_top)).map(|name| match name {
                PathSeg::Named(name) => Some(name.clone()),
                _ => None,
            });
            let path = names.collect::<Option<_>>()?;
            Some(Given::Value(if is_from_top { Place::FromTop(path) } else { Place::Path(path) }))
        }
        Parameter::Path(Path::Local((0, name, _))) => match name.as_str() {
            "first" => Some(Given::Local(Local::First)),
            "last" => Some(Given::Local(Local::Last)),
            "index" => Some(Given::Local(Local::Index)),
            "key" => Some(Given::Local(Local::Key)),
            _ => None,
        },
        _ => None,
    }
}
