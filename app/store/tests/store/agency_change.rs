//! Agencies renamed, merged and ended, and what becomes of everything that was theirs.

use crate::kit::*;
use domain::act::Act;
use domain::agency::{Change, Level, Role};
use domain::consultation::{Filter, Kind, Sort};
use domain::id::AgencyId;
use domain::lang::Lang;
use domain::letter::Followed;
use domain::local::{Body, Scope};
use domain::refusal::Refusal;
use domain::time::Day;
use store::{account, agency, consultation};

const BASIS: &str = "พ.ร.บ.ปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2569 มาตรา 5";

fn renamed(name: &str) -> Change {
    Change::Renamed { name_th: name.into(), name_en: String::new() }
}

fn into(heir: AgencyId) -> Change {
    Change::Merged { heir, staff: false }
}

impl Kit {
    async fn changed(&self, of: AgencyId, change: Change, days: i64) -> store::Outcome<bool> {
        let day = Day(first_day().0 + days);
        agency::change(&self.store, &self.administrator, of, change, (BASIS, day), day_one()).await
    }

    async fn made_agency(&self, name: &str, parent: Option<AgencyId>) -> AgencyId {
        let new =
            agency::New { parent, level: Level::Department, name_th: name.into(), name_en: String::new(), place: None };
        agency::make(&self.store, &self.administrator, new, day_one()).await.unwrap()
    }
}

