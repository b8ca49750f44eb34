//! `plansite theme`: the list, copies, and names that are not right.

use crate::support::Sandbox;

const PLAN: &str = "-- specs/001-login/plan.md --\n# Login\n";

#[test]
fn themes_are_listed_with_what_is_laid_over_them_here() {
    let bare = Sandbox::new(PLAN).run(&["theme", "list"]);
    let built_in = "default   The built-in theme. Hairlines, words and plain tables, in light and dark.\n";
    assert_eq!((bare.code, bare.stdout.as_str()), (0, built_in));
    let overlaid = Sandbox::new(&format!("{PLAN}-- theme/assets/custom.css --\n:root {{}}\n")).run(&["theme", "list"]);
    assert_eq!(overlaid.stdout, format!("{built_in}theme/    laid over it in ROOT: 1 file\n"));
}

#[test]
fn without_files_those_that_there_are_are_listed() {
    let run = Sandbox::new("-- README.md --\n").run(&["theme", "copy"]);
    assert_eq!(run.code, 0);
    let files: Vec<&str> = run.stdout.lines().collect();
    assert!(files.contains(&"assets/css/tokens.css") && files.contains(&"layouts/base.hbs"), "{files:?}");
    assert!(files.is_sorted());
}

#[test]
fn a_copy_is_the_file_as_it_is_written_and_is_used() {
    let sandbox = Sandbox::new(PLAN);
    let run = sandbox.run(&["theme", "copy", "assets/css/tokens.css", "./partials/footer.hbs"]);
    assert_eq!(run.stderr, "wrote theme/assets/css/tokens.css\nwrote theme/partials/footer.hbs\n");
    assert_eq!(sandbox.read("theme/assets/css/tokens.css"), include_str!("../../themes/default/assets/css/tokens.css"));
    sandbox.write("theme/partials/footer.hbs", "<footer>Ours</footer>\n");
    assert_eq!(sandbox.run(&["build"]).code, 0);
    assert!(sandbox.read("_site/index.html").contains("<footer>Ours</footer>"));
}

#[test]
fn nothing_is_written_over() {
    let sandbox = Sandbox::new(&format!("{PLAN}-- theme/partials/footer.hbs --\nmine\n"));
    let run = sandbox.run(&["theme", "copy", "partials/footer.hbs", "partials/brand.hbs"]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, "left theme/partials/footer.hbs as it is\nwrote theme/partials/brand.hbs\n")
    );
    assert_eq!(sandbox.read("theme/partials/footer.hbs"), "mine\n");
}

#[test]
fn copies_go_where_the_settings_look_for_them() {
    let sandbox = Sandbox::new(&format!("{PLAN}-- plansite.yml --\ntheme: brand\n-- brand/assets/custom.css --\n\n"));
    let run = sandbox.run(&["theme", "copy", "partials/footer.hbs"]);
    assert_eq!(run.stderr, "wrote brand/partials/footer.hbs\n");
}

#[test]
fn of_an_unknown_file_the_nearest_one_is_named_and_nothing_is_written() {
    let sandbox = Sandbox::new(PLAN);
    for (typed, meant) in [
        ("assets/css/token.css", "assets/css/tokens.css"),
        ("tokens.css", "assets/css/tokens.css"),
        ("footer", "partials/footer.hbs"),
        ("pages/plan.html", "pages/plan.hbs"),
    ] {
        let run = sandbox.run(&["theme", "copy", "partials/brand.hbs", typed]);
        let expected = format!("error: the default theme has no file `{typed}`\n  help: did you mean `{meant}`?\n");
        assert_eq!((run.code, run.stderr), (2, expected));
    }
    let run = sandbox.run(&["theme", "copy", "something-else-entirely"]);
    assert!(run.stderr.ends_with("  help: `plansite theme copy` lists the files\n"), "{}", run.stderr);
    assert!(!sandbox.path("theme").exists());
}
