//! Reads single values out of the settings, and collects what is wrong with them.

use super::nearest;
use super::node::{Key, Kind, Node};
use crate::diagnostic::{Fault, Source, Span};

/// Reads values; a value that cannot be used is a fault, and reading goes on.
pub(super) struct Reader<'s> {
    source: &'s Source,
    faults: Vec<Fault>,
}

impl<'s> Reader<'s> {
    /// A reader of the nodes of a source.
    pub(super) fn new(source: &'s Source) -> Self {
        Self { source, faults: Vec::new() }
    }

    /// The faults, if there are any.
    pub(super) fn finish(self) -> Result<(), Vec<Fault>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }

    /// Tells what is wrong with a value.
    pub(super) fn fault(&mut self, node: &Node, message: impl Into<String>, help: Option<String>) {
        self.fault_at(node.span, message.into(), help);
    }

    fn fault_at(&mut self, span: Span, message: String, help: Option<String>) {
        let mut fault = Fault::new(self.source, self.source.place(span), message);
        fault.help = help;
        self.faults.push(fault);
    }

    fn wrong_kind(&mut self, node: &Node, wanted: &str) {
        let found = match &node.kind {
            Kind::Nothing => "nothing",
            Kind::Scalar(_) => "a single value",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping of keys",
        };
        self.fault(node, format!("here must be {wanted}, not {found}"), None);
    }

    /// The keys of a mapping with their values; nothing where nothing is written.
    pub(super) fn entries<'n>(&mut self, node: &'n Node) -> Vec<(&'n str, &'n Node)> {
        self.keyed(node).iter().map(|(key, value)| (key.name.as_str(), value)).collect()
    }

    /// The keys of a mapping that may have these keys only, with their values; those without a value are left out.
    pub(super) fn fields<'n, 'k>(&mut self, node: &'n Node, known: &[&'k str]) -> Vec<(&'k str, &'n Node)> {
        let mut fields = Vec::new();
        for (key, value) in self.keyed(node) {
            match known.iter().find(|name| **name == key.name) {
                Some(_) if value.kind == Kind::Nothing => {}
                Some(name) => fields.push((*name, value)),
                None => {
                    let help = nearest::help(&key.name, known);
                    self.fault_at(key.span, format!("there is no key `{}`", key.name), help);
                }
            }
        }
        fields
    }

    fn keyed<'n>(&mut self, node: &'n Node) -> &'n [(Key, Node)] {
        match &node.kind {
            Kind::Map(fields) => fields,
            Kind::Nothing => &[],
            _ => {
                self.wrong_kind(node, "a mapping of keys");
                &[]
            }
        }
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            Kind::Scalar(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Kind::Scalar(_) => {
                self.fault(node, "here must be a text, not an empty one", None);
                None
            }
            Kind::List(_) => {
                self.wrong_kind(node, "a text");
                if let Some(fault) = self.faults.last_mut() {
                    fault.help = Some("put a text that begins with `[` between quotes".to_owned());
                }
                None
            }
            _ => {
                self.wrong_kind(node, "a text");
                None
            }
        }
    }

    /// A list of texts; a single one may stand alone. Each comes with its node.
    fn listed<'n>(&mut self, node: &'n Node) -> Vec<(String, &'n Node)> {
        let nodes = match &node.kind {
            Kind::Nothing => &[],
            Kind::List(nodes) => nodes.as_slice(),
            Kind::Scalar(_) => std::slice::from_ref(node),
            Kind::Map(_) => {
                self.wrong_kind(node, "a list of texts");
                &[]
            }
        };
        nodes.iter().filter_map(|node| Some((self.text(node)?, node))).collect()
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, node: &Node) -> Vec<String> {
        self.listed(node).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of patterns of paths below the root.
    pub(super) fn paths(&mut self, node: &Node) -> Vec<String> {
        let mut paths = Vec::new();
        for (path, node) in self.listed(node) {
            if path.starts_with('/') || path.split(['/', '\\']).any(|part| part == "..") {
                let help = "write it from the root, such as `specs` or `services/*/specs`".to_owned();
                self.fault(node, format!("`{path}` leads out of the portfolio's root"), Some(help));
            } else if let Err(error) = globset::Glob::new(&path) {
                self.fault(node, format!("`{path}` is not a pattern of paths: {}", error.kind()), None);
            } else {
                paths.push(path);
            }
        }
        paths
    }

    /// One of the words that are known.
    pub(super) fn word<'k>(&mut self, node: &Node, what: &str, known: &[&'k str]) -> Option<&'k str> {
        let written = self.text(node)?;
        let found = known.iter().copied().find(|word| *word == written);
        if found.is_none() {
            self.fault(node, format!("`{written}` is not a {what}"), nearest::help(&written, known));
        }
        found
    }

    /// A list of words that are known.
    pub(super) fn words(&mut self, node: &Node, what: &str, known: &[&str]) -> Vec<String> {
        let listed = self.listed(node);
        listed.into_iter().filter_map(|(_, node)| self.word(node, what, known)).map(str::to_owned).collect()
    }

    /// A whole number of at least 1.
    pub(super) fn number(&mut self, node: &Node) -> Option<u32> {
        let written = self.text(node)?;
        let number = written.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            self.fault(node, format!("`{written}` is not a whole number from 1 up"), None);
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, node: &Node) -> Option<bool> {
        self.word(node, "truth value", &["true", "false"]).map(|word| word == "true")
    }
}
