//! What a template may be at most, so that a theme is refused in a moment instead of taking minutes or all the stack.
//!
//! Parsing takes time for each tag that grows with the length of the template, and tags inside each other take stack,
//! when they are parsed and again when they are rendered. The limits are far above what a page needs.

use std::collections::{BTreeMap, HashMap};

use handlebars::Template;
use handlebars::template::TemplateElement;

use super::syntax::partial_name;

/// The longest template, in bytes.
const LONGEST: usize = 256_000;
/// The most tags of a template.
const MOST_TAGS: usize = 2_000;
/// How deep brackets may stand inside each other in a tag.
const BRACKETS: usize = 32;
/// How deep blocks and partials may stand inside each other, those of called partials counted.
const LEVELS: usize = 100;

/// A limit that a template passes.
pub(super) struct Excess {
    /// Where: a byte of the text.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: &'static str,
}

/// The first limit that a text passes before it is parsed.
pub(super) fn of_text(text: &str) -> Option<Excess> {
    of_tags(&text[..text.floor_char_boundary(LONGEST)]).or_else(|| {
        let message = format!("the template is larger than {} KB", LONGEST / 1000);
        let help = "move what is no template of it into `assets/`";
        (text.len() > LONGEST).then_some(Excess { at: 0, message, help })
    })
}

/// The first limit that the tags of a text pass.
fn of_tags(text: &str) -> Option<Excess> {
    let mut tags = 0;
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|found| from + found) {
        tags += 1;
        if tags > MOST_TAGS {
            let message = format!("the template has more than {MOST_TAGS} tags");
            return Some(Excess { at, message, help: "write what repeats once, in an `each` or in a partial" });
        }
        match end_of_tag(text, at) {
            Ok(end) => from = end,
            Err(at) => {
                let message = format!("brackets stand more than {BRACKETS} deep inside each other");
                return Some(Excess { at, message, help: "write the tag in a simpler way" });
            }
        }
    }
    None
}

/// Where the tag that begins at a byte ends; the bracket that is too deep, if there is one.
fn end_of_tag(text: &str, start: usize) -> Result<usize, usize> {
    let tag = &text[start..];
    let comment = [("{{!--", "--}}"), ("{{!", "}}")].into_iter().find(|(open, _)| tag.starts_with(open));
    if let Some((open, close)) = comment {
        return Ok(tag[open.len()..].find(close).map_or(text.len(), |end| start + open.len() + end + close.len()));
    }
    let mut depth = 0_usize;
    let mut quote = None;
    let after = start + 2;
    for (at, byte) in text.bytes().enumerate().skip(after) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b'}') if depth == 0 && text[at..].starts_with("}}") => return Ok(at + 2),
            (None, b')' | b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > BRACKETS {
            return Err(at);
        }
    }
    // A tag that is not closed is the parser's to tell; what follows is looked at as if it were.
    Ok(after)
}

/// A place where blocks and partials stand too deep inside each other.
pub(super) struct TooDeep {
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

/// The first place that is too deep in templates that do not call each other in a circle.
pub(super) fn of_depth(templates: &HashMap<String, Template>) -> Option<TooDeep> {
    let sorted: BTreeMap<&str, &Template> = templates.iter().map(|(name, part)| (name.as_str(), part)).collect();
    let mut walk = Walk { partials: BTreeMap::new(), known: BTreeMap::new() };
    for (name, template) in &sorted {
        walk.partials.entry((*name).to_owned()).or_default().push((*name, *template));
        walk.define(name, template, 0);
    }
    sorted.keys().find_map(|name| walk.partial(name, 0).err()).map(|place| TooDeep {
        template: place.template.to_owned(),
        line: place.line,
        column: place.column,
        message: format!("blocks and partials stand more than {LEVELS} deep inside each other"),
        help: "take them apart",
    })
}

/// Where an element stands.
struct Place<'a> {
    template: &'a str,
    line: usize,
    column: usize,
}

struct Walk<'a> {
    /// What a name may call: files, and what files define inline, each with the file it stands in.
    partials: BTreeMap<String, Vec<(&'a str, &'a Template)>>,
    /// The depth of the partials that have been walked.
    known: BTreeMap<String, usize>,
}

impl<'a> Walk<'a> {
    /// Collects the partials that a template defines inline. What is deeper than it may be is found later.
    fn define(&mut self, file: &'a str, part: &'a Template, level: usize) {
        for element in part.elements.iter().filter(|_| level <= LEVELS) {
            let inner = match element {
                TemplateElement::HelperBlock(helper) => [helper.template.as_ref(), helper.inverse.as_ref()],
                TemplateElement::PartialBlock(partial) => [partial.template.as_ref(), None],
                TemplateElement::DecoratorBlock(decorator) => {
                    let name = decorator.params.first().and_then(partial_name);
                    if let (Some(name), Some(inner)) = (name, &decorator.template) {
                        self.partials.entry(name).or_default().push((file, inner));
                    }
                    [decorator.template.as_ref(), None]
                }
                _ => [None, None],
            };
            inner.into_iter().flatten().for_each(|inner| self.define(file, inner, level + 1));
        }
    }

