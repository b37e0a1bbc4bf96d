//! The house's rules, asked of the files themselves: which crate may name what, where the two halves differ, where sentences
//! stand. A rule that is broken names the file and the line.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..")
}

/// The Rust files under a folder of the checkout, with their paths from the checkout.
fn files(under: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(under), &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The lines of code of a file, numbered: without comments and without its own tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().enumerate().filter_map(|(at, line)| {
        let line = if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or("") };
        (!line.trim().is_empty()).then_some((at + 1, line))
    })
}

fn broken(rule: &str, places: Vec<String>) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// The names under `[dependencies]` of a package.
fn named(package: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(package).join("Cargo.toml")).unwrap();
    let after = text.split("[dependencies]").nth(1).unwrap_or("");
    let names =
        after.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter(|name| !name.is_empty() && !name.starts_with('#')).map(str::to_string).collect()
}

#[test]
fn only_one_crate_names_each_heavy_dependency() {
    let mut places = Vec::new();
    for (package, never) in [
        (
            "app/domain",
            &[
                "leptos", "sqlx", "http", "tokio", "axum", "tantivy", "argon2", "futures", "app", "store", "search",
                "words", "server", "thai", "similar", "compare", "insight", "papers", "typst",
            ][..],
        ),
        (
            "app/compare",
            &["leptos", "sqlx", "tokio", "axum", "tantivy", "argon2", "store", "search", "words", "app", "server"],
        ),
        (
            "app/insight",
            &[
                "leptos", "sqlx", "tokio", "axum", "tantivy", "argon2", "store", "search", "words", "app", "server",
                "domain",
            ],
        ),
        ("app/words", &["leptos", "sqlx", "tokio", "axum", "tantivy", "argon2", "app", "store", "search", "server"]),
        ("app/store", &["leptos", "axum", "tantivy", "search", "words", "app", "server"]),
        ("app/search", &["leptos", "sqlx", "axum", "store", "words", "app", "server"]),
        (
            "app/intake",
            &["leptos", "sqlx", "tokio", "axum", "tantivy", "argon2", "app", "store", "search", "words", "server"],
        ),
        (
            "app/papers",
            &[
                "leptos", "sqlx", "tokio", "axum", "tantivy", "argon2", "lopdf", "app", "store", "search", "server",
                "intake",
            ],
        ),
        (
            "app",
            &["sqlx", "tantivy", "axum", "tokio", "argon2", "zip", "quick-xml", "lopdf", "intake", "papers", "server"],
        ),
        (
            "server",
            &[
                "sqlx",
                "tantivy",
                "argon2",
                "zip",
                "quick-xml",
                "lopdf",
                "typst",
                "typst-pdf",
                "typst-layout",
                "lettre",
                "openidconnect",
            ],
        ),
        ("app/letters", &["leptos", "sqlx", "axum", "tantivy", "store", "words", "domain", "app", "server"]),
        ("app/openid", &["leptos", "sqlx", "axum", "tantivy", "store", "words", "domain", "app", "server"]),
    ] {
        let named = named(package);
        assert!(!named.is_empty() || package == "app/domain", "{package} names something");
        places.extend(
            never.iter().filter(|name| named.contains(&(**name).to_string())).map(|name| format!("{package}: {name}")),
        );
    }
    broken("a crate names what only another may", places);
}

#[test]
fn the_browsers_half_carries_nothing_of_the_servers() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let words = ["tree", "-p", "frontend", "--target", "wasm32-unknown-unknown", "-e", "normal", "--prefix", "none"];
    let tree = std::process::Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.lines().any(|line| line.starts_with("leptos ")), "{tree}");
    let never = [
        "sqlx",
        "tokio",
        "axum",
        "tantivy",
        "argon2",
        "thai",
        "compare",
        "store",
        "search",
        "intake",
        "insight",
        "papers",
        "typst",
        "letters",
        "lettre",
        "openid",
        "openidconnect",
        "server",
    ];
    let found = tree.lines().filter(|line| never.contains(&line.split(' ').next().unwrap_or("")));
    broken("the browser's half carries", found.map(str::to_string).collect());
}

#[test]
fn the_two_halves_differ_only_at_a_mod_line_or_in_the_request() {
    let mut places = Vec::new();
    for (name, text) in files("app/src") {
        if name == "app/src/request.rs" {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (at, _) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.contains("cfg(feature") || line.contains("cfg_attr(feature"))
        {
            let next = lines.get(at + 1).map_or("", |line| line.trim_start());
            if !["mod ", "pub mod ", "use ", "pub use ", "pub(crate) mod "]
                .iter()
                .any(|begins| next.starts_with(begins))
            {
                places.push(format!("{name}:{}", at + 1));
            }
        }
    }
    broken("cfg(feature) stands elsewhere", places);
}

/// Those who recognise Thai as people write it: the provision reader, typed numbers and dates, files brought in,
/// another system's census, search.
const RECOGNISERS: [&str; 33] = [
    "app/domain/src/organisation.rs",
    "app/domain/src/channel/table/tests.rs",
    "app/domain/src/evaluation/cited.rs",
    "app/domain/src/cited.rs",
    "app/domain/src/amend/",
    "app/compare/",
    "app/insight/",
    "app/domain/src/reading/",
    "app/domain/src/register/",
    "app/domain/src/digits.rs",
    "app/domain/src/elsewhere.rs",
    "app/domain/src/local.rs",
    "app/domain/src/place.rs",
    "app/domain/src/questionnaire/tests.rs",
    "app/domain/src/survey/xlsform/header.rs",
    "app/domain/src/survey/xlsform/tests.rs",
    "app/domain/src/private.rs",
    "app/domain/src/flag.rs",
    "app/domain/src/posing.rs",
    "app/domain/src/receipt.rs",
    "app/domain/src/text.rs",
    "app/domain/src/typed.rs",
    "app/intake/",
    "app/search/",
    "app/thai/",
    "app/store/src/html.rs",
    "app/words/",
    "server/src/demo/",
    "app/domain/tests/",
    "app/papers/src/draft/added.rs",
    "app/papers/tests/",
    "app/store/tests/",
    "server/tests/",
];

