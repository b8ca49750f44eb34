//! Images that documents show: copied beside their pages with their sizes, or not at all.

mod support;

use support::Sandbox;

/// The beginning of a PNG of 7 by 5 pixels, which is as much as its size takes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x07\0\0\0\x05\x08\x06\0\0\0";
const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"><rect width=\"4\" height=\"3\"/></svg>\n";

/// A portfolio that shows images in every way, built.
fn built() -> Sandbox {
    let sandbox = Sandbox::new(
        "
-- specs/001-A/plan.md --
# Plan: Pictures

![The *quay* & \"its\" <cranes>](<pictures/Quay Süd.png>) and ![the flow](flow.svg), twice: ![](./flow.svg)

[![inside a link](../../docs/logo.PNG)](spec.md) ![far](https://example.org/far.png) ![](https://example.org/bare.png)

![gone](gone.png) ![a document](spec.md) ![scripted](bad.svg)
-- specs/001-A/spec.md --
# Spec

![again](pictures/Quay%20S%C3%BCd.png)
-- specs/001-A/bad.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>
-- specs/001-A/unshown.png --
nobody shows it
",
    );
    sandbox.write("specs/001-A/pictures/Quay Süd.png", PNG);
    sandbox.write("specs/001-A/flow.svg", SVG);
    sandbox.write("docs/logo.PNG", PNG);
    let run = sandbox.run(&["build", "--out", "site"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    sandbox
}

#[test]
fn images_are_copied_beside_their_pages_with_their_sizes() {
    let sandbox = built();
    let html = sandbox.read("site/plans/001-a/index.html");
    for expected in [
        "<img src=\"pictures/Quay%20S%C3%BCd.png\" alt=\"The quay &amp; &quot;its&quot; &lt;cranes&gt;\" width=\"7\" height=\"5\" loading=\"lazy\">",
        "<img src=\"flow.svg\" alt=\"the flow\" width=\"40\" height=\"30\" loading=\"lazy\">",
        "<img src=\"flow.svg\" alt=\"\" width=\"40\"",
        "<a href=\"spec.html\"><img src=\"images/logo.png\" alt=\"inside a link\" width=\"7\"",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert_eq!(html.matches("<img").count(), 4);
    assert!(
        sandbox.read("site/plans/001-a/spec.html").contains("<img src=\"pictures/Quay%20S%C3%BCd.png\" alt=\"again\"")
    );
    let files = sandbox.files("site/plans/001-a");
    assert_eq!(files["pictures/Quay Süd.png"], PNG);
    assert_eq!(files["images/logo.png"], PNG);
    assert_eq!(files["flow.svg"], SVG.as_bytes());
}

#[test]
fn what_is_no_image_or_more_than_one_is_not_copied_and_remote_images_are_links() {
    let sandbox = built();
    let html = sandbox.read("site/plans/001-a/index.html");
    assert!(html.contains("<a href=\"https://example.org/far.png\" rel=\"noopener\">far</a>"), "{html}");
    let bare = "<a href=\"https://example.org/bare.png\" rel=\"noopener\">https://example.org/bare.png</a>";
    assert!(html.contains(bare), "{html}");
    assert!(html.contains("is not published: the drawing holds the handler <code>onload</code>"), "{html}");
    for (path, bytes) in sandbox.files("site") {
        assert!(!path.contains("unshown") && !path.ends_with("bad.svg"), "{path}");
        assert!(!String::from_utf8_lossy(&bytes).contains("alert(1)"), "{path}");
    }
    let run = sandbox.run(&["check", "--fail-on", "never"]);
    assert!(run.stdout.contains("warning[image-refused]"), "{}", run.stdout);
}

#[test]
fn an_image_that_is_no_longer_shown_is_deleted() {
    let sandbox = built();
    sandbox.write("specs/001-A/plan.md", "# Plan: Pictures\n");
    assert_eq!(sandbox.run(&["build", "--out", "site"]).code, 0);
    let files = sandbox.files("site/plans/001-a");
    assert!(!files.contains_key("flow.svg") && files.contains_key("pictures/Quay Süd.png"), "the spec still shows it");
}
