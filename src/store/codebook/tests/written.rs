//! Changes in the file: what they are about, and nothing else.

use super::*;
