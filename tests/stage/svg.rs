//! A screen as a picture.
pub fn _placeholder() {}
