//! Files that break off.

use super::files::triple;
use super::laws::merged;
use super::said::Said;
