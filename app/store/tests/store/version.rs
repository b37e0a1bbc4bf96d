//! Texts read and kept.

use crate::kit::*;
use domain::consultation::Kind;
use domain::refusal::Refusal;
use store::version;

on_both! {
    async fn published_versions_of_several_are_read_at_once(kit) {
        let (id, other, prepared) =
            (kit.published(Kind::Bill).await, kit.published(Kind::Bill).await, kit.ready(Kind::Bill).await);
        let read = version::published_of(&kit.store, &[other, prepared, id]).await.unwrap();
        let of: Vec<_> = read.iter().map(|(of, version)| (*of, version.number)).collect();
        assert_eq!(of, [(id, 1), (other, 1)]);
        assert_eq!(Some(&read[0].1), kit.one(id).await.version.as_ref());
    }

    async fn the_source_is_kept_byte_for_byte(kit) {
        let id = kit.made(Kind::Bill).await;
        let pasted = format!("\u{feff}{DRAFT}\r\n\u{a0}\u{200b} ท้าย \r\n");
        version::read(&kit.store, &kit.drafter, id, 1, &pasted, day_one()).await.unwrap();
        assert_eq!(version::source(&kit.store, &kit.drafter, id).await.unwrap(), Some(pasted));
        let none = kit.made(Kind::Bill).await;
        assert_eq!(version::source(&kit.store, &kit.drafter, none).await.unwrap(), None);
    }

    async fn every_piece_is_kept_as_it_was_read(kit) {
        let id = kit.made(Kind::Bill).await;
        let (version, reading) = version::read(&kit.store, &kit.drafter, id, 1, DRAFT, day_one()).await.unwrap();
        let kept = version::provisions(&kit.store, version, None).await.unwrap();
        assert_eq!(kept.len(), reading.pieces.len());
        for (kept, piece) in kept.iter().zip(&reading.pieces) {
            assert_eq!((&kept.anchor, &kept.label, &kept.number), (&piece.anchor, &piece.label, &piece.number));
            assert_eq!((kept.kind.as_str(), &kept.path), (piece.kind.as_str(), &piece.path));
        }
        let two = kept.iter().find(|piece| piece.anchor == "m2").unwrap();
        assert_eq!(
            two.text,
            "ให้มีคณะกรรมการ ประกอบด้วย\n(๑) ประธานกรรมการ\n(๒) กรรมการอื่น\nวาระของกรรมการให้เป็นไปตามมาตรา ๑ วรรคหนึ่ง"
        );
        assert!(two.html.contains("<p class=\"law__p law__p--item\" id=\"m2-1\">(๑) ประธานกรรมการ</p>"), "{}", two.html);
    }

    async fn contents_are_headings_with_titles_and_provisions_without_text(kit) {
        let id = kit.made(Kind::Bill).await;
        let (version, _) = version::read(&kit.store, &kit.drafter, id, 1, DRAFT, day_one()).await.unwrap();
        let contents = version::contents(&kit.store, version).await.unwrap();
        let chapter = contents.iter().find(|piece| piece.kind == "chapter").unwrap();
        assert_eq!((chapter.label.as_str(), chapter.text.as_str()), ("หมวด ๑", "คณะกรรมการ"));
        assert!(contents.iter().filter(|piece| piece.kind != "chapter").all(|piece| piece.text.is_empty()));
        assert!(contents.iter().all(|piece| piece.html.is_empty()));
    }

    async fn a_paragraphs_anchor_finds_the_provision_that_holds_it(kit) {
        let id = kit.made(Kind::Bill).await;
        let (version, _) = version::read(&kit.store, &kit.drafter, id, 1, DRAFT, day_one()).await.unwrap();
        for anchor in ["m2", "m2-w2", "m2-1"] {
            assert_eq!(version::provision(&kit.store, version, anchor).await.unwrap().unwrap().anchor, "m2");
        }
        assert_eq!(version::provision(&kit.store, version, "m99").await.unwrap(), None);
    }

    async fn a_text_read_again_takes_the_place_of_the_unpublished_one(kit) {
        let id = kit.made(Kind::Bill).await;
        let (first, _) = version::read(&kit.store, &kit.drafter, id, 1, DRAFT, day_one()).await.unwrap();
        let (second, _) =
            version::read(&kit.store, &kit.drafter, id, 2, "# ร่าง\n\nมาตรา ๑ ใหม่", later(1)).await.unwrap();
        assert_eq!(first, second);
        let version = kit.one(id).await.version.unwrap();
        assert_eq!((version.number, version.provisions, version.made), (1, 1, later(1)));
        assert_eq!(version::provisions(&kit.store, first, None).await.unwrap().len(), 2);
        assert_eq!(version::provision(&kit.store, first, "m2-1").await.unwrap(), None);
    }

    async fn a_text_that_cannot_be_kept_is_refused(kit) {
        let id = kit.made(Kind::Bill).await;
        let read = async |source: &str| version::read(&kit.store, &kit.drafter, id, 1, source, day_one()).await;
        assert_eq!(refused(read(" \n ").await, "source"), Refusal::Missing);
        assert_eq!(refused(read("มาตรา ๑ ก\0ข").await, "source"), Refusal::ControlCharacters);
        let long = version::LONGEST + 1;
        let answer = read(&"a".repeat(long as usize)).await;
        assert_eq!(refused(answer, "source"), Refusal::TooLong { most: version::LONGEST, got: long });
        let evaluation = kit.made(Kind::Evaluation).await;
        let answer = version::read(&kit.store, &kit.drafter, evaluation, 1, DRAFT, day_one()).await;
        assert_eq!(refused(answer, "source"), Refusal::NotAChoice);
        not_allowed(version::read(&kit.store, &kit.moderator, id, 1, DRAFT, day_one()).await);
    }
}
