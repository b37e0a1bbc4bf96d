//! Deeds share a commit. Each deed is a savepoint in one open transaction; the last one waiting commits, and all return
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
        // Those just woken by the last commit get the chance to announce themselves.
        tokio::task::yield_now().await;
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
    /// One deed as one savepoint. The outer result is a fault of the transaction itself.
    async fn step<T, F>(&mut self, db: &Db, deed: F) -> Outcome<Outcome<T>>
    where
        F: for<'t> FnOnce(&'t mut Tx) -> Doing<'t, T>,
    {
        if !self.open {
            self.begin(db).await?;
        }
        let Some(line) = &mut self.line else { return Err(Error::fault("no writing connection")) };
        let done = match line.run("savepoint deed", vec![]).await {
            Err(fault) => Err(fault),
            Ok(_) => {
                let result = AssertUnwindSafe(deed(line)).catch_unwind().await;
                let result = result.unwrap_or_else(|_| Err(Error::fault("a deed panicked")));
                let undone = match result {
                    Ok(_) => Ok(0),
                    Err(_) => line.run("rollback to savepoint deed", vec![]).await,
                };
                match undone {
                    Ok(_) => line.run("release savepoint deed", vec![]).await.map(|_| result),
                    Err(fault) => Err(fault),
                }
            }
        };
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
                    self.line = Some(line);
                    self.open = true;
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
        self.line = Some(line);
        self.open = true;
        Ok(())
    }

    async fn commit(&mut self) {
        let Some(line) = self.line.as_mut().filter(|_| self.open) else { return };
        match line.run("commit", vec![]).await {
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
