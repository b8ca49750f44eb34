//! What is served: the files of a build, with one script more on each page.

use crate::server::Server;
use crate::support::Sandbox;
use crate::{example, two};

/// A path as it stands in an address.
fn address(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./~".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[test]
fn every_file_is_that_of_a_build_and_a_page_has_one_script_more() {
    let sandbox = example();
    let mut build = sandbox.command(&["build", "--out", "../site"]);
    build.env("SOURCE_DATE_EPOCH", "1780000000");
    assert_eq!(sandbox.finish(build).code, 0);
    let files = sandbox.files("../site");
    assert!(files.len() > 100, "{} files", files.len());
    let server = Server::start(&sandbox, &[]);
    let mut pages = 0;
    for (path, built) in files.iter().filter(|(path, _)| *path != ".plansite-files") {
        let answer = server.get(&format!("/{}", address(path)));
        let expected = if path == "404.html" { 404 } else { 200 };
        assert!(answer.status == 200 || answer.status == expected, "{path}: {}", answer.status);
        if !path.ends_with(".html") {
            assert!(answer.body == *built, "{path} differs");
            continue;
        }
        pages += 1;
        let served = answer.text();
        let at =
            served.find("<script defer src=\"/_plansite/serve.js\"").unwrap_or_else(|| panic!("{path}: no script"));
        let end = at + served[at..].find("</script>").expect("an end") + "</script>".len();
        let without = format!("{}{}", &served[..at], &served[end..]).replacen("connect-src 'self'; ", "", 1);
        assert!(without.as_bytes() == built, "{path} differs in more than the script");
        assert!(!String::from_utf8_lossy(built).contains("_plansite"), "{path}: a build knows of the server");
    }
    assert!(pages > 80, "{pages} pages");
    assert_eq!(server.get("/_plansite/serve.js").status, 200);
    assert!(!sandbox.path("_site").exists(), "nothing is written");
}

#[test]
fn a_folder_leads_to_its_page_and_what_is_not_there_is_told() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    assert_eq!(server.get("/").status, 200);
    assert_eq!(server.get("/plans/001-ferry/").status, 200);
    let moved = server.get("/plans/001-ferry");
    assert_eq!((moved.status, moved.headers["location"].as_str()), (307, "/plans/001-ferry/"));
    for path in ["/plans/", "/plans", "/assets/", "/assets", "/nowhere", "/plans/003-x/index.html"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("There is no page at this address"), "{path}");
    }
    let type_of = |path: &str| server.get(path).headers["content-type"].clone();
    assert_eq!(type_of("/index.html"), "text/html; charset=utf-8");
    assert_eq!(type_of("/portfolio.json"), "application/json");
    assert_eq!(type_of("/plans.csv"), "text/csv; charset=utf-8");
    assert_eq!(type_of("/_plansite/serve.js"), "text/javascript; charset=utf-8");
}

#[test]
fn a_base_path_is_that_of_a_project_site() {
    let sandbox = two();
    let server = Server::start(&sandbox, &["--base-path", "/harbour plans"]);
    assert!(server.url.ends_with("/harbour%20plans/"), "{}", server.url);
    let page = server.get("/harbour%20plans/plans/001-ferry/index.html");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("src=\"/harbour%20plans/_plansite/serve.js\""));
    assert_eq!(server.get("/harbour%20plans/_plansite/serve.js").status, 200);
    for path in ["/", "/harbour%20plans"] {
        let moved = server.get(path);
        assert_eq!((moved.status, moved.headers["location"].as_str()), (307, "/harbour%20plans/"), "{path}");
    }
    for path in ["/index.html", "/plans/001-ferry/index.html", "/_plansite/serve.js", "/harbour%20plansx/"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let news = server.listen("/harbour%20plans/_plansite/events").expect("the state");
    assert_eq!(news["build"], 1);
}

#[test]
fn head_is_get_without_the_body() {
    let sandbox = two();
    let server = Server::start(&sandbox, &[]);
    for path in ["/index.html", "/portfolio.json", "/nowhere", "/plans/001-ferry"] {
        let (head, get) = (server.request("HEAD", path, "localhost"), server.get(path));
        assert_eq!((head.status, head.headers.get("content-length")), (get.status, get.headers.get("content-length")));
        assert!(head.body.is_empty(), "{path}");
    }
}

#[test]
fn without_plans_a_page_says_so_until_there_are_some() {
    let sandbox = crate::support::Sandbox::new("-- README.md --\n# Hello\n");
    let server = Server::start(&sandbox, &[]);
    assert_eq!(server.get("/").status, 200);
    let mut news = server.listen("/_plansite/events");
    assert_eq!(news.expect("the state")["build"], 1);
    sandbox.write("specs/001-a/plan.md", "# Plan: First of all\n");
    server.wait_for_text("/plans/001-a/index.html", "First of all");
}

#[test]
fn without_plans_the_pages_say_where_they_were_looked_for_and_how_to_begin() {
    let sandbox = Sandbox::new("-- notes/ideas.md --\n# Ideas\n");
    let server = Server::start(&sandbox, &[]);
    let overview = server.get("/").text();
    assert!(overview.contains("2 folders with 1 Markdown file were searched."), "{overview}");
    assert!(overview.contains("mkdir -p specs/001-first"), "{overview}");
    for view in ["gates", "risks", "graph"] {
        let page = server.get(&format!("/{view}.html")).text();
        assert!(page.contains("There are no plans yet."), "{view}: {page}");
        assert!(!page.contains("0 plan"), "{view}: {page}");
    }
    sandbox.write("specs/001-quay/plan.md", "# Plan: Quay\n");
    let begun = server.wait_for_text("/", "Quay");
    assert!(!begun.contains("were searched"), "{begun}");
}
