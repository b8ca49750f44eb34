//! Pages with the partials that they call put into them.
//!
//! handlebars copies all that a partial is given whenever one is called, and every value that the partial then names: a
//! page with its article would be copied for its layout, and an icon's surroundings for the icon. Where the partial
//! stands in the page itself, what it is given is named by its path and nothing is copied. The result is the same; what
//! would not be the same is left a call: templates that look beyond what they are given (`../`), calls that add values of
//! their own, and everything in a theme that defines partials inside templates.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use handlebars::template::{DecoratorTemplate, ExpressionSpecBuilder, HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason,
    Renderable, Template,
};

use super::partials::partial_name;
use crate::diagnostic::Source;

/// The most elements that a page may have with its partials. A theme whose partials call each other again and again
/// would else fill the memory.
const MOST_ELEMENTS: usize = 20_000;
/// The name of [`Scope`], which no template can write.
const SCOPE: &str = "what a partial is given";
/// What is called by `{{> @partial-block}}`.
const CONTENT: &str = "@partial-block";

/// The same templates, with pages that have their partials in them. A page that would become too large stays as it is.
pub(super) fn registry(mut registry: Handlebars<'static>, sources: &BTreeMap<String, Source>) -> Handlebars<'static> {
    registry.register_helper(SCOPE, Box::new(Scope));
    let templates = registry.get_templates();
    if templates.values().any(defines_partials) {
        return registry;
    }
    let looks_up = |source: &Source| {
        let tags = source.text().split("{{").skip(1).filter_map(|rest| rest.split("}}").next());
        tags.into_iter().any(|tag| tag.contains("../"))
    };
    let plain: BTreeSet<&str> =
        sources.iter().filter(|(_, source)| !looks_up(source)).map(|(name, _)| name.as_str()).collect();
    let inlined = |name: &&str| {
        let mut inliner = Inliner { templates, plain: &plain, left: MOST_ELEMENTS };
        inliner.template(templates.get(*name)?, Content::None).map(|page| ((*name).to_owned(), page))
    };
    let pages: Vec<(String, Template)> =
        plain.iter().filter(|name| name.starts_with("pages/")).filter_map(inlined).collect();
    for (name, page) in pages {
        registry.register_template(&name, page);
    }
    registry
}

/// Whether a template defines partials inside of itself, or does anything else that decorators do.
fn defines_partials(template: &Template) -> bool {
    template.elements.iter().any(|element| match element {
        TemplateElement::DecoratorBlock(_) | TemplateElement::DecoratorExpression(_) => true,
        TemplateElement::HelperBlock(block) => {
            [&block.template, &block.inverse].into_iter().flatten().any(defines_partials)
        }
        TemplateElement::PartialBlock(call) => call.template.as_ref().is_some_and(defines_partials),
        _ => false,
    })
}

/// What a partial is called with, to stand where it asks for it. It is rendered once, where the partial begins, and so it
/// may stand only where everything is as it was there.
#[derive(Clone, Copy)]
enum Content<'c> {
    /// Nothing.
    None,
    /// This, counted each time that it is put in.
    Here(&'c Template, &'c Cell<usize>),
    /// Something, but not in this place.
    Elsewhere,
}

impl Content<'_> {
    /// The same inside of something.
    fn inside(self) -> Self {
        match self {
            Self::None => Self::None,
            Self::Here(..) | Self::Elsewhere => Self::Elsewhere,
        }
    }
}

struct Inliner<'t> {
    templates: &'t HashMap<String, Template>,
    /// The templates that may be put into others.
    plain: &'t BTreeSet<&'t str>,
    /// How many more elements there may be.
    left: usize,
}

