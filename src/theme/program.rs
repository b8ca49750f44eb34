//! A page's template made ready to be rendered again and again.
//!
//! handlebars copies all that a partial is given whenever one is called, writes out the way from the top of the model for
//! each value that a template names, and goes it anew: of a page with some hundred values that is most of the work. A
//! program is the same template as steps, each of which borrows the value where it stands. The result is the same, byte for
//! byte. Templates that do more than pages mostly need have no program, and neither is a fault a program's to tell: both
//! are left to handlebars.

use std::collections::BTreeMap;
use std::fmt;

use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Path, PathSeg, Template};

use super::partials::partial_name;
use crate::site::{Member, ViewKind, ViewModel, ViewValue};

/// What is called by `{{> @partial-block}}`.
const CONTENT: &str = "@partial-block";
/// The helpers that handlebars brings: a tag with one of these names alone calls it, and names no value.
const HELPERS: [&str; 17] = [
    "and", "each", "eq", "gt", "gte", "if", "len", "log", "lookup", "lt", "lte", "ne", "not", "or", "raw", "unless",
    "with",
];
/// About as long as pages are, in bytes.
const USUAL_LENGTH: usize = 48 * 1024;

/// A page and the partials that it calls, as steps.
pub(super) struct Program {
    page: Vec<Step>,
    partials: Vec<Vec<Step>>,
}

/// What a page does next.
enum Step {
    /// Shows a piece of the template.
    Text(String),
    /// Shows a value, escaped or as it is.
    Show { what: Given, is_escaped: bool },
    /// Goes on with what stands for a value that is something, or with what stands for one that is nothing.
    Choose { what: Given, something: Vec<Step>, nothing: Vec<Step> },
    /// Does the same for each item of a list, or something else where there is none.
    Repeat { what: Place, steps: Vec<Step>, otherwise: Option<Vec<Step>> },
    /// Goes on inside of a value that is something, or does something else.
    Enter { what: Place, steps: Vec<Step>, otherwise: Option<Vec<Step>> },
    /// Calls a partial by its number, with what it is given, where that is not what is here, and with content.
    Call { partial: usize, given: Option<Place>, content: Option<Vec<Step>> },
    /// Shows the content that the partial is called with.
    Content,
}

/// What a step is given.
enum Given {
    /// A value.
    Value(Place),
    /// What the list around it says of its item.
    Local(Local),
}

/// Where a value is.
enum Place {
    /// At the end of a way from where the step stands.
    Path(Vec<String>),
    /// At the end of a way from the top of the model.
    FromTop(Vec<String>),
    /// In the template.
    Literal(ViewModel),
}

/// What a list says of an item.
#[derive(Clone, Copy)]
enum Local {
    First,
    Last,
    Index,
    Key,
}

/// The model and the template do not fit.
struct Fault;

impl Program {
    /// Makes steps of a page and of what it calls; `None` where these ask for what only handlebars does. Templates must not
    /// call each other in a circle.
    pub(super) fn of<'t>(page: &Template, template: &dyn Fn(&str) -> Option<&'t Template>) -> Option<Self> {
        let mut compiler = Compiler { template, partials: Vec::new(), numbers: BTreeMap::new() };
        let page = compiler.steps(page)?;
        Some(Self { page, partials: compiler.partials })
    }

    /// Renders the page; `None` where a template and the model do not fit.
    pub(super) fn render(&self, model: &ViewModel) -> Option<String> {
        let mut html = String::with_capacity(USUAL_LENGTH);
        let top = Here { value: model.top(), top: model.top(), item: None, content: None };
        self.run(&self.page, top, &mut html).ok()?;
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
                    // The content sees what the partial is given, and the content that is around it.
                    let content = content.as_ref().map(|content| {
                        let mut html = String::with_capacity(USUAL_LENGTH);
                        self.run(content, Here { value, ..here }, &mut html).map(|()| html)
                    });
                    let content = content.transpose()?;
                    self.run(&self.partials[*partial], Here { value, content: content.as_deref(), ..here }, html)?;
                }
                Step::Content => html.push_str(here.content.ok_or(Fault)?),
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
    content: Option<&'v str>,
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

