//! Answers over HTTP: the files of the site from memory, the script that keeps pages fresh, and the news.
//!
//! Only GET and HEAD, only paths of the site; there is nothing on disk that a path could lead to. Each connection has a
//! limited time to say what it wants, and there is a limit to their number.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State as Shared};
use axum::http::header::{self, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::guard::Names;
use super::page::{self, EVENTS, SCRIPT};
use super::snapshot::{Found, Snapshot};
use super::state::{News, State};
use crate::site::address::NOT_FOUND;

/// How long somebody may take to say what they want.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most that a question may be long, in bytes.
const LONGEST_QUESTION: usize = 16 * 1024;
/// The most connections at a time; a browser holds up to six.
const MOST_CONNECTIONS: usize = 2048;
/// The most listeners at a time, so that there are connections left for pages, and open files where few are allowed.
const MOST_LISTENERS: usize = 768;
/// How often a listener hears something even if there are no news, so that both sides know of each other.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The script that keeps pages fresh.
const CLIENT: &str = include_str!("client.js");

/// What stands in place of a page that its template fails on. The script lays over it what is wrong.
const FAILED: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
<title>This page cannot be made</title></head><body><main id=\"Main\"><h1>This page cannot be made</h1>\
<p>The theme has a template that fails on it.</p></main></body></html>";

/// What answers are made from.
#[derive(Clone)]
pub(super) struct Site {
    state: Arc<State>,
    names: Names,
    /// Free seats for those who listen.
    listeners: Arc<Semaphore>,
    /// The path the site stands under, with a slash at both ends.
    base: Arc<str>,
}

impl Site {
    /// A site that stands under the path `base`.
    pub(super) fn new(state: Arc<State>, names: Names, base: Arc<str>) -> Self {
        Self { state, names, listeners: Arc::new(Semaphore::new(MOST_LISTENERS)), base }
    }
}

/// Answers until the process ends.
pub(super) async fn answer(listener: TcpListener, site: Site) {
    let router =
        Router::new().fallback(find).layer(middleware::from_fn_with_state(site.clone(), guard)).with_state(site);
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(seat) = Arc::clone(&seats).acquire_owned().await else { return };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(_) => {
                // Too many open files, say: it passes.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(LONGEST_QUESTION)
                .serve_connection(TokioIo::new(stream), service);
            // A visitor who hangs up is no error.
            let _ = connection.await;
            drop(seat);
        });
    }
}

/// Refuses strangers, and everything that is not a question.
async fn guard(Shared(site): Shared<Site>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    // Of two names nobody knows which one is meant.
    let host = hosts.next().filter(|_| hosts.next().is_none()).and_then(|host| host.to_str().ok());
    let refused = if !matches!(*request.method(), Method::GET | Method::HEAD) {
        Some((StatusCode::METHOD_NOT_ALLOWED, "plansite only answers GET and HEAD\n"))
    } else if !host.is_some_and(|host| site.names.has(host)) {
        Some((StatusCode::FORBIDDEN, "plansite is not known by this name; use the address it printed\n"))
    } else {
        None
    };
    let mut response = match refused {
        Some((status, sentence)) => {
            let mut response = (status, sentence).into_response();
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            response
        }
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// Finds what a path means.
async fn find(Shared(site): Shared<Site>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(path) = path.strip_prefix(&*site.base) else {
        return if path == "/" || format!("{path}/") == *site.base { moved(&site.base) } else { missing(&site).await };
    };
    let Ok(path) = percent_decode_str(path).decode_utf8().map(std::borrow::Cow::into_owned) else {
        return missing(&site).await;
    };
    match path.as_str() {
        EVENTS => match Arc::clone(&site.listeners).try_acquire_owned() {
            Ok(seat) => news(site.state.listen(), seat),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "too many pages are open\n").into_response(),
        },
        SCRIPT => file("a.js", CLIENT.as_bytes().to_vec()),
        _ => {
            let wanted = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
            let snapshot = site.state.shown();
            match made(&snapshot, wanted.clone()).await {
                Found::File(bytes) => shown(&site, &snapshot, StatusCode::OK, &wanted, &bytes),
                Found::Folder => moved(&format!("{}{}/", site.base, crate::site::routes::encoded_path(&wanted))),
                Found::Failed(trouble) => {
                    site.state.fail_in(snapshot.build(), trouble);
                    shown(&site, &snapshot, StatusCode::INTERNAL_SERVER_ERROR, &wanted, FAILED.as_bytes())
                }
                Found::Missing => missing(&site).await,
            }
        }
    }
}

/// A file of the site. Making it takes a while, so it is not done where everybody else is answered.
async fn made(snapshot: &Arc<Snapshot>, path: String) -> Found {
    let snapshot = Arc::clone(snapshot);
    tokio::task::spawn_blocking(move || snapshot.find(&path)).await.unwrap_or(Found::Missing)
}

/// The page that says that there is nothing here.
async fn missing(site: &Site) -> Response {
    let snapshot = site.state.shown();
    match made(&snapshot, NOT_FOUND.to_owned()).await {
        Found::File(bytes) => shown(site, &snapshot, StatusCode::NOT_FOUND, NOT_FOUND, &bytes),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A file as it is sent: pages with the script, which says of which build they are.
fn shown(site: &Site, snapshot: &Snapshot, status: StatusCode, path: &str, bytes: &[u8]) -> Response {
    let mut response = if path.ends_with(".html") {
        file(path, page::with_script(bytes, &site.base, snapshot.session(), snapshot.build()))
    } else {
        file(path, bytes.to_vec())
    };
    *response.status_mut() = status;
    response
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)))], bytes).into_response()
}

fn moved(to: &str) -> Response {
    let to = HeaderValue::from_str(to).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
}

/// The news as they come, the newest at once.
fn news(listener: watch::Receiver<News>, seat: OwnedSemaphorePermit) -> Response {
    let stream = stream::unfold((listener, seat, true), |(mut listener, seat, first)| async move {
        let waited = if first { Ok(Ok(())) } else { tokio::time::timeout(HEARTBEAT, listener.changed()).await };
        let line = match waited {
            Err(_) => ": \n\n".to_owned(),
            Ok(Err(_)) => return None,
            Ok(Ok(())) => {
                let news = listener.borrow_and_update();
                let json = serde_json::to_string(&*news).unwrap_or_default();
                format!("retry: 700\nid: {}\ndata: {json}\n\n", news.build)
            }
        };
        Some((Ok::<Bytes, std::convert::Infallible>(Bytes::from(line)), (listener, seat, false)))
    });
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"))], Body::from_stream(stream)).into_response()
}

/// What kind of file a path names.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("woff2") => "font/woff2",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// An address as people write it.
pub(super) fn shown_address(address: SocketAddr, host: &str, base: &str) -> String {
    let name = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        _ if host.eq_ignore_ascii_case("localhost") => "localhost".to_owned(),
        std::net::IpAddr::V6(ip) => format!("[{ip}]"),
        std::net::IpAddr::V4(ip) => ip.to_string(),
    };
    format!("http://{name}:{}{base}", address.port())
}
