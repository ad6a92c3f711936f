#![forbid(unsafe_code)]
pub mod annotation;
pub mod app;
pub mod article;
pub mod cli;
pub mod codebook;
pub mod export;
pub mod keys;
pub mod run;
pub mod store;
pub mod terminal;
pub mod ui;
