//! `plansite serve`: the site in memory, on a screen, fresh after every save.
//!
//! One thread builds and watches, the others answer. What cannot be shown is told over the last site that could; no
//! input ends the server.

mod guard;
mod http;
mod page;
mod showing;
mod snapshot;
mod state;
mod trouble;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpListener;

use self::guard::Names;
use self::showing::Showing;
use super::arguments::{Look, Plans, Review};
use super::environment::Environment;
use super::rebuild::{Rebuilder, pages, unwatched};
use super::terminal::Terminal;
use super::watcher::Watcher;
use super::workbench::{Order, Workbench};
use super::{Error, Outcome, signal};
use crate::diagnostic::phrase::counted;
use crate::diagnostic::printable;

/// The port that is tried first: PLAN on the keys of a phone.
const PORT: u16 = 7526;
/// How many ports after it are tried.
const MORE_PORTS: u16 = 40;
/// How long listeners are given to hear that the server stops.
const FAREWELL: Duration = Duration::from_millis(60);

/// The flags of `plansite serve`.
#[derive(Clone, Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    plans: Plans,
    /// The port to listen at [default: 7526, or the next one that is free]
    #[arg(short, long)]
    port: Option<u16>,
    /// The address to listen at; others than this machine's own show the plans to whoever reaches it
    #[arg(long, default_value = "127.0.0.1", value_name = "ADDRESS")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// The path to serve the site under, as where it will be published
    #[arg(long, value_name = "/PATH/")]
    base_path: Option<String>,
    /// Look for changes a few times a second instead of being told, as network folders need it
    #[arg(long)]
    poll: bool,
    #[command(flatten)]
    look: Look,
    #[command(flatten)]
    review: Review,
}

/// Serves until it is stopped.
pub(super) fn run(arguments: &Arguments, environment: &Environment, terminal: &Terminal) -> Result<Outcome, Error> {
    let base: Arc<str> = base_path(arguments.base_path.as_deref()).into();
    let order = Order {
        root: arguments.plans.dir.clone(),
        specs: arguments.plans.specs.clone(),
        theme: arguments.look.theme.clone(),
        base_url: None,
        since: arguments.review.since.clone(),
        profile: arguments.plans.profile.clone(),
        needs_plans: false,
    };
    let watcher = Watcher::new(arguments.poll, None).map_err(unwatched)?;
    let rebuilder = Rebuilder::start(Workbench::new(order, environment), watcher, terminal)?;
    let mut showing = Showing::new(rebuilder.last())?;
    let state = showing.state();
    let built = format!(
        "{}, {} in {} ms",
        counted(rebuilder.last().portfolio.plans.len(), "plan"),
        pages(showing.page_count()),
        environment.began.elapsed().as_millis()
    );
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|source| Error::Threads { source })?;
    let listener = runtime.block_on(listen(&arguments.host, arguments.port))?;
    let address = listener.local_addr().map_err(|source| Error::Listen { address: arguments.host.clone(), source })?;
    let url = http::shown_address(address, &arguments.host, &base);
    terminal.say(&format!("{built}\nserving at {url}\n{}; press Ctrl C to stop", rebuilder.watching()));
    if !address.ip().is_loopback() {
        terminal.note(&seen_by(address), Some("leave out `--host` to show the plans on this machine only"));
    }
    let site = http::Site::new(Arc::clone(&state), Names::of(&arguments.host), base);
    runtime.spawn(http::answer(listener, site));
    let builder = std::thread::Builder::new().name("builder".to_owned());
    builder.spawn(move || rebuilder.run(&mut showing)).map_err(|source| Error::Threads { source })?;
    if arguments.open {
        super::browser::open(&url, terminal);
    }
    runtime.block_on(async {
        let _ = signal::stopped().await;
        state.stop();
        tokio::time::sleep(FAREWELL).await;
    });
    runtime.shutdown_background();
    terminal.stopped();
    Ok(Outcome::Fine)
}

/// Takes the port that is asked for, else the first free one.
async fn listen(host: &str, port: Option<u16>) -> Result<TcpListener, Error> {
    let name = host.trim_matches(['[', ']']);
    let first = port.unwrap_or(PORT);
    let last = if port.is_some() { first } else { first.saturating_add(MORE_PORTS) };
    let mut failure = None;
    for port in first..=last {
        match TcpListener::bind((name, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => {
                let taken = error.kind() == std::io::ErrorKind::AddrInUse;
                failure.get_or_insert(error);
                if !taken {
                    break;
                }
            }
        }
    }
    let source = failure.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into());
    Err(Error::Listen { address: format!("{host}:{first}"), source })
}

/// The path the site stands under, with a slash at both ends.
fn base_path(typed: Option<&str>) -> String {
    let path = typed.unwrap_or_default().trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{}/", crate::site::routes::encoded_path(path)) }
}

/// Who can see the plans now.
fn seen_by(address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!(
            "everybody who reaches this machine over any of its networks can read the plans now, at port {}",
            address.port()
        ),
        IpAddr::V4(ip) if ip.is_private() || ip.is_link_local() => {
            format!("everybody in the network of {ip} can read the plans now")
        }
        ip => format!("everybody who reaches {} can read the plans now", printable(&ip.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn a_base_path_has_a_slash_at_both_ends() {
        for (typed, path) in [(None, "/"), (Some("/"), "/"), (Some("x"), "/x/"), (Some("/a/b c/"), "/a/b%20c/")] {
            assert_eq!(base_path(typed), path);
        }
    }
}
