//! Who is not served: strangers, and those who ask for more than there is, too slowly, or too much.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::server::Server;
use crate::two;

#[test]
fn only_questions_are_answered() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
        let answer = server.request(method, "/index.html", "localhost");
        assert_eq!((answer.status, answer.headers["allow"].as_str()), (405, "GET, HEAD"), "{method}");
    }
    let with_body =
        "POST /_plansite/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody";
    assert_eq!(server.ask(with_body).status, 405);
}

#[test]
fn names_that_the_server_does_not_have_are_refused() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    for host in ["localhost", "localhost:7526", "127.0.0.1", "127.0.0.1:1", "[::1]:80", "192.168.1.7:7526"] {
        assert_eq!(server.request("GET", "/index.html", host).status, 200, "{host}");
    }
    for host in ["evil.example", "evil.example:7526", "localhost.evil.example", "127.0.0.1.nip.example", "", "a b"] {
        for path in ["/index.html", "/_plansite/events", "/_plansite/serve.js", "/portfolio.json"] {
            let answer = server.request("GET", path, host);
            assert!(matches!(answer.status, 400 | 403), "{host} {path}: {}", answer.status);
            assert!(!answer.text().contains("Ferry"), "{host} {path}");
        }
    }
    let close = "Connection: close\r\n\r\n";
    assert_eq!(server.ask(&format!("GET / HTTP/1.1\r\n{close}")).status, 403, "no name");
    assert_eq!(server.ask(&format!("GET / HTTP/1.0\r\n{close}")).status, 403, "no name, an old browser");
    let two_names = format!("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n{close}");
    assert!(matches!(server.ask(&two_names).status, 400 | 403), "two names");
    let elsewhere = format!("GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n{close}");
    assert_eq!(server.ask(&elsewhere).status, 403);
}

#[test]
fn no_path_leads_out_of_the_site() {
    let sandbox = two();
    sandbox.write("../secret.txt", "the key under the mat\n");
    sandbox.write("notes.txt", "the key under the mat\n");
    let server = Server::start(&sandbox, &[]);
    let paths = [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/plans/../../secret.txt",
        "/plans/..%5c..%5csecret.txt",
        "/notes.txt",
        "/specs/001-ferry/plan.md",
        "/plansite.yml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd",
        "/index.html%00",
        "/index.html/",
        "/./index.html",
        "/plans//001-ferry/index.html",
        "/%ff%fe",
        "/_plansite/",
        "/_plansite/client.js",
    ];
    for path in paths {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains("under the mat"), "{path}");
    }
}

#[test]
fn who_is_slow_to_ask_is_hung_up_on() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let began = Instant::now();
    let mut half = server.connect();
    half.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let mut silent = server.connect();
    let mut kept = server.connect();
    kept.write_all(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert_eq!(server.get("/").status, 200, "others are served meanwhile");
    for stream in [&mut half, &mut silent, &mut kept] {
        stream.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
        stream.read_to_end(&mut Vec::new()).expect("the server ends it");
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn who_asks_at_great_length_is_refused() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    let long = "a".repeat(100_000);
    let close = "Host: localhost\r\nConnection: close\r\n\r\n";
    for question in [
        format!("GET / HTTP/1.1\r\nX-Long: {long}\r\n{close}"),
        format!("GET /{long} HTTP/1.1\r\n{close}"),
        format!("GET / HTTP/1.1\r\n{}{close}", "X-Many: x\r\n".repeat(5000)),
    ] {
        let status = server.ask(&question).status;
        // 0: hung up on while still talking.
        assert!(matches!(status, 0 | 400 | 414 | 431), "{status}");
    }
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn what_comes_with_a_question_is_not_waited_for() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    for head in ["Content-Length: 100000000000", "Transfer-Encoding: chunked"] {
        // The answer comes, and the end of the connection with it, although the body never does.
        let answer = server.ask(&format!("GET /index.html HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\n"));
        assert_eq!(answer.status, 200, "{head}");
        assert!(answer.text().contains("Ferry"), "{head}");
    }
}

#[test]
fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
    let sandbox = two();
    let first = Server::spawn(&sandbox, &["serve"]);
    let second = Server::spawn(&sandbox, &["serve"]);
    assert!(first.address.port() >= 7526 && second.address.port() > 7526);
    assert_ne!(first.address.port(), second.address.port());
    let port = first.address.port().to_string();
    let refused = sandbox.run(&["serve", "--port", &port]);
    assert_eq!(refused.code, 2);
    let expected = format!("error: cannot listen at 127.0.0.1:{port}\n");
    assert!(refused.stderr.starts_with(&expected), "{}", refused.stderr);
    assert!(refused.stderr.contains("another program listens there; name another port"), "{}", refused.stderr);
}

#[test]
fn who_can_see_the_plans_is_said_when_it_is_not_this_machine_alone() {
    let sandbox = two();
    let alone = Server::start(&sandbox, &[]);
    assert!(!alone.said().contains("can read the plans"), "{}", alone.said());
    assert_eq!(alone.address.ip().to_string(), "127.0.0.1");
    let open = Server::start(&sandbox, &["--host", "0.0.0.0"]);
    crate::server::wait_for("the warning", || {
        let words = format!(
            "note: everybody who reaches this machine over any of its networks can read the plans now, at port {}",
            open.address.port()
        );
        open.said().contains(&words).then_some(())
    });
    assert_eq!(open.request("GET", "/", "evil.example").status, 403, "names are checked all the same");
}
