//! The page on which a comment is written: which part, what you think, who you are and what will be public, and what is sent.

use crate::comment::keep::Keep;
use crate::comment::{admission, similar, through};
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Line, Long, Radios, Select};
use crate::ui::{form, icon};
use domain::act::Act;
use domain::comment::{Class, LONGEST, Showing, Stance, Target};
use domain::consultation::{Consultation, Provision};
use domain::id::{CommentId, ConsultationId};
use domain::phase::Phase;
use domain::private::Private;
use domain::refusal::Refusal;
use domain::unsent::Unsent;
use leptos::prelude::*;
use store::area::Area;
use store::organisation::Spokesperson;
use store::version::Within;
use words::comment::{self as say, On};

/// # Errors
/// [`Problem::NotFound`] for a consultation or a part that is not public.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    let one = store::consultation::public_one(&visit.site.store, id).await?;
    let phase = one.phase(visit.now);
    let areas = store::area::all(&visit.site.store).await?;
    // What its helper has not sent yet is not what the next person says.
    let (visit, unsent) = match through::asked(&visit) && visit.asked("draft").is_empty() {
        true => (visit, None),
        false => super::unsent::brought_back(visit, id).await?,
    };
    let (visit, carries) = super::sitting::carried(visit, &one).await?;
    let speaks = match through::asked(&visit) {
        true => Vec::new(),
        false => store::organisation::mine(&visit.site.store, &visit.viewer).await?,
    };
    if !phase.allows(Act::Comment) {
        return Ok(closed(visit, one, areas));
    }
    match admission::refused(&visit, &one) {
        Some(Refusal::SignInNeeded) => return Err(Problem::SignIn),
        Some(_) => return Ok(admission::verify_first(visit, one)),
        None => {}
    }
    let asked = visit.value("at", visit.asked("at")).to_string();
    let target = Target::parse(&asked).unwrap_or_else(|_| Target::whole());
    let provision = match (&one.version, target.is_whole() || target.key_point().is_some()) {
        (Some(version), false) => store::version::provision(&visit.site.store, version.id, target.as_str()).await?,
        _ => None,
    };
    let found = similar::find(&visit, &one).await?;
    let title = format!("{} – {}", heading(&visit), one.name());
    Ok(Page::new(title, move || {
        body(&visit, &one, (&target, provision.as_ref()), areas, (unsent.as_ref(), &speaks, carries), found.as_ref())
    })
    .at("/consultations")
    .with_islands()
    .with_small_script())
}

/// What the form is called: of one's own words, or of what somebody else says.
fn heading(visit: &Visit) -> &'static str {
    match through::asked(visit) {
        true => words::through::title(visit.lang),
        false => say::title(visit.lang),
    }
}

fn closed(visit: Visit, one: Consultation, areas: Vec<Area>) -> Page {
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let mut page = Page::new(words::law::phase_name(lang, phase), move || {
        let state = words::law::state(lang, &one.dates, visit.now);
        let to = visit.to(&format!("/c/{}", one.id));
        view! {
            <div class="narrow">
                {form::summary(&visit, &[])}
                <h1>{say::not_now(lang)}</h1>
                <p>{state} " · " <a href=to>{one.name().to_string()}</a></p>
                {(phase == Phase::Closed).then(|| view! { <p>{say::after_closing(lang)}</p> })}
                {typed_back(&visit, &one, &areas)}
            </div>
        }
    });
    page.status = 200;
    page
}

/// What was typed and chosen in a form that can no longer be sent, so that its author can take it away.
fn typed_back(visit: &Visit, one: &Consultation, areas: &[Area]) -> Option<impl IntoView + use<>> {
    let lang = visit.lang;
    visit.returned.as_ref()?;
    let typed = |field: &str| visit.typed(field).unwrap_or("").to_string();
    let part = match Target::parse(&typed("at")) {
        Ok(target) if !target.is_whole() => crate::card::target_name(visit, one, target.as_str(), &[]),
        _ => words::law::whole(lang).to_string(),
    };
    let stance = Stance::parse(&typed("stance")).map_or(String::new(), |one| words::law::stance(lang, one).to_string());
    let class = Class::parse(&typed("class")).map_or(String::new(), |one| words::law::class(lang, one).to_string());
    let showing =
        Showing::parse(&typed("showing")).map_or(String::new(), |one| say::your_showing(lang, one).to_string());
    let area = areas.iter().find(|area| area.code == typed("area"));
    let area = area.map_or(String::new(), |area| lang.of(&area.name_th, &area.name_en).to_string());
    let lines: Vec<_> = [
        (say::about(lang), part),
        (say::agree(lang), stance),
        (say::why(lang), typed("reason")),
        (words::passage::quote(lang), typed("quote")),
        (say::wording(lang), typed("wording")),
        (say::who(lang), class),
        (say::group(lang), typed("group")),
        (words::ledger::area(lang), area),
        (say::shown(lang), showing),
        (say::name(lang), typed("name")),
    ]
    .into_iter()
    .filter(|(_, said)| !said.is_empty())
    .map(|(term, said)| view! { <div class="fact"><dt class="fact__term">{term}</dt> <dd class="fact__said kept-text">{said}</dd></div> })
    .collect();
    Some(view! {
        <section class="section">
            <h2 class="section__title">{say::your_text(lang)}</h2>
            <dl class="facts">{lines}</dl>
        </section>
    })
}

