//! The words of labels; see [the module above](super).
