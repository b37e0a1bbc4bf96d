//! The only place that knows there are two databases. Every statement is written once, lower case, with `$1` placeholders,
//! and runs on both; arguments are [`Value`]s, rows are structs that derive `sqlx::FromRow`, or tuples.

mod statement;

pub use statement::Condition;

use crate::counts::{Counts, Name};
use crate::error::{Error, Outcome};
use domain::id::*;
use domain::time::Moment;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, FromRow, PgPool, Postgres, SqlSafeStr, SqlStr, Sqlite, SqlitePool,
};
use statement::{FEW, MOST_VALUES, Marks, in_parts, inserts, listed, narrowed, renumbered};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// An argument of a statement. `None` is null.
#[derive(Clone, Debug)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
    Flag(Option<bool>),
}

macro_rules! values {
    ($($from:ty, $x:ident => $value:expr;)*) => {$(
        impl From<$from> for Value {
            fn from($x: $from) -> Value {
                $value
            }
        }
    )*};
}

values! {
    i64, x => Value::Int(Some(x));
    u32, x => Value::Int(Some(x.into()));
    Option<i64>, x => Value::Int(x);
    Moment, x => Value::Int(Some(x.0));
    Option<Moment>, x => Value::Int(x.map(|x| x.0));
    bool, x => Value::Flag(Some(x));
    String, x => Value::Text(Some(x));
    &String, x => Value::Text(Some(x.clone()));
    &str, x => Value::Text(Some(x.into()));
    Option<String>, x => Value::Text(x);
    Option<&str>, x => Value::Text(x.map(Into::into));
    Vec<u8>, x => Value::Bytes(Some(x));
    &[u8], x => Value::Bytes(Some(x.into()));
    Option<Vec<u8>>, x => Value::Bytes(x);
}

macro_rules! ids {
    ($($id:ty),*) => {$(
        values! {
            $id, x => Value::Int(Some(x.0));
            Option<$id>, x => Value::Int(x.map(|x| x.0));
        }
    )*};
}

ids!(AgencyId, PersonId, MembershipId, ConsultationId, RoundId, VersionId, KeyPointId, CommentId, QuestionId);
ids!(SheetId, IssueId, SayingId, LawId, ProposalId, QuestionSetId);

/// The arguments of a statement: `args![id, "text", now]`.
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Value::from($value)),*] };
}
pub(crate) use args;

/// Binds the arguments to a statement of either database.
macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for value in $args {
            query = match value {
                Value::Int(x) => query.bind(x),
                Value::Text(x) => query.bind(x),
                Value::Bytes(x) => query.bind(x),
                Value::Flag(x) => query.bind(x),
            };
        }
        query
    }};
}

/// What a statement gives: anything made from a row of either database.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<R> Row for R where R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// The database: connections for reading, and one for writing.
#[derive(Clone)]
pub struct Db {
    pools: Pools,
    asked: Arc<AtomicU64>,
}

#[derive(Clone)]
enum Pools {
    Sqlite { readers: Arc<Readers>, following: Arc<Readers>, writer: SqlitePool },
    Postgres(PgPool),
}

/// How long a reader waits for a free connection.
const PATIENCE: Duration = Duration::from_secs(30);

/// Connections for those who follow the log.
const FOLLOWING: u32 = 2;

/// Connections for reading a SQLite file. One that is free again lies ready for the next at once; the pool would give it back
/// by a task of its own, which costs more than a short statement.
struct Readers {
    pool: SqlitePool,
    free: Mutex<Vec<PoolConnection<Sqlite>>>,
    turns: Arc<Semaphore>,
}

impl Readers {
    async fn open(options: SqliteConnectOptions, most: u32) -> Outcome<Arc<Readers>> {
        let pool = SqlitePoolOptions::new()
            .max_connections(most)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options)
            .await?;
        Ok(Arc::new(Readers { pool, free: Mutex::default(), turns: Arc::new(Semaphore::new(most as usize)) }))
    }

    async fn acquire(self: &Arc<Self>) -> Outcome<Reading> {
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Error::fault("no connection for reading was free in time")) };
        let ready = self.free().pop();
        let line = match ready {
            Some(line) => line,
            None => self.pool.acquire().await?,
        };
        Ok(Reading { line: Some(line), of: self.clone(), _turn: turn })
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Vec<PoolConnection<Sqlite>>> {
        self.free.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// A reader's connection in use.
struct Reading {
    line: Option<PoolConnection<Sqlite>>,
    of: Arc<Readers>,
    _turn: OwnedSemaphorePermit,
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(line) = self.line.take().filter(|_| !self.of.turns.is_closed()) {
            self.of.free().push(line);
        }
    }
}

