//! A portfolio of traps: hostile text in every field, hostile names, hostile bytes, hostile files.
//!
//! It builds in bounded time, nothing from outside the root is published, its healthy plans are whole, and every trap
//! is named with its path. The site stays in the target folder, where `browser/traps.test.mjs` opens every page of it.

#![allow(clippy::disallowed_methods, reason = "tests are outside of the pipeline")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// What every injected script does.
const SCRIPT: &str = "<script>globalThis.pwned=1</script>";
/// What stands in files outside the root and must be in no byte of the output.
const SECRET: &str = "OUTSIDE-THE-ROOT-4711";
/// No build may take longer, on any machine.
const DEADLINE: Duration = Duration::from_secs(240);

const HEALTHY: &str = "# Implementation Plan: Healthy

**Status**: Approved
**Author**: Ann
**Created**: 2026-03-04

## Constitution Check

### Clarity
- PASS: plain words.

## Risk Analysis

### Technical Risks
- Disk fills up (mitigation: rotate logs)
- Clock drifts

## Success Criteria

- It works

## Gates

- [x] Reviewed
- [ ] Signed
";

/// Lays out files; remembers which problems must be reported.
struct Traps {
    root: PathBuf,
    named: Vec<(String, &'static str)>,
}

impl Traps {
    fn file(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, bytes).expect("the file is written");
        self
    }

    /// A file that must be reported under `code`.
    fn trap(&mut self, path: &str, code: &'static str, bytes: impl AsRef<[u8]>) {
        self.file(path, bytes);
        self.expect(path, code);
    }

    fn expect(&mut self, path: &str, code: &'static str) {
        self.named.push((path.to_owned(), code));
    }
}

fn lay_out(root: &Path) -> Traps {
    let mut traps = Traps { root: root.join("portfolio"), named: Vec::new() };
    fs::create_dir_all(root.join("outside/deeper")).expect("the folder is made");
    fs::write(root.join("outside/secret.md"), format!("# {SECRET}\n")).expect("the secret is written");
    fs::write(root.join("outside/deeper/plan.md"), format!("# {SECRET}\n")).expect("the secret is written");
    traps.file("specs/001-healthy/plan.md", HEALTHY);
    traps.file("specs/001-healthy/spec.md", "# Spec\n\n## Success Criteria\n\n- **SC-001**: It is fast\n");
    traps.file("specs/002-healthy/plan.md", HEALTHY.replace("Healthy", "Healthy too"));
    text_traps(&mut traps);
    byte_traps(&mut traps);
    markdown_traps(&mut traps);
    name_traps(&mut traps);
    #[cfg(unix)]
    file_traps(&mut traps, root);
    traps
}

