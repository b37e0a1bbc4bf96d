//! Receipts: the number that shows where a comment or an answer sheet stands, and the secret that reads it back. The secret
//! is derived from the form's key, and only hashes of the two are kept.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::id::{ConsultationId, SheetId};
use domain::receipt::{Number, Receipt, Secret};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// Tries to find a free number: with a million receipts in ten million numbers, one try in ten fails.
const TRIES: usize = 40;

fn hashed(what: &str, bytes: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(what).chain_update(bytes).finalize().to_vec()
}

/// What is kept of a form's key.
pub(crate) fn key_hash(key: &str) -> String {
    hashed("siang form key", key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The secret of a form's key.
pub(crate) fn secret(key: &str) -> Secret {
    let hash = hashed("siang receipt secret", key.as_bytes());
    let mut bits = [0; 8];
    bits.copy_from_slice(&hash[..8]);
    Secret::from_bits(u64::from_le_bytes(bits))
}

/// What is kept of a secret.
pub(crate) fn secret_hash(secret: Secret) -> Vec<u8> {
    hashed("siang secret hash", &secret.bits().to_le_bytes())
}

/// The receipt given for this key before, if any.
pub(crate) async fn given(tx: &mut Tx, key: &str) -> Outcome<Option<Receipt>> {
    let row: Option<(i64, i64)> =
        tx.maybe("select number, at from receipts where form_key = $1", args![key_hash(key)]).await?;
    Ok(row.map(|(number, at)| again(key, number, at)))
}

/// The receipt that was given for this key, from what is kept of it.
pub(crate) fn again(key: &str, number: i64, at: i64) -> Receipt {
    Receipt { number: Number(number as u32), secret: secret(key), at: Moment(at) }
}

/// A number drawn at random, with its check digit.
pub(crate) fn drawn() -> Outcome<i64> {
    Ok(i64::from(Number::from_seven(u32::from_le_bytes(crate::random::<4>()?)).0))
}

/// A free number: the one drawn already, unless somebody has it, or another.
pub(crate) async fn free(tx: &mut Tx, drawn_already: Option<i64>) -> Outcome<i64> {
    if let Some(number) = drawn_already {
        return Ok(number);
    }
    for _ in 0..TRIES {
        let number = drawn()?;
        let (found,): (i64,) = tx.one("select count(*) from receipts where number = $1", args![number]).await?;
        if found == 0 {
            return Ok(number);
        }
    }
    Err(Error::fault("no free receipt number was found"))
}

/// Gives a receipt of an answer sheet under a free random number.
pub(crate) async fn give(
    tx: &mut Tx,
    key: &str,
    consultation: ConsultationId,
    sheet: SheetId,
    at: Moment,
) -> Outcome<Receipt> {
    let receipt = again(key, free(tx, None).await?, at.0);
    tx.run(
        "insert into receipts (number, form_key, secret_hash, consultation, comment, sheet, at)
         values ($1, $2, $3, $4, null, $5, $6)",
        args![i64::from(receipt.number.0), key_hash(key), secret_hash(receipt.secret), consultation, sheet, at],
    )
    .await?;
    Ok(receipt)
}