/// The advisory lock that every writing transaction on PostgreSQL takes first: deeds come one after another, also those
/// of other processes.
const WRITING: &str = "begin; select pg_advisory_xact_lock(6173616)";
const WRITING_ANEW: &str = "rollback; begin; select pg_advisory_xact_lock(6173616)";

impl Db {
    /// Connects and brings the tables up to date.
    ///
    /// # Errors
    /// A fault: an address that is neither `sqlite:` nor `postgres:`, no connection, a failed migration.
    pub async fn open(url: &str, most: u32) -> Outcome<Db> {
        let migrations = sqlx::migrate!("../../migrations");
        let pools = if url.starts_with("sqlite:") {
            let file = SqliteConnectOptions::from_str(url)?.foreign_keys(true).busy_timeout(Duration::from_secs(10));
            let writing = file
                .clone()
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                // A batch of a large hearing touches thousands of pages: with the usual two megabytes most are written and read again
                // before the commit. In KiB; as little is taken as is used.
                .pragma("cache_size", "-65536")
                // What is written again and again meanwhile is written to its place once. In pages: sixteen megabytes.
                .pragma("wal_autocheckpoint", "4000")
                // What is erased is overwritten, not only marked as free.
                .pragma("secure_delete", "on");
            let writer = SqlitePoolOptions::new()
                .max_connections(1)
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
                .connect_with(writing)
                .await?;
            migrations.run(&writer).await?;
            let file = file.pragma("query_only", "on").row_buffer_size(1_000);
            // What is mapped is unmapped with whatever is written: who reads between two commits of its own pays a fault for every page.
            let following = Readers::open(file.clone(), FOLLOWING).await?;
            let readers = Readers::open(file.pragma("mmap_size", "268435456"), most).await?;
            Pools::Sqlite { readers, following, writer }
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let server = PgConnectOptions::from_str(url)?.application_name("siang").options([
                ("statement_timeout", "30s"),
                ("lock_timeout", "20s"),
                ("idle_in_transaction_session_timeout", "30s"),
            ]);
            // One more than the readers: the writing connection is kept.
            let pool = PgPoolOptions::new().max_connections(most + 1).connect_with(server).await?;
            migrations.run(&pool).await?;
            Pools::Postgres(pool)
        } else {
            return Err(Error::fault("a database address begins with sqlite: or postgres:"));
        };
        Ok(Db { pools, asked: Arc::default() })
    }

    /// Which of the two it is.
    pub fn name(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }

    /// Statements asked so far.
    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// A connection for reading.
    pub async fn read(&self) -> Outcome<Tx> {
        let line = match &self.pools {
            Pools::Sqlite { readers, .. } => Line::Reading(readers.acquire().await?),
            Pools::Postgres(pool) => Line::Postgres(pool.acquire().await?),
        };
        Ok(Tx { line, asked: self.asked.clone(), failed: false, first: false, counts: Counts::default() })
    }

    /// The same for who follows the log, a batch after another.
    pub(crate) async fn follow(&self) -> Outcome<Tx> {
        let Pools::Sqlite { following, .. } = &self.pools else { return self.read().await };
        let line = Line::Reading(following.acquire().await?);
        Ok(Tx { line, asked: self.asked.clone(), failed: false, first: false, counts: Counts::default() })
    }

    /// The connection for writing. On SQLite there is one; on PostgreSQL the lock makes them one.
    pub(crate) async fn writing(&self) -> Outcome<Tx> {
        let line = match &self.pools {
            Pools::Sqlite { writer, .. } => Line::Sqlite(writer.acquire().await?),
            Pools::Postgres(pool) => Line::Postgres(pool.acquire().await?),
        };
        Ok(Tx { line, asked: self.asked.clone(), failed: false, first: false, counts: Counts::default() })
    }

