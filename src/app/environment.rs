//! What the process finds around it, read once: folder, time, variables, terminals.
//!
//! Every command takes the time from here, so one run has one "now" and tests can set it by `SOURCE_DATE_EPOCH`.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Instant;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Error;
use crate::diagnostic::Style;

/// The surroundings of one run.
#[derive(Clone, Debug)]
pub(super) struct Environment {
    /// The current directory, canonical.
    pub(super) folder: PathBuf,
    /// When the run began.
    pub(super) now: Timestamp,
    /// The same moment, for measuring.
    pub(super) began: Instant,
    /// The time that `SOURCE_DATE_EPOCH` asks for.
    pub(super) source_date: Option<Timestamp>,
    /// The folder for what may be lost at any time.
    pub(super) cache: Option<PathBuf>,
}

impl Environment {
    /// Reads the surroundings.
    pub(super) fn read() -> Result<Self, Error> {
        let began = Instant::now();
        let folder = std::env::current_dir()
            .and_then(|folder| folder.canonicalize())
            .map_err(|source| Error::Read { path: ".".into(), source })?;
        let source_date = match std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty()) {
            None => None,
            Some(value) => {
                let text = value.to_string_lossy().into_owned();
                let parsed = text.trim().parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
                Some(parsed.ok_or(Error::SourceDate { text })?)
            }
        };
        let cache = cache(|name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from));
        Ok(Self { folder, now: Timestamp::now(), began, source_date, cache })
    }
}

/// The folder for what may be lost at any time: as `XDG_CACHE_HOME` says, else where the platform has it.
fn cache(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let home =
        || variable("HOME").map(|home| home.join(if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" }));
    let of_platform = || if cfg!(windows) { variable("LOCALAPPDATA") } else { home() };
    variable("XDG_CACHE_HOME").or_else(of_platform).filter(|folder| folder.is_absolute())
}

/// The day of a moment, in UTC.
pub(super) fn day(moment: Timestamp) -> Date {
    moment.to_zoned(TimeZone::UTC).date()
}

/// How standard error may be written to.
pub(super) fn style_on_stderr() -> Style {
    style(std::io::stderr().is_terminal())
}

/// How standard output may be written to.
pub(super) fn style_on_stdout() -> Style {
    style(std::io::stdout().is_terminal())
}

fn style(terminal: bool) -> Style {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let coloured = may_colour(terminal, set("NO_COLOR").as_deref(), set("TERM").as_deref());
    if coloured { Style::Coloured } else { Style::Plain }
}

/// A terminal that is not dumb may be coloured, unless somebody asks for no colour.
fn may_colour(terminal: bool, no_color: Option<&OsStr>, kind: Option<&OsStr>) -> bool {
    terminal && no_color.is_none() && kind.is_none_or(|kind| kind != "dumb")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{cache, may_colour};

    #[test]
    fn the_cache_is_where_somebody_says_or_where_the_platform_has_it() {
        let root = if cfg!(windows) { "C:\\" } else { "/" };
        let set = |names: &'static [&'static str]| {
            move |name: &str| names.contains(&name).then(|| PathBuf::from(format!("{root}{name}")))
        };
        assert_eq!(
            cache(set(&["XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"])),
            Some(format!("{root}XDG_CACHE_HOME").into())
        );
        assert_eq!(cache(set(&[])), None);
        assert_eq!(cache(|_| Some(PathBuf::from("relative"))), None);
        let own = cache(set(&["HOME", "LOCALAPPDATA"])).unwrap();
        let expected = match (cfg!(windows), cfg!(target_os = "macos")) {
            (true, _) => format!("{root}LOCALAPPDATA"),
            (_, true) => "/HOME/Library/Caches".to_owned(),
            _ => "/HOME/.cache".to_owned(),
        };
        assert_eq!(own, PathBuf::from(expected));
    }

    #[test]
    fn colour_needs_a_terminal_and_nobody_against_it() {
        let set = |value: &'static str| Some(value.as_ref());
        assert!(may_colour(true, None, set("xterm")) && may_colour(true, None, None));
        assert!(!may_colour(false, None, set("xterm")));
        assert!(!may_colour(true, set("1"), set("xterm")));
        assert!(!may_colour(true, None, set("dumb")));
    }
}