#[test]
fn thai_stands_in_words_alone() {
    let thai = |line: &str| line.chars().any(|c| ('\u{e01}'..='\u{e5b}').contains(&c));
    let mut places = Vec::new();
    for under in ["app", "server/src", "frontend", "xtask/src"] {
        for (name, text) in files(under) {
            if RECOGNISERS.iter().any(|allowed| name.starts_with(allowed)) {
                continue;
            }
            places.extend(
                code(&text).filter(|(_, line)| thai(line)).map(|(at, line)| format!("{name}:{at} {}", line.trim())),
            );
        }
    }
    broken("a Thai sentence outside words", places);
}

#[test]
fn words_reserved_for_something_else_are_not_used() {
    // A word, and where it may stand all the same: inside another word, or of something that the law does not reserve.
    let never: [(&str, &[&str]); 20] = [
        ("คอมเมนต์", &[]),
        ("คอมเม้นต์", &[]),
        ("ใบเสร็จ", &[]),
        ("โหวต", &[]),
        ("งดออกเสียง", &[]),
        ("ประชาพิจารณ์", &[]),
        ("วรรคแรก", &[]),
        ("สิ้นผล", &[]),
        ("ประชามติ", &[]),
        ("แบน", &[]),
        ("แขก", &[]),
        ("คำร้อง", &[]),
        ("ล่ารายชื่อ", &[]),
        ("เข้าชื่อเสนอกฎหมาย", &[]),
        ("กระดานคะแนน", &[]),
        ("เหลือ 0 วัน", &[]),
        ("รอบ", &["ครอบครัว", "กรอบ", "รอบคอบ", "รอบด้าน", "ครอบคลุม", "ครอบครอง", "รอบระยะเวลา"]),
        ("ฉบับที่", &[]),
        // What is not taken any more after closing is no decision on a comment.
        ("ไม่รับ", &["จะไม่รับความเห็นอีก"]),
        // Letters in a field, the sign of a search, a heading's own words; never a comment of somebody.
        ("ลบ", &["เครื่องหมายลบ", "โปรดลบส่วนที่คัดลอก", "ลบข้อความทุกช่อง"]),
    ];
    let mut places = Vec::new();
    for (name, text) in files("app/words/src") {
        for (at, line) in code(&text) {
            let used = |(word, contexts): &&(&str, &[&str])| {
                contexts.iter().fold(line.to_string(), |line, context| line.replace(context, "")).contains(word)
            };
            places.extend(never.iter().filter(used).map(|(word, _)| format!("{name}:{at} {word}")));
        }
    }
    broken("a reserved word", places);
}

#[test]
fn only_the_table_of_doors_names_a_route() {
    let mut places = Vec::new();
    for (name, text) in files("server/src") {
        let found = code(&text).filter(|(_, line)| line.contains(".route(") || line.contains("route_service("));
        places.extend(found.filter(|_| name != "server/src/doors.rs").map(|(at, _)| format!("{name}:{at}")));
    }
    broken("a route outside the table of doors", places);
}

#[test]
fn only_the_store_speaks_sql() {
    let sql = ["select ", "insert into ", "update ", "delete from "];
    let mut places = Vec::new();
    for under in ["app/src", "app/domain/src", "app/search/src", "app/words/src", "server/src"] {
        for (name, text) in files(under) {
            let found = code(&text).filter(|(_, line)| sql.iter().any(|word| line.contains(&format!("\"{word}"))));
            places.extend(found.map(|(at, line)| format!("{name}:{at} {}", line.trim())));
        }
    }
    broken("SQL outside the store", places);
}

#[test]
fn markup_that_loses_text_or_escapes_nothing_has_one_place() {
    let mut places = Vec::new();
    for (name, text) in files("app/src") {
        for (at, line) in code(&text) {
            let field = line.contains("<textarea") && name != "app/src/ui/field.rs";
            let script = line.contains("<script") && name != "app/src/shell.rs";
            let style = line.contains(" style=");
            if field || script || style {
                places.push(format!("{name}:{at} {}", line.trim()));
            }
        }
    }
    broken("a textarea outside ui/field.rs, a script outside shell.rs, or a style in a page", places);
}

#[test]
fn a_view_holds_no_words_of_its_own() {
    let mut places = Vec::new();
    for (name, text) in files("app/src") {
        for (at, line) in code(&text) {
            // Between `>` and `<` of markup there are braces, signs or nothing.
            for part in line.split('>').skip(1).filter_map(|part| part.split_once('<').map(|(words, _)| words)) {
                let words = part.trim();
                if words.len() > 2 && words.chars().all(|c| c.is_ascii_alphabetic() || c == ' ') && line.contains("</")
                {
                    places.push(format!("{name}:{at} {words}"));
                }
            }
        }
    }
    broken("words in a view", places);
}
