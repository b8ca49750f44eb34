//! The words of levels; see [the module above](super).