on_both! {
    async fn a_published_dossier_keeps_the_name_under_which_it_was_published(kit) {
        let (old, preparing) = (kit.published(Kind::Bill).await, kit.made(Kind::Bill).await);
        assert!(kit.changed(kit.agency, renamed("กรมตลาดและแผงลอย"), 0).await.unwrap());
        let new = kit.published(Kind::Bill).await;
        for (id, by) in [(old, "กรมตลาด"), (preparing, "กรมตลาดและแผงลอย"), (new, "กรมตลาดและแผงลอย")] {
            let one = kit.one(id).await;
            assert_eq!((one.by(Lang::Th), one.agency.name_th.as_str()), (by, "กรมตลาดและแผงลอย"));
        }
        // Renamed again: the first name stays.
        kit.changed(kit.agency, renamed("กรมหาบเร่"), 0).await.unwrap();
        assert_eq!(kit.one(old).await.by(Lang::Th), "กรมตลาด");
        assert_eq!(kit.one(new).await.by(Lang::Th), "กรมตลาดและแผงลอย");
        let cards = consultation::cards(&kit.store, &Filter::default(), Sort::Newest, 1, 10, day_one()).await.unwrap();
        let names: Vec<_> = cards.rows.iter().map(|card| card.agency_name_th.as_str()).collect();
        assert_eq!(names, ["กรมตลาดและแผงลอย", "กรมตลาด"]);
        let history = agency::history(&kit.store, kit.agency).await.unwrap().done;
        assert_eq!(history.iter().map(|one| one.before.0.as_str()).collect::<Vec<_>>(), ["กรมตลาดและแผงลอย", "กรมตลาด"]);
        assert_eq!(history[0].basis, BASIS);
    }

    async fn an_earlier_name_still_finds_the_agency(kit) {
        kit.changed(kit.agency, renamed("กรมหาบเร่"), 0).await.unwrap();
        kit.changed(kit.other, into(kit.agency), 0).await.unwrap();
        for typed in ["กรมตลาด", "หาบเร่", "กรมสะพาน"] {
            let (found, all) = agency::lookalikes(&kit.store, typed, 10).await.unwrap();
            assert!(all);
            assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [kit.agency], "{typed}");
        }
    }

    async fn what_was_an_agencys_is_its_heirs(kit) {
        let (id, preparing) = (kit.published(Kind::Bill).await, kit.ready(Kind::Bill).await);
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        let one = kit.one(id).await;
        assert_eq!((one.agency.id, one.by(Lang::Th), one.agency.name_th.as_str()), (kit.other, "กรมตลาด", "กรมสะพาน"));
        // Whoever worked there works there no more; the heir's people may act.
        let then = account::viewer_of(&kit.store, kit.drafter.person.unwrap(), later(1)).await.unwrap();
        assert!(then.roles.is_empty());
        not_found(consultation::for_desk(&kit.store, &then, id).await);
        let revision = kit.one(preparing).await.revision;
        consultation::propose(&kit.store, &kit.stranger, preparing, revision, "", day_one()).await.unwrap();
        assert!(consultation::mine(&kit.store, &kit.stranger).await.unwrap().iter().any(|card| card.id == id));
        let old = agency::one(&kit.store, kit.agency).await.unwrap();
        assert_eq!((old.heir, old.ended), (Some(kit.other), Some(first_day().start())));
        // Nobody is given a role at what is no more.
        let again = account::invite(
            &kit.store, &kit.administrator, kit.agency, "ใคร", "late@example.th", PASSWORD, &[Role::Drafter], later(1),
        );
        assert_eq!(again.await.unwrap_err().refusal(""), Some(&Refusal::AgencyEnded));
        // The heir reads the log of what it took over.
        let filter = store::event::Filter { agency: Some(kit.other), consultation: Some(id), before: None };
        let admin = kit.member(kit.other, "b@example.th", &[Role::AgencyAdministrator]).await;
        assert!(!store::event::page(&kit.store, &admin, &filter, 10).await.unwrap().is_empty());
    }

    async fn staff_goes_along_where_that_is_said(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.changed(kit.agency, Change::Merged { heir: kit.other, staff: true }, 0).await.unwrap();
        let then = account::viewer_of(&kit.store, kit.approver.person.unwrap(), later(1)).await.unwrap();
        assert_eq!(then.roles, [(kit.other, Role::Approver)]);
        assert!(consultation::for_desk(&kit.store, &then, id).await.is_ok());
    }

    async fn a_chain_of_mergers_leads_to_its_end_and_never_round(kit) {
        let id = kit.published(Kind::Bill).await;
        let last = kit.made_agency("กรมสุดท้าย", None).await;
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        assert_eq!(refused(kit.changed(kit.other, into(kit.agency), 0).await, "heir"), Refusal::AgencyEnded);
        assert_eq!(refused(kit.changed(kit.other, into(kit.other), 0).await, "heir"), Refusal::OwnHeir);
        kit.changed(kit.other, into(last), 0).await.unwrap();
        assert_eq!(agency::now(&kit.store, kit.agency).await.unwrap(), Some(last));
        let one = kit.one(id).await;
        assert_eq!((one.agency.id, one.by(Lang::Th)), (last, "กรมตลาด"));
        assert_eq!(agency::history(&kit.store, last).await.unwrap().done.len(), 2);
        assert_eq!(kit.changed(kit.agency, into(last), 0).await.unwrap_err().refusal(""), Some(&Refusal::AgencyEnded));
    }

    async fn an_agency_merged_into_one_below_it_leaves_no_circle(kit) {
        let top = kit.made_agency("กระทรวง", None).await;
        let middle = kit.made_agency("กรมกลาง", Some(top)).await;
        let low = kit.made_agency("กองล่าง", Some(middle)).await;
        kit.changed(top, into(low), 0).await.unwrap();
        let parent = async |id| agency::one(&kit.store, id).await.unwrap().parent;
        assert_eq!((parent(low).await, parent(middle).await), (None, Some(low)));
    }

    async fn no_agency_ends_alone_while_its_hearings_run(kit) {
        let id = kit.published(Kind::Bill).await;
        let no = kit.changed(kit.agency, Change::Ended, 0).await.unwrap_err();
        assert_eq!(no.refusal(""), Some(&Refusal::HearingsRun { running: 1 }));
        consultation::cancel(&kit.store, &kit.approver, id, "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด", later(1)).await.unwrap();
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        assert_eq!(kit.one(id).await.agency.ended, Some(first_day().start()));
        assert_eq!(kit.number("select count(*) from memberships where agency = 2 and ended is null").await, 0);
    }

    async fn only_the_central_administrator_changes_agencies(kit) {
        for by in [&kit.agency_administrator, &kit.approver, &domain::agency::Viewer::default()] {
            let today = (BASIS, first_day());
            not_allowed(agency::change(&kit.store, by, kit.agency, renamed("ก"), today, day_one()).await);
            not_allowed(agency::drop_change(&kit.store, by, 1, day_one()).await);
            let place = agency::NewPlace { body: Body::Tambon, province: "50".into(), district: String::new(), subdistrict: String::new() };
            not_allowed(agency::place(&kit.store, by, kit.agency, place, day_one()).await);
            assert!(!by.may(Act::ManageAgencies, kit.agency));
        }
    }

    async fn a_change_says_what_lays_it_down_and_changes_something(kit) {
        let change = async |change, basis, days| {
            let day = Day(first_day().0 + days);
            agency::change(&kit.store, &kit.administrator, kit.agency, change, (basis, day), day_one()).await
        };
        assert_eq!(refused(change(renamed("ก"), "", 0).await, "basis"), Refusal::Missing);
        assert_eq!(refused(change(renamed("ก"), "-", 0).await, "basis"), Refusal::SaysNothing);
        assert_eq!(refused(change(renamed(" "), BASIS, 0).await, "name_th"), Refusal::Missing);
        assert_eq!(refused(change(renamed("กรมตลาด"), BASIS, 0).await, "name_th"), Refusal::Unchanged);
        assert_eq!(refused(change(renamed("กรมสะพาน"), BASIS, 0).await, "name_th"), Refusal::SameName);
        assert_eq!(refused(change(renamed("ก"), BASIS, 800).await, "day"), Refusal::TooFarAhead);
        assert_eq!(refused(change(into(AgencyId(99)), BASIS, 0).await, "heir"), Refusal::NotChosen);
        let office = AgencyId(1);
        assert_eq!(kit.changed(office, into(kit.other), 0).await.unwrap_err().refusal(""), Some(&Refusal::OfficeStays));
        assert!(kit.changed(office, renamed("สำนักงานใหม่"), 0).await.unwrap());
    }

    async fn a_change_waits_for_its_day_and_happens_once(kit) {
        let id = kit.published(Kind::Bill).await;
        assert!(!kit.changed(kit.agency, into(kit.other), 5).await.unwrap());
        assert_eq!(kit.changed(kit.agency, Change::Ended, 6).await.unwrap_err().refusal(""), Some(&Refusal::HearingsRun { running: 1 }));
        assert_eq!(kit.changed(kit.agency, into(kit.other), 6).await.unwrap_err().refusal(""), Some(&Refusal::AlreadyDone));
        assert_eq!(agency::apply_due(&kit.store, later(4)).await.unwrap(), 0);
        assert_eq!(kit.one(id).await.agency.id, kit.agency);
        assert_eq!(agency::history(&kit.store, kit.agency).await.unwrap().to_come.len(), 1);
        assert_eq!(agency::apply_due(&kit.store, later(5)).await.unwrap(), 1);
        assert_eq!(agency::apply_due(&kit.store, later(5)).await.unwrap(), 0);
        assert_eq!(kit.one(id).await.agency.id, kit.other);
    }

    async fn two_that_would_merge_into_each_other_are_one_and_the_second_is_told_why(kit) {
        kit.changed(kit.agency, into(kit.other), 5).await.unwrap();
        kit.changed(kit.other, into(kit.agency), 5).await.unwrap();
        assert_eq!(agency::apply_due(&kit.store, later(5)).await.unwrap(), 2);
        let waits = agency::history(&kit.store, kit.other).await.unwrap().to_come;
        let (at, why) = waits[0].failed.clone().unwrap();
        assert_eq!((at, why.of("heir")), (later(5), Some(&Refusal::OwnHeir)));
        assert_eq!(agency::apply_due(&kit.store, later(6)).await.unwrap(), 0);
        agency::drop_change(&kit.store, &kit.administrator, waits[0].id, later(6)).await.unwrap();
        not_found(agency::drop_change(&kit.store, &kit.administrator, waits[0].id, later(6)).await);
    }

    async fn a_change_that_is_done_is_not_taken_back(kit) {
        kit.changed(kit.agency, renamed("กรมหาบเร่"), 0).await.unwrap();
        let id = agency::history(&kit.store, kit.agency).await.unwrap().done[0].id;
        let no = agency::drop_change(&kit.store, &kit.administrator, id, later(1)).await.unwrap_err();
        assert_eq!(no.refusal(""), Some(&Refusal::AlreadyDone));
    }

    async fn followers_and_stakeholders_go_to_the_heir_each_once(kit) {
        for (email, of) in [("a@example.th", kit.agency), ("a@example.th", kit.other), ("b@example.th", kit.agency)] {
            store::letters::follow(&kit.store, Followed::Agency(of), email, Lang::Th, day_one()).await.unwrap();
        }
        kit.execute("update follows set confirmed = 5 where address = (select id from letter_addresses where email = 'a@example.th') and key = '2'").await;
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        assert_eq!(kit.number("select count(*) from follows where kind = 'agency' and key = '3'").await, 2);
        assert_eq!(kit.number("select count(*) from follows where kind = 'agency' and key = '3' and confirmed = 5").await, 1);
        assert_eq!(kit.number("select count(*) from follows where key = '2'").await, 0);
        // Who asks to follow the old one follows the heir.
        store::letters::follow(&kit.store, Followed::Agency(kit.agency), "c@example.th", Lang::Th, later(1)).await.unwrap();
        assert_eq!(kit.number("select count(*) from follows where kind = 'agency' and key = '3'").await, 3);
    }

    async fn who_left_the_heir_is_not_brought_back_by_a_merger(kit) {
        let entry = |email: &str| domain::stakeholder::Entry {
            email: email.into(), name: String::new(), class: domain::comment::Class::Affected, subjects: Vec::new(),
        };
        let of_heir = kit.member(kit.other, "b@example.th", &[Role::Drafter]).await;
        let bring = async |by, of, emails: &[&str]| {
            let list = emails.iter().map(|email| entry(email)).collect();
            store::stakeholder::bring(&kit.store, by, of, list, day_one()).await.unwrap();
        };
        bring(&of_heir, kit.other, &["left@example.th"]).await;
        let first = store::letters::claim(&kit.store, day_one(), 10).await.unwrap().remove(0);
        store::letters::leave(&kit.store, &first.token, Some(Followed::Listed(kit.other)), day_one()).await.unwrap();
        bring(&kit.drafter, kit.agency, &["left@example.th", "stays@example.th", "both@example.th"]).await;
        bring(&of_heir, kit.other, &["both@example.th"]).await;
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        assert_eq!(kit.number("select count(*) from stakeholders where agency = 3").await, 2);
        assert_eq!(kit.number("select count(*) from letter_addresses where email = 'left@example.th'").await, 0);
        // The others are told who has them on a list, each once.
        let due = store::letters::claim(&kit.store, later(1), 10).await.unwrap();
        let mut told: Vec<_> = due.iter().map(|due| (due.what, due.email.as_str())).collect();
        told.sort_by_key(|(_, email)| *email);
        assert_eq!(told, [(domain::letter::What::Listed, "both@example.th"), (domain::letter::What::Listed, "stays@example.th")]);
        for due in &due {
            let listings = store::stakeholder::of_token(&kit.store, &due.token).await.unwrap();
            assert_eq!(listings.iter().map(|one| one.agency).collect::<Vec<_>>(), [kit.other]);
        }
    }

    async fn templates_and_saved_views_go_to_the_heir(kit) {
        let template = |method: &str| domain::template::Template {
            texts: domain::consultation::Texts { method: method.into(), ..Default::default() }, ..Default::default()
        };
        let of_heir = kit.member(kit.other, "b@example.th", &[Role::AgencyAdministrator, Role::Summariser]).await;
        let own = kit.member(kit.agency, "s@example.th", &[Role::Summariser]).await;
        let set = async |by, of, kind, method: &str| {
            store::template::set(&kit.store, by, (of, kind), 0, template(method), day_one()).await.unwrap();
        };
        set(&kit.agency_administrator, kit.agency, Kind::Bill, "ของกรมเดิม").await;
        set(&kit.agency_administrator, kit.agency, Kind::Rule, "กฎของกรมเดิม").await;
        set(&of_heir, kit.other, Kind::Bill, "ของผู้รับช่วง").await;
        for (by, of) in [(&own, kit.agency), (&of_heir, kit.other)] {
            store::ledger::save_view(&kit.store, by, of, "รอจัดกลุ่ม", "state=waiting", day_one()).await.unwrap();
        }
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        let kept = async |kind| store::template::kept(&kit.store, &of_heir, kit.other, kind).await.unwrap();
        let (bill, rule) = (kept(Kind::Bill).await, kept(Kind::Rule).await);
        // Of two the heir's stands, and the other can be read.
        assert_eq!(bill.template.texts.method, "ของผู้รับช่วง");
        assert!(bill.changes.iter().any(|one| one.before.texts.method == "ของกรมเดิม" && one.after == bill.template));
        assert_eq!(bill.changes.len(), 3);
        assert_eq!((rule.template.texts.method.as_str(), rule.changes.len()), ("กฎของกรมเดิม", 1));
        let names: Vec<String> = store::ledger::views(&kit.store, kit.other).await.unwrap().into_iter().map(|view| view.name).collect();
        assert_eq!(names, ["รอจัดกลุ่ม", "รอจัดกลุ่ม (กรมตลาด)"]);
    }

    async fn an_end_is_taken_back_with_all_that_it_ended(kit) {
        account::invite(&kit.store, &kit.administrator, kit.agency, "รักษาการ", "acting@example.th", PASSWORD, &[Role::Approver], day_one()).await.unwrap();
        kit.execute("update memberships set ended = 1800000000000 where person = (select id from people where email = 'acting@example.th')").await;
        let before = kit.number("select count(*) from memberships where agency = 2 and ended is null").await;
        assert_eq!(kit.changed(kit.agency, Change::Resumed, 0).await.unwrap_err().refusal(""), Some(&Refusal::AlreadyDone));
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        assert_eq!(kit.number("select count(*) from memberships where agency = 2 and ended is null").await, 0);
        let resumed = agency::change(&kit.store, &kit.administrator, kit.agency, Change::Resumed, ("บันทึกผิดหน่วยงาน", first_day()), later(1));
        resumed.await.unwrap();
        assert_eq!(kit.number("select count(*) from memberships where agency = 2 and ended is null").await, before);
        // Who acts until a day acts until that day, and no longer.
        assert_eq!(kit.number("select count(*) from memberships where agency = 2 and ended = 1800000000000").await, 1);
        assert_eq!(agency::one(&kit.store, kit.agency).await.unwrap().ended, None);
        let history = agency::history(&kit.store, kit.agency).await.unwrap().done;
        assert_eq!((&history[0].change, history[0].basis.as_str(), &history[1].change), (&Change::Resumed, "บันทึกผิดหน่วยงาน", &Change::Ended));
        kit.published(Kind::Bill).await;
    }

    async fn roles_come_back_but_not_to_a_closed_account(kit) {
        let (store, central) = (&kit.store, &kit.administrator);
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        // While the agency is over somebody leaves for good; nobody closes their own, nor another agency's.
        let drafter = kit.drafter.person.unwrap();
        not_allowed(account::close(store, &kit.drafter, drafter, later(1)).await);
        not_found(account::close(store, &kit.stranger, drafter, later(1)).await);
        account::close(store, central, drafter, later(1)).await.unwrap();
        assert_eq!(refused(account::close(store, central, drafter, later(1)).await, ""), Refusal::AlreadyDone);
        let (basis, day) = ("บันทึกผิดหน่วยงาน", first_day());
        agency::change(store, central, kit.agency, Change::Resumed, (basis, day), later(2)).await.unwrap();
        let of = async |role: &'static str| match role {
            "drafter" => kit.number("select count(*) from memberships where agency = 2 and ended is null and role = 'drafter'").await,
            _ => kit.number("select count(*) from memberships where agency = 2 and ended is null and role = 'approver'").await,
        };
        assert_eq!((of("drafter").await, of("approver").await), (0, 1));
        // Nobody signs in with it, and it is given no role, until it is opened again.
        let wrong = store::session::sign_in(store, "drafter@example.th", PASSWORD, later(2)).await;
        assert!(wrong.is_err());
        let give = async || account::give(store, central, drafter, kit.agency, Role::Drafter, later(3)).await;
        assert_eq!(refused(give().await, ""), Refusal::AccountClosed);
        let staff = account::staff(store, &kit.agency_administrator, kit.agency).await.unwrap();
        assert!(staff.iter().any(|one| one.person == drafter && one.closed.is_some()));
        account::reopen(store, &kit.agency_administrator, drafter, later(3)).await.unwrap();
        give().await.unwrap();
        assert!(store::session::sign_in(store, "drafter@example.th", PASSWORD, later(3)).await.is_ok());
    }

    async fn an_agency_closes_no_citizens_account(kit) {
        let (store, by) = (&kit.store, &kit.agency_administrator);
        let close = async |by, person| account::close(store, by, person, later(2)).await;
        // Who was an officer here, and whose rights are a citizen's now.
        let former = kit.member(kit.agency, "former@example.th", &[Role::Drafter]).await.person.unwrap();
        kit.execute("update memberships set ended = 1 where person = (select id from people where email = 'former@example.th')").await;
        for by in [by, &kit.administrator] {
            not_found(close(by, former).await);
        }
        // Who works for another agency now is that one's to close, and to open again.
        account::give(store, &kit.administrator, former, kit.other, Role::Drafter, later(1)).await.unwrap();
        not_found(close(by, former).await);
        // Neither by a role given, nor by taking the second factor, does an agency get hold of an account that was not made there.
        let theirs = kit.member(kit.other, "theirs@example.th", &[Role::AgencyAdministrator]).await;
        not_allowed(close(&theirs, former).await);
        not_allowed(account::set_password(store, &theirs, former, "another password", later(2)).await);
        not_allowed(store::second_factor::take_from(store, &theirs, former, later(2)).await);
        close(&kit.administrator, former).await.unwrap();
        not_found(account::reopen(store, by, former, later(3)).await);
        account::reopen(store, &kit.administrator, former, later(3)).await.unwrap();
        not_found(close(&kit.administrator, former).await);
        // Who opened an account of their own has lent their work, not the account.
        let citizen = kit.member(kit.agency, "citizen@example.th", &[Role::Drafter]).await.person.unwrap();
        kit.execute("update people set office = null where email = 'citizen@example.th'").await;
        not_allowed(close(by, citizen).await);
        not_allowed(account::set_password(store, by, citizen, "another password", later(2)).await);
        assert!(store::session::sign_in(store, "citizen@example.th", PASSWORD, later(2)).await.is_ok());
        close(&kit.administrator, citizen).await.unwrap();
        account::reopen(store, by, citizen, later(3)).await.unwrap();
    }

    async fn a_closed_account_ends_its_sessions_and_goes_along_to_no_heir(kit) {
        let (store, approver) = (&kit.store, kit.approver.person.unwrap());
        let token = store::session::sign_in(store, "publisher@example.th", PASSWORD, day_one()).await.unwrap();
        account::close(store, &kit.agency_administrator, approver, later(1)).await.unwrap();
        assert!(store::session::viewer(store, &token, later(1)).await.unwrap().is_none());
        kit.changed(kit.agency, Change::Merged { heir: kit.other, staff: true }, 0).await.unwrap();
        assert_eq!(kit.number("select count(*) from memberships where agency = 3 and role = 'approver'").await, 0);
    }

    async fn an_heir_looks_after_the_accounts_of_the_staff_it_took_over(kit) {
        let (store, drafter) = (&kit.store, kit.drafter.person.unwrap());
        let theirs = kit.member(kit.other, "theirs@example.th", &[Role::AgencyAdministrator]).await;
        let set = async || account::set_password(store, &theirs, drafter, "another password", later(2)).await;
        not_allowed(set().await);
        kit.changed(kit.agency, Change::Merged { heir: kit.other, staff: true }, 0).await.unwrap();
        set().await.unwrap();
        account::close(store, &theirs, drafter, later(3)).await.unwrap();
    }

    async fn parts_go_to_several_heirs_by_kind_or_one_by_one_and_the_rest_to_one(kit) {
        let third = kit.made_agency("กรมผังเมือง", None).await;
        let (bill, rule, other_rule) =
            (kit.published(Kind::Bill).await, kit.published(Kind::Rule).await, kit.made(Kind::Rule).await);
        let (kept, last) = (kit.made(Kind::Principles).await, kit.published(Kind::Principles).await);
        let hand = |heir, kind, dossiers| Change::Handed { heir, kind, dossiers };
        // Nothing named, what is another's, and to itself: refused.
        let no = async |change| kit.changed(kit.agency, change, 0).await;
        assert_eq!(refused(no(hand(third, None, vec![])).await, "dossiers"), Refusal::NotChosen);
        let theirs = vec![domain::id::ConsultationId(999)];
        assert_eq!(refused(no(hand(third, None, theirs)).await, "dossiers"), Refusal::NotAChoice);
        assert_eq!(refused(no(hand(kit.agency, Some(Kind::Rule), vec![])).await, "heir"), Refusal::OwnHeir);
        let stranger = agency::change(
            &kit.store, &kit.agency_administrator, kit.agency, hand(third, Some(Kind::Rule), vec![]), (BASIS, first_day()), day_one(),
        );
        not_allowed(stranger.await);
        // On one day to come: a kind to one, one dossier to another, the rest merged into it; entered in whatever order.
        assert!(!kit.changed(kit.agency, into(kit.other), 2).await.unwrap());
        assert!(!kit.changed(kit.agency, hand(third, Some(Kind::Rule), vec![kept]), 2).await.unwrap());
        agency::apply_due(&kit.store, later(2)).await.unwrap();
        for (id, at) in [(bill, kit.other), (rule, third), (other_rule, third), (kept, third), (last, kit.other)] {
            assert_eq!(kit.one(id).await.agency.id, at, "{id}");
        }
        // What was published keeps its name; who looks after it now has it in their hands.
        let one = kit.one(rule).await;
        assert_eq!((one.by(Lang::Th), one.agency.name_th.as_str()), ("กรมตลาด", "กรมผังเมือง"));
        assert!(kit.one(other_rule).await.then.is_none());
        let by = kit.member(third, "third@example.th", &[Role::Drafter]).await;
        assert!(consultation::for_desk(&kit.store, &by, other_rule).await.is_ok());
        not_found(consultation::for_desk(&kit.store, &by, bill).await);
        // Both histories tell it.
        let told = agency::history(&kit.store, third).await.unwrap().done;
        assert!(matches!(&told[0].change, Change::Handed { kind: Some(Kind::Rule), dossiers, .. } if dossiers == &[kept]), "{told:?}");
        assert_eq!(agency::history(&kit.store, kit.agency).await.unwrap().done.len(), 2);
        let events = store::event::since(&kit.store, 0, 10_000).await.unwrap();
        let handed: Vec<_> =
            events.iter().filter(|one| one.deed == domain::event::Deed::ConsultationHanded).filter_map(|one| one.consultation).collect();
        assert_eq!(handed, [rule, other_rule, kept]);
    }

    async fn an_agency_that_hands_over_goes_on(kit) {
        let id = kit.published(Kind::Bill).await;
        let hand = Change::Handed { heir: kit.other, kind: None, dossiers: vec![id] };
        assert!(kit.changed(kit.agency, hand.clone(), 0).await.unwrap());
        assert_eq!(kit.one(id).await.agency.id, kit.other);
        assert_eq!(agency::one(&kit.store, kit.agency).await.unwrap().ended, None);
        // A mistake is handed back.
        let back = Change::Handed { heir: kit.agency, kind: None, dossiers: vec![id] };
        kit.changed(kit.other, back, 0).await.unwrap();
        let one = kit.one(id).await;
        assert_eq!((one.agency.id, one.by(Lang::Th)), (kit.agency, "กรมตลาด"));
    }

    async fn a_templates_history_stays_where_the_heir_has_numbers_of_its_own(kit) {
        let template = |method: &str| domain::template::Template {
            texts: domain::consultation::Texts { method: method.into(), ..Default::default() }, ..Default::default()
        };
        let heir = kit.member(kit.other, "keeps@example.th", &[Role::Approver]).await;
        let set = async |by, of, revision, method: &str, at| {
            store::template::set(&kit.store, by, (of, Kind::Rule), revision, template(method), at).await.unwrap()
        };
        set(&kit.approver, kit.agency, 0, "ก", later(1)).await;
        set(&heir, kit.other, 0, "ข", later(2)).await;
        set(&kit.approver, kit.agency, 1, "ค", later(3)).await;
        set(&heir, kit.other, 1, "ง", later(4)).await;
        let day = Day(first_day().0);
        agency::change(&kit.store, &kit.administrator, kit.agency, into(kit.other), (BASIS, day), later(5)).await.unwrap();
        let kept = store::template::kept(&kit.store, &heir, kit.other, Kind::Rule).await.unwrap();
        assert_eq!(kept.template.texts.method, "ง");
        let told: Vec<_> = kept.changes.iter().map(|one| (one.at, one.after.texts.method.as_str())).collect();
        // The last is that the other was laid aside for the heir's own.
        assert_eq!(told, [(later(5), "ง"), (later(4), "ง"), (later(3), "ค"), (later(2), "ข"), (later(1), "ก")]);
        assert_eq!(kept.changes[0].before.texts.method, "ค");
    }

    async fn an_heir_is_named_after_the_end(kit) {
        let id = kit.published(Kind::Bill).await;
        consultation::cancel(&kit.store, &kit.approver, id, "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด", later(1)).await.unwrap();
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        assert_eq!(kit.changed(kit.agency, renamed("กรมใหม่"), 0).await.unwrap_err().refusal(""), Some(&Refusal::AgencyEnded));
        kit.changed(kit.agency, into(kit.other), 1).await.unwrap();
        agency::apply_due(&kit.store, later(2)).await.unwrap();
        let (old, one) = (agency::one(&kit.store, kit.agency).await.unwrap(), kit.one(id).await);
        assert_eq!((old.heir, old.ended, one.agency.id), (Some(kit.other), Some(first_day().start()), kit.other));
        assert_eq!(kit.changed(kit.agency, Change::Resumed, 0).await.unwrap_err().refusal(""), Some(&Refusal::HasHeir));
    }

    async fn responsibility_for_laws_goes_to_the_heir(kit) {
        kit.execute("insert into laws (id, key, title, address, text, sum, reader, provisions, by_division, said, made_under, facts, kind, in_force, names, revision, changed)
                     values (1, 'k', 't', '', '', '', '', 0, false, '', '', '{}', 'act', true, 'k', 0, 0)").await;
        kit.execute("insert into law_agencies (law, agency) values (1, 2), (1, 3)").await;
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        let agencies = store::law::agencies(&kit.store, domain::id::LawId(1)).await.unwrap();
        assert_eq!(agencies.iter().map(|one| one.id).collect::<Vec<_>>(), [kit.other]);
    }

    async fn requests_for_an_approver_go_to_the_heir(kit) {
        let ministry = kit.made_agency("กระทรวงเดิม", None).await;
        let department = kit.made_agency("กรมเล็ก", Some(ministry)).await;
        let clerk = kit.member(department, "clerk@example.th", &[Role::Drafter]).await;
        let days = ("ผู้อนุมัติลาคลอดถึงเดือนหน้า", first_day(), Day(first_day().0 + 20));
        store::loan::ask(&kit.store, &clerk, department, Some(ministry), days, day_one()).await.unwrap();
        kit.changed(ministry, into(kit.other), 0).await.unwrap();
        assert_eq!(kit.number("select lender from loans").await, kit.other.0);
        assert_eq!(kit.number("select count(*) from loans where answered is null").await, 1);
        let one = agency::one(&kit.store, department).await.unwrap();
        assert_eq!(one.parent, Some(kit.other));
    }

    async fn what_is_set_for_a_time_is_published_by_whoever_still_may(kit) {
        for (staff, published) in [(true, true), (false, false)] {
            let id = kit.ready(Kind::Bill).await;
            let heir = kit.made_agency(if staff { "กรมที่รับคนไปด้วย" } else { "กรมที่ไม่รับคน" }, None).await;
            let revision = kit.one(id).await.revision;
            consultation::propose(&kit.store, &kit.drafter, id, revision, "", day_one()).await.unwrap();
            let at = domain::time::Moment(day_one().0 + 3_600_000);
            consultation::set_time(&kit.store, &kit.approver, id, revision, at, day_one()).await.unwrap();
            let of = kit.one(id).await.agency.id;
            kit.changed(of, Change::Merged { heir, staff }, 0).await.unwrap();
            consultation::publish_due(&kit.store, at).await.unwrap();
            let one = kit.one(id).await;
            assert_eq!((one.dates.published.is_some(), one.agency.id, one.then.is_none()), (published, heir, true));
            if !published {
                let by = kit.member(heir, "new@example.th", &[Role::Approver]).await;
                let told = consultation::time_set(&kit.store, &by, id).await.unwrap().unwrap();
                assert_eq!(told.failed.unwrap().1.of(""), Some(&Refusal::ApproverGone));
                break;
            }
            // The next turn begins where the people are now.
            kit.execute("update consultations set agency = 2, local = false").await;
            kit.execute("update agencies set ended = null, heir = null where id = 2").await;
            kit.execute("update memberships set ended = null where agency = 2").await;
        }
    }

    async fn a_sealed_result_stays_what_it_was(kit) {
        let id = kit.published(Kind::Bill).await;
        let summary = domain::result::Summary::default();
        let seal = store::result::seal(&kit.one(id).await, &summary);
        kit.changed(kit.agency, renamed("กรมหาบเร่"), 0).await.unwrap();
        kit.changed(kit.agency, into(kit.other), 0).await.unwrap();
        assert_eq!(store::result::seal(&kit.one(id).await, &summary), seal);
    }

    async fn what_a_local_body_hears_about_is_apart(kit) {
        let place = agency::NewPlace { body: Body::Tambon, province: "50".into(), district: "อำเภอแม่ริม".into(), subdistrict: String::new() };
        let new = |place| agency::New {
            parent: None, level: Level::Local, name_th: "องค์การบริหารส่วนตำบลบ้านใหม่".into(), name_en: String::new(), place,
        };
        let id = agency::make(&kit.store, &kit.administrator, new(Some(place)), day_one()).await.unwrap();
        let one = agency::one(&kit.store, id).await.unwrap().place.unwrap();
        assert_eq!((one.district.as_str(), one.province_th.as_str()), ("แม่ริม", "เชียงใหม่"));
        // A namesake elsewhere is another; one at the same place is not.
        let elsewhere = agency::NewPlace { body: Body::Tambon, province: "30".into(), district: "เมือง".into(), subdistrict: String::new() };
        agency::make(&kit.store, &kit.administrator, new(Some(elsewhere.clone())), day_one()).await.unwrap();
        let same = agency::make(&kit.store, &kit.administrator, new(Some(elsewhere)), day_one()).await;
        assert_eq!(refused(same, "name_th"), Refusal::SameName);
        // Of two sub-districts of one district they are told apart by the official codes, which searches know too.
        let of = |subdistrict: &str| agency::NewPlace { body: Body::Tambon, province: "50".into(), district: "Mae Rim".into(), subdistrict: subdistrict.into() };
        let new_one = |place| agency::New { name_th: "องค์การบริหารส่วนตำบลโป่งใหม่".into(), ..new(place) };
        let coded = agency::make(&kit.store, &kit.administrator, new_one(Some(of("ดอนแก้ว"))), day_one()).await.unwrap();
        let place = agency::one(&kit.store, coded).await.unwrap().place.unwrap();
        assert_eq!((place.area.as_str(), place.district.as_str(), place.subdistrict.as_str()), ("500710", "แม่ริม", "ดอนแก้ว"));
        agency::make(&kit.store, &kit.administrator, new_one(Some(of("500711"))), day_one()).await.unwrap();
        let again = agency::make(&kit.store, &kit.administrator, new_one(Some(of("ต.ดอนแก้ว"))), day_one()).await;
        assert_eq!(refused(again, "name_th"), Refusal::SameName);
        let asked = agency::Asked { words: "donkaeo".into(), ..Default::default() };
        assert_eq!(agency::list(&kit.store, &asked, 1, 10).await.unwrap().1, 1);
        // What was entered before codes were known has them from the next start on.
        kit.execute("update agencies set area = '', key = replace(key, 'donkaeo', '') where subdistrict = 'ดอนแก้ว'").await;
        assert_eq!((agency::give_areas(&kit.store).await.unwrap(), agency::give_areas(&kit.store).await.unwrap()), (1, 0));
        assert_eq!(agency::one(&kit.store, coded).await.unwrap().place.unwrap().area, "500710");
        assert_eq!(agency::list(&kit.store, &asked, 1, 10).await.unwrap().1, 1);
        let nowhere = agency::NewPlace { body: Body::Tambon, province: "99".into(), district: String::new(), subdistrict: String::new() };
        assert_eq!(refused(agency::make(&kit.store, &kit.administrator, new(Some(nowhere)), day_one()).await, "province"), Refusal::NotChosen);
        for (typed, n) in [("อบต.บ้านใหม่", 2), ("อบต. บ้านใหม่ จ.เชียงใหม่", 1), ("บ้านใหม่ แม่ริม", 1), ("อบต.บ้านเก่า", 0)] {
            assert_eq!(agency::lookalikes(&kit.store, typed, 10).await.unwrap().0.len(), n, "{typed}");
        }
        kit.published(Kind::Bill).await;
        let local = consultation::make(&kit.store, &kit.member(id, "l@example.th", &[Role::Drafter]).await, id, Kind::Ordinance, "ร่างข้อบัญญัติ", day_one()).await.unwrap();
        kit.execute("update consultations set published = 1 where local").await;
        for (scope, n) in [(Scope::National, 1), (Scope::Local, 1), (Scope::All, 2)] {
            let filter = Filter { scope, ..Filter::default() };
            let cards = consultation::cards(&kit.store, &filter, Sort::Newest, 1, 10, day_one()).await.unwrap();
            assert_eq!((cards.total, cards.rows.iter().filter(|card| card.id == local).count() as u64), (n, u64::from(scope != Scope::National)));
            let facets = consultation::facets(&kit.store, &filter, day_one()).await.unwrap();
            assert_eq!(facets.by_scope, [("local".to_string(), 1), ("national".to_string(), 1)]);
        }
        let of = Filter { agency: Some(id), ..Filter::default() };
        assert_eq!(consultation::cards(&kit.store, &of, Sort::Newest, 1, 10, day_one()).await.unwrap().total, 1);
    }
}