fn body(
    visit: &Visit,
    one: &Consultation,
    (target, provision): (&Target, Option<&Provision>),
    areas: Vec<Area>,
    (unsent, speaks, carries): (Option<&Unsent>, &[Spokesperson], bool),
    found: Option<&similar::Found>,
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let state = words::law::state(lang, &one.dates, visit.now);
    let other = through::asked(visit);
    let asks = through::asks(visit);
    let mut labels = vec![
        ("at", say::part(lang)),
        ("stance", asks.agree),
        ("reason", say::why(lang)),
        ("wording", say::wording(lang)),
        ("quote", words::passage::quote(lang)),
        ("class", asks.who),
        ("group", asks.group),
        ("area", asks.area),
        ("showing", say::shown_how(lang)),
        ("name", say::name(lang)),
        ("speaker", words::organisation::speaker(lang)),
        ("private", say::private_label(lang)),
        ("invitation", words::admission::invitation(lang)),
    ];
    labels.extend(through::labels(visit));
    labels.extend(super::files::labels(visit));
    let heard = one.round.as_ref().map(|round| round.admission).unwrap_or_default();
    let back = visit.to(&format!("/c/{}", one.id));
    let question =
        target.key_point().and_then(|number| one.key_points.iter().find(|point| point.number == number)).map(|point| {
            let question = point.question.clone();
            view! {
                <div data-aloud="" data-of-part=target.as_str().to_string()>
                    <details class="fold gap-3">
                        <summary class="fold__name">{words::passage::read_point(lang)}</summary>
                        <div class="fold__body"><p lang="th" data-read=""><b>{point.title.clone()}</b></p> <div class="point__text" lang="th" data-read="" inner_html=crate::ui::prose::html(&point.body)></div></div>
                    </details>
                    <div class="point__ask">
                        <span class="point__ask-label" data-read="">{say::question(lang)}</span>
                        <p class="point__ask-words" lang="th" data-read="">{question}</p>
                    </div>
                    {crate::consultation::listen::button(visit, point)}
                </div>
            }
        });
    let quoted = provision.map(|provision| {
        view! { <div class="passages gap-4" data-passages="" data-of-part=provision.anchor.clone()><blockquote class="quote law" lang="th" inner_html=provision.html.clone()></blockquote></div> {super::quote::button(lang, false)} }
    });
    let stances: Vec<Choice> = Stance::ALL
        .iter()
        .map(|stance| Choice {
            value: stance.code().into(),
            label: view! { <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance(lang, *stance)}</span> }
                .into_any(),
            more: None,
        })
        .collect();
    let classes: Vec<Choice> = Class::ALL
        .iter()
        .map(|class| {
            Choice::plain(class.code(), words::law::class(lang, *class)).with(words::law::class_hint(lang, *class))
        })
        .collect();
    let groups = domain::affected::groups(&one.texts.affected);
    let groups = (!groups.is_empty()).then(|| {
        let none = std::iter::once((String::new(), say::group_none(lang).to_string()));
        let options = none.chain(groups.into_iter().map(|group| (group.clone(), group))).collect();
        view! { <Select given=visit.given("group", "") label=asks.group hint=say::group_hint(lang) optional=true options /> }
    });
    let areas: Vec<(String, String)> = std::iter::once((String::new(), say::area_none(lang).to_string()))
        .chain(areas.into_iter().map(|area| (area.code, lang.of(&area.name_th, &area.name_en).to_string())))
        .collect();
    let showings: Vec<Choice> = [Showing::Unnamed, Showing::Named, Showing::Agency]
        .iter()
        .map(|showing| {
            let name = match other {
                true => words::through::their_showing(lang, *showing),
                false => say::your_showing(lang, *showing),
            };
            Choice::plain(showing.code(), name).with(say::showing_hint(lang, *showing))
        })
        .collect();
    let worded = provision.is_some() || one.kind.has_draft();
    let part = provision.and_then(|provision| store::version::within(provision, visit.value("at", target.as_str())));
    let wording = worded.then(|| super::difference::field(visit, part.as_ref(), ""));
    let kept_as = format!("{}-{}-{}", if other { "for" } else { "say" }, one.id, target.as_str());
    let options = parts(visit, one, target, provision);
    let kinds: Vec<On> = options.iter().map(|(at, _)| on(at, provision)).collect();
    let marks: Vec<&'static str> = kinds.iter().map(|on| on.code()).collect();
    let asked = asked(visit, on(visit.value("at", target.as_str()), provision), &kinds);
    let sheet = view! {
                <form class="sayform" method="post" enctype="multipart/form-data" action=form::action(visit, "comment/submit")>
                    {form::hidden(visit)}
                    {key(visit)}
                    // The Enter key sends the form, whatever other buttons stand before the one that does.
                    <button class="hidden" type="submit" tabindex="-1" aria-hidden="true">{say::send(lang)}</button>
                    <input type="hidden" name="consultation" value=one.id.to_string() />
                    {super::unsent::draft(visit, unsent)}
                    {admission::invitation(visit, heard)}
                    {through::section(visit, heard)}
                    <section class="step" id="part">
                        <h2><span class="step__count">{say::step(lang, 1)}</span> {say::which(lang)}</h2>
                        <Select given=visit.given("at", target.as_str()) label=say::part(lang) options=options.clone() marks />
                        {question}
                        {quoted}
                        {super::quote::choose(visit, part.as_ref())}
                    </section>
                    <section class="step" id="stance">
                        <h2><span class="step__count">{say::step(lang, 2)}</span> {asks.think}</h2>
                        <Radios given=visit.given("stance", "") label="" says=asked choices=stances />
                        <Long given=visit.given("reason", "") label=say::why(lang) hint=asks.why_hint rows=6 most=LONGEST />
                        {wording}
                        {private(visit)}
                        {similar::section(visit, found)}
                    </section>
                    <section class="step" id="who">
                        <h2><span class="step__count">{say::step(lang, 3)}</span> {asks.you}</h2>
                        {crate::organisation::shown::choose(visit, speaks)}
                        <Radios given=visit.given("class", "") label=asks.who choices=classes optional=true />
                        {groups}
                        <Select given=visit.given("area", visit.asked("area")) label=asks.area hint=say::area_hint(lang) optional=true options=areas />
                        <Radios given=visit.given("showing", Showing::Unnamed.code()) label=say::shown_how(lang) choices=showings />
                        <Line given=visit.given("name", "") label=say::name(lang) hint=say::name_hint(lang) autocomplete=if other { "off" } else { "name" } optional=true />
                        {through::name_tick(visit)}
                        {young(visit, false)}
                        {super::files::section(visit)}
                    </section>
                    <section class="step" id="send">
                        <h2>{say::check(lang)}</h2>
                        {through::another(visit, one)}
                        {review(visit, one, (&options, speaks, part.as_ref(), worded))}
                        {price(visit)}
                        <div class="actions"><button class="button button--wide-phone" type="submit">{say::send(lang)}</button> {super::unsent::button(visit)}</div>
                        {super::unsent::about(visit)}
                        <p class="small quiet">{say::can_withdraw(lang)}</p>
                    </section>
                </form>
    }
    .into_any();
    view! {
        <nav class="crumb" aria-label=words::shell::crumb(lang)><a href=back.clone()>{one.name().to_string()}</a></nav>
        <div class="column">
            <header class="title">
                <p class="title__kind"><span class=crate::card::state_class(&one.dates, visit.now)>{state}</span></p>
                <h1>{heading(visit)}</h1>
                <p class="title__full" lang="th">{one.name().to_string()}</p>
            </header>
            {form::summary(visit, &labels)}
            {similar::unsent(visit)}
            <section class="before" aria-labelledby="before">
                <h2 class="before__title" id="before">{say::before(lang)}</h2>
                {other.then(|| view! { <p><b>{words::through::before(lang)}</b></p> })}
                <p>{say::before_what(lang)}</p>
                <p>{words::law::not_a_vote(lang)}</p>
                <p>{say::before_read(lang)}</p>
                {admission::told(visit, one.kind, heard)}
                {visit.site.rules().text(domain::rules::BEFORE_COMMENT).map(|text| view! { <p lang=words::rules::thai_alone(lang, text)>{words::rules::text(lang, text)}</p> })}
            </section>
            {through::way(visit, one, target)}
            {super::sitting::notice(visit, one, carries)}
            {unsent.map(|unsent| super::unsent::notice(visit, unsent))}
            <Keep name=kept_as restored=say::restored(lang).to_string() offline=say::offline(lang).to_string() account=super::unsent::address(visit)>
                {sheet}
            </Keep>
        </div>
    }
}

