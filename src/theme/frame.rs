//! The frame that diagrams are drawn in: one file that holds the library, loads nothing and reaches nothing.

use super::digest::source;

/// The library, packed.
pub(crate) const LIBRARY: &str = "assets/diagrams/mermaid.tiny.js.gz";
/// Under which terms the library may be passed on; whoever passes it on has to say them.
pub(crate) const LICENCE: &str = "assets/diagrams/LICENSE";
/// What has the library draw.
pub(crate) const ENGINE: &str = "assets/diagrams/engine.js";
/// What a script of the frame must not hold: it would mean something else inside a page than in a file.
const UNFIT: [&str; 3] = ["</script", "<script", "\r"];

/// The frame: two scripts and the policy that lets these run and nothing else, styles of drawings aside.
pub(crate) fn frame(library: &str, licence: &str, engine: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{}{}; \
         style-src 'unsafe-inline'\">\n<title>Diagrams</title>\n</head>\n<body>\n\
         <!--\nMermaid\n\n{licence}\n-->\n<script>{library}</script>\n<script>{engine}</script>\n</body>\n</html>\n",
        source(library),
        source(engine),
    )
}

/// What a script holds that keeps it from standing inside a page.
pub(crate) fn unfit(script: &str) -> Option<&'static str> {
    UNFIT.into_iter().find(|sign| script.contains(sign))
}
