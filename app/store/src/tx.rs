//! Deeds share a commit. Each deed after the first is a savepoint in one open transaction; the last one waiting commits, and all return
//! once it is on disk. There is no timer: a lone deed commits at once, a hundred at a time commit together.

use crate::db::{Db, Tx};
use crate::error::{Error, Outcome};
use futures::FutureExt;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Mutex, oneshot};

/// What a deed does inside its transaction.
pub type Doing<'t, T> = Pin<Box<dyn Future<Output = Outcome<T>> + Send + 't>>;

/// How many deeds one commit may hold, so that a commit comes also when there is always one more waiting.
const MOST: usize = 256;

/// The one place where writing happens.
pub(crate) struct Writer {
    db: Db,
    /// Deeds that have announced themselves and wait for their turn.
    waiting: AtomicUsize,
    shared: Mutex<Shared>,
}

#[derive(Default)]
struct Shared {
    line: Option<Tx>,
    /// Whether a transaction is open.
    open: bool,
    /// Whether anything was done since the last mark.
    touched: bool,
    /// Those whose deed is done and who wait for the commit; they learn why it failed.
    done: Vec<oneshot::Sender<Result<(), String>>>,
}

impl Writer {
    pub(crate) fn new(db: Db) -> Writer {
        Writer { db, waiting: AtomicUsize::new(0), shared: Mutex::default() }
    }

    /// Runs one deed and returns when it is on disk. Must run in a task of its own: a caller who goes away may not leave
    /// the shared transaction half done.
    pub(crate) async fn run<T, F>(&self, deed: F) -> Outcome<T>
    where
        T: Send,
        F: for<'t> FnOnce(&'t mut Tx) -> Doing<'t, T> + Send,
    {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut shared = self.shared.lock().await;
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let done = shared.step(&self.db, deed).await;
        let (told, kept) = oneshot::channel();
        if done.is_ok() {
            shared.done.push(told);
        }
        if self.waiting.load(Ordering::SeqCst) == 0 {
            // Those just woken by the last commit get the chance to announce themselves.
            tokio::task::yield_now().await;
        }
        if self.waiting.load(Ordering::SeqCst) == 0 || shared.done.len() >= MOST {
            shared.commit().await;
        }
        drop(shared);
        match done {
            Err(fault) => Err(fault),
            Ok(result) => match kept.await {
                Ok(Ok(())) => result,
                Ok(Err(why)) => Err(Error::fault(why)),
                Err(_) => Err(Error::fault("the commit was given up")),
            },
        }
    }

    pub(crate) async fn close(&self) {
        self.shared.lock().await.line = None;
    }
}

impl Shared {
    /// One deed, apart from those before it. The outer result is a fault of the transaction itself.
    async fn step<T, F>(&mut self, db: &Db, deed: F) -> Outcome<Outcome<T>>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Doing<'t, T>,
    {
        if !self.open {
            self.begin(db).await?;
        }
        let Some(line) = &mut self.line else { return Err(Error::fault("no writing connection")) };
        let done = apart(line, self.touched, deed).await;
        self.touched = matches!(done, Ok(Ok(_)));
        if let Err(fault) = &done {
            self.fail(&fault.to_string());
        }
        done
    }

    /// Opens the transaction; a connection that died while nobody wrote is replaced once.
    async fn begin(&mut self, db: &Db) -> Outcome<()> {
        if let Some(mut line) = self.line.take() {
            match line.begin().await {
                Ok(()) => {
                    self.opened(line);
                    return Ok(());
                }
                Err(_) => line.abandon(),
            }
        }
        let mut line = db.writing().await?;
        if let Err(fault) = line.begin().await {
            line.abandon();
            return Err(fault);
        }
        self.opened(line);
        Ok(())
    }

    fn opened(&mut self, line: Tx) {
        self.line = Some(line);
        self.open = true;
        self.touched = false;
    }

    async fn commit(&mut self) {
        let Some(line) = self.line.as_mut().filter(|_| self.open) else { return };
        match line.commit().await {
            Ok(_) => {
                self.open = false;
                for waiting in self.done.drain(..) {
                    // Who went away does not need to know.
                    let _ = waiting.send(Ok(()));
                }
            }
            Err(fault) => self.fail(&fault.to_string()),
        }
    }

