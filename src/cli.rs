//! The command line: what may be said, and which part of the program is asked to do it.

mod search;
mod words;

use crate::export::Format;
use crate::run::{
    self, Annotator, Encoding, Ending, Kinds, Printing, Reading, Source, Suggesting,
    SuggestionForm, Texts, Versions,
};
use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand};
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use words::{EXAMPLES, FOLDERS, QUERIES};

/// Read a news article in the terminal and tag who stands where.
#[derive(Debug, Parser)]
#[command(name = "standoff", version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the stances in a form that others read
    Export(ExportArgs),
    /// List the stances of articles and folders, a line each
    List(ListArgs),
    /// Look for words in texts, stances and notes
    Search(search::SearchArgs),
    /// List what articles suggest by their wording: who says what, on whose side
    Suggest(SuggestArgs),
    /// Print exactly the text in which offsets are counted
    #[command(after_help = run::TEXT_ON_TERMINAL)]
    Text(TextArgs),
    /// List the stances that were deleted from an article, the latest first
    Trash(TrashArgs),
    /// Look for what is broken, lost, doubtful, doubled or not coded
    Check(CheckArgs),
    /// Print every key and what it does
    Keys,
    /// Print which settings and codebook are in force, and their mistakes
    Config(ConfigArgs),
    /// Have git merge the stances of two branches one by one
    GitSetup(GitSetupArgs),
    /// What git runs to merge a sidecar
    MergeDriver(MergeDriverArgs),
}

#[derive(Debug, Args)]
struct ReadArgs {
    /// A folder or book opens as a shelf; - is standard input
    #[arg(value_name = "ARTICLE[:PARAGRAPH]|FOLDER")]
    article: Option<PathBuf>,
    /// Who tags: into ARTICLE.NAME.standoff.toml
    #[arg(long = "as", value_name = "NAME")]
    annotator: Option<Annotator>,
    /// Begin at the stance with this id
    #[arg(long, value_name = "ID")]
    at: Option<String>,
    /// Read, and tag nothing
    #[arg(long)]
    read_only: bool,
    /// What standard input is called; its ending says what it may be
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The encoding of the text, as in windows-1251; else found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// Press these keys instead of reading a keyboard: 'j j 2 - q'
    #[arg(long, value_name = "KEYS", requires = "print")]
    keys: Option<String>,
    /// Print the last screen instead; =ansi with its styles
    #[arg(long, value_name = "FORM", num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    print: Option<Printing>,
    /// The size of that screen in columns and rows
    #[arg(long, value_name = "COLUMNSxROWS", default_value = "120x40", value_parser = parse_size)]
    size: (u16, u16),
}

#[derive(Debug, Args)]
struct ConfigArgs {
    /// An article or a folder: its sidecar, encoding and source pattern too
    #[arg(value_name = "PATH", conflicts_with = "init_codebook")]
    path: Option<PathBuf>,
    /// Begin a codebook, standoff.toml, in this folder instead
    #[arg(long)]
    init_codebook: bool,
}

#[derive(Debug, Args)]
struct GitSetupArgs {
    /// In all repositories of yours instead of this one
    #[arg(long)]
    global: bool,
}

#[derive(Debug, Args)]
struct MergeDriverArgs {
    /// %O: the file that both versions were made of
    base: PathBuf,
    /// %A: our version, which gets the result
    ours: PathBuf,
    /// %B: their version
    theirs: PathBuf,
    /// %L: how long marks of conflicts are; there are none here
    marks: Option<String>,
    /// %P: the path of the file, for messages
    path: Option<String>,
}

