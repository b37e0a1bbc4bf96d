//! A demonstration: made-up agencies, people and consultations.

use domain::time::Moment;

/// Fills an empty store.
///
/// # Errors
/// Faults of the store.
pub async fn fill(_store: &store::Store, _now: Moment) -> anyhow::Result<()> {
    Ok(())
}

/// Says how to sign in.
pub fn print_accounts(_address: &str) {}
