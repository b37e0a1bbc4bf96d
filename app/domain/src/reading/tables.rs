//! Tables as Markdown writes them. Lines of tabs are left as lines: they are as often indentation.

/// The cells of a line `| a | b |`, or none when it is no row.
pub(super) fn row(body: &str) -> Option<Vec<String>> {
    let inner = body.strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(|cell| cell.trim().to_string()).collect())
}

/// The line `|---|:--:|` between the heading row and the others.
pub(super) fn is_rule(cells: &[String]) -> bool {
    cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|letter| matches!(letter, '-' | ':')))
}
