//! The register of laws: brought again without harm, narrowed, changed with its history, tied to dossiers.

use crate::kit::*;
use domain::consultation::Kind as Dossier;
use domain::id::{AgencyId, LawId};
use domain::refusal::Refusal;
use domain::register::due::Years;
use domain::register::{Due, Facts, How, Kind, Status, Typed, Why, due, need};
use domain::time::Day;
use store::law::{self, Brought, Filter, Given};

fn given(title: &str, second: &str) -> Given {
    let text = format!("# {title}\n\nมาตรา ๑  ชื่อ\n\nมาตรา ๒  {second}\n\nหมวด ๑\nทั่วไป\n\nมาตรา ๓  ผู้ค้าต้องมีใบอนุญาต");
    Given { title: title.into(), address: "https://laws.example/1".into(), text, ..Given::default() }
}

/// As the Act has it.
const YEARS: Years = Years { regular: 5, decree: 2 };
const DATED: &str = "พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๓ เป็นต้นไป";
const AFTER: &str = "พระราชบัญญัตินี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป";

fn some() -> Vec<Given> {
    let rule = "# กฎกระทรวงว่าว พ.ศ. 2565\n\nอาศัยอำนาจตามความในมาตรา ๓ แห่งพระราชบัญญัติว่าว พ.ศ. ๒๕๖๓ รัฐมนตรีออกกฎกระทรวงไว้\n\nข้อ ๑  ว่าวสูงได้";
    vec![
        Given {
            title: "กฎกระทรวงว่าว พ.ศ. 2565".into(), text: rule.into(), ..Given::default()
        },
        given("พระราชบัญญัติว่าว พ.ศ. 2563", DATED),
        given("พระราชบัญญัติตลาด พ.ศ. 2562", AFTER),
        given("พระราชบัญญัติไพ่ พุทธศักราช 2486 (ยกเลิก)", AFTER),
        given("ประมวลกฎหมายการเดินทาง", AFTER),
    ]
}

async fn bring(kit: &Kit, laws: Vec<Given>) -> Brought {
    law::bring(&kit.store, laws, day_one()).await.unwrap()
}

async fn id(kit: &Kit, name: &str) -> LawId {
    law::named(&kit.store, name).await.unwrap().unwrap_or_else(|| panic!("{name}")).id
}

/// The form of a law as its page shows it, with nothing changed but what a test says.
fn typed(facts: &Facts) -> Typed<'static> {
    let status = if facts.in_force() { "in_force" } else { "repealed" };
    Typed { kind: facts.kind.code(), status, parent: Ok(facts.parent), ..Typed::default() }
}

fn day(year: i32, month: u32, date: u32) -> Day {
    Day::from_ce(year - 543, month, date).unwrap()
}

/// What computes a day: the Gazette's, for a law whose text counts from it.
fn gazette(facts: &Facts) -> Typed<'static> {
    Typed {
        force: "gazette",
        gazette: Ok(day(2562, 4, 15)),
        gazette_reference: "เล่ม 136 ตอนที่ 50 ก",
        short_names: "พ.ร.บ.ตลาด",
        ..typed(facts)
    }
}

fn filter() -> Filter {
    Filter::default()
}

async fn titles(kit: &Kit, filter: &Filter) -> Vec<String> {
    law::list(&kit.store, filter, 1, 50).await.unwrap().0.into_iter().map(|row| row.title).collect()
}

