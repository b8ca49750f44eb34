//! The shell: the only part of plansite that touches files, the clock, other programs and the terminal.
//!
//! *Architecture invariant:* nothing is computed here that a page or an export shows.
