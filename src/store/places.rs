//! Where settings, state and data live. Makes no folder: whoever writes does.

use directories::ProjectDirs;
use std::env;
use std::path::{Path, PathBuf};

/// The program's own folders, each ending in `standoff` where a person didn't choose otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// Settings and the person's own codebook.
    pub config: PathBuf,
    /// Reading places, what is remembered, work that couldn't be saved.
    pub state: PathBuf,
    /// Sidecars of articles that have no folder to keep them in.
    pub data: PathBuf,
    /// What can be made again from what lies elsewhere: texts that were extracted.
    pub cache: PathBuf,
}

impl Places {
    /// The folders of this person on this platform; `XDG_CONFIG_HOME`, `XDG_STATE_HOME`,
    /// `XDG_DATA_HOME` and `XDG_CACHE_HOME` count on every platform. `None` where the person has no home folder either.
    #[must_use]
    pub fn find() -> Option<Self> {
        let usual = ProjectDirs::from("", "", "standoff");
        let usual = usual.as_ref();
        let place =
            |variable, own: Option<&Path>| xdg(variable).or_else(|| own.map(Path::to_path_buf));
        let data = place("XDG_DATA_HOME", usual.map(ProjectDirs::data_local_dir))?;
        let state = usual.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()));
        Some(Self {
            config: place("XDG_CONFIG_HOME", usual.map(ProjectDirs::config_dir))?,
            state: place("XDG_STATE_HOME", state).unwrap_or_else(|| data.clone()),
            cache: place("XDG_CACHE_HOME", usual.map(ProjectDirs::cache_dir))
                .unwrap_or_else(|| data.join("cache")),
            data,
        })
    }

    /// Folders below `root`, apart from the person's own: for tests and trials.
    #[must_use]
    pub fn below(root: &Path) -> Self {
        Self {
            config: root.join("config"),
            state: root.join("state"),
            data: root.join("data"),
            cache: root.join("cache"),
        }
    }
}

/// The folder that `variable` gives; as the XDG base directory specification says, a relative path
/// doesn't count.
fn xdg(variable: &str) -> Option<PathBuf> {
    let base = PathBuf::from(env::var_os(variable)?);
    base.is_absolute().then(|| base.join("standoff"))
}