    /// Gives up the transaction with everything in it, and its connection.
    fn fail(&mut self, why: &str) {
        self.open = false;
        if let Some(line) = self.line.take() {
            line.abandon();
        }
        for waiting in self.done.drain(..) {
            let _ = waiting.send(Err(why.to_string()));
        }
    }
}

/// One deed between two marks. What it did stays, or is undone as if it had not been tried. The outer result is a fault
/// of the transaction itself.
async fn apart<T, F>(line: &mut Tx, touched: bool, deed: F) -> Outcome<Outcome<T>>
where
    F: for<'t> FnOnce(&'t mut Tx) -> Doing<'t, T>,
{
    if touched {
        line.mark().await?;
    }
    line.take_failure();
    let result = AssertUnwindSafe(deed(line)).catch_unwind().await;
    let result = match result.unwrap_or_else(|_| Err(Error::fault("a deed panicked"))) {
        // PostgreSQL undoes everything after a failed statement, SQLite does not: no deed may go on after one.
        Ok(_) if line.take_failure() => Err(Error::fault("a deed hid a failed statement")),
        result => result,
    };
    if result.is_err() {
        line.undo().await?;
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use crate::db::args;
    use crate::{Error, Store, event};
    use sqlx::{Connection, Executor, PgConnection};

    async fn check(store: &Store) {
        let swallowed = store
            .write(|tx| {
                Box::pin(async move {
                    tx.run("insert into areas (code, name_th, name_en) values ('x1', '', '')", args![]).await?;
                    // Taken already; a deed should not go on after this, and this one does.
                    let _ = tx.run("insert into areas (code, name_th, name_en) values ('10', '', '')", args![]).await;
                    Ok(())
                })
            })
            .await;
        assert!(swallowed.is_err());
        let panicked: Result<(), Error> = store
            .write(|tx| {
                Box::pin(async move {
                    tx.run("insert into areas (code, name_th, name_en) values ('x2', '', '')", args![]).await?;
                    panic!("on purpose");
                })
            })
            .await;
        assert!(panicked.is_err());
        let after = store
            .write(|tx| {
                Box::pin(async move {
                    tx.one::<(i64,)>("select count(*) from areas where code in ('x1', 'x2')", args![]).await
                })
            })
            .await;
        assert_eq!(after.unwrap(), (0,));
        assert_eq!(event::last(store).await.unwrap(), 0);
        // Of deeds that share commits those that fail are undone alone, wherever they stand.
        let deeds = (0..30_usize).map(|n| {
            store.write(move |tx| {
                Box::pin(async move {
                    let code = format!("y{n:02}");
                    tx.run("insert into areas (code, name_th, name_en) values ($1, '', '')", args![code]).await?;
                    if n % 3 == 0 { Err(Error::fault("on purpose")) } else { Ok(()) }
                })
            })
        });
        let kept = futures::future::join_all(deeds).await.iter().filter(|done| done.is_ok()).count();
        let sql = "select count(*) from areas where code like 'y%'";
        let rows: (i64,) = store.read().await.unwrap().one(sql, args![]).await.unwrap();
        assert_eq!((kept, rows.0), (20, 20));
    }

    #[test]
    fn a_deed_that_panics_or_hides_a_fault_is_undone_alone() {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(&format!("sqlite:{}", folder.path().join("siang.db").display())).await.unwrap();
            check(&store).await;
            store.close().await;
            let Ok(server) = std::env::var("SIANG_TEST_PG") else {
                println!("PostgreSQL was left out: SIANG_TEST_PG is not set");
                return;
            };
            let mut line = PgConnection::connect(&server).await.unwrap();
            line.execute("drop schema if exists test_tx cascade").await.unwrap();
            line.execute("create schema test_tx").await.unwrap();
            let joint = if server.contains('?') { '&' } else { '?' };
            let store = Store::open(&format!("{server}{joint}options=-csearch_path%3Dtest_tx")).await.unwrap();
            check(&store).await;
            store.close().await;
            line.execute("drop schema test_tx cascade").await.unwrap();
        });
    }
}
