//! The only room that knows a terminal: entering and leaving it, what comes from it, what is drawn on it.
//! Knows keys and the screen's cells; neither the article nor the state of the program.

pub mod ability;
pub mod clipboard;
mod device;
pub mod editor;
pub mod events;
pub mod input;
pub mod interrupt;
pub mod line;
pub mod screen;
pub mod session;
pub mod text;
