//! The page of dependencies.

mod layout;
