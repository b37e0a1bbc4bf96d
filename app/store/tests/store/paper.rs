//! Papers that were given out: found again by their code and by the checksum of their bytes.

use domain::consultation::Kind;
use domain::lang::Lang;
use domain::paper::Mark;
use store::export::For;
use store::paper::{self, Paper};
use store::{event, result};

on_both! {
    async fn a_paper_is_found_by_its_code_and_by_its_bytes_and_no_other_is(kit) {
        let id = kit.published(Kind::Bill).await;
        kit.comments(id, 1).await;
        let (upto, at) = event::last_of(&kit.store, id).await.expect("an event");
        assert_eq!(upto, event::last(&kit.store).await.expect("the last"));
        let seal = result::seal(&kit.one(id).await, &result::summary(&kit.store, id).await.expect("a summary"));
        let bundle = Paper {
            consultation: id,
            file: "bundle.zip".into(),
            lang: Lang::Th,
            whom: For::Agency,
            maker: kit.drafter.person,
            at,
            seal: seal.clone(),
            upto,
            asked: String::new(),
        };
        let code = bundle.code();
        assert_eq!((code.len(), bundle.clone().code()), (16, code.clone()));
        assert_ne!(Paper { file: "summary.pdf".into(), ..bundle.clone() }.code(), code);
        let part = Paper { asked: "stance=agree".into(), ..bundle.clone() };
        assert_ne!(part.code(), code, "a part is not the whole");
        paper::note(&kit.store, &part, &part.code(), &"dd".repeat(32), &[]).await.expect("noted");
        let found = paper::find(&kit.store, &Mark::Code(part.code())).await.expect("asked").remove(0);
        assert_eq!(found.asked, "stance=agree");
        let carried = [("a.pdf".to_string(), "aa".repeat(32))];
        for _ in 0..2 {
            paper::note(&kit.store, &bundle, &code, &"cc".repeat(32), &carried).await.expect("noted, twice as once");
        }
        let by_code = paper::find(&kit.store, &Mark::Code(code.clone())).await.expect("asked").remove(0);
        assert_eq!((by_code.file.as_str(), by_code.sum), ("bundle.zip", "cc".repeat(32)));
        assert_eq!((by_code.whom, by_code.at, by_code.seal, by_code.upto), (For::Agency, at, seal, upto));
        let inside = paper::find(&kit.store, &Mark::Sum("aa".repeat(32))).await.expect("asked").remove(0);
        assert_eq!((inside.file.as_str(), inside.code), ("bundle.zip/a.pdf", code));
        for mark in [Mark::Code("0".repeat(16)), Mark::Sum("0".repeat(64))] {
            assert!(paper::find(&kit.store, &mark).await.expect("asked").is_empty());
        }
        assert_eq!(event::last(&kit.store).await.expect("the last"), upto, "it is no deed");
    }

    async fn papers_of_the_same_bytes_are_all_known_everyones_first_and_then_the_newest(kit) {
        let id = kit.published(Kind::Bill).await;
        let (upto, at) = event::last_of(&kit.store, id).await.expect("an event");
        let of = |whom, upto, maker| Paper {
            consultation: id,
            file: "bundle.zip".into(),
            lang: Lang::Th,
            whom,
            maker,
            at,
            seal: String::new(),
            upto,
            asked: String::new(),
        };
        let same = [("draft.md".to_string(), "aa".repeat(32))];
        let papers = [
            of(For::Agency, upto, kit.drafter.person),
            of(For::Public, upto, None),
            of(For::Public, upto + 1, None),
            of(For::Agency, upto + 2, kit.drafter.person),
        ];
        for (at, paper) in papers.iter().enumerate() {
            let own = format!("{at}").repeat(64);
            paper::note(&kit.store, paper, &paper.code(), &own, &same).await.expect("noted");
        }
        let found = paper::find(&kit.store, &Mark::Sum("aa".repeat(32))).await.expect("asked");
        let order: Vec<_> = found.iter().map(|known| (known.whom, known.upto - upto)).collect();
        assert_eq!(order, [(For::Public, 1), (For::Public, 0), (For::Agency, 2), (For::Agency, 0)]);
    }

    async fn a_seal_changes_with_the_agencys_name_and_with_what_was_considered(kit) {
        let id = kit.published(Kind::Bill).await;
        let (one, found) = (kit.one(id).await, result::summary(&kit.store, id).await.expect("a summary"));
        let seal = result::seal(&one, &found);
        let mut renamed = one.clone();
        renamed.agency.name_th.push('ใ');
        let mut considered = found.clone();
        considered.coverage.aside += 1;
        assert_ne!(result::seal(&renamed, &found), seal);
        assert_ne!(result::seal(&one, &considered), seal);
        assert_eq!(result::seal(&one, &found), seal);
    }
}
