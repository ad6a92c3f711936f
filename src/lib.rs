//! `standoff`: read a news article in the terminal and tag who stands where.
//!
//! # The screen, and which file draws what
//!
//! ```text
//!  standoff   Moscow talks end at a "low point"        ¶ 7/31   23 %   12 stances   ✓ saved   ui/header.rs
//! ╭ Article ──────────────────────────────────────╮╭ Stances ─ by side ──────────╮  ui/article.rs, ui/stances.rs
//! │  5 R▼ ▎ For his part, Lavrov warned against   ││1 US            5  ▲2  ▼2  ●1│
//! │    R  ▎ an effort to remove Assad from power. ││  ¶2  ▲ “There is a low lev…│
//! │                                               ││▸ ¶7  ▼ “complicit or simpl…│  ui/palette.rs and ui/help.rs
//! │ ui/gutter.rs  lines broken by app/flow.rs,    ││ grouped by app/listing.rs,  │  lie over the panes
//! │               chosen by app/view.rs           ││ scrolled by app/pane.rs     │
//! ╰───────────────────────────────────────────────╯╰─────────────────────────────╯
//!  ▸ Welcome. The bar at the left marks the sentence in focus: j goes to the next    ui/guide.rs, app/guide.rs
//!  READ   1 US  2 Russia  3 UK  4 Syria  = support  - oppose  . repeat      ? help   ui/hints.rs, app/hints.rs
//! ```
//!
//! At the foot of the side pane `ui/detail.rs` tells all of the stance at hand. Over the panes lie the lists in
//! which speakers, topics and codes are chosen (`ui/picker.rs`, `ui/recode.rs`; what they offer: `app/picker.rs`,
//! `app/recode.rs`), the keys that can follow (`ui/which_key.rs`), labels (`ui/labels.rs`) and long messages
//! (`ui/notice.rs`), what was deleted (`ui/trash.rs`), and below them the queue of what waits for a decision (`ui/review.rs`;
//! what is asked: `app/review.rs`); what is typed in the bottom line is written by `ui/typed.rs`. What the wording
//! suggests is chosen, stepped through and accepted in `app/suggesting.rs`, drawn by `ui/suggesting.rs`. The shelf takes the
//! whole screen (`app/shelf.rs`, `ui/shelf.rs`); over it lie what is found on it (`app/hits.rs`, `ui/hits.rs`) and, over an article, the
//! form for what is known of its source (`app/facts.rs`, `ui/facts.rs`).
//!
//! `app/layout.rs` says where each part stands, `ui/theme.rs` how it looks, `ui/frame.rs` what stands around
//! it, `ui/plain.rs` what is said without boxes and colours, `ui/pen.rs` writes it,
//! `terminal/screen.rs` brings it to the terminal in one write. Keys, palette, help and hints all
//! come from the one table in `app/command.rs`.
//!
//! # The rooms, and what each must never know
//!
//! *The domain knows nobody; `app` knows the domain; `ui` only looks at the state; `store`, `export`
//! and `terminal` touch the world; `run` joins them.* `tests/layers.rs` holds us to it.
//!
//! | room | is for | never knows |
//! |---|---|---|
//! | [`article`], [`annotation`], [`codebook`] | the text, the stances, the sides | anybody else; files, screens, formats |
//! | [`suggest`] | stances proposed from the wording, by rules and tables | what becomes of them; screens, files |
//! | [`filter`] | what stances are asked for, in a line that is typed | where it is typed, what is done with it |
//! | [`wanted`] | what is looked for in texts: words or a regular expression | which texts, what becomes of the hits |
//! | [`shelf`] | the articles of a folder and how far the work on each has come | where they lie, how they are shown |
//! | [`keys`] | keys as people write them, and what a mouse does | commands, terminals |
//! | [`settings`] | what a person has set, and all that is wrong with it | files, which commands there are |
//! | [`near`] | the right word that a wrong one was meant to be | anybody else |
//! | [`app`] | the state, and what each key does to it | screens, files, clocks, the environment |
//! | [`ui`] | what the screen shows of the state | how to change it; files, terminals |
//! | [`store`] | sidecars, codebooks and what is remembered, on disk | the state of the program, screens |
//! | [`import`] | files as they come made into texts and facts | files, sidecars, screens; nothing of a page is run or fetched |
//! | [`export`] | the stances in forms that others read | files, screens, the state |
//! | [`terminal`] | keys and mouse in, frames out, signals, clipboard, the editor | what is shown and why |
//! | [`run`], [`cli`] | joining the rooms; the command line | — |
//!
//! # How a stance gets to disk, and what may happen to it there
//!
//! `App` asks to keep a change → `store::keeper`, the saving thread → its `drawer`: lock the folder, look at the file, merge what
//! others wrote (`sidecar/merge`, by the law of `annotation/merge.rs`), write it through `atomic` and its `disk`, look at
//! what that displaced → `Report` → `✓`. `watch` has it look when nothing is to be saved; `aside` keeps what can't be;
//! `history` tells what was done; `snapshot` keeps the text, so that `annotation/anchor.rs` finds the words in a changed one.
//!
//! # How a stance is proposed
//!
//! `App` asks for it → `run::reader` has a thread do it → [`suggest::Suggester`]: `words` cuts the text, `part` says what each word is, `quoted` and `reported` find
//! speech (`weights` says how likely each is), `speaker` who says it, `side` and `position` where they stand → an event → `app/suggesting.rs`
//! says which of them show → `ui/suggesting.rs` draws them. The tables are `assets/suggest`; `examples/weigh` makes those of weights.
//!
//! # How a file becomes an article, and a folder a shelf
//!
//! `store/text.rs` finds the file → `import` says what its bytes are, decodes them and takes the text out (`html` of pages, `epub` of
//! books, `mail` of mails, `database` of exports) → [`article::Article`] with its facts. `store/text/opening.rs` reads the beginning of a long one first.
//! `run/opening/finding.rs` finds what was named, `run/opening/found.rs` makes it ready with all that is kept of it; `run/reader/reopening.rs` puts one
//! article in the place of another. What came by standard input lies in `store/spool.rs` as long as it is read.
//! A folder: `store/walk.rs` lists it → `store/gather.rs` looks into its articles on threads, what is on screen first, texts through `store/cache.rs` →
//! `run/reader/shelf.rs` → events → `app/shelf.rs`. `store/hunt.rs` looks through them for words, `run/over.rs` is what `export`, `list`, `check` and
//! `suggest` have in common; `store/abreast.rs` does many things on several threads, in their order. What a plain text tells of its source is read by
//! `import/head`. Stances kept apart come home through `store/homing.rs`, those on a text that became a shelf through `store/split.rs`;
//! who only reads finds those of a file's articles by `store/split/reading.rs`.
//!
//! One event takes this way: `terminal` or `store` → `run::reader` → [`app::App::handle`] → effects,
//! which `run::reader` carries out → [`app::App::settle`] → [`ui::render`] → `terminal`. What is typed
//! before the article is there that was asked for waits in `app/ahead.rs`.

pub mod annotation;
pub mod article;
pub mod codebook;
pub mod filter;
pub mod shelf;
pub mod suggest;
pub mod wanted;

pub mod keys;
pub mod near;
pub mod settings;

pub mod app;

pub mod ui;

pub mod export;
pub mod import;
pub mod store;
pub mod terminal;

pub mod cli;
pub mod run;
