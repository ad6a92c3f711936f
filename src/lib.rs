#![forbid(unsafe_code)]
pub mod article;
pub mod annotation;
pub mod codebook;
