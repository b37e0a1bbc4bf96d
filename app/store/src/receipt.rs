//! Receipts: the number that shows where a comment or an answer sheet stands, and the secret that reads it back. The secret
//! is derived from the form's key, and only hashes of the two are kept.

use crate::db::{Tx, args};
use crate::error::{Error, Outcome};
use domain::id::{CommentId, ConsultationId, SheetId};
use domain::receipt::{Number, Receipt, Secret};
use domain::time::Moment;
use sha2::{Digest, Sha256};

/// Tries to find a free number: with a million receipts in ten million numbers, one try in ten fails.
const TRIES: usize = 40;

/// What a receipt is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Comment(CommentId),
    Sheet(SheetId),
}

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

/// Gives a receipt under a free random number.
pub(crate) async fn give(tx: &mut Tx, key: &str, consultation: ConsultationId, of: Of, at: Moment) -> Outcome<Receipt> {
    let secret = secret(key);
    let (comment, sheet) = match of {
        Of::Comment(id) => (Some(id.0), None),
        Of::Sheet(id) => (None, Some(id.0)),
    };
    for _ in 0..TRIES {
        let number = Number::from_seven(u32::from_le_bytes(crate::random::<4>()?));
        let added = tx
            .run(
                "insert into receipts (number, form_key, secret_hash, consultation, comment, sheet, at)
                 values ($1, $2, $3, $4, $5, $6, $7)
                 on conflict (number) do nothing",
                args![i64::from(number.0), key_hash(key), secret_hash(secret), consultation, comment, sheet, at],
            )
            .await?;
        if added == 1 {
            return Ok(Receipt { number, secret, at });
        }
    }
    Err(Error::fault("no free receipt number was found"))
}
