//! What somebody meets who starts it: what is said, where it listens, what opens, and that nothing is written.

use std::net::TcpListener;

use crate::server::{QUIET, Server, wait_for};
use crate::support::Sandbox;
use crate::two;

const FERRY: &str = "specs/001-ferry/plan.md";

/// What was said once there were so many lines of it, with `#` for every number.
fn said(sandbox: &Sandbox, server: &Server, lines: usize) -> String {
    let text = server.said_lines(lines).replace(&*sandbox.root().to_string_lossy(), "ROOT");
    let mut plain = String::new();
    for sign in text.chars() {
        match sign.is_ascii_digit() {
            true if plain.ends_with('#') => {}
            true => plain.push('#'),
            false => plain.push(sign),
        }
    }
    plain
}

/// Ticks a gate of the ferry once nothing else is going on, as an editor does that puts the new file in place at once.
fn tick(sandbox: &Sandbox, server: &Server) {
    let mut news = server.listen("/_plansite/events");
    news.expect("the state");
    while news.next(QUIET).is_some() {}
    sandbox.write("../new.md", sandbox.read(FERRY).replacen("- [ ]", "- [x]", 1));
    std::fs::rename(sandbox.path("../new.md"), sandbox.path(FERRY)).expect("it is put in place");
}

#[test]
fn it_says_what_was_built_where_it_is_and_what_is_watched_and_then_each_change() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let begun = "# plans, # pages in # ms\nserving at http://#.#.#.#:#/\nwatching ROOT; press Ctrl C to stop\n";
    assert_eq!(said(&sandbox, &server, 3), begun);
    tick(&sandbox, &server);
    assert_eq!(said(&sandbox, &server, 4), format!("{begun}#:#:#  #: # gate ticked  (# pages, # ms)\n"));
    let polling = Server::start(&sandbox, &["--poll"]);
    assert!(said(&sandbox, &polling, 3).ends_with("looking for changes in ROOT; press Ctrl C to stop\n"));
}

#[test]
fn pages_that_differ_at_their_foot_alone_are_not_counted() {
    let sandbox = two();
    for at in 3..30 {
        sandbox.write(&format!("specs/{at:03}-buoy/plan.md"), "# Plan: Buoy\n");
    }
    sandbox.git(&["init", "--quiet"], "0");
    sandbox.git(&["add", "--all"], "0");
    sandbox.git(&["commit", "--quiet", "--message=all"], "0");
    let server = Server::start(&sandbox, &[]);
    assert!(!server.get("/plans/003-buoy/index.html").text().contains("with changes"));
    tick(&sandbox, &server);
    let words = server.said_lines(4).lines().nth(3).expect("a fourth line").to_owned();
    assert!(server.get("/plans/003-buoy/index.html").text().contains("with changes"));
    let pages = words.split_once('(').and_then(|(_, rest)| rest.split_once(" page")).expect(&words).0;
    assert!(pages.parse::<usize>().is_ok_and(|pages| (1..10).contains(&pages)), "{words}");
}

#[test]
fn nothing_is_written() {
    let sandbox = two();
    sandbox.write("_site/index.html", "published before");
    let before = sandbox.files(".");
    let server = Server::start(&sandbox, &[]);
    assert_eq!(server.get("/").status, 200);
    tick(&sandbox, &server);
    server.wait_for_text("/plans/001-ferry/index.html", "1 of 2");
    let mut after = sandbox.files(".");
    assert_ne!(after.insert(FERRY.to_owned(), before[FERRY].clone()), Some(before[FERRY].clone()));
    assert!(after == before, "{:?}", after.keys().collect::<Vec<_>>());
}

#[test]
fn an_address_of_the_newer_kind_is_listened_at_where_there_is_one() {
    let sandbox = two();
    for host in ["::1", "[::1]"] {
        if TcpListener::bind("[::1]:0").is_ok() {
            let server = Server::start(&sandbox, &["--host", host]);
            assert!(server.url.starts_with("http://[::1]:"), "{}", server.url);
            let name = server.address.to_string();
            assert_eq!(server.request("GET", "/", &name).status, 200);
            assert_eq!(server.request("GET", "/", "evil.example").status, 403);
            assert!(!server.said().contains("can read the plans"), "{}", server.said());
        } else {
            let refused = sandbox.run(&["serve", "--host", host]);
            assert_eq!(refused.code, 2);
            assert!(refused.stderr.starts_with("error: cannot listen at "), "{}", refused.stderr);
        }
    }
}

// Elsewhere the system's own program is called by its whole path.
#[cfg(target_os = "linux")]
#[test]
fn the_site_opens_in_the_browser_where_that_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = two();
    sandbox.write("../bin/xdg-open", "#!/bin/sh\necho \"$1\" > \"$(dirname \"$0\")/opened\"\n");
    let browser = sandbox.path("../bin/xdg-open");
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).expect("it may be run");
    let path = std::env::var("PATH").expect("a path");
    let mut command = sandbox.command(&["serve", "--port", "0", "--open", "--base-path", "harbour"]);
    command.env("PATH", format!("{}:{path}", browser.parent().expect("a folder").display()));
    let server = Server::of(command);
    let opened = wait_for("the address", || {
        std::fs::read_to_string(sandbox.path("../bin/opened")).ok().filter(|text| text.ends_with('\n'))
    });
    assert_eq!(opened.trim_end(), server.url);
    assert!(server.url.ends_with("/harbour/"));
}
