//! What is followed, by name.

use domain::lang::Lang;
use domain::letter::Followed;
use store::Store;
use store::letters::Following;
use words::letter as say;

/// Names of what an address follows, in its order and in a fixed number of statements.
///
/// # Errors
/// Faults.
pub async fn of(store: &Store, lang: Lang, follows: &[Following]) -> store::Outcome<Vec<String>> {
    let ids: Vec<_> = follows.iter().filter_map(|one| one.consultation).collect();
    let some = store::consultation::public_some(store, &ids).await?;
    let named = follows.iter().filter_map(|one| match &one.what {
        Followed::Agency(id) | Followed::Listed(id) => Some(*id),
        Followed::Search(key) => crate::find::followed::agency(key),
        _ => None,
    });
    let agencies = store::agency::some(store, &named.collect::<Vec<_>>()).await?;
    let pieces = follows.iter().filter_map(|one| match one.what {
        Followed::Part(id, piece) => Some((id, piece)),
        _ => None,
    });
    let parts = store::version::called(store, &pieces.collect::<Vec<_>>()).await?;
    let laws = follows.iter().filter_map(|one| match one.what {
        Followed::Law(id) => Some(id),
        _ => None,
    });
    let laws = store::law::titles(store, &laws.collect::<Vec<_>>()).await?;
    let name = |one: &Following| match &one.what {
        Followed::Receipt(number) => {
            let of = some.iter().find(|it| Some(it.id) == one.consultation).map_or("", |it| it.name());
            format!("{} {number} {of}", say::followed_receipt(lang)).trim_end().to_string()
        }
        Followed::Consultation(id) => {
            some.iter().find(|it| it.id == *id).map_or_else(String::new, |it| it.name().into())
        }
        Followed::Agency(id) => {
            let known = agencies.iter().find(|it| it.id == *id);
            known.map_or_else(String::new, |it| say::of_agency(lang, &words::agency::full(lang, it)))
        }
        Followed::Part(id, piece) => {
            let of = some.iter().find(|it| it.id == *id).map(|it| it.name());
            let label = parts.get(&(*id, *piece)).map(|(label, _)| label);
            of.zip(label).map_or_else(String::new, |(of, label)| say::of_part(lang, label, of))
        }
        Followed::Search(key) => crate::find::followed::name(lang, key, &agencies),
        Followed::Area(code) => say::of_area(lang, &words::survey::place(lang, code)),
        Followed::Subject(code) => say::of_subject(lang, words::law::subject(lang, code)),
        Followed::Kind(kind) => say::of_kind(lang, words::law::kind(lang, *kind)),
        Followed::Law(id) => {
            let known = laws.iter().find(|(law, _)| law == id);
            known.map_or_else(String::new, |(_, title)| say::of_law(lang, title))
        }
        Followed::All => say::what_all(lang).into(),
        Followed::Staff(_) => words::duty::followed(lang).into(),
        Followed::LawDays(_) => words::law_days::title(lang).into(),
        Followed::Listed(id) => {
            let known = agencies.iter().find(|it| it.id == *id);
            known.map_or_else(String::new, |it| words::stakeholder::listed_by(lang, it.name(lang)))
        }
    };
    Ok(follows.iter().map(name).collect())
}
