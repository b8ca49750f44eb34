//! The news: the state at once, many listeners, and an end that does not wait for them.

#![allow(clippy::print_stdout, reason = "how long it took is worth reading")]

use std::time::{Duration, Instant};

use crate::server::Server;
use crate::two;

const EVENTS: &str = "/_plansite/events";

#[test]
fn the_state_is_told_at_once() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let began = Instant::now();
    let news = server.listen(EVENTS).expect("the state");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert_eq!((&news["build"], &news["trouble"], &news["stopping"]), (&1.into(), &().into(), &false.into()));
    let page = server.get("/index.html").text();
    let session = news["session"].as_str().unwrap();
    assert!(page.contains(&format!("data-session=\"{session}\" data-build=\"1\"")));
}

#[test]
fn pages_are_served_while_a_hundred_listen() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let mut listeners: Vec<_> = (0..100).map(|_| server.listen(EVENTS)).collect();
    for listener in &mut listeners {
        assert_eq!(listener.expect("the state")["build"], 1);
    }
    for _ in 0..200 {
        assert_eq!(server.get("/plans/001-ferry/index.html").status, 200);
    }
    sandbox.write("specs/002-pier/plan.md", "# Plan: A longer pier\n");
    for listener in &mut listeners {
        assert_eq!(listener.expect("the change")["build"], 2);
    }
}

// Elsewhere a process may have fewer files open.
#[cfg(target_os = "linux")]
#[test]
fn too_many_listeners_leave_room_for_pages() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let mut listeners = Vec::new();
    // More than are let in; less than one process may have files open.
    for _ in 0..800 {
        listeners.push(server.listen(EVENTS));
    }
    assert_eq!(server.get("/index.html").status, 200);
    assert_eq!(server.get(EVENTS).status, 503);
    drop(listeners);
    crate::server::wait_for("a free seat", || server.listen(EVENTS).next(Duration::from_secs(1)));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_at_once_with_streams_open() {
    let sandbox = two();
    let mut server = Server::start(&sandbox, &[]);
    let mut listeners: Vec<_> = (0..20).map(|_| server.listen(EVENTS)).collect();
    for listener in &mut listeners {
        listener.expect("the state");
    }
    let (code, took) = server.interrupt();
    assert_eq!(code, Some(0));
    // A server that waited for its listeners would never end.
    assert!(took < Duration::from_secs(5), "{took:?}");
    for listener in &mut listeners {
        while listener.expect("the end")["stopping"] != true {}
    }
    assert!(crate::server::wait_for("the last word", || Some(server.said())).ends_with("stopped\n"));
}
