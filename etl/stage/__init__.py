"""Stage: one table per raw table, renamed, cast and trimmed; no arithmetic, nothing dropped."""
