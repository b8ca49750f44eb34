//! The flags that several commands share, so that they are called and explained alike.

use std::path::PathBuf;

use clap::Args;

/// Which plans are meant.
#[derive(Clone, Debug, Args)]
pub(super) struct Plans {
    /// The portfolio's root; by default the nearest folder upwards with `plansite.yml`, else with a specs folder
    pub(super) dir: Option<PathBuf>,
    /// A folder to look for plans in, below the root; may be given several times
    #[arg(long, value_name = "DIR")]
    pub(super) specs: Vec<String>,
    /// Leave out what this profile of `plansite.yml` drops
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
}

/// What the site compares with.
#[derive(Clone, Debug, Args)]
pub(super) struct Review {
    /// The revision or the day to compare with [default: the newest tag `review/*`, else seven days ago]
    #[arg(long, value_name = "REV|DATE")]
    pub(super) since: Option<String>,
}

/// Where the site is written, and where it will stand.
#[derive(Clone, Debug, Args)]
pub(super) struct Target {
    /// The folder to write the site to [default: `_site` in the root]
    #[arg(short, long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// The address the site will stand at, for sitemap, feed and previews
    #[arg(short = 'u', long, value_name = "URL")]
    pub(super) base_url: Option<String>,
}

/// What the site looks like.
#[derive(Clone, Debug, Args)]
pub(super) struct Look {
    /// The theme: `default`, or a folder with files to be laid over it
    #[arg(short, long, value_name = "NAME|DIR")]
    pub(super) theme: Option<String>,
}
