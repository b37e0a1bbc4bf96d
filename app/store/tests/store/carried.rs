//! What stood in an older database when a migration came: nothing is lost.

use domain::id::{CommentId, ConsultationId};
use sqlx::migrate::Migrator;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Executor};
use store::password::Cost;
use store::{Options, Store, ledger, result};

/// The migrations before the ledger's, in a folder of their own.
fn older(into: &std::path::Path) {
    let all = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    for entry in std::fs::read_dir(all.join("../../migrations")).expect("migrations").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if name.as_str() < "0010" {
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

#[test]
fn comments_under_an_issue_are_under_it_still() {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        let (folder, before) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        older(before.path());
        let file = folder.path().join("siang.db");
        let mut line =
            SqliteConnectOptions::new().filename(&file).create_if_missing(true).connect().await.expect("a file");
        Migrator::new(before.path()).await.expect("migrations").run(&mut line).await.expect("an older database");
        line.execute(ROWS).await.expect("rows");
        drop(line);
        let options = Options { readers: 2, passwords: Cost::Cheap, ..Options::default() };
        let url = format!("sqlite:{}", file.display());
        let store = Store::open_with(&url, options).await.expect("brought up to date");
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