/// Scripts wherever an author can write.
fn text_traps(traps: &mut Traps) {
    let quote_out = "\"><img src=x onerror=globalThis.pwned=1>";
    traps.file("plansite.yml", format!("title: '{SCRIPT}'\n"));
    traps.trap(
        "specs/010-script/plan.md",
        "link-broken",
        format!(
            "# Implementation Plan: {SCRIPT} {quote_out} {{{{title}}}} {{{{> layouts/base}}}}\n\n\
             **Feature**: {SCRIPT}\n**Branch**: {quote_out}\n**Created**: {SCRIPT}\n**Status**: Draft {SCRIPT}\n\
             **Author**: {quote_out}\n**Depends On**: 001-healthy {SCRIPT}\n\n\
             ## Technical Context\n\n**{quote_out}**: {SCRIPT}\n\n\
             ## Constitution Check\n\n### {SCRIPT}\n- PASS {quote_out}\n\n| Principle | Status |\n|---|---|\n| {SCRIPT} | FAIL {SCRIPT} |\n\n\
             ## Phase 1: {SCRIPT}\n\n[a](javascript:globalThis.pwned=1) [b](data:text/html,{SCRIPT}) [c](vbscript:x) \
             [d](JaVaScRiPt:alert(1)) [e]( java\tscript:alert(1)) [f](&#106;avascript:alert(1)) ![g](x.png\" onerror=\"globalThis.pwned=1) \
             <a href=\"javascript:globalThis.pwned=1\">h</a> <javascript:globalThis.pwned=1> [i](//example.org/x) [j](x\"onmouseover=\"globalThis.pwned=1)\n\n\
             <svg onload=globalThis.pwned=1>\n\n<details open ontoggle=globalThis.pwned=1>x</details>\n\n<kbd onclick=\"globalThis.pwned=1\">k</kbd>\n\n\
             ```\"><script>globalThis.pwned=1</script>\n</code></pre>{SCRIPT}\n```\n\n\
             <!-- {SCRIPT} --> text[^{SCRIPT}] text[^1]\n\n[^1]: {SCRIPT}\n\n<!--> {SCRIPT} -->\n\n\
             ## Risk Analysis\n\n### {SCRIPT}\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n\
             | {SCRIPT} | High {SCRIPT} | High {quote_out} | {SCRIPT} |\n\n- {quote_out} (mitigation: {SCRIPT})\n\n\
             ## Complexity Tracking\n\n| Violation | Why Needed |\n|---|---|\n| {SCRIPT} | {quote_out} |\n\n\
             ## Success Criteria\n\n- {SCRIPT}\n- [NEEDS CLARIFICATION: {SCRIPT}]\n\n## Gates\n\n- [ ] {SCRIPT}\n- [x] {quote_out}\n\n\
             **Gate Status**: PASS {SCRIPT}\n\n## {quote_out}\n\n[PLACEHOLDER_{SCRIPT}]\n"
        ),
    );
    traps.file("specs/010-script/spec.md", format!("---\nstatus: \"{SCRIPT}\"\n---\n# {SCRIPT}\n"));
    traps.file("specs/010-script/tasks.md", format!("# T\n\n- [x] T001 {SCRIPT}\n- [ ] {quote_out}\n"));
    let languages = "bash cpp python json jsonc typescript javascript yaml powershell sql markdown rust xml toml csharp cmake env diff css";
    let ways_out = format!("</span>{SCRIPT} \"{SCRIPT}\" '</span>{SCRIPT}' # {SCRIPT}\n// {SCRIPT}\n/* {SCRIPT}\n");
    let code: String = languages.split(' ').map(|name| format!("```{name}\n{ways_out}```\n\n")).collect();
    traps.file("specs/010-script/quickstart.md", code);
    traps.file("specs/010-script/contracts/api.yaml", format!("</code></pre>{SCRIPT}\n"));
    traps.file("specs/010-script/contracts/page.html", format!("<!doctype html>{SCRIPT}\n"));
    traps.file(
        "specs/010-script/contracts/picture.svg",
        format!("<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>\n"),
    );
    traps.file(
        "specs/015-markup/plan.md",
        format!(
            "# Markup\n\n$\\href{{javascript:globalThis.pwned=1}}{{x}}$ $\\text{{{SCRIPT}}}$ $x{SCRIPT}y$ $\\color{{red{quote_out}}}x$ \
             $\\class{{x}}{{y}}$ $\\unicode{{60}}script$ $a<img src=x onerror=globalThis.pwned=1>b$ $`{SCRIPT}`$\n\n\
             $$\n\\style{{x:url({SCRIPT})}}{{y}} {SCRIPT}\n$$\n\n```math\n\\url{{javascript:globalThis.pwned=1}} {SCRIPT}\n```\n\n\
             ```math\n\\text{{</math>{SCRIPT}}}\n```\n\n\
             a[^{quote_out}] b[^x\"onclick=\"globalThis.pwned=1] c[^n]\n\n[^n]: {SCRIPT}\n\n[^x\"onclick=\"globalThis.pwned=1]: {quote_out}\n\n\
             <details>\n<summary>{SCRIPT}</summary>\n\n{SCRIPT}\n\n</details>\n\n\
             <details open ontoggle=globalThis.pwned=1>\n<summary onclick=globalThis.pwned=1>x</summary>\n\nx\n\n</details>\n\n\
             <details\nontoggle=globalThis.pwned=1>\n\n</details>\n\n</details></summary>\n\n<summary>\n\n</article></main>\n\n\
             > [!NOTE]{SCRIPT}\n> x\n\n> [!{SCRIPT}]\n> x\n\n:{SCRIPT}: :\"onclick=: \n"
        ),
    );
    traps.trap(
        "specs/011-fragment/plan.md",
        "fragment-broken",
        "# F\n\n[x](#nowhere) [y](../001-healthy/plan.md#no%22><script>)\n",
    );
    traps.trap(
        "specs/012-outward/plan.md",
        "link-broken",
        "# O\n\n[x](../../../outside/secret.md) [y](/etc/passwd) [z](file:///etc/passwd)\n",
    );
    traps.trap(
        "specs/013-cycle/plan.md",
        "dependency-cycle",
        "# A\n\n**Depends On**: 014-cycle, 013-cycle\n\n**Status**: Draft\n",
    );
    traps.trap(
        "specs/014-cycle/plan.md",
        "dependency-cycle",
        "# B\n\n**Depends On**: 013-cycle\n\n**Status**: Draft\n",
    );
}

