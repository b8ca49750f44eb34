//! The names of sections, compared with [`super::fold`]ed headings.
//!
//! One table a meaning; see [the module above](super) for the order of languages.
