//! The texts that `plansite init` writes: settings in which every key is explained, and the workflow.

use std::fmt::Write as _;

use crate::config::Config;

/// The workflow, with marks for what depends on the repository.
const WORKFLOW: &str = include_str!("workflow.yml");

/// What a workflow depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The branch that is published.
    pub(super) branch: &'a str,
    /// The portfolio's root, below the top of the repository; `.` for the top itself.
    pub(super) directory: &'a str,
    /// The action that installs plansite.
    pub(super) action: &'a str,
}

/// The workflow of a repository.
pub(super) fn workflow(place: &Place<'_>) -> String {
    // In a line that a shell reads, a name is quoted for the shell; that line is YAML text as it stands, since it
    // begins with a word of ours.
    let directory = if is_plain(place.directory) { place.directory.to_owned() } else { for_shell(place.directory) };
    let mut text = String::with_capacity(WORKFLOW.len());
    for line in WORKFLOW.split_inclusive('\n') {
        let line = line.replace("@BRANCH@", &yaml(place.branch)).replace("@ACTION@", &yaml(place.action));
        let written = if line.trim_start().starts_with("run:") { &directory } else { &yaml(place.directory) };
        text.push_str(&line.replace("@DIRECTORY@", written));
    }
    text
}

/// The settings: what differs from the defaults, and all other keys as comments. `unknown` are words for a status that
/// plans use and plansite does not know.
pub(super) fn settings(differing: &Config, title: &str, unknown: &[String]) -> String {
    let mut text = String::from(
        "# Settings of plansite. Every key may be left out; what stands behind a `#` is an example or a default.\n",
    );
    let mut add = |comment: &str, key: &str, value: Option<String>, example: &str| {
        let _ = match value {
            Some(value) => write!(text, "\n# {comment}\n{key}: {value}\n"),
            None => write!(text, "\n# {comment}\n# {key}: {example}\n"),
        };
    };
    let list = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| yaml(value)).collect();
        (!values.is_empty()).then(|| format!("[{}]", values.join(", ")))
    };
    add("The name in the page heads. By default the repository's.", "title", None, &yaml(title));
    let base_url = differing.base_url.as_deref().map(yaml);
    let comment = "Where the site stands: for the sitemap and previews, all other addresses are relative. The workflow\n\
                   # passes the address of GitHub Pages.";
    add(comment, "base-url", base_url, "https://example.org/plans/");
    let comment = "Where plans are. By default every folder with a plan.md is found.";
    add(comment, "specs", list(&differing.specs), "[specs, services/*/specs]");
    add("What is left out.", "exclude", None, "[\"specs/_archive_/**\"]");
    let stages = "A word of yours for where a plan stands, and the stage that it means: draft review approved active\n\
                  # blocked done deferred superseded.";
    if unknown.is_empty() {
        add(stages, "statuses", None, "{ parked: deferred }");
    } else {
        // Which stage is meant is theirs to say.
        let words: Vec<String> = unknown.iter().map(|word| format!("\n#   {}: STAGE", yaml(word))).collect();
        add(&format!("{stages} These words are not known:"), "statuses", None, &words.concat());
    }
    let comment = "How bad a finding is: off, note, warning or error. `plansite explain` lists the checks.";
    add(comment, "checks", None, "{ placeholder-left: error, gates-missing: off }");
    let comment = "Where a line of the sources can be looked at. By default from the Git remote.";
    add(comment, "source-link", None, "\"https://github.com/o/r/blob/{commit}/{path}#L{line}\"");
    let comment = "What an audience does not see: `plansite build --profile public`. A tag marks what stands between\n\
                   # `<!-- internal -->` and `<!-- /internal -->`.";
    add(comment, "profiles", None, "{ public: { drop: { sections: [Cost], tags: [internal], risks: true } } }");
    let comment = "A folder with files that take the place of the theme's. `plansite theme copy` gets them.";
    add(comment, "theme", None, "default");
    text.replace(": \n", ":\n")
}

/// A text as YAML: as it is where that is plain, else between quotes.
fn yaml(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { serde_json::to_string(text).unwrap_or_default() }
}

/// Whether neither YAML nor a shell sees anything but a word in a text.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_alphabetic()) || text == "." || text.starts_with("./");
    let is_value =
        matches!(text.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n");
    begins && !is_value && text.chars().all(|c| c.is_alphanumeric() || "-_./@".contains(c))
}

fn for_shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn read(text: &str) -> Config {
        let source = Source::new("plansite.yml", text.to_owned());
        Config::parse(&source).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"))
    }

    #[test]
    fn the_settings_say_what_differs_and_nothing_else() {
        assert_eq!(read(&settings(&Config::default(), "Re: \"plans\"", &[])), Config::default());
        let differing = Config {
            specs: vec!["docs/a: b".to_owned(), "*/specs".to_owned()],
            base_url: Some("https://example.org/x/".to_owned()),
            ..Config::default()
        };
        assert_eq!(read(&settings(&differing, "x", &["in limbo".to_owned()])), differing);
    }

    #[test]
    fn every_example_in_the_settings_may_be_switched_on() {
        let text = settings(&Config::default(), "Plans", &[]);
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("# "))
            .filter(|line| line.split_once(": ").is_some_and(|(key, _)| !key.contains(' ')))
            .collect();
        assert_eq!(keys.len(), 9, "{keys:?}");
        let config = read(&keys.join("\n"));
        assert_eq!(config.title.as_deref(), Some("Plans"));
        assert_eq!(config.theme.as_deref(), Some("default"));
        assert_eq!(config.checks.len(), 2);
    }

    #[test]
    fn names_of_any_kind_stand_in_the_workflow() {
        let text = workflow(&Place { branch: "main", directory: ".", action: "o/plansite@main" });
        assert!(!text.contains("@BRANCH@") && !text.contains("@ACTION@") && !text.contains("@DIRECTORY@"), "{text}");
        assert!(text.contains("branches: [main]") && text.contains("run: plansite check . --format github\n"));
        let text = workflow(&Place { branch: "re: #1", directory: "it's here", action: "o/r@v1" });
        assert!(text.contains("branches: [\"re: #1\"]"));
        assert!(text.contains("run: plansite check 'it'\\''s here' --format github\n"));
        assert!(text.contains("directory: \"it's here\"\n"));
    }
}
