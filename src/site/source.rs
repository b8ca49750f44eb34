//! Links to the sources, where the settings or the repository say where those are.

use super::SiteOptions;
use super::address::encode;
use crate::portfolio::Revision;

/// How a place in the sources is addressed.
#[derive(Clone, Debug)]
pub struct SourceLinks {
    /// The pattern with its commit filled in; `None` where sources have no address.
    pattern: Option<String>,
}

impl SourceLinks {
    /// Takes the pattern of the options. One that needs a commit is of no use without one.
    #[must_use]
    pub fn new(options: &SiteOptions, revision: &Revision) -> Self {
        let pattern = options.source_link.as_ref().and_then(|pattern| match &revision.commit {
            Some(commit) => Some(pattern.replace("{commit}", commit)),
            None => (!pattern.contains("{commit}")).then(|| pattern.clone()),
        });
        Self { pattern }
    }

    /// The address of a file or of a line in it. `path` is relative to the root.
    #[must_use]
    pub fn address(&self, path: &str, line: Option<u32>) -> Option<String> {
        let pattern = self.pattern.as_ref()?;
        let path = path.split('/').map(encode).collect::<Vec<_>>().join("/");
        let pattern = match line {
            Some(line) => pattern.replace("{line}", &line.to_string()),
            // Without a line, the fragment that would name it goes too.
            None => pattern.split_once('#').filter(|(_, at)| at.contains("{line}")).map_or_else(
                || pattern.replace("{line}", "1"),
                |(page, _)| page.to_owned(),
            ),
        };
        Some(pattern.replace("{path}", &path))
    }
}

#[cfg(test)]
mod tests {
    use super::SourceLinks;

    #[test]
    fn a_line_is_named_only_where_one_is_meant() {
        let links = SourceLinks { pattern: Some("https://h.example/{path}#L{line}".to_owned()) };
        assert_eq!(links.address("a b/c.md", Some(4)).as_deref(), Some("https://h.example/a%20b/c.md#L4"));
        assert_eq!(links.address("c.md", None).as_deref(), Some("https://h.example/c.md"));
        assert_eq!(SourceLinks { pattern: None }.address("c.md", None), None);
    }
}
