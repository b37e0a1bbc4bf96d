//! The demonstration's register: a handful of made-up laws, one of which the department keeps and evaluates.

use super::people::People;
use super::told;
use domain::consultation::{Filter, Kind as Dossier, Sort};
use domain::id::LawId;
use domain::refusal::Refusal;
use domain::register::{Typed, need};
use domain::time::{Day, Moment};
use store::Store;
use store::law::Given;

const TEXTS: [&str; 6] = [
    include_str!("texts/law-carriage.md"),
    include_str!("texts/law-carriage-rule.md"),
    include_str!("texts/law-water.md"),
    include_str!("texts/law-canal.md"),
    include_str!("texts/law-code.md"),
    include_str!("texts/law-scales.md"),
];

const CARRIAGE: &str = "พระราชบัญญัติรถม้าโดยสาร พ.ศ. 2564";

/// Brings the laws, says what is known of the one that is evaluated, and ties its evaluation to it.
pub async fn make_all(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let then = now.plus_days(-60);
    let laws = TEXTS.iter().map(|text| Given {
        title: text.lines().next().unwrap_or("").to_string(),
        text: (*text).to_string(),
        ..Given::default()
    });
    store::law::bring(store, laws.collect(), then).await.map_err(told)?;
    let Some(carriage) = store::law::named(store, CARRIAGE).await.map_err(told)? else { return Ok(()) };
    let typed = Typed {
        kind: "act",
        short_names: "พ.ร.บ.รถม้า",
        force: "own",
        minister: "รัฐมนตรีว่าการกระทรวงเศรษฐกิจชุมชน",
        summary: "คนขับรถม้ารับจ้างต้องมีใบอนุญาตและผ่านการอบรมดูแลม้า ม้าต้องได้พักทุกสี่ชั่วโมง และไม่ออกวิ่งช่วงกลางวันในวันที่ร้อนจัด ใครขับโดยไม่มีใบอนุญาตถูกปรับไม่เกินห้าพันบาท",
        purpose: "ให้ผู้โดยสารปลอดภัย ม้าได้รับการดูแล และผู้ประกอบการรายเล็กทำต่อได้ ใช้กับรถม้ารับจ้างทั่วประเทศ ไม่รวมรถม้าที่ใช้ในงานพิธี",
        ..Typed::default()
    };
    store::law::edit(store, &people.central, carriage.id, 0, &typed, &[people.department], then).await.map_err(told)?;
    needs(store, people, carriage.id, then).await?;
    tie(store, people, now).await
}

/// Two rules that the law needs: one was made, one was not.
async fn needs(store: &Store, people: &People, law: LawId, then: Moment) -> anyhow::Result<()> {
    let made = Day::from_ce(2022, 5, 20).ok_or(Refusal::Missing);
    let rules = [
        ("มาตรา ๔", "กฎกระทรวงกำหนดแบบคำขอและป้ายทะเบียน", made, "ราชกิจจานุเบกษา เล่ม 139 (สมมติ)"),
        ("มาตรา ๕ (๒)", "กฎกระทรวงกำหนดหลักสูตรอบรมการดูแลม้า", Err(Refusal::Missing), ""),
    ];
    for (at, what, made, made_reference) in rules {
        let typed =
            need::Typed { at, what, made, made_reference, extended: Err(Refusal::Missing), extended_reference: "" };
        let revision = store::law::one(store, law).await.map_err(told)?.revision;
        store::law::set_need(store, &people.officer, law, revision, None, &typed, then).await.map_err(told)?;
    }
    Ok(())
}

/// Ties the evaluation to its law.
async fn tie(store: &Store, people: &People, now: Moment) -> anyhow::Result<()> {
    let filter = Filter { kind: Some(Dossier::Evaluation), ..Filter::default() };
    let cards = store::consultation::cards(store, &filter, Sort::default(), 1, 1, now).await.map_err(told)?;
    let Some(evaluation) = cards.rows.first().map(|card| card.id) else { return Ok(()) };
    let revision = store::consultation::one(store, evaluation).await.map_err(told)?.revision;
    store::law::tie(store, &people.officer, evaluation, revision, CARRIAGE, now).await.map_err(told)
}