/// Says that its author is under twenty. Whoever said so once is told that it holds.
pub(super) fn young(visit: &Visit, kept: bool) -> AnyView {
    let lang = visit.lang;
    if kept {
        return view! { <input type="hidden" name="young" value="yes" /> <p class="small quiet">{say::young_kept(lang)}</p> }.into_any();
    }
    let ticked = visit.typed("young").is_some_and(domain::typed::ticked);
    let words = if through::asked(visit) { say::young_other(lang) } else { say::young(lang) };
    view! {
        <div class="ticked">
            <label class="ticked__label"><input class="tick" type="checkbox" id="f-young" name="young" value="yes" checked=ticked aria-describedby="f-young-hint" /> " " {words}</label>
            <p class="field__help" id="f-young-hint">{say::young_hint(lang)}</p>
        </div>
    }
    .into_any()
}

/// The form's key, and by what programs are told from people: when it was drawn, under a seal, and a field that nobody sees.
fn key(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let key = visit.fresh_key();
    let drawn = visit.drawn(&key);
    view! {
        <input type="hidden" name="key" value=key />
        <input type="hidden" name="drawn" value=drawn />
        {similar::looked(visit)}
        <div class="hidden" aria-hidden="true">
            <label>{say::leave_empty(lang)} <input type="text" name=domain::comment::UNSEEN value="" tabindex="-1" autocomplete="off" /></label>
        </div>
    }
}

