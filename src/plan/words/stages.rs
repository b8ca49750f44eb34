//! The words of stages; see [the module above](super).
