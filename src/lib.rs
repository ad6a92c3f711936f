//! `standoff`: a reader for news articles in the terminal, in which a person tags who stands where.
//!
//! What stands where on the screen, and which file draws it:
//!
//! ```text
//!  standoff   Headline        ¶ 7/31   23 %   12 stances   ✓ saved     ui/header.rs
//! ╭ Article ──────────────────────────╮╭ Stances ─ by side ────────╮
//! │  5 R▲   For his part, Lavrov …    ││ 1 US         5 ▲2 ▼2 ●1   │   ui/article.rs, ui/stances.rs
//! │    R    warned against …          ││ ▸ ¶2   ▲ Trump            │
//! │  6    ▎ Moscow has stood by …     ││ 2 Russia     4 ▲1 ▼3      │   ui/gutter.rs: number, letters, bar
//! ╰───────────────────────────────────╯╰───────────────────────────╯
//!  ▸ What a newcomer is told                                           ui/guide.rs
//!  READ  1 US  2 Russia  3 UK  4 Syria  = support  - oppose   ? help   ui/hints.rs, ui/notice.rs
//! ```
//!
//! Over the panes lie, one at a time, `ui/help.rs` and `ui/palette.rs`. What is where is decided in
//! `app/layout.rs`, what a key does in `app/command.rs`, what it looks like in `ui/theme.rs`.
//!
//! Who may know whom (`tests/layers.rs` holds them to it):
//!
//! * The domain (`article`, `annotation`, `codebook`) and `keys` know nobody.
//! * `app` knows the domain and the keys: events in, changed state and effects out.
//! * `ui` only looks at the state and fills cells.
//! * `store`, `export` and `terminal` touch the world.
//! * `run` joins them; `cli` reads the arguments.

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
