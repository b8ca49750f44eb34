//! What templates are written in: handlebars with our settings.

use handlebars::Handlebars;
use handlebars::template::{Parameter, Subexpression};

/// An empty registry with the settings of all of them.
pub(crate) fn registry() -> Handlebars<'static> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    // A partial called from an indented line would otherwise indent the lines of code blocks.
    registry.set_prevent_indent(true);
    registry
}

/// The name by which pages and other templates call a file of a theme, if it is one: partials go by their own name.
pub(crate) fn template_name(path: &str) -> Option<&str> {
    let stem = path.strip_suffix(".hbs")?;
    Some(stem.strip_prefix("partials/").unwrap_or(stem))
}

/// The partial that a call or a definition names; `None` where the name is computed.
pub(crate) fn partial_name(name: &Parameter) -> Option<String> {
    match name {
        Parameter::Literal(value) => value.as_str().map(str::to_owned),
        Parameter::Subexpression(Subexpression { .. }) => None,
        name => name.as_name().map(str::to_owned),
    }
}
