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
        };
        let code = bundle.code();
        assert_eq!((code.len(), bundle.clone().code()), (16, code.clone()));
        assert_ne!(Paper { file: "summary.pdf".into(), ..bundle.clone() }.code(), code);
        let carried = [("a.pdf".to_string(), "aa".repeat(32))];
        for _ in 0..2 {
            paper::note(&kit.store, &bundle, &code, &"cc".repeat(32), &carried).await.expect("noted, twice as once");
        }
        let by_code = paper::find(&kit.store, &Mark::Code(code.clone())).await.expect("asked").expect("known");
        assert_eq!((by_code.file.as_str(), by_code.sum), ("bundle.zip", "cc".repeat(32)));
        assert_eq!((by_code.whom, by_code.at, by_code.seal, by_code.upto), (For::Agency, at, seal, upto));
        let inside = paper::find(&kit.store, &Mark::Sum("aa".repeat(32))).await.expect("asked").expect("known");
        assert_eq!((inside.file.as_str(), inside.code), ("bundle.zip/a.pdf", code));
        for mark in [Mark::Code("0".repeat(16)), Mark::Sum("0".repeat(64))] {
            assert!(paper::find(&kit.store, &mark).await.expect("asked").is_none());
        }
        assert_eq!(event::last(&kit.store).await.expect("the last"), upto, "it is no deed");
    }
}