/// Bytes that are not plain UTF-8, and YAML that attacks.
fn byte_traps(traps: &mut Traps) {
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        let mark = if little { [0xFF, 0xFE] } else { [0xFE, 0xFF] };
        let units = text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        mark.into_iter().chain(units).collect()
    };
    traps.trap("specs/100-utf16le/plan.md", "encoding-guessed", utf16("# Little Ünits\n\n**Status**: Draft\n", true));
    traps.trap("specs/101-utf16be/plan.md", "encoding-guessed", utf16("# Big Ünits\n\n**Status**: Draft\n", false));
    // "Проект плана и оценка рисков" and more, in Windows-1251.
    let cyrillic: Vec<u8> = b"# \xCF\xEB\xE0\xED \xF0\xE0\xE1\xEE\xF2\n\n\xDD\xF2\xEE \xE2\xE0\xE6\xED\xFB\xE9 \xE4\xEE\xEA\xF3\xEC\xE5\xED\xF2 \xEE \xEF\xEB\xE0\xED\xE5 \xF0\xE0\xE1\xEE\xF2.\n".to_vec();
    traps.trap("specs/102-cyrillic/plan.md", "encoding-guessed", cyrillic);
    traps.trap(
        "specs/103-latin1/plan.md",
        "encoding-guessed",
        b"# Pr\xFCfung der \xC4nderung\n\nGr\xF6\xDFe und Ma\xDFe.\n",
    );
    traps.trap(
        "specs/104-mixed/plan.md",
        "encoding-guessed",
        b"# Fine \xE2\x82\xAC text \xC3\xA9\xC3\xA8\xC3\xAA\xC3\xAB with one \xFF bad byte and \0 a NUL\n",
    );
    traps.trap("specs/105-binary/plan.md", "document-unreadable", (0..=255).cycle().take(5000).collect::<Vec<u8>>());
    traps.trap("specs/001-healthy/checklists/binary.md", "document-unreadable", [0_u8; 4096]);
    traps.file("specs/106-empty/plan.md", "");
    traps.file("specs/107-mark/plan.md", "\u{FEFF}");
    traps.file("specs/108-marked/plan.md", format!("\u{FEFF}{}", HEALTHY.replace('\n', "\r\n")));
    traps.file("specs/109-old-mac/plan.md", HEALTHY.replace('\n', "\r"));
    let mut bomb = "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")));
    }
    traps.trap("specs/110-bomb/plan.md", "front-matter-invalid", format!("{bomb}---\n# After the bomb\n"));
    let deep = format!("---\na: {}x{}\n---\n# Deep\n", "[".repeat(20_000), "]".repeat(20_000));
    traps.trap("specs/111-deep/plan.md", "front-matter-invalid", deep);
    traps.trap("specs/112-twice/plan.md", "front-matter-invalid", "---\nstatus: Draft\nstatus: Done\n---\n# Twice\n");
    traps.trap("specs/113-open/plan.md", "front-matter-invalid", "---\nstatus: Draft\n\n# Never closed\n");
    traps.trap("specs/114-huge/plan.md", "file-too-large", vec![b'x'; 9 * 1024 * 1024]);
    traps.trap("specs/001-healthy/huge.md", "file-too-large", vec![b'\n'; 9 * 1024 * 1024]);
}

