//! The images that documents show and that lie inside the root, ready to be published beside their pages.
//!
//! A drawing can be more than a picture: opened by itself, an SVG runs scripts and loads what it names. One that could is
//! not published. Images of other hosts are links and none of these.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::PortfolioPlan;
use super::links::Target;

/// An image as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// The images of a portfolio by their path relative to the root; of those that cannot be published, why.
pub type Images = BTreeMap<String, Result<Image, String>>;

/// How files end that browsers show as images.
const ENDINGS: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// The images that the documents of a plan show, by their path relative to the root, in reading order.
pub fn shown_by(plan: &PortfolioPlan) -> impl Iterator<Item = &str> {
    plan.plan.documents.iter().zip(&*plan.targets).flat_map(|(document, targets)| {
        document.links.iter().zip(targets).filter_map(|(link, target)| match target {
            Target::Source { path, .. } if link.image && is_image(path) => Some(path.as_str()),
            _ => None,
        })
    })
}

/// Whether a file is called like an image that browsers show.
#[must_use]
pub fn is_image(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| ENDINGS.contains(&end.to_ascii_lowercase().as_str()))
}

/// Reads the images that plans show. What is in `known` is not read again.
#[must_use]
pub fn read(plans: &[PortfolioPlan], known: &Images, read: &dyn Fn(&str) -> Result<Vec<u8>, String>) -> Images {
    let mut images = Images::new();
    for path in plans.iter().flat_map(shown_by) {
        if !images.contains_key(path) {
            let image = known.get(path).cloned().unwrap_or_else(|| image(path, read(path)?));
            images.insert(path.to_owned(), image);
        }
    }
    images
}

fn image(path: &str, bytes: Vec<u8>) -> Result<Image, String> {
    let is_drawing = path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case("svg"));
    let (width, height) = if is_drawing {
        drawing(&bytes)?
    } else {
        let size = imagesize::blob_size(&bytes).map_err(|_| "it is not an image that browsers show".to_owned())?;
        (pixels(size.width), pixels(size.height))
    };
    Ok(Image { bytes: bytes.into(), width, height })
}

fn pixels(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The size of an SVG that shows something and does nothing else.
fn drawing(bytes: &[u8]) -> Result<(u32, u32), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "the drawing is not UTF-8 text".to_owned())?;
    let tree = roxmltree::Document::parse(text).map_err(|error| format!("the drawing cannot be read: {error}"))?;
    let root = tree.root_element();
    if root.tag_name().name() != "svg" {
        return Err("the drawing is no SVG".to_owned());
    }
    for node in tree.descendants() {
        harmless(&node)?;
    }
    let length = |name: &str| root.attribute(name).and_then(pixels_of);
    let boxed = root.attribute("viewBox").and_then(|view| {
        let numbers: Vec<f64> = view.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        Some((rounded(*numbers.get(2)?)?, rounded(*numbers.get(3)?)?))
    });
    match (length("width").zip(length("height")), boxed) {
        (Some(size), _) | (None, Some(size)) => Ok(size),
        // What browsers take where a drawing says nothing.
        (None, None) => Ok((300, 150)),
    }
}

/// A length without a unit or in pixels.
fn pixels_of(length: &str) -> Option<u32> {
    rounded(length.trim().trim_end_matches("px").parse().ok()?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at before")]
fn rounded(length: f64) -> Option<u32> {
    (1.0..=100_000.0).contains(&length).then(|| length.round() as u32)
}

/// Refuses a part of a drawing that runs or loads something.
fn harmless(node: &roxmltree::Node<'_, '_>) -> Result<(), String> {
    const ACTIVE: [&str; 11] = [
        "script",
        "foreignobject",
        "handler",
        "iframe",
        "embed",
        "object",
        "audio",
        "video",
        "animate",
        "set",
        "listener",
    ];
    if node.is_pi() {
        return Err("the drawing names a style sheet or another program".to_owned());
    }
    if node.is_text() && node.parent().is_some_and(|parent| parent.tag_name().name() == "style") {
        return loads(node.text().unwrap_or_default());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name().to_lowercase();
    if ACTIVE.contains(&name.as_str()) {
        return Err(format!("the drawing holds `{name}`"));
    }
    for attribute in node.attributes() {
        let name = attribute.name().to_lowercase();
        let value = attribute.value().trim();
        if name.starts_with("on") {
            return Err(format!("the drawing holds the handler `{name}`"));
        }
        if name == "href" && !value.starts_with('#') && !value.starts_with("data:image/") {
            return Err("the drawing names something outside of itself".to_owned());
        }
        loads(value)?;
    }
    Ok(())
}

/// Refuses styles that load something.
fn loads(style: &str) -> Result<(), String> {
    let style = style.to_lowercase();
    let outside = style.match_indices("url(").any(|(at, _)| {
        let target = style[at + 4..].trim_start_matches([' ', '"', '\'', '\n', '\t']);
        !target.starts_with('#') && !target.starts_with("data:image/")
    });
    if outside || style.contains("@import") || style.contains("javascript:") || style.contains('\\') {
        return Err("the drawing names something outside of itself".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{drawing, image, is_image};

    #[track_caller]
    fn check(inside: &str, expected: Result<(u32, u32), &str>) {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {inside}</svg>"
        );
        assert_eq!(drawing(svg.as_bytes()).as_ref().copied().map_err(String::as_str), expected, "{inside}");
    }

    #[test]
    fn drawings_say_how_large_they_are() {
        check("width=\"20\" height=\"10.4px\">", Ok((20, 10)));
        check("viewBox=\"0 0 640 480\"><path d=\"M0 0\" fill=\"url(#a)\"/>", Ok((640, 480)));
        check("width=\"100%\" viewBox=\"0,0,64,48\"><use href=\"#a\"/>", Ok((64, 48)));
        check("><style>a { fill: url(#b) }</style><image href=\"data:image/png;base64,AA==\"/>", Ok((300, 150)));
    }

    #[test]
    fn drawings_that_do_more_than_show_are_refused() {
        let outside = Err("the drawing names something outside of itself");
        check("><script>1</script>", Err("the drawing holds `script`"));
        check("onload=\"1\">", Err("the drawing holds the handler `onload`"));
        check("><foreignObject/>", Err("the drawing holds `foreignobject`"));
        check("><a xlink:href=\"javascript:1\"/>", outside);
        check("><image href=\"https://example.org/a.png\"/>", outside);
        check("><style>@import 'x'</style>", outside);
        check("><rect style=\"fill:URL( 'https://example.org/x' )\"/>", outside);
        check("><rect style=\"fill:\\75rl(x)\"/>", outside);
        check("><set attributeName=\"href\"/>", Err("the drawing holds `set`"));
        assert!(drawing(b"<html xmlns=\"http://www.w3.org/2000/svg\"/>").is_err());
        assert!(drawing(b"<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>").is_err());
    }

    #[test]
    fn images_are_told_by_their_names_and_bytes() {
        assert!(is_image("a/b.PNG") && !is_image("a.png/b") && !is_image("a.html"));
        let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 0, 7, 0, 0, 0, 5, 8, 6, 0, 0, 0]].concat();
        let known = image("a.png", png).expect("an image");
        assert_eq!((known.width, known.height), (7, 5));
        assert!(image("a.png", b"<html>".to_vec()).is_err());
    }
}
