//! What an heir takes over: all that was an agency's, in one transaction. Only the log and what others told of it stay where they were.
//! Whoever asked the heir to be left alone is left alone.

use super::find::is_above;
use super::one_in;
use crate::db::{Tx, args};
use crate::error::Outcome;
use crate::identity::Key;
use domain::agency::{Agency, Level};
use domain::id::{AgencyId, PersonId};
use domain::time::Moment;

/// Everything of an agency becomes its heir's; the staff as well where that is said.
pub(super) async fn merge(
    tx: &mut Tx,
    key: &Key,
    one: &Agency,
    (heir, staff): (AgencyId, bool),
    actor: Option<PersonId>,
    now: Moment,
) -> Outcome<()> {
    let local = one_in(tx, heir).await?.level == Level::Local;
    let (old, new) = (one.id.to_string(), heir.to_string());
    left_alone(tx, key, one.id, heir).await?;
    tx.script(MOVED, args![one.id, heir, old.as_str(), new.as_str(), local, now, actor]).await?;
    tx.script(LETTERS, args![format!("listed:{old}:"), format!("listed:{new}:")]).await?;
    tx.script(KEPT, args![one.id, heir, &one.name_th, now, actor]).await?;
    if staff {
        tx.script(STAFF, args![one.id, heir, now]).await?;
    }
    if is_above(tx, one.id, heir).await? {
        // The heir takes the place of what stood above it; the others hang under it.
        tx.run("update agencies set parent = $1 where id = $2", args![one.parent, heir]).await?;
    }
    tx.script(
        "update agencies set parent = $2 where parent = $1 and id <> $2;
         update agencies set heir = $2 where heir = $1",
        args![one.id, heir],
    )
    .await
}

/// Takes out of the agency's list whoever has left the heir's, before it moves there: addresses are compared by their hash.
async fn left_alone(tx: &mut Tx, key: &Key, agency: AgencyId, heir: AgencyId) -> Outcome<()> {
    let listed: Vec<(i64, String)> = tx
        .all(
            "select a.id, a.email
             from letter_addresses a
             join follows f on f.address = a.id
             where f.kind = 'listed' and f.key = $1",
            args![agency.to_string()],
        )
        .await?;
    let hashed: Vec<(i64, i64)> = listed.into_iter().map(|(id, email)| (key.address(&email), id)).collect();
    let whom: Vec<i64> = hashed.iter().map(|(whom, _)| *whom).collect();
    let left: Vec<(i64,)> = tx
        .all_in("select whom from left_addresses where agency in (0, $1) and whom in ({ids})", args![heir], &whom)
        .await?;
    let left: std::collections::HashSet<i64> = left.into_iter().map(|(whom,)| whom).collect();
    let gone: Vec<i64> = hashed.into_iter().filter(|(whom, _)| left.contains(whom)).map(|(_, id)| id).collect();
    crate::letters::unlist_all(tx, &gone, agency).await
}

/// What moves from an agency ($1, as text $3) to its heir ($2, $4): dossiers, responsibilities for laws, followers and stakeholders, with
/// who left; requests for an approver that wait.
const MOVED: &str = "update consultations set agency = $2, local = $5 where agency = $1;
     update moderation_queue set agency = $2 where agency = $1;
     insert into law_agencies (law, agency)
     select law, $2 from law_agencies where agency = $1 on conflict (law, agency) do nothing;
     delete from law_agencies where agency = $1;
     update follows set confirmed = coalesce(confirmed, (select o.confirmed from follows o
                                                          where o.address = follows.address and o.kind = follows.kind and o.key = $3))
     where key = $4 and kind in ('agency', 'listed');
     delete from follows
     where key = $3 and kind in ('agency', 'listed')
       and exists (select 1 from follows o where o.address = follows.address and o.kind = follows.kind and o.key = $4);
     update follows set key = $4 where key = $3 and kind in ('agency', 'listed');
     delete from stakeholder_subjects
     where agency = $1 and address in (select s.address from stakeholders s where s.agency = $2);
     delete from stakeholders where agency = $1 and address in (select s.address from stakeholders s where s.agency = $2);
     update stakeholders set agency = $2 where agency = $1;
     update stakeholder_subjects set agency = $2 where agency = $1;
     insert into left_addresses (whom, agency, at)
     select whom, $2, at from left_addresses where agency = $1 on conflict (whom, agency) do nothing;
     update loans set answered = $6, answered_by = $7
     where answered is null and (agency = $1 or (lender = $1 and agency = $2));
     update loans set lender = $2 where lender = $1 and answered is null;
     update agency_changes set heir = $2 where heir = $1 and done is null and failed is null";

/// Letters that tell somebody who named them ($1: how those of the agency begin, $2: of its heir) go out, and name the heir; whom the
/// heir is about to tell anyway is told once.
const LETTERS: &str = "delete from letters
     where what = 'listed' and state in ('waiting', 'claimed') and once like $1 || '%'
       and exists (select 1 from letters o
                   where o.address = letters.address and o.what = 'listed' and o.state in ('waiting', 'claimed')
                     and o.once like $2 || '%');
     update letters set once = $2 || substr(once, length($1) + 1)
     where what = 'listed' and state in ('waiting', 'claimed') and once like $1 || '%'";

/// Templates and saved views go along. Where the heir has a template of the kind its own stays, and the other ($1's) is readable in its
/// history; what was changed of either stays there, after the heir's own numbers, told by its days; a view whose name is taken gets the agency's name ($3) behind it.
const KEPT: &str = "insert into template_changes (agency, kind, number, at, person, before, after)
     select h.agency, h.kind, (select coalesce(max(c.number), 0) + 1 from template_changes c where c.agency = h.agency and c.kind = h.kind),
       $4, $5, o.content, h.content
     from templates h
     join templates o on o.kind = h.kind and o.agency = $1
     where h.agency = $2;
     delete from templates where agency = $1 and kind in (select h.kind from templates h where h.agency = $2);
     insert into template_changes (agency, kind, number, at, person, before, after)
     select $2, c.kind,
       c.number + (select coalesce(max(o.number), 0) from template_changes o where o.agency = $2 and o.kind = c.kind),
       c.at, c.person, c.before, c.after
     from template_changes c
     where c.agency = $1;
     update templates set agency = $2 where agency = $1;
     update saved_views set name = name || ' (' || cast(id as text) || ')'
     where agency = $1 and name || ' (' || $3 || ')' in (select h.name from saved_views h where h.agency = $2);
     update saved_views set name = name || ' (' || $3 || ')'
     where agency = $1 and name in (select h.name from saved_views h where h.agency = $2);
     update saved_views set agency = $2 where agency = $1";

/// The staff goes along: each role in force, but those that were lent to the agency, is held at the heir from now on; what its approvers
/// are lent for goes on, in the heir's hand.
const STAFF: &str = "insert into memberships (id, person, agency, role, since)
     select (select max(id) from memberships) + row_number() over (order by m.person, m.role), m.person, $2, m.role, $3
     from (select distinct person, role from memberships
           where agency = $1 and (ended is null or ended > $3)
             and not exists (select 1 from people p where p.id = memberships.person and p.closed is not null)
             and not exists (select 1 from loans l where l.membership = memberships.id)) m
     where not exists (select 1 from memberships h
                       where h.person = m.person and h.agency = $2 and h.role = m.role and (h.ended is null or h.ended > $3));
     update loans set lender = $2
     where lender = $1 and agency <> $2 and membership in (select m.id from memberships m where m.ended > $3)";