#[derive(Debug, Args)]
#[command(after_help = FOLDERS)]
struct ExportArgs {
    /// Articles, folders, books: those with stances; none: the built-in one
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// csv, jsonl or md
    #[arg(long, value_name = "FORMAT")]
    to: Format,
    /// Only this annotator's stances; else those of all
    #[arg(long = "as", value_name = "NAME")]
    annotator: Option<Annotator>,
    /// Read texts in this encoding, whatever was chosen or found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// The file to write; standard output if none is given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = FOLDERS)]
struct CheckArgs {
    /// Articles, books, sidecars, and folders, of which all are taken
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Mend what needs no choice: duplicates, numbers, copies left over
    #[arg(long)]
    fix: bool,
    /// Read texts in this encoding, whatever was chosen or found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// A JSON object per finding: path, line, what, mended
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = QUERIES)]
struct ListArgs {
    /// Articles, folders, books: all articles with stances
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Only this annotator's stances; else those of all
    #[arg(long = "as", value_name = "NAME")]
    annotator: Option<Annotator>,
    /// Only the stances that it asks for: 'side:russia -note:*'
    #[arg(long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// Read texts in this encoding, whatever was chosen or found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// A JSON object per stance: as exported to jsonl, and the path
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = FOLDERS)]
struct SuggestArgs {
    /// Articles, books, folders, -; *.jsonl and - have many: {"id", "text"}
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// A JSON object per suggestion
    #[arg(long)]
    json: bool,
    /// A JSON object per article: text, suggestions
    #[arg(long)]
    jsonl_documents: bool,
    /// The encoding of the texts; else found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// Only these kinds: direct,mixed,indirect
    #[arg(long, value_name = "KINDS")]
    kinds: Option<Kinds>,
    /// Only what is as sure as this, from 0 to 100
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=100))]
    least: u8,
}

#[derive(Debug, Args)]
struct TextArgs {
    /// An article or FILE#N, - for standard input; with --json several, and folders
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// The encoding of the texts, as in windows-1251; else found out
    #[arg(long, value_name = "LABEL")]
    encoding: Option<Encoding>,
    /// What standard input is called; its ending says what it may be
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// A JSON object per article: path, title, author, date, outlet, url, encoding, text
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct TrashArgs {
    /// The article
    #[arg(value_name = "ARTICLE")]
    article: PathBuf,
    /// Whose stances; else those of the annotator in the settings
    #[arg(long = "as", value_name = "NAME")]
    annotator: Option<Annotator>,
    /// A JSON object per stance: as exported to jsonl, and when it was deleted
    #[arg(long)]
    json: bool,
    /// Bring the stances with these ids back instead
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with = "json")]
    restore: Vec<String>,
}

/// Runs the program as the command line says. Exit codes: 0 done, 1 done with findings, 2 not done,
/// 128 + n ended by signal n.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return explain(&error),
    };
    let ending = match cli.command {
        Some(Command::Export(args)) => {
            let output = args.output.as_deref();
            let only = args.annotator.as_ref();
            run::export(&args.paths, only, args.encoding, args.to, output)
        }
        Some(Command::List(args)) => {
            let query = args.query.as_deref();
            let only = args.annotator.as_ref();
            run::list(&args.paths, only, args.encoding, query, args.json)
        }
        Some(Command::Search(args)) => run::search(&args.into()),
        Some(Command::Suggest(args)) => suggest(args),
        Some(Command::Text(args)) => run::text(&Texts {
            paths: args.paths,
            encoding: args.encoding,
            name: args.name,
            json: args.json,
        }),
        Some(Command::Trash(args)) => {
            let TrashArgs {
                article, restore, ..
            } = &args;
            run::trash(article, args.annotator.clone(), args.json, restore)
        }
        Some(Command::Check(args)) => run::check(&args.paths, args.encoding, args.fix, args.json),
        Some(Command::Keys) => run::keys(),
        Some(Command::Config(args)) if args.init_codebook => run::init_codebook(Path::new("")),
        Some(Command::Config(args)) => run::config(args.path.as_deref()),
        Some(Command::GitSetup(args)) => run::git_setup(args.global),
        Some(Command::MergeDriver(args)) => return merge_driver(args),
        None => read(cli.read),
    };
    leave(ending)
}

