//! The end of an agency, and an end taken back: what it ended is given back as it was, as far as nothing new was done.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::agency::Agency;
use domain::id::AgencyId;
use domain::time::{Day, Moment};

/// Roles that end with an agency ($1) now ($2): its own but the central ones, and those its approvers were lent for.
macro_rules! roles {
    () => {
        "((agency = $1 and role not in ('central_administrator', 'operator') and (ended is null or ended > $2))
          or (ended > $2 and id in (select l.membership from loans l where l.lender = $1)))"
    };
}

const OVER: &str = concat!(
    "insert into ended_with (change, what, id, until)
     select $5, 'role', m.id, m.ended from memberships m where ",
    roles!(),
    ";
     insert into ended_with (change, what, id, until)
     select $5, 'order', o.id, o.until from sole_orders o where o.agency = $1 and (o.until is null or o.until >= $2);
     update memberships set ended = $2 where ",
    roles!(),
    ";
     update sole_orders set until = $2 - 1 where agency = $1 and (until is null or until >= $2);
     delete from agency_changes where agency = $1 and done is null and failed is null;
     update agencies set ended = coalesce(ended, $3), heir = $4 where id = $1"
);

/// An agency is no more: nobody has a role there, nothing of its own stands. One that had ended keeps its day.
pub(super) async fn over(
    tx: &mut Tx,
    change: i64,
    one: &Agency,
    heir: Option<AgencyId>,
    day: Day,
    now: Moment,
) -> Outcome<()> {
    tx.script(OVER, args![one.id, now, day.start(), heir, change]).await
}

/// The roles and orders that a change ($1) ended at a moment ($2), unless something became of them since, their own day has come ($3), or
/// the account was closed.
const RESUMED: &str = "update memberships
     set ended = (select w.until from ended_with w where w.change = $1 and w.what = 'role' and w.id = memberships.id)
     where ended = $2 and id in (select w.id from ended_with w
                                 where w.change = $1 and w.what = 'role' and (w.until is null or w.until > $3))
       and not exists (select 1 from people p where p.id = memberships.person and p.closed is not null)
       and not exists (select 1 from memberships o
                       where o.id <> memberships.id and o.person = memberships.person and o.agency = memberships.agency
                         and o.role = memberships.role and (o.ended is null or o.ended > $3));
     update sole_orders
     set until = (select w.until from ended_with w where w.change = $1 and w.what = 'order' and w.id = sole_orders.id)
     where until = $2 - 1 and id in (select w.id from ended_with w
                                     where w.change = $1 and w.what = 'order' and (w.until is null or w.until > $3));
     delete from ended_with where change = $1;
     delete from agency_changes where agency = $4 and done is null and failed is null;
     update agencies set ended = null where id = $4";

/// An agency that ended without an heir goes on.
pub(super) async fn resume(tx: &mut Tx, agency: AgencyId, now: Moment) -> Outcome<()> {
    let sql = "select id, done from agency_changes
               where agency = $1 and what = 'ended' and done is not null
               order by id desc
               limit 1";
    let last: Option<(i64, i64)> = tx.maybe(sql, args![agency]).await?;
    let (change, done) = last.ok_or_else(|| Error::fault("an agency that ended without a change"))?;
    tx.script(RESUMED, args![change, done, now, agency]).await
}