/// Markdown that costs.
fn markdown_traps(traps: &mut Traps) {
    let plan = |text: String| format!("# Costly\n\n{text}\n");
    let costly: [(&str, String); 20] = [
        ("quotes", format!("{}x", ">".repeat(20_000))),
        ("quote-lines", "> > > > > > > > x\n".repeat(5_000)),
        ("lists", (0..1_500).map(|depth| format!("{}- x\n", " ".repeat(depth))).collect()),
        ("brackets", "[".repeat(100_000)),
        ("links", "[a](b".repeat(30_000)),
        ("emphasis", "*a **b ".repeat(30_000)),
        ("backticks", (1..600).map(|run| format!("{}x", "`".repeat(run))).collect()),
        ("angles", "<a ".repeat(50_000)),
        ("comments", "<!-- ".repeat(50_000)),
        ("columns", format!("|{}\n|{}\n|{}\n", "a|".repeat(3_000), "-|".repeat(3_000), "b|".repeat(3_000))),
        ("headings", "## Same\n\n".repeat(20_000)),
        (
            "references",
            (0..20_000).map(|n| format!("[r{n}]: x{n}\n")).chain(std::iter::once("[r1]".repeat(20_000))).collect(),
        ),
        ("footnotes", (0..3_000).map(|n| format!("[^{n}]\n\n[^{n}]: [^{n}]\n\n")).collect()),
        ("line", "word ".repeat(400_000)),
        ("formulas", format!("$x^{{{}$ $${}x{}$$ ", "\\sqrt{".repeat(20_000), "{".repeat(20_000), "}".repeat(20_000))),
        ("dollars", format!("{}\n\n{}\n\n{}", "$a ".repeat(50_000), "$$a$b".repeat(50_000), "$`a".repeat(50_000))),
        ("small-formulas", "$\\frac{a}{b}$ ".repeat(5_000)),
        ("note-references", format!("{}\n\n[^1]: note\n", "[^1]".repeat(20_000))),
        ("details", "<details>\n<summary>x</summary>\n\n".repeat(5_000) + &"</details>\n\n".repeat(5_000)),
        ("half-details", "<details>\n".repeat(50_000) + &"<kbd>\n</summary>\n</kbd></sub>\n".repeat(50_000)),
    ];
    for (number, (name, text)) in costly.into_iter().enumerate() {
        traps.file(&format!("specs/{}-{name}/plan.md", 200 + number), plan(text));
    }
    let risks: String = (0..5_000).map(|n| format!("| Risk {n} | High | Low | |\n")).collect();
    traps.file(
        "specs/220-risks/plan.md",
        format!("# R\n\n## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n{risks}"),
    );
    traps.file("specs/221-gates/plan.md", format!("# G\n\n## Gates\n\n{}", "- [ ] One more\n".repeat(5_000)));
    traps.file("specs/222-placeholders/plan.md", format!("# P\n\n{}", "- [PLACE_HOLDER] and [X]\n".repeat(3_000)));
}

/// Names that collide, mislead or break out.
fn name_traps(traps: &mut Traps) {
    for name in [
        "index",
        "assets",
        "portfolio",
        "404",
        "plans",
        "con",
        "aux.txt",
        "İstanbul",
        "ﬁne",
        "日本語",
        "a b",
        "%2e%2e",
        "#hash?query",
    ] {
        traps.file(&format!("specs/{name}/plan.md"), format!("# Named {name}\n\n[home](../001-healthy/plan.md)\n"));
    }
    traps.file(&format!("specs/{}/plan.md", "n".repeat(240)), "# Long name\n");
    traps.file(&format!("specs/{}a/plan.md", "n".repeat(239)), "# Long name too\n");
    traps.file("services/a/specs/001-healthy/plan.md", HEALTHY);
    traps.file("services/A2/specs/001-HEALTHY/plan.md", HEALTHY);
    for name in [
        "index.md",
        "index-2.md",
        "index.html.md",
        "plan.html.md",
        "..md",
        "a%2fb.md",
        "ünï.md",
        "sub/index.md",
        "plan-b.md",
    ] {
        traps.file(&format!("specs/300-documents/{name}"), format!("# {name}\n\n[p](plan.md) [i](index.md)\n"));
    }
    traps.file(
        "specs/300-documents/plan.md",
        "# Documents\n\n[a](index.md) [b](index-2.md) [c](a%252fb.md) [d](%C3%BCn%C3%AF.md) [e](sub/)\n",
    );
    #[cfg(unix)]
    {
        traps.file("specs/Case/plan.md", "# Upper\n");
        traps.file("specs/case/plan.md", "# Lower\n");
        for name in ["Spec.md", "SPEC.md", "spec.md"] {
            traps.file(&format!("specs/301-case/{name}"), format!("# {name}\n"));
        }
        traps.file("specs/301-case/plan.md", "# Cases\n\n[a](Spec.md) [b](SPEC.md) [c](spec.md)\n");
        for name in [
            "\"><script>globalThis.pwned=1<",
            "'onmouseover='globalThis.pwned=1",
            "new\nline",
            "back\\slash",
            "right\u{202E}left",
            "{{title}}",
            "colon:star*",
        ] {
            traps.file(&format!("specs/{name}/plan.md"), "# Named\n");
            traps.file(&format!("specs/302-files/{name}.md"), format!("# {name}\n"));
            traps.file(&format!("specs/302-files/contracts/{name}.json"), "{}\n");
        }
        traps.file("specs/302-files/plan.md", "# Files\n");
    }
}

