//! How satisfied people were with the demonstration's portal in the months before: made up, as all of it.

use super::told;
use domain::satisfaction::{Part, Step};
use domain::time::{Moment, Month};
use store::Store;

/// Very satisfied, satisfied, neither, dissatisfied, very dissatisfied, no opinion: of people and of approvers, the last month first.
const PEOPLE: [[u64; 6]; 6] = [
    [61, 74, 18, 9, 6, 11],
    [48, 66, 19, 10, 7, 9],
    [39, 52, 20, 12, 6, 8],
    [33, 47, 22, 11, 9, 7],
    [28, 41, 24, 13, 8, 6],
    [19, 33, 21, 12, 7, 5],
];
const DRAFTERS: [[u64; 6]; 6] = [
    [6, 9, 5, 3, 0, 0],
    [5, 8, 4, 2, 0, 0],
    [4, 7, 5, 3, 1, 0],
    [4, 6, 4, 4, 0, 0],
    [3, 5, 4, 3, 1, 0],
    [1, 2, 2, 1, 0, 0],
];

pub async fn make(store: &Store, now: Moment) -> anyhow::Result<()> {
    let this = now.day().month();
    let of = |part: Part, months: &[[u64; 6]; 6]| -> Vec<_> {
        let month = |(at, counts): (usize, &[u64; 6])| {
            let month = Month(this.0 - 1 - at as i64);
            Step::ALL.into_iter().zip(*counts).map(move |(step, n)| (month, part, step, n)).collect::<Vec<_>>()
        };
        months.iter().enumerate().flat_map(month).collect()
    };
    let rows = [of(Part::Person, &PEOPLE), of(Part::Drafter, &DRAFTERS)].concat();
    store::bulk::satisfaction(store, rows).await.map_err(told)
}
