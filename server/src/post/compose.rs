//! The words of a letter, made when it is sent: what it tells is read then, so that nothing is told that is no longer so.

use crate::house::House;
use domain::arrival::Via;
use domain::consultation::Consultation;
use domain::duty::Waits;
use domain::id::{ConsultationId, PersonId};
use domain::lang::Lang;
use domain::letter::{Followed, What};
use domain::phase::Phase;
use domain::time::Moment;
use letters::{Letter, Part};
use store::Error;
use store::letters::{Address, Due, Following};
use words::letter as say;

/// The letter, or nothing where there is nothing to tell any more.
///
/// # Errors
/// Faults.
pub async fn letter(house: &House, due: &Due) -> Result<Option<Letter>, Error> {
    if due.what == What::Account {
        return account(house, due).await;
    }
    let address = store::letters::of_token(&house.site.store, &due.token).await?;
    let Some(address) = address.filter(|address| wanted(address, due)) else { return Ok(None) };
    let Some((subject, mut parts)) = told(house, due, &address).await? else { return Ok(None) };
    let lang = due.lang;
    if !matches!(due.what, What::Confirm | What::Listed | What::LawDay) {
        parts.push(Part::Small(say::why_you(lang).into()));
    }
    if let Some(text) = house.site.rules().text(domain::rules::LETTER_END) {
        parts.push(Part::Small(words::rules::text(lang, text)));
    }
    parts.push(Part::Link { words: say::manage(lang).into(), to: at(house, lang, &format!("/letters/{}", due.token)) });
    Ok(Some(Letter {
        id: format!("letter-{}", due.letters.iter().map(i64::to_string).collect::<Vec<_>>().join("-")),
        to: due.email.clone(),
        lang: lang.code(),
        subject,
        parts,
        leave: Some(format!("{}/letters/{}/leave", house.site.address, due.token)),
    }))
}

pub(super) type Words = Option<(String, Vec<Part>)>;

/// Whether its address still follows what a letter tells of: somebody may have left since it was written out.
fn wanted(address: &Address, due: &Due) -> bool {
    let mut follows = address.follows.iter();
    match (due.what, due.receipt) {
        (What::Confirm, _) => follows.any(|one| !one.confirmed),
        (What::Listed, _) => follows.any(|one| matches!(one.what, Followed::Listed(_))),
        (_, Some(number)) => follows.any(|one| one.what == Followed::Receipt(number)),
        (What::Duty, _) => officer(address).is_some(),
        (What::LawDay, _) => responsible(address).is_some(),
        (What::Published | What::News, _) => follows.any(|one| {
            use Followed::{Consultation, LawDays, Part, Receipt, Staff};
            !matches!(one.what, Receipt(_) | Consultation(_) | Part(..) | Staff(_) | LawDays(_))
        }),
        _ => follows.any(|one| one.consultation.is_some() && one.consultation == due.consultations.first().copied()),
    }
}

/// Who works at an agency and wants letters of what waits for them, at this address.
fn officer(address: &Address) -> Option<PersonId> {
    address.follows.iter().find_map(|one| match one.what {
        Followed::Staff(person) if one.confirmed => Some(person),
        _ => None,
    })
}

/// Who is told of the days of laws at this address.
fn responsible(address: &Address) -> Option<PersonId> {
    address.follows.iter().find_map(|one| match one.what {
        Followed::LawDays(person) => Some(person),
        _ => None,
    })
}

async fn told(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    match due.what {
        What::Confirm => asked(house, due, address).await,
        What::Listed => listed(house, due).await,
        What::Answered => super::comment::answered(house, due).await,
        What::Corrected => super::comment::corrected(house, due).await,
        What::Replied => super::comment::replied(house, due).await,
        What::Published => super::sought::published(house, due, address).await,
        What::News => news(house, due).await,
        What::Gone => super::comment::gone(house, due).await,
        What::Road => road(house, due).await,
        What::Duty => duty(house, due, address).await,
        What::LawDay => law_days(house, due, address).await,
        _ => about(house, due, address).await,
    }
}

pub(super) fn at(house: &House, lang: Lang, path: &str) -> String {
    format!("{}{}", house.site.address, lang.path(path))
}

/// A public page of a dossier; its address says that a letter led there.
pub(super) fn public(house: &House, lang: Lang, path: &str) -> String {
    let (path, part) = path.split_once('#').map_or((path, String::new()), |(path, part)| (path, format!("#{part}")));
    format!("{}?{}={}{part}", at(house, lang, path), app::arrivals::FIELD, Via::Letter.code())
}