/// Makes steps of templates.
struct Compiler<'c, 't> {
    /// The templates by name.
    template: &'c dyn Fn(&str) -> Option<&'t Template>,
    partials: Vec<Vec<Step>>,
    /// The partials that are there already, by name.
    numbers: BTreeMap<String, usize>,
}

impl Compiler<'_, '_> {
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

    fn block(&mut self, block: &HelperTemplate) -> Option<Step> {
        let [what] = block.params.as_slice() else { return None };
        let is_bare = block.hash.is_empty() && block.block_param.is_none();
        let what = given(what).filter(|_| is_bare)?;
        let steps = self.steps(block.template.as_ref()?)?;
        let otherwise = block.inverse.as_ref().map(|inverse| self.steps(inverse));
        let otherwise = if let Some(steps) = otherwise { Some(steps?) } else { None };
        let name = block.name.as_name()?;
        match (name, what) {
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
        let content = match &call.template {
            Some(content) => Some(self.steps(content)?),
            None => None,
        };
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

#[cfg(test)]
mod tests {
    use handlebars::Handlebars;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::Program;
    use crate::site::ViewModel;
    use crate::theme::templates;

    /// Templates as handlebars knows them, and the program of the page `a`, if it has one.
    fn compiled(files: &[(&str, &str)]) -> (Handlebars<'static>, Option<Program>) {
        let mut registry = templates::registry();
        for (name, text) in files {
            registry.register_template_string(name, text).expect("the template parses");
        }
        let page = registry.get_template("a").expect("the page is there");
        let program = Program::of(page, &|name| registry.get_template(name));
        (registry, program)
    }

    /// The page has a program, which renders what handlebars renders, and that is what is expected.
    #[track_caller]
    fn check(files: &[(&str, &str)], model: &Value, expected: &str) {
        let (registry, program) = compiled(files);
        assert_eq!(registry.render("a", model).expect("it renders"), expected);
        let program = program.expect("the page has a program");
        assert_eq!(program.render(&ViewModel::of(model)).as_deref(), Some(expected));
    }

    /// Neither handlebars nor the program renders the page.
    #[track_caller]
    fn check_fault(files: &[(&str, &str)], model: &Value) {
        let (registry, program) = compiled(files);
        assert!(registry.render("a", model).is_err());
        assert_eq!(program.expect("the page has a program").render(&ViewModel::of(model)), None);
    }

    /// handlebars renders what is expected, and the page has no program.
    #[track_caller]
    fn check_left(files: &[(&str, &str)], model: &Value, expected: &str) {
        let (registry, program) = compiled(files);
        assert_eq!(registry.render("a", model).expect("it renders"), expected);
        assert!(program.is_none());
    }

    #[test]
    fn values_are_shown_as_handlebars_shows_them() {
        let model = json!({
            "text": "a<b>\"c\"&'d'`e`=\u{00e9}\u{1f600}", "empty": "", "yes": true, "null": null, "whole": -7,
            "float": 1.50, "large": u64::MAX, "list": [1, "<", [null, {}]], "none": [], "object": {"x": 1},
        });
        let escaped = "a&lt;b&gt;&quot;c&quot;&amp;&#x27;d&#x27;&#x60;e&#x60;&#x3D;\u{00e9}\u{1f600}";
        check(&[("a", "{{text}}|{{{empty}}}|{{yes}}|{{null}}")], &model, &format!("{escaped}||true|"));
        check(&[("a", "{{{text}}}")], &model, "a<b>\"c\"&'d'`e`=\u{00e9}\u{1f600}");
        check(&[("a", "{{whole}} {{float}} {{large}}")], &model, "-7 1.5 18446744073709551615");
        check(
            &[("a", "{{list}} {{{list}}} {{none}} {{object}}")],
            &model,
            "[1, &lt;, [, [object]]] [1, <, [, [object]]] [] [object]",
        );
        check(
            &[("a", "{{list.1}}{{list.2.0}}{{object.x}}{{this.object.x}}{{object/x}}{{[yes]}}")],
            &model,
            "&lt;11 1true".replace(' ', "").as_str(),
        );
    }

    #[test]
    fn space_and_comments_are_left_out_as_handlebars_does() {
        let page = "<\n  {{#if x}}\n  a {{~ x ~}}  b\n  {{else}}\n  c\n  {{/if}}\n  {{! none }}\n{{!-- {{x}} --}}> \\{{x}}\n  {{> b}}\n!";
        check(&[("a", page), ("b", "p\nq\n")], &json!({"x": 1}), &{
            let mut registry = templates::registry();
            registry.register_template_string("b", "p\nq\n").expect("the template parses");
            registry.render_template(page, &json!({"x": 1})).expect("it renders")
        });
    }

    #[test]
    fn one_branch_is_taken_for_something_and_the_other_for_nothing() {
        let page = "{{#if x}}some{{else}}none{{/if}} {{#unless x}}none{{else}}some{{/unless}} {{#if x}}{{else if y}}y{{else}}z{{/if}}";
        for nothing in [json!(0), json!(-0.0), json!(""), json!(false), json!(null), json!([]), json!({})] {
            check(&[("a", page)], &json!({"x": nothing, "y": 0}), "none none z");
        }
        for something in [json!(1), json!(0.5), json!("0"), json!(true), json!([0]), json!({"": 0})] {
            check(&[("a", page)], &json!({ "x": something }), "some some ");
        }
        check(&[("a", page)], &json!({"y": 1}), "none none y");
        check(&[("a", "{{#if x.y.z}}a{{/if}}{{#unless x.y.z}}b{{/unless}}")], &json!({"x": {"y": 1}}), "b");
    }

    #[test]
    fn lists_say_which_item_it_is() {
        let page =
            "{{#each x}}{{@index}}{{#if @first}}f{{/if}}{{#unless @last}}, {{/unless}}{{#if @key}}k{{/if}}{{/each}}";
        check(&[("a", page)], &json!({"x": [0, 0, 0]}), "0f, 1, 2");
        let page = "{{#each x}}{{@key}}{{@index}}={{this}}{{#if @last}}.{{/if}}{{/each}}";
        check(&[("a", page)], &json!({"x": {"b": 1, "a<": 2}}), "a&lt;0=2b1=1.");
        let page = "{{#each x}}{{#each y}}{{@index}}{{this}}{{/each}}{{@index}};{{/each}}";
        check(&[("a", page)], &json!({"x": [{"y": ["a"]}, {"y": []}, {"y": ["b", "c"]}]}), "0a0;1;0b1c2;");
        let page = "{{#each x}}{{#with y}}{{> b}}{{> b z}}{{/with}}{{/each}}";
        check(&[("a", page), ("b", "{{@index}}")], &json!({"x": [{"y": {"z": 0}}, {"y": {"z": 0}}]}), "0011");
        check_fault(&[("a", "{{#each x}}{{@key}}{{/each}}")], &json!({"x": [1]}));
        check_fault(&[("a", "{{@index}}")], &json!({}));
    }

    #[test]
    fn what_is_no_list_has_no_items() {
        let page = "{{#each x}}{{this}}{{else}}none{{/each}}";
        for none in [json!([]), json!({}), json!("text"), json!(1), json!(null), json!(true)] {
            check(&[("a", page)], &json!({ "x": none }), "none");
        }
        check(&[("a", page)], &json!({}), "none");
        check(&[("a", "[{{#each x}}{{this}}{{/each}}{{#each y}}{{this}}{{/each}}]")], &json!({"x": [], "y": {}}), "[]");
        for none in [json!({}), json!({"x": "text"}), json!({"x": null})] {
            check_fault(&[("a", "{{#each x}}{{this}}{{/each}}")], &none);
        }
    }

    #[test]
    fn a_block_is_entered_where_there_is_something() {
        let page = "{{#with x}}{{y}}{{else}}{{y}}{{/with}}";
        check(&[("a", page)], &json!({"x": {"y": 1}, "y": 2}), "1");
        check(&[("a", page)], &json!({"x": {}, "y": 2}), "2");
        check(&[("a", page)], &json!({"y": 2}), "2");
        check_fault(&[("a", "{{#with x}}{{/with}}")], &json!({"x": 0}));
        check_fault(&[("a", page)], &json!({"x": {"z": 1}, "y": 2}));
    }

    #[test]
    fn a_partial_is_given_what_is_here_or_a_part_of_it_or_a_word() {
        let b = ("b", "<{{this}}>");
        check(&[("a", "{{> b \"x&y\"}}{{> b 1}}"), b], &json!({}), "<x&amp;y><1>");
        check(&[("a", "{{> b word}}{{> b number}}"), b], &json!({"word": "w", "number": 1}), "<w><1>");
        check(&[("a", "{{> b}}"), ("b", "{{c.d}}")], &json!({"c": {"d": 2}}), "2");
        check(&[("a", "{{> b c}}"), ("b", "{{d}}{{> e}}"), ("e", "{{d}}")], &json!({"c": {"d": 2}}), "22");
        check(&[("a", "{{> b missing}}"), b], &json!({}), "<>");
        check_fault(&[("a", "{{> b missing}}"), ("b", "{{this.x}}")], &json!({"x": 1}));
    }

    #[test]
    fn what_is_empty_is_given_too() {
        let b = ("b", "[{{#each this}}{{this}}{{else}}none{{/each}}]");
        check(&[("a", "{{> b list}}"), b], &json!({"list": []}), "[none]");
        let b = ("b", "[{{#if this}}some{{else}}none{{/if}}]");
        for empty in [json!(0), json!(""), json!(false), json!(null), json!({})] {
            check(&[("a", "{{> b given}}"), b], &json!({"given": empty}), "[none]");
        }
    }

    #[test]
    fn the_content_of_a_call_stands_where_it_is_asked_for() {
        let page = "{{#> layout}}{{> b}}{{#> frame}}{{x}}{{/frame}}{{/layout}}";
        let layout = ("layout", "<l>{{> b}}{{> @partial-block}}{{#if x}}{{> @partial-block}}{{/if}}</l>");
        let files = [("a", page), layout, ("frame", "<f>{{> @partial-block}}</f>"), ("b", "{{x}}!")];
        check(&files, &json!({"x": 1}), "<l>1!1!<f>1</f>1!<f>1</f></l>");
    }

    #[test]
    fn content_sees_what_the_partial_is_given_and_not_what_is_around_the_place() {
        let model = json!({"label": "l", "csv": {"x": 1}, "rows": [{"label": "row"}, {}]});
        let page = ("a", "{{#> t}}{{#if label}}{{label}}{{else}}none{{/if}}{{/t}}");
        check(&[page, ("t", "<{{#with csv}}{{> @partial-block}}{{/with}}>")], &model, "<l>");
        check(&[page, ("t", "<{{#each rows}}{{> @partial-block}}{{/each}}>")], &model, "<ll>");
        check(&[page, ("t", "no content")], &model, "no content");
        check(&[page, ("t", "{{#> u csv}}{{> @partial-block}}{{/u}}"), ("u", "({{> @partial-block}})")], &model, "(l)");
        let t = ("t", "{{#> u csv}}{{x}}{{/u}}{{> @partial-block}}");
        check(&[page, t, ("u", "({{> @partial-block}})")], &model, "(1)l");
        check_fault(&[page, ("t", "{{> u}}"), ("u", "{{> @partial-block}}")], &model);
        check_fault(&[("a", "{{> @partial-block}}")], &model);
        check_fault(&[("a", "{{#> t}}{{missing}}{{/t}}"), ("t", "no content")], &model);
    }

    #[test]
    fn everything_sees_the_top_of_the_model() {
        let model = json!({"x": 1, "in": {"x": 2, "list": [{"x": 3}]}});
        check(&[("a", "{{#with in}}{{#each list}}{{@root.x}}{{@root.in.x}}{{x}}{{/each}}{{/with}}")], &model, "123");
        check(&[("a", "{{> b in}}"), ("b", "{{@root.x}}{{#with @root.in}}{{x}}{{/with}}")], &model, "12");
        check_fault(&[("a", "{{@root.y}}")], &model);
    }

    #[test]
    fn a_file_is_looked_up_by_its_name() {
        let model = json!({"assets": {"files": {"img/logo.svg": "../logo<.svg"}}, "in": {}, "list": ["x"]});
        check(&[("a", "{{lookup assets.files \"img/logo.svg\"}}")], &model, "../logo&lt;.svg");
        check(
            &[("a", "{{> b in}}"), ("b", "{{{lookup @root.assets.files \"img/logo.svg\"}}}")],
            &model,
            "../logo<.svg",
        );
        check_fault(&[("a", "{{lookup assets.files \"img/other.svg\"}}")], &model);
        check_fault(&[("a", "{{lookup missing \"x\"}}")], &model);
        check_fault(&[("a", "{{lookup list \"x\"}}")], &model);
    }

    #[test]
    fn what_is_not_there_or_leads_nowhere_is_a_fault() {
        check_fault(&[("a", "{{missing}}")], &json!({}));
        check_fault(&[("a", "{{> b}}"), ("b", "{{missing}}")], &json!({}));
        check_fault(&[("a", "{{x.y}}")], &json!({"x": "text"}));
        check_fault(&[("a", "{{#if x.y}}{{/if}}")], &json!({"x": []}));
        check_fault(&[("a", "{{#if x.y.z}}{{/if}}")], &json!({"x": [1]}));
    }

    #[test]
    fn what_only_handlebars_does_is_left_to_it() {
        let model = json!({"x": 1, "in": {"x": 2}, "name": "b", "list": [3], "lists": [[3]]});
        check_left(&[("a", "{{> b y=\"own\"}}"), ("b", "{{x}}{{y}}")], &model, "1own");
        check_left(&[("a", "{{> b in}}"), ("b", "{{../x}}{{x}}")], &model, "12");
        check_left(&[("a", "{{#each lists}}{{#each this}}{{@../index}}{{/each}}{{/each}}")], &model, "0");
        check_left(&[("a", "{{#each list}}{{> b @index}}{{/each}}"), ("b", "<{{this}}>")], &model, "<0>");
        check_left(&[("a", "{{#each list as |item at|}}{{item}}{{at}}{{/each}}")], &model, "30");
        check_left(&[("a", "{{#if (eq x 1)}}one{{/if}}{{len list}}{{lookup list 0}}")], &model, "one13");
        check_left(&[("a", "{{#if 0 includeZero=true}}zero{{/if}}")], &model, "zero");
        check_left(&[("a", "{{> (lookup this \"name\")}}"), ("b", "b")], &model, "b");
        check_left(&[("a", "{{#> missing}}default{{/missing}}")], &model, "default");
        check_left(&[("a", "{{#> @partial-block}}default{{/@partial-block}}")], &model, "default");
        check_left(&[("a", "{{{{raw}}}}{{x}}{{{{/raw}}}}")], &model, "{{x}}");
    }

    #[test]
    fn a_partial_defined_inside_wins_however_it_is_spaced() {
        for open in ["{{#*inline \"b\"}}", "{{# *inline \"b\"}}", "{{\n#*inline \"b\"}}", "{{~#*inline \"b\"~}}"] {
            let page = format!("{open}own{{{{/inline}}}}{{{{> b}}}}");
            check_left(&[("a", &page), ("b", "file")], &json!({}), "own");
            let page = format!("{{{{#if x}}}}{open}own{{{{/inline}}}}{{{{> b}}}}{{{{/if}}}}");
            check_left(&[("a", &page), ("b", "file")], &json!({"x": 1}), "own");
        }
    }

    #[test]
    fn a_name_of_a_helper_is_no_value() {
        for name in super::HELPERS {
            let page = format!("{{{{{name}}}}}");
            let (registry, program) = compiled(&[("a", &page)]);
            assert!(program.is_none(), "{name}");
            // That it is one shows in that the value of this name is not.
            assert_ne!(registry.render("a", &json!({ name: "value" })).ok().as_deref(), Some("value"), "{name}");
        }
    }

    /// A path that a template may write. Most of them lead somewhere.
    fn path() -> impl Strategy<Value = String> {
        let odd = ["a.b", "b.a", "a/b", "[a]", "this.a", "0", "a.0", "@key", "@index", "@first", "@last", "../a"];
        prop_oneof![
            4 => prop::sample::select(vec!["a", "b", "c"]),
            2 => prop::sample::select(vec!["this", "@root.a", "@root.b"]),
            1 => prop::sample::select(odd.to_vec()),
        ]
        .prop_map(str::to_owned)
    }

    /// A piece of a template, with others in it.
    fn piece() -> impl Strategy<Value = String> {
        let text =
            prop::sample::select(vec!["x", "<&>", " ", "\n", "  \n", "{ ", "\\ ", "{{! c }}", "{{!-- {{a}} --}}\n"]);
        let call = prop::sample::select(vec![
            "{{> p}}",
            "{{> p a}}",
            "{{> q b}}",
            "  {{> q}}\n",
            "{{> p \"w<\"}}",
            "{{> @partial-block}}",
        ]);
        let leaf = prop_oneof![
            3 => text.prop_map(str::to_owned),
            4 => path().prop_map(|path| format!("{{{{{path}}}}}")),
            1 => path().prop_map(|path| format!("{{{{{{{path}}}}}}}")),
            1 => path().prop_map(|path| format!("{{{{~{path}~}}}}")),
            1 => path().prop_map(|path| format!("{{{{lookup {path} \"a\"}}}}")),
            2 => call.prop_map(str::to_owned),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let inside = prop::collection::vec(inner, 0..4).prop_map(|pieces| pieces.concat());
            let block = prop::sample::select(vec!["if", "unless", "each", "with"]);
            prop_oneof![
                (block.clone(), path(), inside.clone())
                    .prop_map(|(name, path, inside)| { format!("{{{{#{name} {path}}}}}{inside}{{{{/{name}}}}}") }),
                (block, path(), inside.clone(), inside.clone()).prop_map(|(name, path, inside, other)| {
                    format!("{{{{#{name} {path}}}}}\n{inside}\n{{{{else}}}}{other}{{{{/{name}}}}}\n")
                }),
                (prop::sample::select(vec!["p", "q", "p a", "q this"]), inside).prop_map(|(call, inside)| {
                    let name = call.split(' ').next().unwrap_or_default();
                    format!("{{{{#> {call}}}}}{inside}{{{{/{name}}}}}")
                }),
            ]
        })
    }

    fn template() -> impl Strategy<Value = String> {
        prop::collection::vec(piece(), 0..6).prop_map(|pieces| pieces.concat())
    }

    fn model() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(json!(null)),
            any::<bool>().prop_map(Value::from),
            (-2..3).prop_map(Value::from),
            prop::sample::select(vec![0.0, -0.5, 1e300, 5e-324]).prop_map(Value::from),
            prop::sample::select(vec!["", "t", "<b a='1'>`&`\"</b>", "\u{e9}\n"]).prop_map(Value::from),
        ];
        let named = |value: BoxedStrategy<Value>| {
            prop::array::uniform3(value).prop_map(|[b, a, c]| json!({ "b": b, "a": a, "c": c }))
        };
        let value = leaf.prop_recursive(3, 64, 3, move |inner| {
            let values = named(inner.clone().boxed());
            prop_oneof![
                3 => values.clone(),
                2 => prop::collection::vec(values, 0..4).prop_map(Value::from),
                1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
            ]
        });
        named(value.boxed())
    }

    /// How many pages are rendered, each with a template and a model of its own.
    const PAGES: u32 = 2000;

    proptest! {
        #![proptest_config(ProptestConfig { cases: PAGES, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_program_renders_what_handlebars_renders(
            page in template(), q in template(), model in model(),
        ) {
            // Templates that call each other in a circle are refused before they come here.
            let q = q.replace("> q", "> p").replace("/q", "/p");
            let files = [("a", page.as_str()), ("q", q.as_str()), ("p", "{{a}}{{#if b}}[{{> @partial-block}}]{{/if}}{{#each this}}{{@index}}{{else}}-{{/each}}")];
            let mut registry = templates::registry();
            for (name, text) in files {
                registry.register_template_string(name, text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
            }
            let page = registry.get_template("a").expect("the page is there");
            if let Some(program) = Program::of(page, &|name| registry.get_template(name)) {
                prop_assert_eq!(program.render(&ViewModel::of(&model)), registry.render("a", &model).ok());
            }
        }
    }
}