    /// A copy of a SQLite database; a PostgreSQL server has a better way of its own.
    pub(crate) async fn backup_to(&self, path: &std::path::Path) -> Outcome<()> {
        let Pools::Sqlite { writer, .. } = &self.pools else {
            return Err(Error::fault("back a PostgreSQL database up with: pg_dump --format=custom"));
        };
        let path = path.to_str().ok_or_else(|| Error::fault("the path is not UTF-8"))?;
        // A connection of its own: neither is the writer kept waiting, nor may a reader write a file.
        let options = SqliteConnectOptions::clone(&writer.connect_options());
        let mut line = options.connect().await?;
        sqlx::query("vacuum into $1").bind(path).execute(&mut line).await?;
        line.close().await?;
        Ok(())
    }

    /// Ends all connections.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, following, writer } => {
                for readers in [readers, following] {
                    readers.turns.close();
                    readers.free().clear();
                    readers.pool.close().await;
                }
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// A connection in use: one that reads, or the one that writes, inside the transaction of a deed.
pub struct Tx {
    line: Line,
    asked: Arc<AtomicU64>,
    /// Whether a statement failed.
    failed: bool,
    /// Whether no deed is done yet of those that share the commit: then there is no savepoint, for which SQLite would copy every page that is
    /// written, and what is undone is undone with the transaction.
    first: bool,
    /// What is added to kept counts before the commit, or before somebody asks for them.
    counts: Counts,
}

/// The table of kept counts: a statement that names it finds them written.
const COUNTS: &str = "tallies";

enum Line {
    Reading(Reading),
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

/// The connection of either database, for one expression that is written once.
macro_rules! on_line {
    ($line:expr, $name:ident => $doing:expr) => {
        match $line {
            Line::Reading(Reading { line: Some($name), .. }) => $doing,
            Line::Reading(Reading { line: None, .. }) => Err(sqlx::Error::PoolClosed),
            Line::Sqlite($name) => $doing,
            Line::Postgres($name) => $doing,
        }
    };
}

impl Tx {
    /// Every row of a statement.
    pub async fn all<R: Row>(&mut self, sql: &'static str, args: Vec<Value>) -> Outcome<Vec<R>> {
        self.fetch(sql, args, true).await
    }

    /// The first row, if there is one.
    pub async fn maybe<R: Row>(&mut self, sql: &'static str, args: Vec<Value>) -> Outcome<Option<R>> {
        self.count();
        self.counted(sql).await?;
        let row = on_line!(&mut self.line, line => bound!(sqlx::query_as(sql), args).fetch_optional(&mut **line).await);
        self.failed |= row.is_err();
        Ok(row?)
    }

    /// The one row of a statement that always has one.
    pub async fn one<R: Row>(&mut self, sql: &'static str, args: Vec<Value>) -> Outcome<R> {
        self.maybe(sql, args).await?.ok_or_else(|| Error::fault(format!("no row from: {sql}")))
    }

    /// Runs a statement; gives how many rows it touched.
    pub async fn run(&mut self, sql: &'static str, args: Vec<Value>) -> Outcome<u64> {
        self.execute(sql, args, true).await
    }

    /// Runs several statements, parted by `;`, that share their arguments: in one round where the database takes them so. A
    /// round to SQLite's thread and back costs as much as a short statement.
    pub async fn script(&mut self, sql: &'static str, args: Vec<Value>) -> Outcome<()> {
        if !matches!(self.line, Line::Postgres(_)) {
            return self.execute(sql, args, true).await.map(|_| ());
        }
        for statement in sql.split(';') {
            let (sql, args) = renumbered(statement, &args);
            self.execute(AssertSqlSafe(sql), args, true).await?;
        }
        Ok(())
    }

    /// Every row of a statement about a list of ids, which stands in it as `{ids}`: `where id in ({ids})`. The list comes
    /// after the other arguments. Long lists are asked in parts, so the statement may not order or limit.
    pub async fn all_in<R: Row>(&mut self, sql: &'static str, args: Vec<Value>, ids: &[i64]) -> Outcome<Vec<R>> {
        let mut rows = Vec::new();
        for part in ids.chunks(MOST_VALUES - args.len()) {
            let (sql, args) = listed(sql, &args, part);
            rows.append(&mut self.fetch(AssertSqlSafe(sql), args, part.len() <= FEW).await?);
        }
        Ok(rows)
    }

