#![forbid(unsafe_code)]
pub mod app;
pub mod article;
pub mod annotation;
pub mod codebook;
pub mod export;
pub mod keys;
pub mod run;
pub mod cli;
pub mod store;
pub mod terminal;
pub mod ui;
