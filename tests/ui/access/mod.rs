//! The window for those who do not see it, see little, or use no pointer: measured on what is painted and on the tree
//! that assistive technology is told, on every screen.

mod contrast;
mod keyboard;
pub(crate) mod painted;
pub(crate) mod screens;
mod spoken;
mod targets;