    /// Every row of a statement about rows of values, which stand in it as `{rows}`: `where (a, b) in (values {rows})`. Long lists are
    /// asked in parts, so the statement may not order or limit.
    pub async fn all_rows<R: Row>(&mut self, sql: &'static str, values: Vec<Vec<Value>>) -> Outcome<Vec<R>> {
        let mut rows = Vec::new();
        for (sql, args) in in_parts(sql, values, self.marks()) {
            rows.append(&mut self.fetch(AssertSqlSafe(sql), args, false).await?);
        }
        Ok(rows)
    }

    /// Runs a statement about a list of ids, written as for [`Tx::all_in`].
    pub async fn run_in(&mut self, sql: &'static str, args: Vec<Value>, ids: &[i64]) -> Outcome<u64> {
        let mut touched = 0;
        for part in ids.chunks(MOST_VALUES - args.len()) {
            let (sql, args) = listed(sql, &args, part);
            touched += self.execute(AssertSqlSafe(sql), args, false).await?;
        }
        Ok(touched)
    }

    /// Every row of a statement narrowed by conditions, which stand in it as `{where}`: ` and …` for each, whose `?` are its
    /// values. What is not asked for is not in the statement, so that the database takes the index that fits.
    pub async fn all_where<R: Row>(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
        conditions: &[Condition],
    ) -> Outcome<Vec<R>> {
        let (sql, args) = narrowed(sql, args, conditions);
        self.fetch(AssertSqlSafe(sql), args, true).await
    }

    /// Every row of a statement about a list of ids (`{ids}`, as for [`Tx::all_in`]) that is narrowed too (`{where}`).
    pub async fn all_in_where<R: Row>(
        &mut self,
        sql: &'static str,
        args: Vec<Value>,
        ids: &[i64],
        conditions: &[Condition],
    ) -> Outcome<Vec<R>> {
        let more: usize = conditions.iter().map(|(_, values)| values.len()).sum();
        let mut rows = Vec::new();
        for part in ids.chunks(MOST_VALUES.saturating_sub(args.len() + more).max(1)) {
            let (sql, args) = listed(sql, &args, part);
            let (sql, args) = narrowed(&sql, args, conditions);
            rows.append(&mut self.fetch(AssertSqlSafe(sql), args, false).await?);
        }
        Ok(rows)
    }

    /// Runs a statement narrowed as in [`Tx::all_where`].
    pub async fn run_where(&mut self, sql: &'static str, args: Vec<Value>, conditions: &[Condition]) -> Outcome<u64> {
        let (sql, args) = narrowed(sql, args, conditions);
        self.execute(AssertSqlSafe(sql), args, false).await
    }

    /// Adds many rows at once: `insert` is `insert into things (a, b)`, every row has one value for each column.
    pub async fn add(&mut self, insert: &'static str, rows: Vec<Vec<Value>>) -> Outcome<()> {
        self.upsert(insert, rows, "").await
    }

    /// Adds many rows at once as [`Tx::add`] does, with what stands after the rows: `on conflict … do update …`.
    pub async fn upsert(&mut self, insert: &'static str, rows: Vec<Vec<Value>>, after: &'static str) -> Outcome<()> {
        for (sql, args, kept) in inserts(insert, rows, after, self.marks()) {
            self.execute(AssertSqlSafe(sql), args, kept).await?;
        }
        Ok(())
    }

    /// Runs a statement about rows of values, which stand in it as `{rows}`: `update … set a = v.column2 from (values {rows}) v
    /// where id = v.column1`. Long lists are run in parts.
    pub async fn run_rows(&mut self, sql: &'static str, rows: Vec<Vec<Value>>) -> Outcome<u64> {
        let mut touched = 0;
        for (sql, args) in in_parts(sql, rows, self.marks()) {
            touched += self.execute(AssertSqlSafe(sql), args, false).await?;
        }
        Ok(touched)
    }

    /// Adds to a kept count: with all that share the commit, or before a statement asks for counts.
    pub(crate) fn add_to_count(&mut self, name: Name, n: i64) {
        self.counts.add(name, n);
    }

    /// Writes the counts that wait, where a statement names their table.
    async fn counted(&mut self, sql: &str) -> Outcome<()> {
        match !self.counts.is_empty() && sql.contains(COUNTS) {
            true => self.write_counts().await,
            false => Ok(()),
        }
    }