on_both! {
    async fn nothing_begins_at_an_agency_that_has_ended(kit) {
        let id = kit.published(Kind::Bill).await;
        consultation::cancel(&kit.store, &kit.approver, id, "ยกเลิกเพื่อทบทวนหลักการใหม่ทั้งหมด", later(1)).await.unwrap();
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        // Sent from pages that its people had open before.
        let (store, now, over) = (&kit.store, later(2), Refusal::AgencyEnded);
        let made = consultation::make(store, &kit.drafter, kit.agency, Kind::Bill, "ร่างพระราชบัญญัติตลาด", now).await;
        assert_eq!(refused(made, ""), over);
        let like = consultation::begin_like(store, &kit.drafter, id, consultation::Draft::Left, now).await;
        assert_eq!(refused(like, ""), over);
        let order = consultation::record_order(store, &kit.agency_administrator, kit.agency, ("คำสั่งที่ ๑/๒๕๖๙", None), now).await;
        assert_eq!(refused(order, ""), over);
        let template = domain::template::Template::default();
        let template = store::template::set(store, &kit.approver, (kit.agency, Kind::Bill), 0, template, now).await;
        assert_eq!(refused(template, ""), over);
        let given = account::give(store, &kit.administrator, kit.stranger.person.unwrap(), kit.agency, Role::Drafter, now).await;
        assert_eq!(refused(given, ""), over);
        let brought = store::stakeholder::bring(store, &kit.drafter, kit.agency, Vec::new(), now).await;
        assert_eq!(refused(brought, ""), Refusal::AgencyEnded);
        let told = store::stakeholder::to_tell(store, &kit.drafter, kit.agency, Vec::new(), now).await;
        assert_eq!(refused(told, ""), Refusal::AgencyEnded);
        // Nor does another stand under it.
        let new = agency::New {
            parent: Some(kit.agency), level: Level::Department, name_th: "กรมใหม่".into(), name_en: String::new(), place: None,
        };
        assert_eq!(refused(agency::make(store, &kit.administrator, new, now).await, "parent"), Refusal::NotAChoice);
        let under = agency::put_under(store, &kit.administrator, kit.other, Some(kit.agency), now).await;
        assert_eq!(refused(under, "parent"), Refusal::NotAChoice);
        let under = agency::put_under(store, &kit.administrator, kit.agency, Some(kit.other), now).await;
        assert_eq!(refused(under, ""), Refusal::AgencyEnded);
        let place = agency::NewPlace { body: Body::Tambon, province: "50".into(), district: String::new(), subdistrict: String::new() };
        let placed = agency::place(store, &kit.administrator, kit.agency, place, now).await;
        assert_eq!(refused(placed, ""), Refusal::AgencyEnded);
        let second = agency::New {
            parent: None, level: Level::Office, name_th: "สำนักงานที่สอง".into(), name_en: String::new(), place: None,
        };
        assert_eq!(refused(agency::make(store, &kit.administrator, second, now).await, "level"), Refusal::NotAChoice);
    }

    async fn an_end_is_not_taken_back_where_another_was_given_its_name(kit) {
        kit.changed(kit.agency, Change::Ended, 0).await.unwrap();
        kit.made_agency("กรมตลาด", None).await;
        assert_eq!(refused(kit.changed(kit.agency, Change::Resumed, 0).await, ""), Refusal::SameName);
        assert!(agency::one(&kit.store, kit.agency).await.unwrap().ended.is_some());
    }

    async fn what_one_laid_down_who_is_of_the_office_no_more_is_not_done(kit) {
        let office = AgencyId(1);
        let second = kit.member(office, "second@example.th", &[Role::CentralAdministrator]).await;
        let day = Day(first_day().0 + 5);
        agency::change(&kit.store, &second, kit.agency, renamed("กรมหาบเร่"), (BASIS, day), day_one()).await.unwrap();
        let staff = account::staff(&kit.store, &kit.administrator, office).await.unwrap();
        let held = staff.iter().find(|one| Some(one.person) == second.person).unwrap().memberships[0].id;
        account::end(&kit.store, &kit.administrator, held, later(1)).await.unwrap();
        assert_eq!(agency::apply_due(&kit.store, later(5)).await.unwrap(), 1);
        let waits = agency::history(&kit.store, kit.agency).await.unwrap().to_come;
        assert!(waits[0].failed.is_some(), "{waits:?}");
        let why = kit.text("select why from agency_changes where failed is not null").await;
        assert!(why.contains("AdministratorGone"), "{why}");
        assert_eq!(agency::one(&kit.store, kit.agency).await.unwrap().name_th, "กรมตลาด");
    }

    async fn so_many_dossiers_are_handed_at_once_at_most_and_no_agency_is_changed_that_is_not_there(kit) {
        let most = domain::agency::MOST_HANDED;
        let dossiers = (1..=most as i64 + 1).map(domain::id::ConsultationId).collect();
        let hand = Change::Handed { heir: kit.other, kind: None, dossiers };
        let many = Refusal::EntryCount { least: 0, most: most as u32 };
        assert_eq!(refused(kit.changed(kit.agency, hand, 0).await, "dossiers"), many);
        let nowhere = AgencyId(99);
        not_found(kit.changed(nowhere, renamed("กรมใหม่"), 0).await);
        let by = &kit.administrator;
        not_found(agency::put_under(&kit.store, by, nowhere, None, day_one()).await);
        not_found(agency::put_under(&kit.store, by, kit.agency, Some(nowhere), day_one()).await);
    }

    async fn names_have_their_bounds(kit) {
        let (th, en) = ("ก".repeat(201), "x".repeat(201));
        let long = Refusal::TooLong { most: 200, got: 201 };
        let named = |th: &str, en: &str| Change::Renamed { name_th: th.into(), name_en: en.into() };
        assert_eq!(refused(kit.changed(kit.agency, named(&th, ""), 0).await, "name_th"), long);
        assert_eq!(refused(kit.changed(kit.agency, named("กรมใหม่", &en), 0).await, "name_en"), long);
        let make = async |th: &str, en: &str| {
            let new = agency::New { parent: None, level: Level::Department, name_th: th.into(), name_en: en.into(), place: None };
            agency::make(&kit.store, &kit.administrator, new, day_one()).await
        };
        assert_eq!(refused(make(&th, "").await, "name_th"), long);
        assert_eq!(refused(make("กรมใหม่", &en).await, "name_en"), long);
    }

    async fn a_local_body_alone_has_a_place_and_no_other_of_its_name_has_it(kit) {
        let at = |province: &str, district: &str| agency::NewPlace {
            body: Body::Tambon, province: province.into(), district: district.into(), subdistrict: String::new(),
        };
        let make = async |place: agency::NewPlace| {
            let new = agency::New {
                parent: None, level: Level::Local, name_th: "องค์การบริหารส่วนตำบลบ้านใหม่".into(), name_en: String::new(), place: Some(place),
            };
            agency::make(&kit.store, &kit.administrator, new, day_one()).await.unwrap()
        };
        let put = async |of: AgencyId, place: agency::NewPlace| {
            agency::place(&kit.store, &kit.administrator, of, place, day_one()).await
        };
        make(at("50", "แม่ริม")).await;
        let second = make(at("30", "โนนไทย")).await;
        not_found(put(AgencyId(99), at("50", "แม่ริม")).await);
        assert_eq!(refused(put(kit.agency, at("50", "แม่ริม")).await, "body"), Refusal::NotAChoice);
        assert_eq!(refused(put(second, at("99", "")).await, "province"), Refusal::NotChosen);
        let long = "ก".repeat(101);
        assert_eq!(refused(put(second, at("50", &long)).await, "district"), Refusal::TooLong { most: 100, got: 101 });
        assert_eq!(refused(put(second, at("50", "แม่ริม")).await, "name_th"), Refusal::SameName);
    }
}