    /// How deep a partial goes; the first place that lies too deep when it is called at `level`.
    fn partial(&mut self, name: &str, level: usize) -> Result<usize, Place<'a>> {
        if let Some(depth) = self.known.get(name).filter(|depth| level + **depth <= LEVELS) {
            return Ok(*depth);
        }
        let mut depth = 0;
        for (file, part) in self.partials.get(name).cloned().unwrap_or_default() {
            depth = depth.max(self.part(file, part, level, (1, 1))?);
        }
        self.known.insert(name.to_owned(), depth);
        Ok(depth)
    }

    /// How deep a part of a template goes that stands at `place`, where each of its elements has no own.
    fn part(
        &mut self,
        file: &'a str,
        part: &'a Template,
        level: usize,
        place: (usize, usize),
    ) -> Result<usize, Place<'a>> {
        let mut deepest = 0;
        for (at, element) in part.elements.iter().enumerate() {
            let (inner, called) = match element {
                TemplateElement::HelperBlock(helper) => ([helper.template.as_ref(), helper.inverse.as_ref()], None),
                TemplateElement::PartialExpression(partial) => ([None, None], partial_name(&partial.name)),
                TemplateElement::PartialBlock(partial) => {
                    ([partial.template.as_ref(), None], partial_name(&partial.name))
                }
                TemplateElement::DecoratorBlock(decorator) => ([decorator.template.as_ref(), None], None),
                _ => continue,
            };
            let (line, column) = part.mapping.get(at).map_or(place, |place| (place.0, place.1));
            if level == LEVELS {
                return Err(Place { template: file, line, column });
            }
            let mut depth = 1;
            if let Some(called) = called.filter(|name| name != "@partial-block") {
                depth += self.partial(&called, level + 1)?;
            }
            // The content of a call is rendered inside what is called.
            let below = depth;
            for inner in inner.into_iter().flatten() {
                depth = depth.max(below + self.part(file, inner, level + below, (line, column))?);
            }
            deepest = deepest.max(depth);
        }
        Ok(deepest)
    }
}

#[cfg(test)]
mod tests {
    use super::{of_depth, of_text};
    use handlebars::Handlebars;

    #[track_caller]
    fn check_text(text: &str, expected: Option<(usize, &str)>) {
        let found = of_text(text);
        assert_eq!(found.as_ref().map(|excess| (excess.at, excess.message.as_str())), expected);
    }

    #[test]
    fn a_text_has_a_length_tags_and_brackets() {
        check_text(&"x".repeat(256_000), None);
        check_text(&"x".repeat(256_001), Some((0, "the template is larger than 256 KB")));
        check_text(&"{{a}}".repeat(2_000), None);
        check_text(&"{{a}}".repeat(2_001), Some((10_000, "the template has more than 2000 tags")));
        let tag = |deep: usize| format!("{{{{a {}b{}}}}}", "(a ".repeat(deep), ")".repeat(deep));
        let deep = "brackets stand more than 32 deep inside each other";
        check_text(&tag(32), None);
        check_text(&tag(33), Some((100, deep)));
        check_text(&format!("{{{{a \"}}}}\" {}", "(".repeat(33)), Some((41, deep)));
    }

    #[test]
    fn brackets_outside_tags_and_in_comments_do_not_count() {
        check_text(&format!("{}{{{{a}}}}{}", "(".repeat(99), "[".repeat(99)), None);
        check_text(&format!("{{{{! {} }}}}{{{{!-- {} }}}} --}}}}", "(".repeat(99), "(".repeat(99)), None);
    }

    #[track_caller]
    fn check_depth(templates: &[(&str, String)], expected: Option<&str>) {
        let mut registry = Handlebars::new();
        for (name, text) in templates {
            registry.register_template_string(name, text).expect("the template parses");
        }
        let found = of_depth(registry.get_templates());
        let found = found.map(|place| format!("{}:{}:{}", place.template, place.line, place.column));
        assert_eq!(found.as_deref(), expected);
    }

    fn nested(deep: usize, inside: &str) -> String {
        format!("{}{inside}{}", "{{#if a}}\n".repeat(deep), "{{/if}}".repeat(deep))
    }

    #[test]
    fn blocks_stand_inside_each_other_so_deep_and_no_deeper() {
        check_depth(&[("a", nested(100, "x"))], None);
        check_depth(&[("a", nested(101, "x"))], Some("a:101:1"));
        check_depth(&[("a", nested(5, "x").repeat(300))], None);
        check_depth(&[("a", format!("\n{{{{#if a}}}}{}{{{{/if}}}}", "{{else if a}}".repeat(100)))], Some("a:2:1"));
    }

    #[test]
    fn called_partials_and_the_content_of_calls_count() {
        let call = |partial: &str| nested(50, &format!("{{{{> {partial}}}}}"));
        check_depth(&[("a", call("b")), ("b", nested(49, "x"))], None);
        check_depth(&[("a", call("b")), ("b", nested(50, "x"))], Some("b:50:1"));
        // Known from an earlier call, and too deep from this one.
        check_depth(&[("b", nested(50, "x")), ("c", call("b"))], Some("b:50:1"));
        let block = |deep: usize| format!("{{{{#> b}}}}{}{{{{/b}}}}", nested(deep, "x"));
        check_depth(&[("a", block(49)), ("b", nested(50, "{{> @partial-block}}"))], Some("a:49:1"));
        let inline = format!("{{{{#*inline \"own\"}}}}{}{{{{/inline}}}}{}", nested(60, "x"), call("own"));
        check_depth(&[("a", inline)], Some("a:50:1"));
    }
}