fn read(args: ReadArgs) -> Result<Ending, String> {
    let source = args.article.map_or(Source::Last, Source::named);
    let source = match (source, args.name) {
        (Source::Standard { .. }, name) => Source::Standard { name },
        (source, None) => source,
        (_, Some(_)) => {
            let reason = "--name is for standard input: a file has its own name\nFor example: standoff - --name NAME";
            return Err(String::from(reason));
        }
    };
    run::read(&Reading {
        source,
        annotator: args.annotator,
        at: args.at,
        read_only: args.read_only,
        encoding: args.encoding,
        keys: args.keys,
        print: args.print,
        size: args.size,
    })
}

fn suggest(args: SuggestArgs) -> Result<Ending, String> {
    let form = match (args.json, args.jsonl_documents) {
        (true, true) => {
            let reason = "--json writes an object per suggestion, --jsonl-documents one per article: take one of them";
            return Err(String::from(reason));
        }
        (true, false) => SuggestionForm::Json,
        (false, true) => SuggestionForm::Documents,
        (false, false) => SuggestionForm::Lines,
    };
    run::suggest(&Suggesting {
        paths: args.paths,
        encoding: args.encoding,
        form,
        kinds: args.kinds,
        least: args.least,
    })
}

/// Over 128 tells git that there is no result; 2 would be a conflict to it, in a file that nobody merged.
fn merge_driver(args: MergeDriverArgs) -> ExitCode {
    const FAILED: u8 = 255;
    let of_ours = || args.ours.to_string_lossy().into_owned();
    let path = args.path.unwrap_or_else(of_ours);
    let merged = run::merge_driver(&Versions {
        base: args.base,
        ours: args.ours,
        theirs: args.theirs,
        path,
    });
    if let Err(reason) = merged {
        run::tell(&reason);
        return ExitCode::from(FAILED);
    }
    leave(merged)
}

fn leave(ending: Result<Ending, String>) -> ExitCode {
    match ending {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Ok(Ending::Signal(number)) => ExitCode::from(u8::try_from(128 + number).unwrap_or(255)),
        Err(reason) => {
            run::tell(&reason);
            ExitCode::from(2)
        }
    }
}

/// Help goes to standard output and is no error; whatever else is wrong goes to standard error.
fn explain(error: &clap::Error) -> ExitCode {
    if !matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        let remedy = dashed().map_or_else(
            || String::from("All that may be said stands in `standoff --help`."),
            |name| format!("For the file of that name: ./{}", run::safe(&name)),
        );
        run::tell(&format!("{}\n{remedy}", complaint(error)));
        return ExitCode::from(2);
    }
    match error.print() {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

/// The first argument that is taken for an option though a file is called so.
fn dashed() -> Option<String> {
    let words = env::args_os().skip(1).take_while(|word| word != "--");
    let dashed = words.filter(|word| word.len() > 1 && word.as_encoded_bytes().starts_with(b"-"));
    let name = dashed.map(PathBuf::from).find(|path| path.is_file())?;
    Some(name.to_string_lossy().into_owned())
}

/// What is wrong with the number of articles, if that is it.
fn too_many(error: &clap::Error) -> Option<&'static str> {
    (error.kind() == ErrorKind::ArgumentConflict).then_some(
        "one article at a time: standoff FILE; for several: standoff export PATH… --to FORMAT",
    )
}

/// What is wrong, on one line that is safe to show: the arguments may have come from anywhere.
fn complaint(error: &clap::Error) -> String {
    if let Some(words) = too_many(error) {
        return String::from(words);
    }
    let report = error.to_string();
    let first = report.split("\n\n").next().unwrap_or_default();
    let words: Vec<_> = first
        .trim_start_matches("error: ")
        .split_whitespace()
        .collect();
    run::safe(&words.join(" "))
}

fn parse_size(text: &str) -> Result<(u16, u16), String> {
    let parsed = text
        .split_once('x')
        .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    let valid =
        parsed.filter(|(columns, rows)| (1..=1000).contains(columns) && (1..=1000).contains(rows));
    valid.ok_or_else(|| String::from("expected columns and rows from 1 to 1000, as in 120x40"))
}