on_both! {
    async fn a_run_that_was_cut_off_half_way_is_only_run_again(kit) {
        let many = || (0..60).map(|n| given(&format!("พระราชบัญญัติว่าวที่ {n} พ.ศ. 2563"), DATED)).collect::<Vec<_>>();
        let (store, laws) = (kit.store.clone(), many());
        let (part, mut parts) = tokio::sync::mpsc::unbounded_channel();
        let run = tokio::spawn(async move {
            let mut told = |done, all| part.send((done, all)).unwrap();
            law::bring_told(&store, laws, day_one(), &mut told).await
        });
        let (done, all) = parts.recv().await.unwrap();
        run.abort();
        assert!(run.await.is_err_and(|error| error.is_cancelled()), "{done} of {all} were written");
        let there = kit.number("select count(*) from laws").await;
        assert!((24..60).contains(&there), "{there}: whole parts, and no more");
        let brought = bring(&kit, many()).await;
        assert_eq!((brought.added, brought.changed, brought.together), ((60 - there) as usize, 0, 60));
        let again = bring(&kit, many()).await;
        assert_eq!((again.added, again.changed, again.together), (0, 0, 60));
    }

    async fn a_title_in_english_is_kept_and_of_two_of_one_name_the_later_stands(kit) {
        let english = Given { title_en: "KITE ACT, B.E. 2563 (2020)".into(), ..given("พระราชบัญญัติว่าว พ.ศ. 2563", DATED) };
        let earlier = given("พระราชบัญญัติว่าว พ.ศ. ๒๕๖๓", AFTER);
        let both = bring(&kit, vec![earlier, english.clone()]).await;
        assert_eq!((both.given, both.twice, both.added), (2, 1, 1));
        let one = law::one(&kit.store, id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await).await.unwrap();
        assert_eq!(one.title_en, "KITE ACT, B.E. 2563 (2020)");
        assert_eq!(bring(&kit, vec![english]).await.changed, 0);
        law::read_anew(&kit.store, day_one()).await.unwrap();
        assert_eq!(law::one(&kit.store, one.id).await.unwrap().title_en, one.title_en);
    }

    async fn what_is_brought_is_read_once_and_nothing_is_computed_from_a_year(kit) {
        let first = bring(&kit, some()).await;
        assert_eq!((first.added, first.together, first.own_day, first.officers_day), (5, 5, 1, 0));
        assert_eq!((first.in_force, first.repealed, first.hanging), (4, 1, 1));
        let again = bring(&kit, some()).await;
        assert_eq!((again.added, again.changed, again.together, again.hanging), (0, 0, 5, 1));

        let kite = law::one(&kit.store, id(&kit, "พระราชบัญญัติว่าว พ.ศ. ๒๕๖๓").await).await.unwrap();
        assert_eq!((kite.facts.kind, kite.provisions), (Kind::Act, 3));
        let force = kite.facts.force.unwrap();
        assert_eq!((force.day, force.how), (day(2563, 10, 1), How::Own));
        let market = law::one(&kit.store, id(&kit, "พระราชบัญญัติตลาด พ.ศ. 2562").await).await.unwrap();
        assert_eq!(market.facts.force, None);
        assert!(market.said.unwrap().words.contains("วันถัดจากวันประกาศ"));
        let cards = law::one(&kit.store, id(&kit, "พระราชบัญญัติไพ่ พ.ศ. 2486").await).await.unwrap();
        assert_eq!(cards.facts.status, Status::Repealed { day: None, reference: String::new() });
        let rules = law::rules(&kit.store, kite.id).await.unwrap();
        assert_eq!(rules.iter().map(|rule| rule.kind).collect::<Vec<_>>(), [Kind::MinisterialRule]);
        let pieces = law::pieces(&kit.store, kite.id, None).await.unwrap();
        assert!(pieces.iter().any(|piece| piece.anchor == "m3" && piece.html.contains("ใบอนุญาต")));
        assert_eq!(law::contents(&kit.store, kite.id).await.unwrap().len(), pieces.len());
    }

    async fn a_text_that_changed_is_read_anew_under_the_same_number(kit) {
        bring(&kit, some()).await;
        let before = id(&kit, "พระราชบัญญัติตลาด พ.ศ. 2562").await;
        let changed = bring(&kit, vec![given("พระราชบัญญัติตลาด พ.ศ. ๒๕๖๒", DATED)]).await;
        assert_eq!((changed.added, changed.changed, changed.together), (0, 1, 5), "others stay");
        assert_eq!(id(&kit, "พระราชบัญญัติตลาด พ.ศ. 2562").await, before);
        // 2563 lies beside the title's year: the text's own day.
        assert_eq!(law::one(&kit.store, before).await.unwrap().facts.force.unwrap().day, day(2563, 10, 1));
        let twice = bring(&kit, vec![given("พระราชบัญญัติคู่ พ.ศ. 2562", AFTER), given("พระราชบัญญัติคู่ พ.ศ. 2562", DATED)]).await;
        assert_eq!((twice.twice, twice.added, twice.together), (1, 1, 6));
    }

    async fn a_rule_hangs_under_a_law_that_comes_later(kit) {
        let mut laws = some();
        let rule = laws.remove(0);
        assert_eq!(bring(&kit, vec![rule]).await.hanging, 0);
        assert_eq!(bring(&kit, laws).await.hanging, 1);
    }

    async fn lists_are_narrowed_by_kind_status_agency_and_words(kit) {
        bring(&kit, some()).await;
        assert_eq!(titles(&kit, &filter()).await.len(), 5);
        assert_eq!(titles(&kit, &Filter { kind: Some(Kind::Code), ..filter() }).await, ["ประมวลกฎหมายการเดินทาง"]);
        assert_eq!(titles(&kit, &Filter { in_force: Some(false), ..filter() }).await.len(), 1);
        assert_eq!(titles(&kit, &Filter { words: "ว่าว ๒๕๖๕".into(), ..filter() }).await, ["กฎกระทรวงว่าว พ.ศ. 2565"]);
        for odd in ["%", "_", "\\", "ว%ว"] {
            assert!(titles(&kit, &Filter { words: odd.into(), ..filter() }).await.is_empty(), "{odd}");
        }
        let facets = law::facets(&kit.store, &Filter { kind: Some(Kind::Code), ..filter() }).await.unwrap();
        assert!(facets.kinds.contains(&(Kind::Act, 3)) && facets.statuses == [(true, 1)]);
        let (rows, total) = law::list(&kit.store, &filter(), 2, 2).await.unwrap();
        assert_eq!((rows.len(), total), (2, 5));
    }

    async fn an_officer_of_the_responsible_agency_says_what_is_known_and_every_change_is_kept(kit) {
        bring(&kit, some()).await;
        let market = id(&kit, "พระราชบัญญัติตลาด พ.ศ. 2562").await;
        let edit = async |by, revision, agencies: &[AgencyId]| {
            let law = law::one(&kit.store, market).await.unwrap();
            law::edit(&kit.store, by, market, revision, &gazette(&law.facts), agencies, day_one()).await
        };
        // Nobody is responsible yet: the central office begins.
        assert!(matches!(edit(&kit.drafter, 0, &[]).await, Err(store::Error::NotAllowed)));
        edit(&kit.administrator, 0, &[kit.agency]).await.unwrap();
        let law = law::one(&kit.store, market).await.unwrap();
        assert_eq!((law.revision, law.agencies.len()), (1, 1));
        assert_eq!(law.facts.force.as_ref().unwrap().day, day(2562, 4, 16));
        assert_eq!(titles(&kit, &Filter { words: "พ.ร.บ. ตลาด".into(), ..filter() }).await.len(), 1);
        assert_eq!(titles(&kit, &Filter { agency: Some(kit.agency), ..filter() }).await.len(), 1);
        // An old page; a stranger; the same again.
        assert_eq!(refused(edit(&kit.administrator, 0, &[kit.agency]).await, ""), Refusal::ChangedMeanwhile);
        assert!(matches!(edit(&kit.stranger, 1, &[]).await, Err(store::Error::NotAllowed)));
        edit(&kit.drafter, 1, &[kit.other]).await.unwrap();
        assert_eq!(law::one(&kit.store, market).await.unwrap().revision, 1, "nothing was changed, least of all who is responsible");
        let wrong = law::edit(
            &kit.store, &kit.administrator, market, 1, &typed(&law.facts), &[AgencyId(99)], day_one(),
        ).await;
        assert_eq!(refused(wrong, "agencies"), Refusal::NotAChoice);

        let unknown = typed(&law.facts);
        law::edit(&kit.store, &kit.drafter, market, 1, &unknown, &[], day_one()).await.unwrap();
        let changes = law::changes(&kit.store, market).await.unwrap();
        assert_eq!(changes.iter().map(|change| change.number).collect::<Vec<_>>(), [2, 1]);
        assert!(changes[0].before.facts.force.is_some() && changes[0].after.facts.force.is_none());
        assert_eq!(changes[0].after.agencies, [kit.agency]);

        // Bringing the text again leaves what officers said.
        let mut again = given("พระราชบัญญัติตลาด พ.ศ. 2562", DATED);
        again.repealed = true;
        assert_eq!(bring(&kit, vec![again]).await.kept_facts, 1);
        let law = law::one(&kit.store, market).await.unwrap();
        assert!(law.facts.in_force() && law.facts.force.is_none() && law.agencies.len() == 1);
        assert!(law.said.unwrap().words.contains("ตุลาคม"));
    }

    async fn a_law_hangs_under_none_that_hangs_and_not_under_itself(kit) {
        bring(&kit, some()).await;
        let (rule, kite) = (id(&kit, "กฎกระทรวงว่าว พ.ศ. 2565").await, id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await);
        let facts = law::one(&kit.store, kite).await.unwrap().facts;
        for parent in [kite, rule, LawId(99)] {
            let typed = Typed { parent: Ok(Some(parent)), ..typed(&facts) };
            let wrong = law::edit(&kit.store, &kit.administrator, kite, 0, &typed, &[], day_one()).await;
            assert_eq!(refused(wrong, "parent"), Refusal::NotAChoice, "{parent}");
        }
    }

    async fn rules_that_a_law_needs_are_entered_and_their_clock_follows(kit) {
        bring(&kit, some()).await;
        let kite = id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await;
        let form = |made| need::Typed {
            at: "มาตรา ๓",
            what: "กฎกระทรวงกำหนดแบบใบอนุญาต",
            made,
            made_reference: "ราชกิจจานุเบกษา",
            extended: Err(Refusal::Missing),
            extended_reference: "",
        };
        let set = async |number, made| {
            let revision = law::one(&kit.store, kite).await.unwrap().revision;
            law::set_need(&kit.store, &kit.administrator, kite, revision, number, &form(made), day_one()).await
        };
        set(None, Err(Refusal::Missing)).await.unwrap();
        set(None, Err(Refusal::Missing)).await.unwrap();
        set(Some(1), Ok(day(2565, 6, 1))).await.unwrap();
        let needs = law::needs(&kit.store, kite).await.unwrap();
        assert_eq!(needs.iter().map(|need| (need.number, need.made.is_some())).collect::<Vec<_>>(), [(1, true), (2, false)]);
        assert_eq!(needs[1].clock(Kind::Act, Some(day(2563, 10, 1))).unwrap().day, day(2565, 10, 1));
        assert!(matches!(set(Some(3), Err(Refusal::Missing)).await, Err(store::Error::NotFound)));
        assert_eq!(refused(set(None, Ok(day(2600, 1, 1))).await, "made"), Refusal::NotYet);
        let gone = need::Typed { at: "มาตรา 999", ..form(Err(Refusal::Missing)) };
        let revision = law::one(&kit.store, kite).await.unwrap().revision;
        let gone = law::set_need(&kit.store, &kit.administrator, kite, revision, None, &gone, day_one()).await;
        assert_eq!(refused(gone, "at"), Refusal::NotInText { cited: "มาตรา 999".into() });
    }

    async fn a_dossier_is_tied_to_the_laws_it_names_and_pages_lead_both_ways(kit) {
        bring(&kit, some()).await;
        let kite = id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await;
        let bill = kit.published(Dossier::Bill).await;
        let tie = async |names: &str| {
            let revision = kit.one(bill).await.revision;
            law::tie(&kit.store, &kit.drafter, bill, revision, names, day_one()).await
        };
        assert_eq!(refused(tie("พระราชบัญญัติว่าว พ.ศ. 2599").await, "laws"), Refusal::NoSuchLaw);
        tie("พระราชบัญญัติว่าว พุทธศักราช ๒๕๖๓\n\n พระราชบัญญัติตลาด พ.ศ. 2562 \nพระราชบัญญัติว่าว พ.ศ. 2563").await.unwrap();
        assert_eq!(law::laws_of(&kit.store, bill).await.unwrap().len(), 2);
        let touching = law::touching(&kit.store, kite).await.unwrap();
        assert_eq!(touching.iter().map(|one| one.id).collect::<Vec<_>>(), [bill]);
        tie("").await.unwrap();
        assert!(law::touching(&kit.store, kite).await.unwrap().is_empty());
    }

    async fn what_is_counted_is_what_may_be_evaluated(kit) {
        bring(&kit, some()).await;
        let clocks = law::clocks(&kit.store, None).await.unwrap();
        let told: Vec<_> = clocks.iter().map(|one| due(&one.facts, &one.evaluated, YEARS).map(|due: Due| due.day)).collect();
        assert_eq!(told, [Err(Why::Code), Err(Why::UnknownForce), Ok(day(2568, 10, 1))]);
        assert!(law::clocks(&kit.store, Some(kit.agency)).await.unwrap().is_empty());
    }

    async fn laws_of_an_earlier_program_are_read_anew(kit) {
        bring(&kit, some()).await;
        // As the migration leaves them: text and name, the rest not read yet.
        kit.execute("delete from law_pieces").await;
        kit.execute("update laws set sum = '', reader = '', facts = '{}', kind = 'other', in_force = true, force = null, parent = null, names = key").await;
        kit.execute("update laws set title = title || ' (ยกเลิก)', key = key || '(ยกเลิก)' where title like '%ไพ่%'").await;
        law::read_anew(&kit.store, day_one()).await.unwrap();
        let kite = law::one(&kit.store, id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await).await.unwrap();
        assert_eq!((kite.facts.kind, kite.facts.force.unwrap().day), (Kind::Act, day(2563, 10, 1)));
        assert!(!law::pieces(&kit.store, kite.id, None).await.unwrap().is_empty());
        assert_eq!(law::rules(&kit.store, kite.id).await.unwrap().len(), 1);
        let cards = law::one(&kit.store, id(&kit, "พระราชบัญญัติไพ่ พ.ศ. 2486").await).await.unwrap();
        assert!(!cards.facts.in_force());
        assert_eq!(bring(&kit, some()).await.together, 5, "and are the same laws when they are brought again");
    }

    async fn an_evaluation_names_its_law_or_says_why_that_is_not_in_the_register(kit) {
        bring(&kit, some()).await;
        let id = kit.ready(Dossier::Evaluation).await;
        let asks = [domain::survey::NewQuestion::plain(domain::survey::Form::Text, "เห็นอย่างไร")];
        let revision = async || kit.one(id).await.revision;
        store::survey::set_questions(&kit.store, &kit.drafter, id, revision().await, &asks, day_one()).await.unwrap();
        let tie = async |laws: &str, why: &str| {
            law::tie_or_say(&kit.store, &kit.drafter, id, revision().await, (laws, why), day_one()).await
        };
        tie("", "").await.unwrap();
        let proposed = store::consultation::propose(&kit.store, &kit.drafter, id, revision().await, "", day_one()).await;
        assert_eq!(refused(proposed, ""), Refusal::ChecklistIncomplete { missing: 1 });
        assert_eq!(refused(tie("", "-").await, "not_in_register"), Refusal::SaysNothing);
        tie("", "เป็นประกาศที่ยังไม่ได้เพิ่มในทะเบียน").await.unwrap();
        kit.publish(id).await;
        assert_eq!(refused(tie("", "").await, "laws"), Refusal::Missing, "what is public keeps one of the two");
        assert_eq!(law::not_in_register(&kit.store, id).await.unwrap(), "เป็นประกาศที่ยังไม่ได้เพิ่มในทะเบียน");
        // What is evaluated again is the same law.
        tie("พระราชบัญญัติว่าว พ.ศ. 2563", "ยังไม่มีในทะเบียน").await.unwrap();
        assert_eq!(law::not_in_register(&kit.store, id).await.unwrap(), "", "where there is a law, no reason stays");
        let like = store::consultation::begin_like(&kit.store, &kit.drafter, id, store::consultation::Draft::Left, later(2)).await;
        assert_eq!(law::laws_of(&kit.store, like.unwrap()).await.unwrap()[0].1, "พระราชบัญญัติว่าว พ.ศ. 2563");
    }

    async fn a_report_of_an_evaluation_moves_the_laws_day(kit) {
        bring(&kit, some()).await;
        let (evaluation, _) = crate::survey::published(&kit).await;
        let revision = kit.one(evaluation).await.revision;
        law::tie(&kit.store, &kit.drafter, evaluation, revision, "พระราชบัญญัติว่าว พ.ศ. 2563", day_one()).await.unwrap();
        let told = async || {
            let clocks = law::clocks(&kit.store, None).await.unwrap();
            let kite = clocks.iter().find(|one| one.title.contains("ว่าว")).unwrap();
            due(&kite.facts, &kite.evaluated, YEARS).unwrap().day
        };
        assert_eq!(told().await, day(2568, 10, 1));
        let evaluator = kit.member(kit.agency, "evaluator@example.th", &[domain::agency::Role::Evaluator]).await;
        store::result::publish(&kit.store, &evaluator, evaluation, "", later(25)).await.unwrap();
        let step = domain::road::Typed {
            step: "report", day: Ok(Day(first_day().0 + 26)), source: "รายงานการประเมิน", link: "", note: "",
        };
        let revision = kit.one(evaluation).await.revision;
        store::road::enter(&kit.store, &kit.drafter, evaluation, revision, &step, later(30)).await.unwrap();
        assert_eq!(told().await, day(2573, 10, 1), "late, so that it meets the one that was missed");
        let revision = kit.one(evaluation).await.revision;
        let back = (1, "บันทึกผิดเรื่อง จะบันทึกในอีกเรื่องหนึ่งแทน");
        store::road::take_back(&kit.store, &kit.drafter, evaluation, revision, back, later(31)).await.unwrap();
        assert_eq!(told().await, day(2568, 10, 1));
    }

    async fn an_evaluation_of_one_rule_alone_is_the_rules_and_moves_no_day_of_its_law(kit) {
        bring(&kit, some()).await;
        const RULE: &str = "กฎกระทรวงว่าว พ.ศ. 2565";
        let (rule, kite) = (id(&kit, RULE).await, id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await);
        for law in [rule, kite] {
            let facts = law::one(&kit.store, law).await.unwrap().facts;
            let force = if law == kite { "own" } else { "unknown" };
            let typed = Typed { force, ..typed(&facts) };
            law::edit(&kit.store, &kit.administrator, law, 0, &typed, &[kit.agency], day_one()).await.unwrap();
        }
        let (evaluation, _) = crate::survey::published(&kit).await;
        let revision = kit.one(evaluation).await.revision;
        law::tie(&kit.store, &kit.drafter, evaluation, revision, RULE, day_one()).await.unwrap();
        assert_eq!(law::laws_of(&kit.store, evaluation).await.unwrap(), [(rule, RULE.to_string())]);
        let evaluator = kit.member(kit.agency, "evaluator@example.th", &[domain::agency::Role::Evaluator]).await;
        store::result::publish(&kit.store, &evaluator, evaluation, "", later(25)).await.unwrap();
        let reported = Day(first_day().0 + 26);
        let step = domain::road::Typed {
            step: "report", day: Ok(reported), source: "รายงานการประเมิน", link: "", note: "",
        };
        let revision = kit.one(evaluation).await.revision;
        store::road::enter(&kit.store, &kit.drafter, evaluation, revision, &step, later(30)).await.unwrap();
        // The rule's page has it, its law's has not.
        let touching = law::touching(&kit.store, rule).await.unwrap();
        assert_eq!(touching.iter().map(|one| (one.id, one.reported)).collect::<Vec<_>>(), [(evaluation, Some(reported))]);
        assert!(law::touching(&kit.store, kite).await.unwrap().is_empty());
        // A rule has no day of its own, and the law's stands as it stood.
        let facts = law::one(&kit.store, rule).await.unwrap().facts;
        assert_eq!((facts.parent, due(&facts, &[reported], YEARS)), (Some(kite), Err(Why::UnderItsLaw)));
        let clocks = law::clocks_of(&kit.store, &[kit.agency]).await.unwrap();
        assert_eq!(clocks.iter().map(|one| (one.id, one.evaluated.len())).collect::<Vec<_>>(), [(kite, 0)]);
        assert_eq!(due(&clocks[0].facts, &clocks[0].evaluated, YEARS).unwrap().day, day(2568, 10, 1));
        let coming = law::coming(&kit.store, &[kit.agency], &domain::rules::Rules::default()).await.unwrap();
        assert_eq!(coming.iter().map(|one| one.thing).collect::<Vec<_>>(), [domain::register::Thing::Evaluation(kite)]);
    }

    async fn a_draft_that_became_law_enters_the_register_with_its_day_and_its_agency(kit) {
        bring(&kit, some()).await;
        let bill = kit.published(Dossier::Bill).await;
        store::result::publish(&kit.store, &kit.summariser().await, bill, "", later(25)).await.unwrap();
        let enter = async |title: &str| {
            let revision = kit.one(bill).await.revision;
            law::enter(&kit.store, &kit.drafter, bill, revision, title, later(40)).await
        };
        const NAME: &str = "พระราชบัญญัติตลาดนัด พ.ศ. 2570";
        assert_eq!(refused(enter(NAME).await, ""), Refusal::NotInForce);
        let step = domain::road::Typed {
            step: "in_force", day: Ok(Day(first_day().0 + 90)), source: "เล่ม 144 ตอนที่ 1 ก", link: "https://gazette.example/1", note: "",
        };
        let revision = kit.one(bill).await.revision;
        store::road::enter(&kit.store, &kit.drafter, bill, revision, &step, later(35)).await.unwrap();
        assert_eq!(refused(enter("ร่างพระราชบัญญัติตลาดนัด พ.ศ. ....").await, "title"), Refusal::DraftTitle);
        assert_eq!(refused(enter("พระราชบัญญัติว่าว พ.ศ. ๒๕๖๓").await, "title"), Refusal::LawThere);
        let id = enter(NAME).await.unwrap();
        // It becomes one law.
        assert_eq!(refused(enter("พระราชบัญญัติตลาดนัดชุมชน พ.ศ. 2570").await, ""), Refusal::AlreadyDone);
        assert_eq!(law::entered(&kit.store, bill).await.unwrap(), Some((id, NAME.to_string())));
        let law = law::one(&kit.store, id).await.unwrap();
        let force = law.facts.force.unwrap();
        assert_eq!((law.facts.kind, force.day), (Kind::Act, Day(first_day().0 + 90)));
        assert_eq!(force.how, How::Stated { reference: "เล่ม 144 ตอนที่ 1 ก".into(), link: "https://gazette.example/1".into() });
        assert_eq!((law.agencies[0].id, law.revision), (kit.agency, 1));
        assert_eq!(law::laws_of(&kit.store, bill).await.unwrap(), [(id, NAME.to_string())]);
        assert_eq!(law::changes(&kit.store, id).await.unwrap().len(), 1);
        // While there is no text of it, any provision may need a rule.
        let needs = need::Typed {
            at: "มาตรา 999", what: "กฎกระทรวงกำหนดแบบ", made: Err(Refusal::Missing), made_reference: "",
            extended: Err(Refusal::Missing), extended_reference: "",
        };
        law::set_need(&kit.store, &kit.drafter, id, 1, None, &needs, later(40)).await.unwrap();
        assert_eq!(law::needs(&kit.store, id).await.unwrap()[0].at, "มาตรา 999");
        // A day that was wrong is taken back, and the right one said anew.
        let revision = kit.one(bill).await.revision;
        let back = (1, "วันที่ในราชกิจจานุเบกษาเป็นอีกวันหนึ่ง");
        store::road::take_back(&kit.store, &kit.drafter, bill, revision, back, later(41)).await.unwrap();
        assert_eq!(law::one(&kit.store, id).await.unwrap().facts.force, None);
        let anew = domain::road::Typed { day: Ok(Day(first_day().0 + 80)), ..step };
        let revision = kit.one(bill).await.revision;
        store::road::enter(&kit.store, &kit.drafter, bill, revision, &anew, later(41)).await.unwrap();
        assert_eq!(law::one(&kit.store, id).await.unwrap().facts.force.unwrap().day, Day(first_day().0 + 80));
        // Its text comes with the operator's next file, and the facts stay.
        let brought = bring(&kit, vec![given(NAME, AFTER)]).await;
        assert_eq!((brought.added, brought.changed, brought.kept_facts), (0, 1, 1));
        let law = law::one(&kit.store, id).await.unwrap();
        assert!(law.provisions > 0 && law.facts.force.is_some());
        // A step that was entered by mistake stands for no day any more.
        let revision = kit.one(bill).await.revision;
        store::road::take_back(&kit.store, &kit.drafter, bill, revision, (2, "บันทึกผิดเรื่อง จะบันทึกในอีกเรื่องหนึ่งแทน"), later(41)).await.unwrap();
        assert_eq!(law::one(&kit.store, id).await.unwrap().facts.force, None);
        assert_eq!(law::changes(&kit.store, id).await.unwrap().len(), 4);
    }

    async fn what_search_reads_of_a_law_follows_its_text_and_what_is_said_of_it(kit) {
        bring(&kit, some()).await;
        let kite = id(&kit, "พระราชบัญญัติว่าว พ.ศ. 2563").await;
        let stamp = async || law::stamps(&kit.store).await.unwrap().into_iter().find(|(id, _)| *id == kite).unwrap().1;
        let first = stamp().await;
        bring(&kit, some()).await;
        assert_eq!(stamp().await, first, "the same again");
        let pieces = law::provisions(&kit.store, kite).await.unwrap();
        let third = pieces.iter().find(|piece| piece.anchor == "m3").unwrap();
        assert_eq!((third.text.as_str(), third.label.as_str(), third.html.as_str()), ("ผู้ค้าต้องมีใบอนุญาต", "มาตรา ๓", ""));
        assert!(pieces.iter().any(|piece| piece.text == "ทั่วไป"), "a heading's title");
        let both = law::quoted(&kit.store, &[(kite.0, "m3"), (kite.0, "m99"), (999, "m3")]).await.unwrap();
        assert_eq!((both.len(), both[0].0, &both[0].1.text), (1, kite, &third.text));
        bring(&kit, vec![given("พระราชบัญญัติว่าว พ.ศ. 2563", AFTER)]).await;
        let second = stamp().await;
        assert_ne!(second, first);
        let facts = law::one(&kit.store, kite).await.unwrap().facts;
        law::edit(&kit.store, &kit.administrator, kite, 0, &typed(&facts), &[kit.agency], later(1)).await.unwrap();
        assert_ne!(stamp().await, second);
        let laws = law::some(&kit.store, &[kite, LawId(999)]).await.unwrap();
        assert_eq!((laws.len(), laws[0].agencies[0].id), (1, kit.agency));
        assert_eq!(laws[0], law::one(&kit.store, kite).await.unwrap());
    }
}

on_both! {
    async fn a_dossier_is_tied_to_so_many_laws_by_its_own_agency(kit) {
        let id = kit.made(Dossier::Bill).await;
        let many: String = (0..21).map(|n| format!("พระราชบัญญัติว่าว (ฉบับที่ {n})\n")).collect();
        let tie = async |by, names: &str| law::tie(&kit.store, by, id, 1, names, day_one()).await;
        assert_eq!(refused(tie(&kit.drafter, &many).await, "laws"), Refusal::EntryCount { least: 0, most: 20 });
        not_allowed(tie(&kit.moderator, "").await);
        not_found(tie(&kit.stranger, "").await);
    }
}