impl Inliner<'_> {
    /// A template with its partials in it, called with some content; `None` where it becomes too large, or would not be
    /// the same.
    fn template(&mut self, template: &Template, content: Content<'_>) -> Option<Template> {
        let mut inlined = Template::default();
        for element in &template.elements {
            self.left = self.left.checked_sub(1)?;
            match element {
                TemplateElement::PartialExpression(call) | TemplateElement::PartialBlock(call) => {
                    self.call(element, call, content, &mut inlined.elements)?;
                }
                TemplateElement::HelperBlock(block) => {
                    let mut block = block.clone();
                    for part in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                        *part = self.template(part, content.inside())?;
                    }
                    inlined.elements.push(TemplateElement::HelperBlock(block));
                }
                element => inlined.elements.push(element.clone()),
            }
        }
        Some(inlined)
    }

    /// Puts in what is called, or the call as it is.
    fn call(
        &mut self,
        element: &TemplateElement,
        call: &DecoratorTemplate,
        content: Content<'_>,
        elements: &mut Vec<TemplateElement>,
    ) -> Option<()> {
        let name = partial_name(&call.name).unwrap_or_default();
        let is_bare = call.hash.is_empty() && call.indent.is_none();
        if name == CONTENT {
            match content {
                Content::None => elements.push(element.clone()),
                Content::Here(inner, times) if is_bare && call.params.is_empty() && call.template.is_none() => {
                    self.left = self.left.checked_sub(inner.elements.len())?;
                    elements.extend(inner.elements.iter().cloned());
                    times.set(times.get() + 1);
                }
                Content::Here(..) | Content::Elsewhere => return None,
            }
            return Some(());
        }
        let given = call.params.first();
        let called = self.templates.get(&name).filter(|_| is_bare && self.plain.contains(name.as_str()));
        let Some(called) = called else {
            // What asks for the content inside of this call would find another one.
            let asks = call.template.as_ref().is_some_and(asks_for_content);
            elements.push(element.clone());
            return (!asks || matches!(content, Content::None)).then_some(());
        };
        let called = match &call.template {
            None => self.template(called, Content::None)?,
            Some(inner) => {
                let around = if given.is_none() { content } else { content.inside() };
                let (inner, times) = (self.template(inner, around)?, Cell::new(0));
                let called = self.template(called, Content::Here(&inner, &times))?;
                (times.get() == 1).then_some(called)?
            }
        };
        match given {
            None => elements.extend(called.elements),
            Some(given) => elements.push(scope(given, called)),
        }
        Some(())
    }
}

/// Whether a template asks for the content that it is called with.
fn asks_for_content(template: &Template) -> bool {
    template.elements.iter().any(|element| match element {
        TemplateElement::PartialExpression(call) | TemplateElement::PartialBlock(call) => {
            partial_name(&call.name).as_deref() == Some(CONTENT) || call.template.as_ref().is_some_and(asks_for_content)
        }
        TemplateElement::HelperBlock(block) => {
            [&block.template, &block.inverse].into_iter().flatten().any(asks_for_content)
        }
        _ => false,
    })
}

/// What a partial renders of what it is given.
fn scope(given: &Parameter, partial: Template) -> TemplateElement {
    let block = ExpressionSpecBuilder::default()
        .name(Parameter::Name(SCOPE.to_owned()))
        .params(vec![given.clone()])
        .hash(HashMap::new())
        .omit_pre_ws(false)
        .omit_pro_ws(false)
        .build()
        .expect("every part is there");
    let mut block = HelperTemplate::new(block, true, false);
    block.template = Some(partial);
    TemplateElement::HelperBlock(Box::new(block))
}

/// The helper that renders a partial in its place: like `with`, but for what is empty too.
struct Scope;

