//! The words of sections; see [the module above](super).
