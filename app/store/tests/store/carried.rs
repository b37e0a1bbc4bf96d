//! What stood in an older database when a migration came: nothing is lost.

use domain::id::{CommentId, ConsultationId};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Executor};
use store::password::Cost;
use store::{Options, Store, ledger, result};

/// The migrations before one, in a folder of their own.
fn older(into: &std::path::Path, than: &str) {
    let all = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    for entry in std::fs::read_dir(all.join("../../migrations")).expect("migrations").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if name.as_str() < than {
            std::fs::copy(entry.path(), into.join(&name)).expect("copied");
        }
    }
}

const ROWS: &str = "
    insert into agencies (id, level, name_th, name_en, made) values (1, 'department', 'a', 'a', 0);
    insert into consultations
      (id, agency, kind, title, short_name, round, opens, closes, published, comments, sheets, revision, made, cancel_reason)
    values (1, 1, 'bill', 't', '', 1, 0, 1, 0, 3, 0, 1, 0, '');
    insert into issues (id, consultation, number, target, title, raised, sides, reason, changed, comments)
    values (7, 1, 1, 'k2', 'rents', '', '[]', '', '', 2), (8, 1, 2, '', 'noise', '', '[]', '', '', 0);
    insert into comments
      (id, consultation, round, target, part, stance, reason, wording, class, showing, channel, at, event, withdrawn, issue)
    values
      (1, 1, 1, 'k2', 'k2', 'agree', 'abc', 'de', 'state', 'unnamed', 'portal', 0, 1, null, 7),
      (2, 1, 1, 'k2', 'k2', 'agree', 'abc', '', null, 'unnamed', 'portal', 0, 2, null, 7),
      (3, 1, 1, 'all', 'all', 'agree', 'abc', '', null, 'agency', 'portal', 0, 3, null, null),
      (4, 1, 1, 'all', 'all', 'agree', '', '', null, 'unnamed', 'portal', 0, 4, 5, null);
";

/// A store brought up to date from the database of a program before a migration, with these rows in it.
async fn carried(than: &str, rows: &'static str) -> (Store, tempfile::TempDir) {
    let (folder, before) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    older(before.path(), than);
    let file = folder.path().join("siang.db");
    let mut line = SqliteConnectOptions::new().filename(&file).create_if_missing(true).connect().await.expect("a file");
    Migrator::new(before.path()).await.expect("migrations").run(&mut line).await.expect("an older database");
    line.execute(rows).await.expect("rows");
    drop(line);
    let options = Options { readers: 2, passwords: Cost::Cheap, ..Options::default() };
    let store = Store::open_with(&format!("sqlite:{}", file.display()), options).await.expect("brought up to date");
    (store, folder)
}

const LAWS: &str = "
    insert into laws (key, title, address, text)
    values
      ('พระราชบัญญัติว่าวพ.ศ.2563', 'พระราชบัญญัติว่าว พ.ศ. 2563', 'https://a', '# พระราชบัญญัติว่าว พ.ศ. 2563

มาตรา ๑  ก'),
      ('พระราชบัญญัติไพ่พ.ศ.2486(ยกเลิก)', 'พระราชบัญญัติไพ่ พุทธศักราช 2486 (ยกเลิก)', '', 'มาตรา ๑  ก');
";

#[test]
fn laws_that_the_operator_brought_are_in_the_register() {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let (store, _folder) = carried("0095", LAWS).await;
        let named = store::law::named(&store, "พระราชบัญญัติว่าว พ.ศ. 2563").await.expect("read").expect("there");
        assert_eq!(named.address, "https://a");
        store::law::read_anew(&store, domain::time::Moment(0)).await.expect("read anew");
        let cards = store::law::named(&store, "พระราชบัญญัติไพ่ พ.ศ. 2486").await.expect("read").expect("its plain name");
        let cards = store::law::one(&store, cards.id).await.expect("there");
        assert!(!cards.facts.in_force() && cards.facts.kind == domain::register::Kind::Act);
        store.close().await;
    });
}

#[test]
fn comments_under_an_issue_are_under_it_still() {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let (store, _folder) = carried("0010", ROWS).await;
        let coverage = ledger::coverage(&store, ConsultationId(1)).await.expect("counts");
        assert_eq!((coverage.coded, coverage.aside, coverage.waiting), (2, 0, 1));
        let summary = result::summary(&store, ConsultationId(1)).await.expect("a summary");
        let [rents, noise] = summary.issues.as_slice() else { panic!("{:?}", summary.issues) };
        assert_eq!((rents.comments, rents.targets.as_slice()), (2, &["k2".to_string()][..]));
        assert_eq!((noise.comments, noise.targets.len()), (0, 0));
        let rows = ledger::of(&store, &[1, 2, 3, 4].map(CommentId)).await.expect("rows");
        assert_eq!(rows.len(), 3, "the withdrawn one has no place");
        store.close().await;
    });
}
