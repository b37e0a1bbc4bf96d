//! How far coders agree: Krippendorff's alpha for nominal data (K. Krippendorff, Content Analysis, 2004, ch. 11; Computing
//! Krippendorff's Alpha-Reliability, 2011).

use std::collections::BTreeMap;

/// Alpha over units, each the codes that its coders gave; a coder who gave none is left out. 1 is perfect agreement, 0 what
/// chance would give. `None` where fewer than two codes can be paired, or every code is the same.
pub fn alpha<T: Ord>(units: &[Vec<T>]) -> Option<f64> {
    // Values of units with at least two codes are pairable; each pair counts 1/(m−1).
    let mut totals: BTreeMap<&T, f64> = BTreeMap::new();
    let (mut n, mut observed) = (0.0, 0.0);
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut counts: BTreeMap<&T, f64> = BTreeMap::new();
        for code in unit {
            *counts.entry(code).or_default() += 1.0;
            *totals.entry(code).or_default() += 1.0;
        }
        let m = unit.len() as f64;
        n += m;
        observed += counts.values().map(|k| k * (m - k)).sum::<f64>() / (m - 1.0);
    }
    let expected = totals.values().map(|k| k * (n - k)).sum::<f64>();
    (n > 1.0 && expected > 0.0).then(|| 1.0 - (n - 1.0) * observed / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of Krippendorff (2011), section C: four observers, twelve units, missing data; nominal α = 0.743.
    #[test]
    fn the_published_example_gives_its_published_value() {
        let observers: [[u8; 12]; 4] = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
            [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
        ];
        let units: Vec<Vec<u8>> =
            (0..12).map(|unit| observers.iter().map(|codes| codes[unit]).filter(|code| *code > 0).collect()).collect();
        let alpha = alpha(&units).unwrap();
        assert!((alpha - 0.743).abs() < 0.0005, "{alpha}");
    }

    /// The same paper, section A: two observers, ten units, binary; α = 0.095.
    #[test]
    fn two_coders_without_gaps() {
        let one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
        let two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        let units: Vec<Vec<u8>> = one.iter().zip(two).map(|(a, b)| vec![*a, b]).collect();
        let alpha = alpha(&units).unwrap();
        assert!((alpha - 0.095).abs() < 0.0005, "{alpha}");
    }

    #[test]
    fn nothing_to_pair_has_no_alpha() {
        assert_eq!(alpha(&[vec![1], vec![]]), None);
        assert_eq!(alpha(&[vec![1, 1], vec![1, 1]]), None);
    }
}