/// What the text holds of a person's own: told before it is sent (`keep.rs`); without scripts, when the form comes back.
fn private(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let found = match visit.refusal("private") {
        Some(Refusal::HoldsPrivate { what }) => what.clone(),
        _ => Vec::new(),
    };
    let ticked = visit.typed("private").is_some_and(domain::typed::ticked);
    let kinds: Vec<_> = Private::ALL
        .iter()
        .map(|one| view! { <li data-private=one.code() hidden=!found.contains(one)>{say::private(lang, *one)}</li> })
        .collect();
    view! {
        <div class="notice notice--care gap-3" id="private" role="status" hidden=found.is_empty() && !ticked>
            <p>{say::private_found(lang)}</p>
            <ul>{kinds}</ul>
            <p class="ticked"><label class="ticked__label"><input class="tick" type="checkbox" id="f-private" name="private" value="yes" checked=ticked /> " " {say::private_ok(lang)}</label></p>
        </div>
    }
}

/// What the form pays with: agreeing pays for itself, and is sent by its own button.
fn price(visit: &Visit) -> Option<AnyView> {
    let agrees = visit.returned.as_ref().is_some_and(|returned| returned.endpoint == "/api/comment/agree");
    let by = visit.typed("agree").and_then(CommentId::parse).filter(|_| agrees);
    crate::ui::price::price(visit, by.map_or_else(String::new, |id| format!("button[name=agree][value=\"{id}\"]")))
}

/// What a part is, by its address among those that the form offers.
fn on(at: &str, provision: Option<&Provision>) -> On {
    match (Target::parse(at), provision) {
        (Ok(target), _) if target.is_whole() => On::Whole,
        (Ok(target), _) if target.key_point().is_some() => On::Point,
        (_, Some(provision)) => On::of(at, &provision.anchor, &provision.label),
        _ => On::Part,
    }
}

/// Whether one agrees, asked of the part that is chosen: the browser shows the words that fit it (`form.css`), one too old for
/// that those of the part that the form came with.
fn asked(visit: &Visit, here: On, offered: &[On]) -> AnyView {
    let other = through::asked(visit);
    let words = |on: &On| {
        let words =
            if other { words::through::do_they_agree(visit.lang, *on) } else { say::do_you_agree(visit.lang, *on) };
        let class = format!("on on--{}{}", on.code(), if *on == here { " on--here" } else { "" });
        view! { <span class=class>{words}</span> }
    };
    On::ALL.iter().filter(|on| **on == here || offered.contains(on)).map(words).collect::<Vec<_>>().into_any()
}

/// The parts that may be chosen, for whom one may speak, the part whose words may be changed, and whether they may.
type Said<'a> = (&'a [(String, String)], &'a [Spokesperson], Option<&'a Within>, bool);