/// A consultation that everyone may read; nothing for one that is gone.
pub(super) async fn read(house: &House, due: &Due) -> Result<Option<Consultation>, Error> {
    let Some(id) = due.consultations.first() else { return Ok(None) };
    there(store::consultation::public_one(&house.site.store, *id).await)
}

fn there<T>(read: Result<T, Error>) -> Result<Option<T>, Error> {
    match read {
        Ok(one) => Ok(Some(one)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// About an account: what was asked for at this address, and the way on for whoever reads it. It follows nothing, so there is
/// nothing to leave.
async fn account(house: &House, due: &Due) -> Result<Option<Letter>, Error> {
    use store::sign_up::Says;
    use words::account_letter as say;
    let Some(id) = due.account else { return Ok(None) };
    let Some((says, secret)) = store::sign_up::letter(&house.site.store, id, house.now()).await? else {
        return Ok(None);
    };
    let lang = due.lang;
    let link = |words: &str, path: &str| Part::Link { words: words.into(), to: at(house, lang, path) };
    let opens = format!("/account/letter/{secret}");
    let (subject, text, link) = match says {
        Says::SignUp => (say::sign_up_subject(lang), say::sign_up(lang), link(say::sign_up_link(lang), &opens)),
        Says::Known => (say::known_subject(lang), say::known(lang), link(words::account::enter(lang), "/sign-in")),
        Says::Reset => (say::reset_subject(lang), say::reset(lang), link(say::reset_link(lang), &opens)),
        Says::Nobody => {
            (say::nobody_subject(lang), say::nobody(lang), link(words::account::sign_up(lang), "/account/new"))
        }
    };
    let parts = vec![
        Part::Text(words::letter::who_writes(lang).into()),
        Part::Text(text.into()),
        link,
        Part::Small(say::not_you(lang).into()),
    ];
    Ok(Some(Letter {
        id: format!("letter-{}", due.letters.iter().map(i64::to_string).collect::<Vec<_>>().join("-")),
        to: due.email.clone(),
        lang: lang.code(),
        subject: subject.into(),
        parts,
        leave: None,
    }))
}

/// That somebody asked, with the way to confirm it.
async fn asked(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    let (store, lang) = (&house.site.store, due.lang);
    let new: Vec<Following> = address.follows.iter().filter(|one| !one.confirmed).cloned().collect();
    let names = app::letters::names::of(store, lang, &new).await?;
    let subject = say::confirm_subject(lang, names.first().map_or("", String::as_str));
    let list = names.into_iter().map(|name| format!("• {name}")).collect::<Vec<_>>().join("\n");
    let manage = at(house, lang, &format!("/letters/{}", due.token));
    let mut parts = vec![
        Part::Text(say::who_writes(lang).into()),
        Part::Text(say::someone_asked(lang).into()),
        Part::Quote(list),
        Part::Link { words: say::confirm_title(lang).into(), to: manage },
        Part::Text(say::not_you(lang).into()),
    ];
    if let Some(number) = due.receipt {
        parts.extend(super::comment::facts(house, lang, number).await?);
        let to = at(house, lang, &format!("/receipts/{number}"));
        parts.push(Part::Link { words: format!("{} {number}", words::comment::number(lang)), to });
        parts.push(Part::Small(say::keep_code(lang).into()));
    }
    Ok(Some((subject, parts)))
}

/// By whom, why and as what an address was named, and how to leave.
async fn listed(house: &House, due: &Due) -> Result<Words, Error> {
    use words::stakeholder as say;
    let lang = due.lang;
    let listings = store::stakeholder::of_token(&house.site.store, &due.token).await?;
    let Some(first) = listings.first() else { return Ok(None) };
    let subject = say::letter_subject(lang, lang.of(&first.agency_th, &first.agency_en));
    let mut parts = vec![Part::Text(words::letter::who_writes(lang).into())];
    for one in &listings {
        let subjects: Vec<&str> = one.subjects.iter().map(|code| words::law::subject(lang, code)).collect();
        let class = words::law::class(lang, one.class);
        let agency = lang.of(&one.agency_th, &one.agency_en);
        parts.push(Part::Text(say::letter_named(lang, agency, &words::date::full(lang, one.made.day()))));
        let name = (!one.name.is_empty()).then(|| format!("{}: {}", say::name(lang), one.name));
        let lines = [name, Some(format!("{}: {class}", say::class(lang))), Some(say::told_of(lang, &subjects))];
        parts.push(Part::Quote(
            lines.into_iter().flatten().map(|line| format!("• {line}")).collect::<Vec<_>>().join("\n"),
        ));
    }
    parts.push(Part::Text(say::letter_why(lang).into()));
    parts.push(Part::Text(say::letter_leave(lang).into()));
    let to = at(house, lang, &format!("/letters/{}", due.token));
    parts.push(Part::Link { words: say::leave(lang).into(), to });
    Ok(Some((subject, parts)))
}

/// What became of consultations that one is concerned by, as it is now, in one letter.
async fn news(house: &House, due: &Due) -> Result<Words, Error> {
    let (store, lang, now) = (&house.site.store, due.lang, house.now());
    let mut ids = due.consultations.clone();
    ids.sort_unstable();
    ids.dedup();
    let some = store::consultation::public_some(store, &ids).await?;
    let Some(first) = some.first() else { return Ok(None) };
    let subject = say::news_subject(lang, some.len() as u64, first.name());
    let mut parts = Vec::new();
    for one in &some {
        let (agency, name, page) = (one.agency.name(lang), one.name(), format!("/c/{}", one.id));
        let closes = one.dates.closes.unwrap_or(now);
        let lately = |opens: Moment| opens.0 > now.0 - 3 * 24 * 3_600_000;
        let again = one.round.as_ref().is_some_and(|round| round.number > 1 && lately(round.opens));
        let (told, words, path) = match one.phase(now) {
            Phase::Cancelled => (say::cancelled(lang, agency, name), say::read_it(lang), page),
            Phase::Summarised => (say::result(lang, agency, name), say::read_result(lang), format!("{page}/result")),
            Phase::Closed => (say::closed(lang, agency, name), say::read_it(lang), page),
            _ if again => (say::reopened(lang, agency, name, closes), say::say_now(lang), page),
            _ => (say::closing(lang, name, closes), say::say_now(lang), page),
        };
        parts.push(Part::Heading(name.to_string()));
        parts.push(Part::Text(told));
        parts.push(Part::Link { words: words.into(), to: public(house, lang, &path) });
    }
    Ok(Some((subject, parts)))
}

/// The days of laws that come near for somebody at the agency responsible.
async fn law_days(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    use words::law_days as say;
    let (store, lang, now) = (&house.site.store, due.lang, house.now());
    let Some(person) = responsible(address) else { return Ok(None) };
    let days = store::letters::days::to_tell(store, person, &due.about, &house.site.rules(), now).await?;
    let Some(first) = days.first() else { return Ok(None) };
    let subject = say::subject(lang, days.len() as u64, &first.name);
    let mut parts = Vec::new();
    for one in &days {
        parts.push(Part::Heading(one.name.clone()));
        parts.push(Part::Text(say::comes(lang, one, now.day())));
        if let Some(promised) = one.promised {
            parts.push(Part::Link {
                words: words::proposal::promised(lang, promised.proposal, promised.day),
                to: at(house, lang, &format!("/proposals/{}", promised.proposal)),
            });
        }
        parts.push(Part::Link {
            words: say::open(lang).into(),
            to: at(house, lang, &app::desk::days::place(one.thing)),
        });
    }
    parts.push(Part::Small(say::why(lang).into()));
    parts.push(Part::Link { words: say::all(lang).into(), to: at(house, lang, "/desk/laws") });
    Ok(Some((subject, parts)))
}

/// What waits for somebody who works at an agency: what the letter is for first.
async fn duty(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    use words::duty as say;
    let (store, lang, now) = (&house.site.store, due.lang, house.now());
    let Some(person) = officer(address) else { return Ok(None) };
    let days = house.site.rules().summary_days();
    let duties = store::letters::staff::to_tell(store, person, &due.consultations, days, now).await?;
    let Some(first) = duties.first() else { return Ok(None) };
    let subject = say::subject(lang, duties.len() as u64, &first.name);
    let mut parts = Vec::new();
    for duty in &duties {
        parts.push(Part::Heading(duty.name.clone()));
        parts.push(Part::Text(say::waits(lang, &duty.waits, now)));
        if let Waits::Returned { remark, .. } = &duty.waits {
            parts.push(Part::Quote(remark.clone()));
        }
        let to = at(house, lang, &format!("/desk/c/{}", duty.consultation));
        parts.push(Part::Link { words: say::open(lang).into(), to });
    }
    parts.push(Part::Link { words: say::choose(lang).into(), to: at(house, lang, "/desk/letters") });
    Ok(Some((subject, parts)))
}

/// The step that a draft has taken last, and those before; nothing where all were taken back meanwhile.
async fn road(house: &House, due: &Due) -> Result<Words, Error> {
    let lang = due.lang;
    let Some(one) = read(house, due).await? else { return Ok(None) };
    let mut entries = store::road::all(&house.site.store, one.id).await?;
    entries.retain(domain::road::Entry::stands);
    let Some(last) = entries.iter().max_by_key(|entry| entry.number) else { return Ok(None) };
    let rules = house.site.rules();
    let name = |entry: &domain::road::Entry| words::rules::step(lang, &rules, &entry.step);
    let when = |entry: &domain::road::Entry| words::date::full(lang, entry.day);
    let told = words::road::letter(lang, one.agency.name(lang), one.name(), &name(last), &when(last));
    let mut parts = vec![Part::Text(told), Part::Text(format!("{}: {}", words::road::reference(lang), last.source))];
    if !last.note.is_empty() {
        parts.push(Part::Quote(last.note.clone()));
    }
    let road: Vec<String> = entries.iter().map(|entry| format!("• {} · {}", when(entry), name(entry))).collect();
    parts.push(Part::Heading(words::road::title(lang).into()));
    parts.push(Part::Text(road.join("\n")));
    parts
        .push(Part::Link { words: say::read_it(lang).into(), to: public(house, lang, &format!("/c/{}#road", one.id)) });
    Ok(Some((words::road::subject(lang, &name(last), one.name()), parts)))
}

/// What somebody follows of a draft and the latest version says otherwise: what it is called, and where it stands now, if it does.
async fn changed(house: &House, of: ConsultationId, address: &Address) -> Result<Vec<(String, Option<String>)>, Error> {
    let own = address.follows.iter().filter_map(|one| match one.what {
        Followed::Part(id, piece) if id == of && one.confirmed => Some(piece),
        _ => None,
    });
    let own: Vec<i64> = own.collect();
    store::version::changed(&house.site.store, of, &own).await
}

/// What happened to a consultation that is followed.
async fn about(house: &House, due: &Due, address: &Address) -> Result<Words, Error> {
    let lang = due.lang;
    let Some(one) = read(house, due).await? else { return Ok(None) };
    let (agency, name, page) = (one.agency.name(lang), one.name(), format!("/c/{}", one.id));
    let closes = one.dates.closes.unwrap_or(house.now());
    let link = |words: &str, path: String| Part::Link { words: words.into(), to: public(house, lang, &path) };
    let text = |text: String| Part::Text(text);
    Ok(Some(match due.what {
        What::Result => (
            say::result_subject(lang, name),
            vec![text(say::result(lang, agency, name)), link(say::read_result(lang), format!("{page}/result"))],
        ),
        What::Version => {
            let mut parts = vec![text(say::version(lang, agency, name))];
            for (label, anchor) in changed(house, one.id, address).await? {
                parts.push(Part::Heading(say::part_changed(lang, &label)));
                parts.push(match anchor {
                    Some(anchor) => link(say::read_part(lang), format!("{page}/{anchor}")),
                    None => text(say::part_gone(lang).into()),
                });
            }
            parts.push(link(say::see_changes(lang), format!("{page}/compare")));
            (say::version_subject(lang, name), parts)
        }
        What::Extended | What::Reopened | What::Closing if closes <= house.now() => return Ok(None),
        What::Extended => {
            let rounds = store::consultation::rounds(&house.site.store, one.id).await?;
            let last = rounds.last().and_then(|round| round.extensions.last());
            let mut parts = match last {
                Some(last) => vec![
                    text(say::extended(lang, agency, name, last.was.day(), closes)),
                    text(say::extended_why(lang).into()),
                    Part::Quote(last.reason.clone()),
                ],
                None => vec![text(say::closing(lang, name, closes))],
            };
            parts.push(link(say::say_now(lang), page));
            (say::extended_subject(lang, name), parts)
        }
        What::Reopened => (
            say::reopened_subject(lang, name),
            vec![text(say::reopened(lang, agency, name, closes)), link(say::say_now(lang), page)],
        ),
        What::Closing => (
            say::closing_subject(lang, name),
            vec![text(say::closing(lang, name, closes)), link(say::say_now(lang), page)],
        ),
        What::ClosedEarly => (
            say::closed_early_subject(lang, name),
            vec![text(say::closed_early(lang, agency, name)), link(say::read_it(lang), page)],
        ),
        _ => {
            let mut parts = vec![text(say::cancelled(lang, agency, name))];
            if !one.cancel_reason.is_empty() {
                parts.push(Part::Text(words::public::cancelled_why(lang).into()));
                parts.push(Part::Quote(one.cancel_reason.clone()));
            }
            parts.push(link(say::read_it(lang), page));
            (say::cancelled_subject(lang, name), parts)
        }
    }))
}
