//! Stepping from one suggestion to the next.
