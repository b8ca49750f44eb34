//! For whom something is made: what a profile of `plansite.yml` leaves out, and what came of that.
//!
//! What is left out is left out before it is read, so nobody further on has to know of profiles. What is named and is
//! nowhere is told, because a misspelt name would publish what it was to keep back.

use std::path::Path;

use super::discover::{Selection, Withheld};
use super::git::Git;
use super::terminal::Terminal;
use super::{Error, former};
use crate::config::{Config, Profile};
use crate::diagnostic::phrase::{counted, nearest};
use crate::plan::{Mask, Masked};

/// Most headings that are named because they are nearly like one that is left out.
const MOST_NEAR: usize = 3;

/// An audience with what it is not to see; without a profile it sees everything.
#[derive(Clone, Debug, Default)]
pub(super) struct Audience {
    profile: Option<(String, Profile)>,
    /// The plans and documents that are left out.
    pub(super) selection: Selection,
    /// What is left out of every text.
    pub(super) mask: Mask,
}

/// What was left out, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// All of it in a line; empty without a profile.
    pub(super) sum: String,
    /// What may not be as it was meant: the sentence, and what to do.
    pub(super) warnings: Vec<(String, String)>,
}

impl Audience {
    /// The audience of a profile, if one is named.
    pub(super) fn of(name: Option<&str>, config: &Config) -> Result<Self, Error> {
        let Some(name) = name else { return Ok(Self::default()) };
        let known = || config.profiles.keys().map(String::as_str);
        let profile = config.profiles.get(name).ok_or_else(|| Error::NoSuchProfile {
            name: name.to_owned(),
            nearest: nearest(name, known()).map(str::to_owned),
            known: known().map(str::to_owned).collect(),
        })?;
        Ok(Self {
            selection: Selection::new(&profile.plans, &profile.documents)?,
            mask: Mask { sections: profile.sections.clone(), tags: profile.tags.clone(), risks: profile.risks },
            profile: Some((name.to_owned(), profile.clone())),
        })
    }

    /// The plans and documents that are left out of older revisions: by the names that they have there, and by those
    /// that they got later.
    pub(super) fn selection_of_the_past(&self, root: &Path) -> Selection {
        if !self.selection.names_plans() {
            return self.selection.clone();
        }
        self.selection.clone().and(former::names(&Git::at(root), &self.selection))
    }

    /// The name of the profile, if there is one.
    pub(super) fn name(&self) -> Option<&str> {
        self.profile.as_ref().map(|(name, _)| name.as_str())
    }

    /// What was left out.
    pub(super) fn left_out(&self, withheld: &Withheld, masked: &Masked) -> LeftOut {
        let Some((name, profile)) = &self.profile else { return LeftOut::default() };
        let documents = withheld.documents.values().sum();
        let parts = [
            (withheld.plans, "plan"),
            (masked.sections.values().sum(), "section"),
            (documents, "document"),
            (masked.tags.values().sum(), "tagged passage"),
            (masked.risks, "risk"),
            (masked.texts, "unparsed text"),
        ];
        let parts: Vec<String> =
            parts.into_iter().filter(|(number, _)| *number > 0).map(|(number, noun)| counted(number, noun)).collect();
        let sum = if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") };
        let mut warnings = self.unmet(profile, withheld, masked);
        warnings.extend(near(profile, masked));
        warnings.extend(masked.lone.iter().map(|lone| {
            let tag = &lone.tag;
            if lone.opens {
                let said = format!("{}:{}: `<!-- {tag} -->` is not closed", lone.path, lone.line);
                (said, format!("everything below it is left out; close it with `<!-- /{tag} -->`"))
            } else {
                let said = format!("{}:{}: `<!-- /{tag} -->` closes nothing", lone.path, lone.line);
                (said, format!("what stands above it is published; open it with `<!-- {tag} -->`"))
            }
        }));
        LeftOut { sum: format!("profile {name}: {sum} dropped"), warnings }
    }

    /// What the profile names and nothing is called.
    fn unmet(&self, profile: &Profile, withheld: &Withheld, masked: &Masked) -> Vec<(String, String)> {
        let mut unmet = Vec::new();
        let mut tell = |what: &str, name: &str, meant: Option<&str>| {
            let said = format!("profile {} drops the {what} `{name}`, and there is none", self.name().unwrap_or(""));
            let help = meant
                .map_or("look for how it is written; what has another name is published".to_owned(), |meant| {
                    format!("did you mean `{meant}`?")
                });
            unmet.push((said, help));
        };
        for name in profile.sections.iter().filter(|name| !masked.sections.contains_key(*name)) {
            tell("section", name, nearest(name, masked.headings.iter().map(String::as_str)));
        }
        for tag in profile.tags.iter().filter(|tag| !masked.tags.contains_key(*tag)) {
            tell("tag", tag, nearest(tag, masked.comments.iter().map(String::as_str)));
        }
        for (_, plan) in profile.plans.iter().enumerate().filter(|(at, _)| !withheld.meant.contains(at)) {
            tell("plan", plan, nearest(plan, withheld.known.iter().map(String::as_str)));
        }
        let dropped = |kind: &String| withheld.documents.keys().any(|dropped| dropped.name() == kind);
        for kind in profile.documents.iter().filter(|kind| !dropped(kind)) {
            tell("kind of document", kind, None);
        }
        unmet
    }
}

/// The headings that are nearly like one that is left out, and are published.
fn near(profile: &Profile, masked: &Masked) -> Vec<(String, String)> {
    let met = || profile.sections.iter().filter(|name| masked.sections.contains_key(*name)).map(String::as_str);
    let pair = |heading: &String| Some((heading.clone(), nearest(heading, met())?.to_owned()));
    let told = |(heading, name): (String, String)| {
        (
            format!("the heading `{heading}` is nearly `{name}`, and is not dropped"),
            "name it too, if it is meant".to_owned(),
        )
    };
    masked.headings.iter().filter_map(pair).take(MOST_NEAR).map(told).collect()
}

impl LeftOut {
    /// Says what was left out, and what may be wrong.
    pub(super) fn say(&self, terminal: &Terminal) {
        for (said, help) in &self.warnings {
            terminal.warning(said, help);
        }
        if !self.sum.is_empty() {
            terminal.say(&self.sum);
        }
    }
}
