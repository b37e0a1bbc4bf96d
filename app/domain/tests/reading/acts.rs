//! Every Act of the shared data, put together as it would be pasted, its numbers against those it came with.

use domain::reading::read;

use crate::numbers::{acts, outcome};
use crate::shared::folder;

#[test]
fn the_numbers_of_every_act_are_found_and_none_invented() {
    let Some(folder) = folder("acts") else { return };
    let outcomes: Vec<_> = acts(&folder).iter().map(outcome).collect();
    let wanted: usize = outcomes.iter().map(|outcome| outcome.wanted).sum();
    let missing: usize = outcomes.iter().map(|outcome| outcome.missing.len()).sum();
    let invented: usize = outcomes.iter().map(|outcome| outcome.invented.len()).sum();
    for outcome in outcomes.iter().filter(|outcome| !outcome.missing.is_empty() || !outcome.invented.is_empty()) {
        println!("{}: missing {:?}, invented {:?}", outcome.name, outcome.missing, outcome.invented);
    }
    let bytes: usize = outcomes.iter().map(|outcome| outcome.bytes).sum();
    println!("{} Acts, {bytes} bytes, {:?}", outcomes.len(), outcomes.iter().map(|outcome| outcome.took).max());
    println!("{} Acts, {wanted} numbers, {missing} missing, {invented} invented", outcomes.len());
    assert!(missing * 1000 <= wanted, "{missing} of {wanted} are missing");
    assert_eq!(invented, 0);
}

#[test]
fn every_pasted_act_is_read_in_the_order_of_its_numbers() {
    let Some(folder) = folder("acts") else { return };
    for entry in std::fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "md") || path.ends_with("README.md") {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable text");
        let reading = read(&source);
        let principal: Vec<u32> = reading
            .provisions()
            .filter(|piece| piece.run == 0)
            .filter_map(|piece| piece.number.split(['/', ' ', '-']).next()?.parse().ok())
            .collect();
        assert!(principal.windows(2).all(|pair| pair[0] <= pair[1]), "{}: {principal:?}", path.display());
    }
}
