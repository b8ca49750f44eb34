//! Which partials call which, so that a circle among them is a fault and not an endless recursion.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use handlebars::Template;
use handlebars::template::TemplateElement;

use super::syntax::partial_name;

/// A call that must not be.
pub(super) struct Circle {
    /// The template it stands in.
    pub(super) template: String,
    /// Its line, from 1.
    pub(super) line: usize,
    /// Its column, from 1.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
}

/// A call of a partial.
#[derive(Clone)]
struct Call {
    /// The template it stands in; another than its partial, where that is defined inline.
    template: String,
    /// The partial; `None` where the name is computed.
    partial: Option<String>,
    line: usize,
    column: usize,
}

/// The calls that each partial makes, those that are defined inline among them, by name.
type Calls = BTreeMap<String, Vec<Call>>;

/// Every call that closes a circle, and every call whose partial is computed, since such a one may close one too.
pub(super) fn circles(templates: &HashMap<String, Template>) -> Vec<Circle> {
    let mut calls = Calls::new();
    let sorted: BTreeMap<&String, &Template> = templates.iter().collect();
    for (name, template) in sorted {
        collect(template, name, name, &mut calls);
    }
    let mut circles = Vec::new();
    for (name, of_partial) in &calls {
        for call in of_partial {
            let circle = |message, help| Circle {
                template: call.template.clone(),
                line: call.line,
                column: call.column,
                message,
                help,
            };
            match &call.partial {
                None => circles.push(circle(
                    "the name of this partial is computed".to_owned(),
                    "name the partial, inside an `if` where there is a choice",
                )),
                Some(partial) if reaches(&calls, partial, name) => circles.push(circle(
                    format!("`{name}` and `{partial}` call each other in a circle"),
                    "take one of the calls out",
                )),
                Some(_) => {}
            }
        }
    }
    circles
}

/// Whether calling `from` may end in `to`.
fn reaches(calls: &Calls, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        let next = calls.get(name).into_iter().flatten().filter_map(|call| call.partial.as_deref());
        open.extend(next.filter(|name| seen.insert(name)).collect::<Vec<_>>());
    }
    false
}

/// Adds the calls of a template, those in its blocks too, as made by the partial `caller`. A partial that is defined
/// inline is a caller of its own, whatever template it stands in.
fn collect(part: &Template, template: &str, caller: &str, calls: &mut Calls) {
    for (at, element) in part.elements.iter().enumerate() {
        match element {
            TemplateElement::HelperBlock(helper) => {
                for inner in [&helper.template, &helper.inverse].into_iter().flatten() {
                    collect(inner, template, caller, calls);
                }
            }
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                let name = partial_name(&partial.name);
                if name.as_deref() != Some("@partial-block") {
                    let (line, column) = part.mapping.get(at).map_or((1, 1), |place| (place.0, place.1));
                    let call = Call { template: template.to_owned(), partial: name, line, column };
                    calls.entry(caller.to_owned()).or_default().push(call);
                }
                if let Some(inner) = &partial.template {
                    collect(inner, template, caller, calls);
                }
            }
            TemplateElement::DecoratorBlock(decorator) => {
                let defined = decorator.params.first().and_then(partial_name);
                if let Some(inner) = &decorator.template {
                    collect(inner, template, defined.as_deref().unwrap_or(caller), calls);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;
    use handlebars::Handlebars;

    fn check(templates: &[(&str, &str)], expected: &[&str]) {
        let mut registry = Handlebars::new();
        for (name, text) in templates {
            registry.register_template_string(name, text).expect("the template parses");
        }
        let found: Vec<String> = circles(registry.get_templates())
            .into_iter()
            .map(|circle| format!("{}:{}", circle.template, circle.line))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_circle_is_found_at_each_of_its_calls() {
        check(
            &[("a", "x\n{{> b}}"), ("b", "{{#if x}}{{> c}}{{/if}}"), ("c", "{{> a}}"), ("d", "{{> a}}")],
            &["a:2", "b:1", "c:1"],
        );
    }

    #[test]
    fn a_partial_that_calls_itself_is_a_circle() {
        check(&[("a", "{{#each x}}{{> a}}{{/each}}")], &["a:1"]);
        check(&[("a", "{{#*inline \"b\"}}{{> a}}{{/inline}}{{> b}}"), ("b", "")], &["a:1", "a:1"]);
    }

    #[test]
    fn a_partial_defined_inline_that_calls_itself_is_a_circle() {
        check(&[("a", "{{#*inline \"b\"}}\n{{> b}}{{/inline}}\n{{> b}}")], &["a:2"]);
        check(
            &[("a", "{{#*inline \"b\"}}{{> c}}{{/inline}}\n{{#*inline \"c\"}}{{> b}}{{/inline}}\n{{> b}}")],
            &["a:1", "a:2"],
        );
        check(&[("a", "{{#*inline \"b\"}}x{{/inline}}{{> b}}{{> b}}")], &[]);
    }

    #[test]
    fn a_computed_name_may_hide_a_circle() {
        check(&[("a", "{{> (lookup this \"name\")}}")], &["a:1"]);
    }

    #[test]
    fn calling_twice_is_no_circle() {
        check(&[("a", "{{#> b}}{{> c}}{{/b}}{{> c}}"), ("b", "{{> @partial-block}}{{> c}}"), ("c", "")], &[]);
    }
}
