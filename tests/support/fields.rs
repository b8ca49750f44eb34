//! Follows the paths that templates name through the models they are given.
//!
//! handlebars tells of a missing field only where it is printed. In `{{#if}}`, `{{#each}}` and `{{#with}}` a typing
//! mistake is silence, so the templates are walked here with real models, and a field that no page fills is reported
//! too: behind it nothing would have been looked at.

use std::collections::{BTreeMap, BTreeSet};

use handlebars::Template;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use serde_json::Value;

/// What a walk found.
#[derive(Default)]
pub(crate) struct Findings {
    /// How many paths were looked at.
    pub(crate) seen: usize,
    /// Paths that some page does not have.
    pub(crate) missing: BTreeSet<String>,
    /// By template and path, whether any page fills it.
    filled: BTreeMap<String, bool>,
}

impl Findings {
    /// Paths that are empty on every page.
    pub(crate) fn unseen(&self) -> BTreeSet<&str> {
        self.filled.iter().filter(|(_, filled)| !**filled).map(|(path, _)| path.as_str()).collect()
    }
}

/// Walks a page's template, and the partials it calls, with these models.
pub(crate) fn walk(templates: &[(String, String)], page: &str, models: &[&Value], found: &mut Findings) {
    let parsed: BTreeMap<String, Template> = templates
        .iter()
        .map(|(path, text)| {
            let name = path.trim_start_matches("partials/").trim_end_matches(".hbs").to_owned();
            (name, Template::compile(text).expect("the template parses"))
        })
        .collect();
    Walk { templates: &parsed, found }.template(page, &parsed[page], models);
}

struct Walk<'a> {
    templates: &'a BTreeMap<String, Template>,
    found: &'a mut Findings,
}

impl Walk<'_> {
    fn template(&mut self, name: &str, template: &Template, here: &[&Value]) {
        for element in &template.elements {
            match element {
                TemplateElement::Expression(helper) | TemplateElement::HtmlExpression(helper) => {
                    if helper.params.is_empty() {
                        self.follow(name, &helper.name, here);
                    }
                    for parameter in &helper.params {
                        self.follow(name, parameter, here);
                    }
                }
                TemplateElement::HelperBlock(block) => self.block(name, block, here),
                TemplateElement::PartialExpression(call) | TemplateElement::PartialBlock(call) => {
                    let partial = call.name.as_name().expect("the partial is named");
                    if let Some(called) = self.templates.get(partial) {
                        let there = match call.params.first() {
                            Some(Parameter::Literal(_)) => continue,
                            Some(parameter) => self.follow(name, parameter, here),
                            None => here.to_vec(),
                        };
                        self.template(partial, called, &there);
                    } else {
                        assert_eq!(partial, "@partial-block", "{name} calls a partial that is not there");
                    }
                    if let Some(inner) = &call.template {
                        self.template(name, inner, here);
                    }
                }
                _ => {}
            }
        }
    }

    fn block(&mut self, name: &str, block: &HelperTemplate, here: &[&Value]) {
        let values = self.follow(name, &block.params[0], here);
        let inside: Vec<&Value> = match block.name.as_name() {
            Some("if" | "unless") => here.to_vec(),
            Some("with") => values,
            Some("each") => values.iter().filter_map(|value| value.as_array()).flatten().collect(),
            other => panic!("{name} uses the helper {other:?}"),
        };
        if let Some(template) = &block.template {
            self.template(name, template, &inside);
        }
        if let Some(template) = &block.inverse {
            self.template(name, template, here);
        }
    }

    /// The values of a path, those that are nothing left out.
    fn follow<'v>(&mut self, name: &str, parameter: &Parameter, here: &[&'v Value]) -> Vec<&'v Value> {
        let path = parameter.as_name().expect("a path");
        let mut values = here.to_vec();
        // The theme itself adds the addresses of assets.
        if path.starts_with("assets.") || here.is_empty() {
            return Vec::new();
        }
        self.found.seen += 1;
        for key in path.split('.').filter(|key| *key != "this") {
            let mut next = Vec::new();
            for value in values {
                match value.get(key) {
                    Some(Value::Null) => {}
                    Some(inner) => next.push(inner),
                    None => _ = self.found.missing.insert(format!("{name}: {path}")),
                }
            }
            values = next;
        }
        let is_filled = values.iter().any(|value| !matches!(value, Value::Array(list) if list.is_empty()));
        *self.found.filled.entry(format!("{name}: {path}")).or_default() |= is_filled;
        values
    }
}

/// Compares a model with the tables of the README: what is in one and not in the other, or of another kind.
pub(crate) fn compare(readme: &str, page: &str, model: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    compare_part(readme, page, model, &mut wrong);
    wrong
}

/// The table under a heading: field and what it holds.
fn table<'r>(readme: &'r str, heading: &str) -> BTreeMap<&'r str, &'r str> {
    let (_, section) =
        readme.split_once(&format!("### {heading}\n")).unwrap_or_else(|| panic!("the README has no section {heading}"));
    let section = section.split("\n### ").next().unwrap_or(section);
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let (field, rest) = row.split_once("` | ").expect("a field and what it holds");
        (field, rest.split(" | ").next().expect("what it holds"))
    })
    .collect()
}

fn compare_part(readme: &str, heading: &str, model: &Value, wrong: &mut Vec<String>) {
    let table = table(readme, heading);
    let fields = model.as_object().expect("a part is an object");
    for field in fields.keys().filter(|field| !table.contains_key(field.as_str())) {
        wrong.push(format!("{heading}: `{field}` is not in the README"));
    }
    for (field, holds) in table {
        match fields.get(field) {
            None => wrong.push(format!("{heading}: `{field}` is not in the model")),
            Some(value) => compare_value(readme, &format!("{heading}: `{field}`"), holds, value, wrong),
        }
    }
}

fn compare_value(readme: &str, place: &str, holds: &str, value: &Value, wrong: &mut Vec<String>) {
    if let Some(inner) = holds.strip_suffix(" or nothing") {
        if !value.is_null() {
            compare_value(readme, place, inner, value, wrong);
        }
    } else if let Some(inner) = holds.strip_prefix("list of ") {
        match value.as_array() {
            Some(list) => list.iter().for_each(|value| compare_value(readme, place, inner, value, wrong)),
            None => wrong.push(format!("{place} is no list")),
        }
    } else if let Some((part, _)) = holds.strip_prefix('[').and_then(|holds| holds.split_once(']')) {
        compare_part(readme, part, value, wrong);
    } else {
        let is_so = match holds {
            "text" => value.is_string(),
            "number" => value.is_number(),
            "yes or no" => value.is_boolean(),
            _ => false,
        };
        if !is_so {
            wrong.push(format!("{place} is not {holds}: {value}"));
        }
    }
}
