//! Which partials call which, so that a circle among them is a fault and not an endless recursion.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use handlebars::Template;
use handlebars::template::{Parameter, Subexpression, TemplateElement};

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
    /// The partial; `None` where the name is computed.
    partial: Option<String>,
    line: usize,
    column: usize,
}

/// Every call that closes a circle, and every call whose partial is computed, since such a one may close one too.
pub(super) fn circles(templates: &HashMap<String, Template>) -> Vec<Circle> {
    let mut calls: BTreeMap<String, Vec<Call>> = BTreeMap::new();
    let sorted: BTreeMap<&String, &Template> = templates.iter().collect();
    for (name, template) in sorted {
        let mut found = Vec::new();
        collect(template, &mut found);
        calls.entry(name.clone()).or_default().extend(found);
    }
    let mut circles = Vec::new();
    for (name, of_template) in &calls {
        for call in of_template {
            let circle =
                |message, help| Circle { template: name.clone(), line: call.line, column: call.column, message, help };
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
fn reaches(calls: &BTreeMap<String, Vec<Call>>, from: &str, to: &str) -> bool {
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

/// The calls of a template, those in its blocks too. A partial that is defined inline counts as part of the template
/// that defines it, so a circle through it is found as well.
fn collect(template: &Template, calls: &mut Vec<Call>) {
    for (at, element) in template.elements.iter().enumerate() {
        let (line, column) = template.mapping.get(at).map_or((1, 1), |place| (place.0, place.1));
        match element {
            TemplateElement::HelperBlock(helper) => {
                for inner in [&helper.template, &helper.inverse].into_iter().flatten() {
                    collect(inner, calls);
                }
            }
            TemplateElement::PartialExpression(partial) | TemplateElement::PartialBlock(partial) => {
                let name = partial_name(&partial.name);
                if name.as_deref() != Some("@partial-block") {
                    calls.push(Call { partial: name, line, column });
                }
                collect_inner(partial.template.as_ref(), calls);
            }
            TemplateElement::DecoratorBlock(decorator) => collect_inner(decorator.template.as_ref(), calls),
            _ => {}
        }
    }
}

fn collect_inner(template: Option<&Template>, calls: &mut Vec<Call>) {
    if let Some(template) = template {
        collect(template, calls);
    }
}

fn partial_name(name: &Parameter) -> Option<String> {
    match name {
        Parameter::Literal(value) => value.as_str().map(str::to_owned),
        Parameter::Subexpression(Subexpression { .. }) => None,
        name => name.as_name().map(str::to_owned),
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
        check(&[("a", "{{#*inline \"b\"}}{{> a}}{{/inline}}{{> b}}"), ("b", "")], &["a:1"]);
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