/// What is about to be sent, said back before it is. The browser shows of each line the choice that is ticked (`review.css`), so
/// that it is right without scripts; a browser too old for that says in one sentence what will be public.
fn review(visit: &Visit, one: &Consultation, (parts, speaks, part, worded): Said<'_>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let asks = through::asks(visit);
    let of = |name: &str, said: Vec<AnyView>| {
        let class = format!("review__said review__live review__live--{name}");
        view! { <dd class=class>{said}</dd> }
    };
    let each = |code: &str, said: AnyView| view! { <span class=format!("is is--{code}")>{said}</span> }.into_any();
    let plain = |code: &str, said: &'static str| each(code, said.into_any());
    let parts = parts.iter().map(|(_, label)| view! { <span class="is">{label.clone()}</span> }.into_any()).collect();
    let mut stances: Vec<AnyView> = Stance::ALL
        .iter()
        .map(|stance| {
            let said = view! { <span class=format!("stance stance--{}", stance.code())>{icon::stance_shape(*stance)} {words::law::stance(lang, *stance)}</span> };
            each(stance.code(), said.into_any())
        })
        .collect();
    stances.push(plain("none", say::not_chosen(lang)));
    let mut classes: Vec<AnyView> =
        Class::ALL.iter().map(|class| plain(class.code(), words::law::class(lang, *class))).collect();
    classes.push(plain("none", say::class_skipped(lang)));
    let shown = [Showing::Unnamed, Showing::Named, Showing::Agency];
    let shown = shown
        .iter()
        .map(|showing| {
            let name = (*showing == Showing::Named).then(|| super::review::name(visit, speaks));
            each(showing.code(), view! { {say::will_show(lang, *showing)} {name} }.into_any())
        })
        .collect();
    let change = |to: &'static str, what: &'static str| {
        view! { <dd class="review__edit review__live"><a href=to>{say::change(lang)} <span class="hidden">" " {what}</span></a></dd> }
    };
    view! {
        <dl class="review">
            <div class="review__line review__live"><dt class="review__term">{say::comment_on(lang)}</dt> {of("part", parts)} {change("#part", say::comment_on(lang))}</div>
            <div class="review__line review__live"><dt class="review__term">{asks.agree}</dt> {of("stance", stances)} {change("#stance", asks.agree)}</div>
            <div class="review__line review__live"><dt class="review__term">{asks.who}</dt> {of("class", classes)} {change("#who", asks.who)}</div>
            <div class="review__line"><dt class="review__term">{say::public_part(lang)}</dt> <dd class="review__said review__fixed">{say::public_is(lang)}</dd> {of("showing", shown)} <dd class="review__said review__young">{say::young_unnamed(lang)}</dd> {change("#who", say::public_part(lang))}</div>
            {super::review::lines(visit, speaks, part, worded)}
            {super::review::files(visit)}
            <div class="review__line"><dt class="review__term">{say::readers(lang)}</dt> <dd class="review__said">{say::readers_are(lang, one.agency.name(lang))}</dd></div>
        </dl>
    }
}

/// What the comment can be about: the whole, each key point, and the provision that was asked for.
fn parts(visit: &Visit, one: &Consultation, target: &Target, provision: Option<&Provision>) -> Vec<(String, String)> {
    let lang = visit.lang;
    let mut parts = vec![("all".to_string(), words::law::whole(lang).to_string())];
    parts.extend(
        one.key_points
            .iter()
            .map(|point| (point.anchor(), format!("{} {}", words::law::key_point(lang, point.number), point.title))),
    );
    if let Some(provision) = provision {
        parts.push((provision.anchor.clone(), provision.label.clone()));
        let inside = inside(&provision.html);
        parts.extend(inside.into_iter().filter(|(anchor, _)| *anchor != provision.anchor).map(|(anchor, start)| {
            let name = say::anchored(lang, &provision.label, &provision.anchor, &anchor);
            (anchor, format!("{name} {start}"))
        }));
        if !parts.iter().any(|(anchor, _)| anchor == target.as_str()) {
            let name = say::anchored(lang, &provision.label, &provision.anchor, target.as_str());
            parts.push((target.as_str().into(), name));
        }
    }
    parts
}

/// The paragraphs and items of a provision: anchor and how each begins. Read off its HTML, which the store makes of one
/// `<p id="…">` for each.
fn inside(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for paragraph in html.split("<p ").skip(1) {
        let Some((anchor, rest)) = paragraph.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')) else {
            continue;
        };
        let words = rest.split_once('>').map_or("", |(_, words)| words);
        let mut start = String::new();
        let mut tag = false;
        for c in words.split("</p>").next().unwrap_or("").chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag => start.push(c),
                _ => {}
            }
        }
        found.push((anchor.to_string(), crate::ui::prose::beginning(&unescaped(&start), 60)));
    }
    found
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
