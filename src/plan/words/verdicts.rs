//! The words of verdicts; see [the module above](super).
