//! The types of rows by the names that XLSForm's tools take for them.

use crate::survey::Form;

/// What a row of the survey sheet is.
pub(super) enum Kind<'a> {
    Ask(Form),
    /// With choices from a list, and perhaps one more to write oneself.
    From(Form, &'a str, bool),
    Begin,
    End,
    Repeat,
    /// It asks nothing of a person.
    Aside,
    NotAsked,
    Unknown,
}

/// What a row is, by the words of its type.
pub(super) fn kind<'a>(typed: &[&'a str]) -> Kind<'a> {
    let lower: Vec<String> = typed.iter().map(|word| word.to_lowercase()).collect();
    let words: Vec<&str> = lower.iter().map(String::as_str).collect();
    // "select one from list", "select_one list or_other" and their like.
    let from = |form: Form, skip: usize| -> Kind<'a> {
        let rest: Vec<&'a str> =
            typed[skip..].iter().copied().filter(|word| !word.eq_ignore_ascii_case("from")).collect();
        match rest.as_slice() {
            [list] => Kind::From(form, list, false),
            [list, tail @ ..] if tail.join("_").trim_start_matches("or_").ends_with("other") => {
                Kind::From(form, list, true)
            }
            _ => Kind::Unknown,
        }
    };
    match words.as_slice() {
        ["begin", "repeat" | "loop", ..] | ["begin_repeat" | "begin_loop", ..] => Kind::Repeat,
        ["begin", _, ..] | ["begin_group", ..] => Kind::Begin,
        ["end", _, ..] | ["end_group" | "end_repeat" | "end_loop", ..] => Kind::End,
        ["select_one" | "select1", _, ..] => from(Form::Single, 1),
        ["select", "one", _, ..] => from(Form::Single, 2),
        ["select_multiple", _, ..] => from(Form::Several, 1),
        ["select", "all", "that", "apply", _, ..] => from(Form::Several, 4),
        ["select", "multiple", _, ..] => from(Form::Several, 2),
        ["rank", _, ..] => from(Form::Ranking, 1),
        ["integer" | "int" | "decimal" | "range"] => Kind::Ask(Form::Number),
        ["text" | "string"] => Kind::Ask(Form::Short),
        ["date"] => Kind::Ask(Form::Date),
        ["note"] => Kind::Ask(Form::Note),
        ["image" | "photo", ..] => Kind::Ask(Form::Picture),
        ["file"] => Kind::Ask(Form::File),
        ["calculate" | "calculation"] => Kind::Ask(Form::Calculation),
        [
            "start" | "end" | "today" | "deviceid" | "phonenumber" | "phone_number" | "username" | "email"
            | "simserial" | "subscriberid" | "audit" | "hidden" | "start-geopoint" | "background-audio"
            | "csv-external" | "xml-external",
        ] => Kind::Aside,
        [
            "time"
            | "datetime"
            | "geopoint"
            | "geotrace"
            | "geoshape"
            | "location"
            | "audio"
            | "video"
            | "barcode"
            | "acknowledge"
            | "trigger"
            | "osm"
            | "background-geopoint",
            ..,
        ] => Kind::NotAsked,
        ["select_one_from_file" | "select_multiple_from_file" | "select_one_external", ..] => Kind::NotAsked,
        _ => Kind::Unknown,
    }
}
