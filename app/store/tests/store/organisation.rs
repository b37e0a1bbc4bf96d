//! Organisations that speak as themselves: numbers and names, who marks them, and how what they say is shown and counted.

use crate::kit::*;
use domain::agency::{Change, Role, Viewer};
use domain::comment::{Channel, Edit, New, Showing, Stance};
use domain::consultation::Kind as Sort;
use domain::id::ConsultationId;
use domain::organisation::{Kind, Number};
use domain::receipt::Receipt;
use domain::refusal::Refusal;
use store::{agency, comment, export, organisation};

const HOW: &str = "เทียบกับหนังสือรับรองแล้ว ชื่อและเลขตรงกัน";
const NAME: &str = "สมาคมผู้ค้าตลาดนัด";

fn new(name: &str) -> domain::organisation::New {
    domain::organisation::New {
        kind: Kind::Association,
        name: name.into(),
        number: Number::parse(&right("099300012345")).expect("a number"),
        position: "นายก".into(),
        authority: "มติที่ประชุมใหญ่วันที่ 1 ตุลาคม".into(),
    }
}

fn right(twelve: &str) -> String {
    let sum: u32 = twelve.chars().enumerate().map(|(at, c)| c.to_digit(10).unwrap() * (13 - at as u32)).sum();
    format!("{twelve}{}", (11 - sum % 11) % 10)
}

async fn me(kit: &Kit) -> Viewer {
    kit.member(kit.other, "me@example.th", &[Role::Drafter]).await
}

async fn entered(kit: &Kit, by: &Viewer) -> i64 {
    organisation::enter(&kit.store, by, &new(NAME), later(1)).await.expect("entered");
    organisation::mine(&kit.store, by).await.unwrap()[0].id
}

async fn say(
    kit: &Kit,
    by: &Viewer,
    of: ConsultationId,
    n: u32,
    speaker: i64,
    showing: Showing,
) -> store::Outcome<Receipt> {
    let new = New { speaker: Some(speaker), showing, ..said(of, "all", n) };
    comment::submit(&kit.store, by, &new, Channel::Portal, later(1)).await
}

async fn counted(kit: &Kit, id: ConsultationId) -> Vec<(String, String, u64)> {
    comment::counts_by_stance(&kit.store, id).await.unwrap().by_speaker_stance
}

fn of(checked: &str, stance: &str, n: u64) -> (String, String, u64) {
    (checked.into(), stance.into(), n)
}