/// Things that are not plain files, and links that lead astray.
#[cfg(unix)]
fn file_traps(traps: &mut Traps, root: &Path) {
    use std::os::unix::fs::symlink;
    let specs = traps.root.join("specs");
    let folder = |name: &str| {
        let folder = specs.join(name);
        fs::create_dir_all(&folder).expect("the folder is made");
        folder
    };
    let pipe = folder("400-pipe").join("plan.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    traps.expect("specs/400-pipe/plan.md", "document-unreadable");
    let sibling = folder("001-healthy").join("pipe.md");
    assert!(Command::new("mkfifo").arg(&sibling).status().expect("mkfifo runs").success());
    traps.expect("specs/001-healthy/pipe.md", "document-unreadable");
    let link = |to: &Path, path: &str| symlink(to, specs.join(path)).expect("the link is made");
    folder("401-device");
    link(Path::new("/dev/zero"), "401-device/plan.md");
    traps.expect("specs/401-device/plan.md", "document-unreadable");
    fs::create_dir_all(specs.join("402-folder/plan.md")).expect("the folder is made");
    traps.expect("specs/402-folder/plan.md", "document-unreadable");
    folder("403-out");
    link(&root.join("outside/secret.md"), "403-out/plan.md");
    traps.expect("specs/403-out/plan.md", "document-unreadable");
    link(Path::new("../../../outside/secret.md"), "001-healthy/out.md");
    traps.expect("specs/001-healthy/out.md", "document-unreadable");
    link(&root.join("outside/deeper"), "404-out-folder");
    folder("405-self");
    link(Path::new("plan.md"), "405-self/plan.md");
    traps.expect("specs/405-self/plan.md", "document-unreadable");
    folder("406-dangling");
    link(Path::new("gone.md"), "406-dangling/plan.md");
    traps.expect("specs/406-dangling/plan.md", "document-unreadable");
    folder("407-inside");
    link(Path::new("../001-healthy/plan.md"), "407-inside/plan.md");
    link(Path::new(".."), "001-healthy/loop");
    link(Path::new("."), "loop");
    traps.file("specs/408-contracts/plan.md", "# C\n");
    fs::create_dir_all(specs.join("408-contracts/contracts")).expect("the folder is made");
    link(&root.join("outside/secret.md"), "408-contracts/contracts/secret.json");
}

/// Runs plansite; fails when it hangs.
fn plansite(arguments: &[&str]) -> std::process::Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plansite"))
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("plansite starts");
    let (mut stdout, mut stderr) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let read = std::thread::spawn(move || {
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut stdout, &mut text).map(|_| text)
    });
    let errors = std::thread::spawn(move || {
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut stderr, &mut text).map(|_| text)
    });
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("plansite can be waited for") {
            break status;
        }
        if started.elapsed() > DEADLINE {
            child.kill().expect("plansite can be stopped");
            panic!("plansite {arguments:?} hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let stdout = read.join().expect("the reader ends").expect("the output is read");
    let stderr = errors.join().expect("the reader ends").expect("the errors are read");
    std::process::Output { status, stdout, stderr }
}

/// All problems of an export as (path, code).
fn problems(portfolio: &Value) -> BTreeSet<(String, String)> {
    let plans = portfolio["plans"].as_array().expect("plans").iter().map(|plan| &plan["problems"]);
    std::iter::once(&portfolio["problems"])
        .chain(plans)
        .flat_map(|problems| problems.as_array().expect("problems"))
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            (text("path"), text("code"))
        })
        .collect()
}