impl HelperDef for Scope {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let given = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex(SCOPE, 0))?;
        let mut block = BlockContext::new();
        match given.context_path() {
            Some(path) => block.base_path_mut().clone_from(path),
            None => block.set_base_value(given.value().clone()),
        }
        if let Some(around) = rc.block() {
            block.local_variables_mut().clone_from(around.local_variables());
        }
        rc.push_block(block);
        let rendered = helper.template().map_or(Ok(()), |partial| partial.render(registry, context, rc, out));
        rc.pop_block();
        rendered
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use handlebars::Handlebars;
    use handlebars::template::TemplateElement;
    use serde_json::{Value, json};

    use super::registry;
    use crate::diagnostic::Source;
    use crate::theme::templates;

    /// Templates as they are written, and with their partials in them.
    fn registries(files: &[(&str, &str)]) -> (Handlebars<'static>, Handlebars<'static>) {
        let mut written = templates::registry();
        let mut sources = BTreeMap::new();
        for (name, text) in files {
            written.register_template_string(name, text).expect("the template parses");
            sources.insert((*name).to_owned(), Source::new(*name, (*text).to_owned()));
        }
        let inlined = registry(written.clone(), &sources);
        (written, inlined)
    }

    fn calls(registry: &Handlebars<'_>) -> usize {
        let is_call = |element: &&TemplateElement| {
            matches!(element, TemplateElement::PartialExpression(_) | TemplateElement::PartialBlock(_))
        };
        registry.get_template("pages/a").expect("the page is there").elements.iter().filter(is_call).count()
    }

    /// A page renders the same both ways, and has so many calls left.
    #[track_caller]
    fn check(files: &[(&str, &str)], model: &Value, expected: &str, calls_left: usize) {
        let (written, inlined) = registries(files);
        assert_eq!(written.render("pages/a", model).expect("it renders"), expected);
        assert_eq!(inlined.render("pages/a", model).expect("it renders"), expected);
        assert_eq!(calls(&inlined), calls_left);
    }

    #[test]
    fn a_partial_is_given_what_is_here_or_a_part_of_it_or_a_word() {
        let b = ("b", "<{{this}}>");
        check(&[("pages/a", "{{> b \"x&y\"}}"), b], &json!({}), "<x&amp;y>", 0);
        check(&[("pages/a", "{{> b word}}{{> b number}}"), b], &json!({"word": "w", "number": 1}), "<w><1>", 0);
        check(&[("pages/a", "{{> b}}"), ("b", "{{c.d}}")], &json!({"c": {"d": 2}}), "2", 0);
        check(&[("pages/a", "{{> b c}}"), ("b", "{{d}}{{> e}}"), ("e", "{{d}}")], &json!({"c": {"d": 2}}), "22", 0);
    }

    #[test]
    fn what_is_empty_is_given_too() {
        let b = ("b", "[{{#each this}}{{this}}{{else}}none{{/each}}]");
        check(&[("pages/a", "{{> b list}}"), b], &json!({"list": []}), "[none]", 0);
        let b = ("b", "[{{#if this}}some{{else}}none{{/if}}]");
        for empty in [json!(0), json!(""), json!(false), json!(null), json!({})] {
            check(&[("pages/a", "{{> b given}}"), b], &json!({"given": empty}), "[none]", 0);
        }
    }

    #[test]
    fn partials_stand_in_blocks_and_see_where_they_are() {
        let page = "{{#each rows}}{{> b}}{{> c inner}}{{#if inner.x}}{{> c inner}}{{/if}}{{/each}}";
        let model = json!({"rows": [{"n": 1, "inner": {"x": 0}}, {"n": 2, "inner": {"x": 5}}]});
        check(
            &[("pages/a", page), ("b", "{{n}}@{{@index}}"), ("c", "({{x}}@{{@index}}{{#if @last}}.{{/if}})")],
            &model,
            "1@0(0@0)2@1(5@1.)(5@1.)",
            0,
        );
    }

    #[test]
    fn the_content_of_a_call_stands_where_it_is_asked_for() {
        let page = "{{#> layout}}{{> b}}{{#> frame}}{{x}}{{/frame}}{{/layout}}";
        let files = [
            ("pages/a", page),
            ("layout", "<l>{{> b}}{{> @partial-block}}</l>"),
            ("frame", "<f>{{> @partial-block}}</f>"),
            ("b", "{{x}}!"),
        ];
        check(&files, &json!({"x": 1}), "<l>1!1!<f>1</f></l>", 0);
    }

    #[test]
    fn content_that_would_stand_elsewhere_keeps_its_page_as_it_is() {
        let model = json!({"label": "l", "csv": {"x": 1}, "rows": [{"label": "row"}]});
        let page = ("pages/a", "{{#> t}}{{#if label}}{{label}}{{else}}none{{/if}}{{/t}}");
        check(&[page, ("t", "<{{#with csv}}{{> @partial-block}}{{/with}}>")], &model, "<l>", 1);
        check(&[page, ("t", "<{{#each rows}}{{> @partial-block}}{{/each}}>")], &model, "<l>", 1);
        check(&[page, ("t", "{{#if csv}}{{> @partial-block}}{{/if}}")], &model, "l", 1);
        check(&[page, ("t", "{{> @partial-block}}{{> @partial-block}}")], &model, "ll", 1);
        check(&[page, ("t", "no content")], &model, "no content", 1);
        check(
            &[page, ("t", "{{#> u csv}}{{> @partial-block}}{{/u}}"), ("u", "({{> @partial-block}})")],
            &model,
            "(l)",
            1,
        );
        check(
            &[page, ("t", "{{#> u csv}}{{x}}{{/u}}{{> @partial-block}}"), ("u", "({{> @partial-block}})")],
            &model,
            "(1)l",
            0,
        );
        check(&[page, ("t", "{{#> @partial-block}}default{{/@partial-block}}")], &model, "l", 1);
        let unused = [("pages/a", "{{#> t}}{{missing}}{{/t}}"), ("t", "x")];
        let (written, inlined) = registries(&unused);
        assert!(written.render("pages/a", &model).is_err() && inlined.render("pages/a", &model).is_err());
    }

    #[test]
    fn a_partial_defined_inside_wins_however_it_is_spaced() {
        for open in ["{{#*inline \"b\"}}", "{{# *inline \"b\"}}", "{{\n#*inline \"b\"}}", "{{~#*inline \"b\"~}}"] {
            let page = format!("{open}own{{{{/inline}}}}{{{{> b}}}}");
            check(&[("pages/a", &page), ("b", "file")], &json!({}), "own", 1);
            let page = format!("{{{{#if x}}}}{open}own{{{{/inline}}}}{{{{> b}}}}{{{{/if}}}}");
            check(&[("pages/a", &page), ("b", "file")], &json!({"x": 1}), "own", 0);
        }
    }

    #[test]
    fn what_would_be_something_else_stays_a_call() {
        let model = json!({"x": 1, "in": {"x": 2}});
        check(&[("pages/a", "{{> b y=\"own\"}}"), ("b", "{{x}}{{y}}")], &model, "1own", 1);
        check(&[("pages/a", "{{> b in}}"), ("b", "{{../x}}{{x}}")], &model, "12", 1);
        check(&[("pages/a", "{{#*inline \"b\"}}own{{/inline}}{{> b}}"), ("b", "file")], &model, "own", 1);
        check(&[("pages/a", "{{> (lookup this \"name\")}}"), ("b", "b")], &json!({"name": "b"}), "b", 1);
    }

    #[test]
    fn a_page_that_would_become_too_large_keeps_its_calls() {
        let names: Vec<String> = (0..40).map(|at| format!("p{at}")).collect();
        let texts: Vec<String> = (1..=40).map(|at| format!("{{{{> p{at}}}}}{{{{> p{at}}}}}")).collect();
        let mut files: Vec<(&str, &str)> =
            names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        files.extend([("p40", ""), ("pages/a", "{{> p0}}")]);
        assert_eq!(calls(&registries(&files).1), 1);
    }

    #[test]
    fn a_fault_is_a_fault_both_ways() {
        let (written, inlined) = registries(&[("pages/a", "{{> b}}"), ("b", "{{missing}}")]);
        assert!(written.render("pages/a", &json!({})).is_err() && inlined.render("pages/a", &json!({})).is_err());
    }
}
