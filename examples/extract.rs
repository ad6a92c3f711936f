//! The articles in saved pages, a line of JSON for each: `cargo run --release --example extract -- PAGES… > pred.jsonl`.
//!
//! Pages are read as UTF-8, those called `.gz` unpacked first. A line has `id` (the file's name without `.html`),
//! `text` and `title`; pages that can't be read are named on standard error.

use std::io::Read;
use std::path::Path;
use std::{env, fs, io};

fn main() {
    for name in env::args().skip(1) {
        if let Err(trouble) = extract(Path::new(&name)) {
            eprintln!("{name}: {trouble}");
        }
    }
}

fn extract(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let page = standoff::import::html::extract(&page(path)?)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let id = name.split(".html").next().unwrap_or_default();
    let title = page.facts.title.as_deref();
    println!(
        "{}",
        serde_json::json!({ "id": id, "text": page.text, "title": title })
    );
    Ok(())
}

fn page(path: &Path) -> io::Result<String> {
    let mut bytes = fs::read(path)?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        let packed = std::mem::take(&mut bytes);
        flate2::read::GzDecoder::new(&*packed).read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
