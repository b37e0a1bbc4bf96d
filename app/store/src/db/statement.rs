//! How the text of a statement is made of what it is about: lists, rows of values, conditions that are asked for or not.

use super::Value;

/// How many values one statement may have. Both databases take more (32,766 and 65,535), but SQLite looks every name of
/// a value up by walking all of them.
pub(super) const MOST_VALUES: usize = 1_000;
/// A list this short makes one of few statements, which is worth keeping prepared.
pub(super) const FEW: usize = 8;

/// A condition of a statement and the values of its `?`.
pub type Condition = (&'static str, Vec<Value>);

pub(super) fn narrowed(sql: &str, mut args: Vec<Value>, conditions: &[Condition]) -> (String, Vec<Value>) {
    let mut clause = String::new();
    for (condition, values) in conditions {
        let mut values = values.iter();
        clause.push_str(" and ");
        for c in condition.chars() {
            match c {
                '?' => {
                    args.extend(values.next().cloned());
                    clause.push_str(&format!("${}", args.len()));
                }
                other => clause.push(other),
            }
        }
    }
    (sql.replace("{where}", &clause), args)
}

/// Statements that insert rows, each with its values and whether it comes again as it is: with few rows, or with as many as one may have.
pub(super) fn inserts(
    insert: &'static str,
    rows: Vec<Vec<Value>>,
    after: &'static str,
    marks: Marks,
) -> impl Iterator<Item = (String, Vec<Value>, bool)> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    let most = MOST_VALUES / width;
    let mut rows = rows.into_iter().peekable();
    std::iter::from_fn(move || {
        rows.peek()?;
        let part: Vec<Vec<Value>> = rows.by_ref().take(most).collect();
        let places: Vec<String> = (0..part.len()).map(|n| format!("({})", marks.of(n * width, width))).collect();
        let kept = part.len() <= FEW || part.len() == most;
        Some((format!("{insert} values {} {after}", places.join(", ")), part.into_iter().flatten().collect(), kept))
    })
}

/// A statement about rows of values, as often as their number needs, each time with the values of its part.
pub(super) fn in_parts(
    sql: &'static str,
    rows: Vec<Vec<Value>>,
    marks: Marks,
) -> impl Iterator<Item = (String, Vec<Value>)> {
    let width = rows.first().map_or(1, Vec::len).max(1);
    let mut rows = rows.into_iter().peekable();
    std::iter::from_fn(move || {
        rows.peek()?;
        let part: Vec<Vec<Value>> = rows.by_ref().take(MOST_VALUES / width).collect();
        let places: Vec<String> = (0..part.len()).map(|n| format!("({})", marks.of(n * width, width))).collect();
        Some((sql.replace("{rows}", &places.join(", ")), part.into_iter().flatten().collect()))
    })
}

/// How the places of many rows are written. SQLite looks every name of a value up by walking all of them, twice: where only rows have values
/// they need no names.
#[derive(Clone, Copy)]
pub(super) enum Marks {
    Named,
    Plain,
}

impl Marks {
    fn of(self, after: usize, count: usize) -> String {
        match self {
            Marks::Named => places(after, count),
            Marks::Plain => vec!["?"; count].join(", "),
        }
    }
}

/// `$4, $5, $6` for three places after three.
fn places(after: usize, count: usize) -> String {
    (after + 1..=after + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

/// A statement of a script with its places numbered from one, and the arguments that it takes.
pub(super) fn renumbered(statement: &str, all: &[Value]) -> (String, Vec<Value>) {
    let (mut sql, mut args, mut known) = (String::with_capacity(statement.len()), Vec::new(), Vec::new());
    let mut parts = statement.split('$');
    sql.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let number = part[..end].parse::<usize>().unwrap_or(0);
        let place = known.iter().position(|n| *n == number).unwrap_or_else(|| {
            known.push(number);
            args.extend(all.get(number.wrapping_sub(1)).cloned());
            known.len() - 1
        });
        sql.push_str(&format!("${}{}", place + 1, &part[end..]));
    }
    (sql, args)
}

/// A statement about a list of ids. Few stand in it by places, so that it can be kept; of many the numbers themselves, which costs a small part
/// of handing each over as a value.
pub(super) fn listed(sql: &str, args: &[Value], ids: &[i64]) -> (String, Vec<Value>) {
    if ids.len() > FEW {
        let numbers = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        return (sql.replace("{ids}", &numbers), args.to_vec());
    }
    let sql = sql.replace("{ids}", &places(args.len(), ids.len()));
    (sql, args.iter().cloned().chain(ids.iter().map(|id| Value::from(*id))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::args;

    #[test]
    fn a_condition_that_is_not_asked_for_is_not_in_the_statement() {
        let some: Vec<Condition> = vec![("b = ?", args!["x"]), ("c between ? and ?", args![1_i64, 2_i64])];
        let (sql, args) = narrowed("select a from t where a = $1{where}", args![7_i64], &some);
        assert_eq!(sql, "select a from t where a = $1 and b = $2 and c between $3 and $4");
        assert_eq!(args.len(), 4);
        assert_eq!(
            narrowed("select a from t where a = $1{where}", args![7_i64], &[]).0,
            "select a from t where a = $1"
        );
    }

    #[test]
    fn many_numbers_stand_in_a_statement_and_few_beside_it() {
        let beside: Vec<Value> = args!["x"];
        let (sql, args) = listed("select a from t where b = $1 and id in ({ids})", &beside, &[-3, 7]);
        assert_eq!((sql.as_str(), args.len()), ("select a from t where b = $1 and id in ($2, $3)", 3));
        let many: Vec<i64> = (-1..9).collect();
        let (sql, args) = listed("select a from t where b = $1 and id in ({ids})", &beside, &many);
        assert_eq!(
            (sql.as_str(), args.len()),
            ("select a from t where b = $1 and id in (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8)", 1)
        );
    }

    #[test]
    fn a_statement_of_a_script_takes_only_its_own_arguments() {
        let all: Vec<Value> = args![1_i64, 2_i64, 3_i64];
        let (sql, args) = renumbered("update a set b = $3, c = $1 where d = $3", &all);
        assert_eq!(sql, "update a set b = $1, c = $2 where d = $1");
        assert!(matches!(args.as_slice(), [Value::Int(Some(3)), Value::Int(Some(1))]));
    }
}