#[test]
fn a_portfolio_of_traps_is_published_whole_and_harmless() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("traps");
    if root.exists() {
        fs::remove_dir_all(&root).expect("the last traps go");
    }
    let traps = lay_out(&root);
    let portfolio_folder = traps.root.to_string_lossy().into_owned();
    let site = root.join("site");
    let build = plansite(&["build", &portfolio_folder, "--out", &site.to_string_lossy()]);
    let errors = String::from_utf8_lossy(&build.stderr);
    assert!(build.status.success(), "the build fails: {errors}");
    assert!(!build.stderr.contains(&0x1b), "escape sequences reach a pipe");

    let export = plansite(&["export", &portfolio_folder]);
    assert!(export.status.success());
    let portfolio: Value = serde_json::from_slice(&export.stdout).expect("the export is JSON");
    let written = fs::read(site.join("portfolio.json")).expect("the site holds the model");
    assert_eq!(serde_json::from_slice::<Value>(&written).expect("JSON"), portfolio);

    let named = problems(&portfolio);
    let silent: Vec<_> =
        traps.named.iter().filter(|(path, code)| !named.contains(&(path.clone(), (*code).to_owned()))).collect();
    assert!(silent.is_empty(), "not named: {silent:#?}");

    healthy_plans_are_whole(&portfolio);
    nothing_from_outside_is_published(&site);
    no_two_paths_differ_by_case_alone(&site);
    let badges = fs::read_dir(site.join("badges")).expect("the site has badges").count();
    let plans = portfolio["plans"].as_array().expect("plans").len();
    assert_eq!(badges, plans + 1, "a plan takes the name of the portfolio's badge");
}

fn healthy_plans_are_whole(portfolio: &Value) {
    let plans = portfolio["plans"].as_array().expect("plans");
    for folder in ["specs/001-healthy", "specs/002-healthy", "specs/108-marked", "specs/109-old-mac"] {
        let plan = plans.iter().find(|plan| plan["folder"] == folder).unwrap_or_else(|| panic!("{folder} is missing"));
        assert_eq!(plan["status"]["stage"], "approved", "{folder}");
        assert_eq!(plan["author"], "Ann", "{folder}");
        assert_eq!(plan["created"]["date"], "2026-03-04", "{folder}");
        let states: Vec<_> =
            plan["gates"].as_array().expect("gates").iter().map(|gate| gate["state"].clone()).collect();
        assert_eq!(states, ["done", "open"], "{folder}");
        let risks = plan["risks"].as_array().expect("risks");
        assert_eq!(risks.len(), 2, "{folder}");
        assert_eq!(risks[0]["mitigation"], "rotate logs", "{folder}");
        assert_eq!(risks[1]["mitigation"], Value::Null, "{folder}");
    }
    let listed = plans
        .iter()
        .filter(|plan| {
            plan["folder"].as_str().is_some_and(|folder| folder.starts_with("specs/40") && folder.contains('-'))
        })
        .count();
    if cfg!(unix) {
        // 400 to 403, 405 to 408: a plan that cannot be read stays listed; the folder link that leads out does not.
        assert_eq!(listed, 8);
    }
    let ids: BTreeSet<String> = plans.iter().map(|plan| plan["id"].as_str().expect("an id").to_lowercase()).collect();
    assert_eq!(ids.len(), plans.len(), "two plans share an identity");
}

/// Every file of a site, by its path.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the site can be listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn nothing_from_outside_is_published(site: &Path) {
    let mut all = Vec::new();
    files(site, &mut all);
    assert!(all.len() > 100, "only {} files", all.len());
    for path in all {
        let bytes = fs::read(&path).expect("the site can be read");
        for secret in [SECRET, "root:x:0:0"] {
            let published = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!published, "{} publishes what lies outside the root", path.display());
        }
    }
}

fn no_two_paths_differ_by_case_alone(site: &Path) {
    let mut all = Vec::new();
    files(site, &mut all);
    let mut lower = BTreeSet::new();
    for path in all {
        let name = path.strip_prefix(site).expect("inside").to_string_lossy().into_owned();
        assert!(lower.insert(name.to_lowercase()), "{name} differs from another path by case alone");
        assert!(!name.contains(['\n', '"', '<', '>', ':', '*', '?', '|', '\\']), "{name} is no name on every system");
    }
}