    async fn write_counts(&mut self) -> Outcome<()> {
        let row = |((consultation, kind, name), n): (Name, i64)| args![consultation, kind, name, n];
        let rows = self.counts.take().into_iter().map(row).collect();
        let insert = "insert into tallies as old (consultation, kind, name, n)";
        let after = "on conflict (consultation, kind, name) do update set n = old.n + excluded.n";
        for (sql, args, kept) in inserts(insert, rows, after, self.marks()) {
            self.send(AssertSqlSafe(sql).into_sql_str(), args, kept).await?;
        }
        Ok(())
    }

    /// Opens the transaction that deeds share.
    pub(crate) async fn begin(&mut self) -> Outcome<()> {
        self.counts = Counts::default();
        self.first = true;
        match self.line {
            Line::Reading(_) | Line::Sqlite(_) => self.together("begin immediate").await,
            Line::Postgres(_) => self.together(WRITING).await,
        }
    }

    /// Keeps what the last deed did, and marks where the next begins.
    pub(crate) async fn mark(&mut self) -> Outcome<()> {
        self.counts.mark();
        match std::mem::take(&mut self.first) {
            true => self.together("savepoint deed").await,
            false => self.together("release savepoint deed; savepoint deed").await,
        }
    }

    /// Undoes everything since the mark, which stays; where there is none, the transaction begins anew.
    pub(crate) async fn undo(&mut self) -> Outcome<()> {
        self.counts.undo();
        match (self.first, &self.line) {
            (false, _) => self.together("rollback to savepoint deed").await,
            (true, Line::Postgres(_)) => self.together(WRITING_ANEW).await,
            (true, _) => self.together("rollback; begin immediate").await,
        }
    }

    pub(crate) async fn commit(&mut self) -> Outcome<()> {
        self.write_counts().await?;
        self.together("commit").await
    }

    /// Whether a statement failed since this was last asked.
    pub(crate) fn take_failure(&mut self) -> bool {
        std::mem::take(&mut self.failed)
    }

    /// Several statements without arguments in one round.
    async fn together(&mut self, sql: &'static str) -> Outcome<()> {
        self.count();
        match &mut self.line {
            Line::Reading(_) => return Err(Error::fault("a reader does not write")),
            Line::Sqlite(line) => sqlx::query(sql).execute(&mut **line).await.map(|_| ())?,
            // The extended protocol takes one statement at a time.
            Line::Postgres(line) => sqlx::raw_sql(sql).execute(&mut **line).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Gives the connection up for good: whatever it had open is rolled back.
    pub(crate) fn abandon(mut self) {
        match &mut self.line {
            Line::Reading(_) => {}
            Line::Sqlite(line) => line.close_on_drop(),
            Line::Postgres(line) => line.close_on_drop(),
        }
    }

    fn marks(&self) -> Marks {
        match self.line {
            Line::Postgres(_) => Marks::Named,
            Line::Reading(_) | Line::Sqlite(_) => Marks::Plain,
        }
    }

    fn count(&self) {
        self.asked.fetch_add(1, Ordering::Relaxed);
    }

    async fn fetch<R: Row>(&mut self, sql: impl SqlSafeStr, args: Vec<Value>, kept: bool) -> Outcome<Vec<R>> {
        self.count();
        let sql = sql.into_sql_str();
        self.counted(sql.as_str()).await?;
        let rows = on_line!(&mut self.line, line => bound!(sqlx::query_as(sql).persistent(kept), args).fetch_all(&mut **line).await);
        self.failed |= rows.is_err();
        Ok(rows?)
    }

    async fn execute(&mut self, sql: impl SqlSafeStr, args: Vec<Value>, kept: bool) -> Outcome<u64> {
        let sql = sql.into_sql_str();
        self.counted(sql.as_str()).await?;
        self.send(sql, args, kept).await
    }

    async fn send(&mut self, sql: SqlStr, args: Vec<Value>, kept: bool) -> Outcome<u64> {
        self.count();
        let touched = on_line!(&mut self.line, line => {
            let done = bound!(sqlx::query(sql).persistent(kept), args).execute(&mut **line).await;
            done.map(|done| done.rows_affected())
        });
        self.failed |= touched.is_err();
        Ok(touched?)
    }
}
