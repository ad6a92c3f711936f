//! What may be said to `standoff search`.

use crate::run::{Annotator, Encoding, HitForm, Manner, Searching};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const PATTERNS: &str = "\
Words are found whatever kind of quotes and dashes they have, over the end of a line
too; an upper-case letter in them makes case count. In slashes, or with -e, they are
a regular expression: '/colou?r/'. Of stances side, speaker, topic and note are looked
through. The program's own / finds the same.

Exit codes: 0 found, 1 nothing found, or something couldn't be read, 2 not done.

Examples:
  standoff search 'low point' .            in all articles of this folder
  standoff search -l '/sanction(s|ed)/' news
                                           only the names of the articles
  standoff search --stances Lavrov news    only in stances and notes";

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
#[command(after_help = PATTERNS)]
pub(super) struct SearchArgs {
    /// What is looked for
    #[arg(value_name = "PATTERN", allow_hyphen_values = true)]
    pattern: String,
    /// Articles, and folders, of which all articles are taken
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The pattern is a regular expression, without slashes
    #[arg(short = 'e', long)]
    regex: bool,
    /// Case doesn't count, whatever the pattern
    #[arg(short, long)]
    ignore_case: bool,
    /// Look through texts alone
    #[arg(long, conflicts_with = "stances")]
    texts: bool,
    /// Look through stances and notes alone
    #[arg(long)]
    stances: bool,
    /// Only this annotator's stances; else those of all
    #[arg(long = "as", value_name = "NAME")]
    annotator: Option<Annotator>,
    /// Read texts in this encoding, whatever was chosen or found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// Only the paths of the articles that have it
    #[arg(short = 'l', long, conflicts_with = "json")]
    files: bool,
    /// A JSON object per place: path, kind, paragraph, start, end, line, id, field
    #[arg(long)]
    json: bool,
    /// Whether what is found is marked by style
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum When {
    /// On a terminal
    Auto,
    /// In a pipe too
    Always,
    /// Not at all
    Never,
}

impl From<SearchArgs> for Searching {
    fn from(args: SearchArgs) -> Self {
        Self {
            pattern: args.pattern,
            manner: Manner {
                is_expression: args.regex,
                any_case: args.ignore_case,
            },
            paths: args.paths,
            texts: args.texts,
            stances: args.stances,
            only: args.annotator,
            encoding: args.encoding,
            form: match (args.json, args.files) {
                (true, _) => HitForm::Json,
                (_, true) => HitForm::Names,
                _ => HitForm::Lines,
            },
            marks: match args.color {
                When::Auto => None,
                When::Always => Some(true),
                When::Never => Some(false),
            },
        }
    }
}