on_both! {
    async fn an_organisation_speaks_and_a_mark_stands_beside_it_until_it_is_taken_back(kit) {
        let id = kit.published(Sort::Bill).await;
        let me = me(&kit).await;
        not_allowed(organisation::enter(&kit.store, &Viewer::default(), &new(NAME), later(1)).await);
        let row = entered(&kit, &me).await;
        assert_eq!(refused(organisation::enter(&kit.store, &me, &new(NAME), later(1)).await, "number"), Refusal::SpeaksAlready);
        assert_eq!(refused(say(&kit, &kit.stranger, id, 1, row, Showing::Named).await, "speaker"), Refusal::NotAChoice);
        assert_eq!(refused(say(&kit, &Viewer::default(), id, 1, row, Showing::Named).await, "speaker"), Refusal::NotAChoice);
        say(&kit, &me, id, 1, row, Showing::Named).await.expect("sent");
        say(&kit, &me, id, 2, row, Showing::Unnamed).await.expect("sent");
        kit.submit(&said(id, "all", 3)).await;
        let speakers = async || kit.public(id).await.into_iter().map(|one| one.speaker).collect::<Vec<_>>();
        let shown = speakers().await;
        assert!(shown[0].is_none(), "a person");
        let (unnamed, named) = (shown[1].clone().unwrap(), shown[2].clone().unwrap());
        assert_eq!((unnamed.name, named.name.as_deref(), named.verified, named.kind), (None, Some(NAME), false, Kind::Association));
        assert_eq!(counted(&kit, id).await, [of("unverified", "agree", 2)]);
        for by in [&kit.moderator, &kit.agency_administrator, &me, &Viewer::default()] {
            not_allowed(organisation::mark(&kit.store, by, row, HOW, later(2)).await);
            not_allowed(organisation::all(&kit.store, by, false, 0, 10).await);
        }
        let office = &kit.administrator;
        assert_eq!(organisation::all(&kit.store, office, false, 0, 10).await.unwrap().len(), 1);
        assert_eq!(refused(organisation::mark(&kit.store, office, row, "-", later(2)).await, "how"), Refusal::SaysNothing);
        not_found(organisation::mark(&kit.store, office, 99, HOW, later(2)).await);
        organisation::mark(&kit.store, office, row, HOW, later(2)).await.expect("marked");
        assert_eq!(refused(organisation::mark(&kit.store, office, row, HOW, later(2)).await, ""), Refusal::AlreadyDone);
        assert!(speakers().await.into_iter().flatten().all(|one| one.verified), "also what was said before");
        assert_eq!(counted(&kit, id).await, [of("verified", "agree", 2)]);
        say(&kit, &me, id, 4, row, Showing::Agency).await.expect("sent");
        assert_eq!(counted(&kit, id).await, [of("verified", "agree", 3)]);
        assert_eq!(refused(organisation::take_mark_back(&kit.store, office, row, "", later(3)).await, "why"), Refusal::Missing);
        organisation::take_mark_back(&kit.store, office, row, "พ้นจากตำแหน่งนายกแล้ว", later(3)).await.expect("taken back");
        assert_eq!(refused(organisation::take_mark_back(&kit.store, office, row, "พ้นจากตำแหน่งนายกแล้ว", later(3)).await, ""), Refusal::AlreadyDone);
        assert_eq!(counted(&kit, id).await, [of("unverified", "agree", 3)]);
        let mine = organisation::mine(&kit.store, &me).await.unwrap().remove(0);
        assert!(!mine.verified() && mine.marks[0].back.as_ref().unwrap().1.contains("พ้น") && mine.marks[0].how == HOW);
        not_found(organisation::end(&kit.store, &kit.stranger, row, later(4)).await);
        organisation::end(&kit.store, &me, row, later(4)).await.expect("ended");
        assert_eq!(refused(say(&kit, &me, id, 5, row, Showing::Named).await, "speaker"), Refusal::NotAChoice);
        assert!(speakers().await[2].is_some(), "what was said stays said for it");
    }

    async fn what_an_organisation_says_is_counted_as_it_changes(kit) {
        let id = kit.published(Sort::Bill).await;
        let me = me(&kit).await;
        let row = entered(&kit, &me).await;
        organisation::mark(&kit.store, &kit.administrator, row, HOW, later(1)).await.expect("marked");
        let receipt = say(&kit, &me, id, 1, row, Showing::Unnamed).await.expect("sent");
        let edit = Edit { stance: Stance::Disagree, reason: "ไม่เห็นด้วยแล้ว".into(), wording: String::new(), showing: Showing::Named, name: "กระทรวงพาณิชย์".into(), young: false, unquote: false };
        comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit, later(2)).await.expect("changed");
        assert_eq!(counted(&kit, id).await, [of("verified", "disagree", 1)]);
        let public = kit.public(id).await.remove(0);
        let domain::comment::Said::Shown { name, .. } = public.said else { panic!("shown") };
        assert_eq!((name.as_deref(), public.speaker.unwrap().name.as_deref()), (Some(NAME), Some(NAME)), "its own name, whatever was typed");
        let lines = export::comments(&kit.store, export::For::Public, id, domain::id::CommentId(0), 9_999, 10).await.unwrap();
        assert_eq!(lines[0].speaker.as_ref().unwrap().name.as_deref(), Some(NAME));
        comment::withdraw(&kit.store, receipt.number, receipt.secret, later(3)).await.expect("taken back");
        assert_eq!(counted(&kit, id).await, []);
        assert_eq!(kit.number("select count(*) from comments where spokesperson is not null").await, 0);
    }

    async fn nobody_speaks_under_the_name_of_an_agency(kit) {
        let id = kit.published(Sort::Bill).await;
        let me = me(&kit).await;
        for name in ["กรมตลาด", "กรม ตลาด", "กระทรวงพาณิชย์"] {
            assert_eq!(refused(organisation::enter(&kit.store, &me, &new(name), later(1)).await, "name"), Refusal::LikeAnAgency, "{name}");
            let as_person = New { showing: Showing::Named, name: name.into(), ..said(id, "all", 1) };
            let sent = comment::submit(&kit.store, &me, &as_person, Channel::Portal, later(1)).await;
            assert_eq!(refused(sent, "name"), Refusal::LikeAnAgency, "{name}");
        }
        let receipt = kit.submit(&New { showing: Showing::Named, name: "สมศรี ใจดี".into(), ..said(id, "all", 2) }).await;
        let edit = Edit { stance: Stance::Agree, reason: "เหมือนเดิม".into(), wording: String::new(), showing: Showing::Named, name: "กรมตลาด".into(), young: false, unquote: false };
        let changed = comment::edit(&kit.store, receipt.number, receipt.secret, 1, &edit, later(2)).await;
        assert_eq!(refused(changed, "name"), Refusal::LikeAnAgency);
    }

    async fn an_agency_renamed_has_its_new_name_at_a_glance(kit) {
        let id = kit.published(Sort::Bill).await;
        let named = async |n: u32, name: &str| {
            let new = New { showing: Showing::Named, name: name.into(), ..said(id, "all", n) };
            comment::submit(&kit.store, &Viewer::default(), &new, Channel::Portal, later(2)).await
        };
        // Each of the letters that look alike, as an agency has them and as somebody types them.
        let (name, typed) = ("ศูนย์ซ่อมต้นฏีกา", "ศูนย์ ชอมดนฎีกา");
        named(1, typed).await.expect("no agency is called so yet");
        let change = Change::Renamed { name_th: name.into(), name_en: "Sala Repairs".into() };
        let basis = ("พ.ร.บ.ปรับปรุงกระทรวง ทบวง กรม พ.ศ. 2569 มาตรา 5", first_day());
        agency::change(&kit.store, &kit.administrator, kit.agency, change, basis, later(1)).await.expect("renamed");
        for taken in [name, typed, "Sala Repairs"] {
            assert_eq!(refused(named(2, taken).await, "name"), Refusal::LikeAnAgency, "{taken}");
        }
        named(2, "ศูนย์ซ่อมต้นไม้").await.expect("another name");
    }
}
