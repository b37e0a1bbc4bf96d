//! A dossier on the desk: its checklist, its steps, and what can be done with it now.

use super::approval;
use super::duties::head;
use crate::problem::Problem;
use crate::request::{Page, Visit};
use crate::ui::field::{Choice, Ticks};
use domain::act::Act;
use domain::agency::Level;
use domain::checklist::{self, Has, Line, Need, Standing};
use domain::consultation::{Consultation, Kind};
use domain::id::ConsultationId;
use domain::impact::Analysis;
use domain::phase::Phase;
use domain::time::Moment;
use leptos::prelude::*;
use words::desk as say;

/// The dossier of this address, for those of its agency.
///
/// # Errors
/// [`Problem::NotFound`] for everyone else.
pub async fn load(visit: &Visit) -> Result<Consultation, Problem> {
    let id = visit.id("id", ConsultationId::parse)?;
    Ok(store::consultation::for_desk(&visit.site.store, visit.signed_in()?, id).await?)
}

/// The same, while it may still be written.
///
/// # Errors
/// [`Problem::NotAllowed`] for those who may not write it, [`Problem::NotNow`] once it is published.
pub async fn writable(visit: &Visit) -> Result<Consultation, Problem> {
    super::deeds::allowed(visit, Act::EditDossier).await
}

/// The act of writing what a round asks: of the first with the dossier, of a further one apart.
pub(crate) fn asking(one: &Consultation, now: Moment) -> Act {
    if one.phase(now) == Phase::Preparing { Act::EditDossier } else { Act::EditRound }
}

/// The dossier while what a round asks may still be written, and the number of that round.
///
/// # Errors
/// As [`writable`].
pub async fn asked(visit: &Visit) -> Result<(Consultation, u32), Problem> {
    let one = load(visit).await?;
    let one = super::deeds::allowed(visit, asking(&one, visit.now)).await?;
    let announced = one.phase(visit.now) == Phase::Announced && !visit.viewer.may(Act::OpenAgain, one.agency.id);
    match one.round_written(visit.now).filter(|_| !announced) {
        Some(round) => Ok((one, round)),
        // The text of a form that came too late is shown again.
        None if visit.returned.is_some() => Ok((one, 1)),
        None => Err(Problem::NotAllowed),
    }
}

/// # Errors
/// [`Problem::NotFound`] for those of other agencies.
pub async fn show(visit: Visit) -> Result<Page, Problem> {
    let one = load(&visit).await?;
    let analysis = store::impact::latest(&visit.site.store, one.id).await?;
    let one = filled(&one, &analysis);
    let has = has(&visit, &one).await?;
    let lines = checklist::of(&visit.site.rules(), &one, has);
    let kept = store::attachment::all(&visit.site.store, one.id).await?;
    let files = (kept.files.len(), kept.forms.len());
    let answers = store::checks::latest(&visit.site.store, one.id).await?;
    let advice = checklist::advice(&visit.site.rules(), &one, has.memorandum, &analysis, &answers);
    let orphans = match one.comments {
        0 => 0,
        _ => store::comment::counts(&visit.site.store, one.id).await?.at(domain::comment::GONE),
    };
    let title = one.name().to_string();
    let stand = approval::load(&visit, &one).await?;
    let letters = crate::letters::page::record(&visit, &one).await?;
    let reached = crate::stakeholders::page::reached(&visit, &one).await?;
    let came = crate::arrivals::load(&visit, &one).await?;
    let rated = crate::satisfaction::card::of_dossier(&visit, &one).await?;
    Ok(Page::new(title, move || {
        let reached = reached.map(|rows| crate::stakeholders::page::drawn(&visit, &one, &rows, came.as_deref().unwrap_or_default()));
        view! { {body(&visit, &one, &lines, &advice, orphans, &stand, (&analysis, &files))} {came.as_deref().map(|came| crate::arrivals::desk(&visit, &one, came))} {reached} {letters.map(|rows| crate::letters::page::delivered(&visit, &rows))} {crate::satisfaction::card::drawn(&visit, rated)} }
    })
    .with_small_script()
    .of_the_desk())
}

/// The checklist of a dossier.
///
/// # Errors
/// Faults of the store.
pub async fn lines(visit: &Visit, one: &Consultation) -> Result<Vec<Line>, Problem> {
    Ok(checklist::of(&visit.site.rules(), one, has(visit, one).await?))
}

async fn has(visit: &Visit, one: &Consultation) -> Result<Has, Problem> {
    let store = &visit.site.store;
    let questions = store::survey::questions(store, one.id).await?.len();
    let memorandum = match &one.version {
        Some(version) => store::version::has_kind(store, version.id, "memorandum").await?,
        None => false,
    };
    let law = store::law::is_tied_or_said(store, one.id).await?;
    Ok(Has { questions, memorandum, law })
}

/// The dossier with what its impact analysis says of s.14, as publishing will take it.
pub fn filled(one: &Consultation, analysis: &Analysis) -> Consultation {
    Consultation { texts: domain::impact::filled(&one.texts, analysis), ..one.clone() }
}

/// What a line asks for; of s.14(4) which of the four are still open, and for want of what.
pub fn asks(visit: &Visit, one: &Consultation, line: &Line) -> String {
    let lang = visit.lang;
    match (line.need, line.standing) {
        (Need::Systems, Standing::Missing) => {
            let open = checklist::open_systems(&one.texts);
            let open =
                open.into_iter().map(|(code, used)| say::open_system(lang, words::law::system(lang, code), used));
            format!("{}: {}", say::systems(lang), open.collect::<Vec<_>>().join(" · "))
        }
        _ => say::need(lang, line.need).to_string(),
    }
}

/// Whether a dossier has the short desk: an ordinance of a local body, whose texts stand on one page.
pub fn is_short(one: &Consultation) -> bool {
    one.kind == Kind::Ordinance && one.agency.level == Level::Local
}

/// The step that mends a line of the checklist of this dossier.
fn step_of(one: &Consultation, need: Need) -> &'static str {
    match step(need) {
        "about" | "reasons" if is_short(one) => "texts",
        step => step,
    }
}

/// The step that mends a line of the checklist.
pub fn step(need: Need) -> &'static str {
    match need {
        Need::Title
        | Need::ShortName
        | Need::Subjects
        | Need::Area
        | Need::Change
        | Need::Method
        | Need::Basis
        | Need::Law
        | Need::Objectives => "about",
        Need::Problem | Need::Explanation | Need::Affected | Need::Systems => "reasons",
        Need::KeyPoints => "points",
        Need::Draft | Need::Memorandum => "draft",
        Need::Impact => "impact",
        Need::Content | Need::Adverse => "checks",
        Need::Survey => "survey",
        Need::Register => "laws",
        Need::Dates | Need::ShortHearing => "dates",
    }
}

fn body(
    visit: &Visit,
    one: &Consultation,
    lines: &[Line],
    advice: &[Line],
    orphans: u64,
    stand: &approval::Stand,
    (analysis, (files, forms)): (&Analysis, &(usize, usize)),
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let phase = one.phase(visit.now);
    let here = format!("/desk/c/{}", one.id);
    let may = |act: Act| visit.viewer.may(act, one.agency.id) && phase.allows(act);
    let editing = may(Act::EditDossier);
    let mut steps = match is_short(one) {
        true => vec![("texts", words::template::all_texts(lang)), ("points", say::step_points(lang))],
        false => vec![
            ("about", say::step_about(lang)),
            ("reasons", say::step_reasons(lang)),
            ("points", say::step_points(lang)),
        ],
    };
    if one.kind.has_draft() {
        steps.push(("draft", say::step_draft(lang)));
    }
    if one.kind.has_survey() {
        steps.retain(|(step, _)| *step != "reasons");
        steps.push(("survey", say::step_survey(lang)));
    }
    if domain::impact::belongs(one.kind) {
        steps.push(("impact", words::public::impact(lang)));
    }
    steps.push(("forms", words::form::title(lang)));
    steps.push(("files", words::attachment::title(lang)));
    // Whom s.19 hears is heard without a round.
    if stand.state_only.is_none() {
        steps.push(("dates", say::step_dates(lang)));
    }
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(name, label)| {
            let missing = lines.iter().filter(|line| step_of(one, line.need) == name && line.standing == Standing::Missing).count();
            let (class, words) = match missing {
                _ if name == "files" => ("steps__state", words::attachment::count(lang, *files)),
                _ if name == "forms" => ("steps__state", words::form::count(lang, *forms)),
                _ if name == "impact" => ("steps__state", analysed(visit, one, analysis)),
                0 => ("steps__state steps__state--done", say::complete(lang).to_string()),
                n => ("steps__state steps__state--open", say::lacks(lang, n)),
            };
            view! { <li class="steps__item"><a class="steps__link" href=visit.to(&format!("{here}/{name}"))>{label} <span class=class>{words}</span></a></li> }
        })
        .collect();
    let steps = editing.then(|| view! { <nav aria-label=say::steps(lang)><h2 class="section__title">{say::steps(lang)}</h2> <ol class="steps">{steps}</ol></nav> });
    let checks: Vec<_> = lines.iter().map(|line| check(visit, one, line, editing)).collect();
    let advised = (!advice.is_empty()).then(|| {
        let rows: Vec<_> = advice.iter().map(|line| check(visit, one, line, editing)).collect();
        view! { <h3 class="check__more">{say::advised(lang)}</h3> <ul>{rows}</ul> }
    });
    let missing = checklist::missing(lines);
    let needed = lines.len();
    let link =
        |to: &str, label: &'static str| view! { <a class="act" href=visit.to(&format!("{here}/{to}"))>{label}</a> };
    let gate = may(Act::Propose).then(|| match missing {
        0 => approval::gate(visit, one, stand).into_any(),
        n => view! { <div class="gate"><p class="actions"><button class="button button--plain" type="button" aria-disabled="true" aria-describedby="gate-why">{approval::word(visit, one, stand)}</button></p> <p class="small quiet" id="gate-why">{say::gate(lang, n)}</p></div> }.into_any(),
    });
    // The summary's desk stays open for reading, correcting and its files after publication.
    let spoken = matches!(phase, Phase::Open | Phase::Closed | Phase::Summarised) || one.comments > 0;
    let summarises = visit.viewer.may(Act::Summarise, one.agency.id);
    let publishes = may(Act::PublishResult) || may(Act::CorrectResult);
    // Before anybody spoke there is nothing to take away.
    let to_take = one.comments + one.sheets > 0 || matches!(phase, Phase::Closed | Phase::Summarised);
    let files = (to_take && may(Act::Export)).then(|| crate::outcome::files::of_desk(visit, one));
    let dates = one.round.as_ref().filter(|_| phase.is_public()).map(|round| {
        let (opens, closes) = (words::date::full(lang, round.opens.day()), words::date::full(lang, round.closes.day()));
        let days = round.closes.day().0 - round.opens.day().0 + 1;
        let is_short = days < i64::from(visit.site.rules().recommended_days()) && !round.short_reason.is_empty();
        let short = is_short.then(|| view! { " · " {say::short_reason(lang)} ": " <span lang="th">{round.short_reason.clone()}</span> });
        view! { <p class="gap-2">{words::public::round(lang, round.number)} " · " {say::from_to(lang, &opens, &closes)} {short}</p> }
    });
    // Whom it hears is settled: nothing of the checklist stands in its way.
    let by_section_19 = stand.state_only.is_some();
    let public = phase.is_public().then(
        || view! { <a class="act act--strong" href=visit.to(&format!("/c/{}", one.id))>{say::public_page(lang)}</a> },
    );
    view! {
        {head(visit, one, one.name())}
        {(!one.texts.short_name.is_empty()).then(|| view! { <p class="title__full" lang="th">{one.texts.title.clone()}</p> })}
        {dates}
        <p class="actions gap-3">
            {public}
            {(phase == Phase::Preparing).then(|| link("preview", say::preview(lang)))}
            {(may(Act::Invite) && one.round.as_ref().is_some_and(|round| round.admission.admits == domain::admission::Admits::Invited)).then(|| link("invited", words::admission::invitations(lang)))}
            {may(Act::SharePreview).then(|| link("share", words::share::title(lang)))}
            {(may(Act::ReadAllComments) && (phase != Phase::Announced || one.comments > 0)).then(|| link("comments", say::comments(lang)))}
            {(summarises && spoken).then(|| link("summary", say::summarise(lang)))}
            {(!summarises && publishes).then(|| link("summary/publish", words::summary::to_publish(lang)))}
            {(may(Act::PutVersion) && one.version.is_some()).then(|| link("draft", words::version::step(lang)))}
            {(may(Act::SetAmended) && crate::amended::law::says_so(one)).then(|| link("amended", words::amended::step(lang)))}
            {(orphans > 0).then(|| view! { <a class="act act--strong" href=visit.to(&format!("{here}/orphans"))>{words::version::wait(lang, orphans)}</a> })}
            {(!editing && may(Act::WriteImpact) && domain::impact::belongs(one.kind)).then(|| link("impact", words::public::impact(lang)))}
            {(stand.state_only.is_some() && may(Act::WalkStateRoad)).then(|| link("road", words::road::title(lang)))}
            {may(Act::WalkRoad).then(|| link("road", words::road::title(lang)))}
            {(may(Act::WriteReport) && one.kind == domain::consultation::Kind::Evaluation).then(|| link("report", words::report::title(lang)))}
            {(may(Act::FollowUp) && one.kind == domain::consultation::Kind::Evaluation).then(|| link("follow-up", words::report::steps(lang)))}
            {(may(Act::Export) && one.kind.has_survey() && one.sheets > 0).then(|| link("answers", words::free::title(lang)))}
            {(may(Act::EnterChannels) && one.kind.has_survey()).then(|| link("channels", words::channel::title(lang)))}
            {may(Act::TieLaw).then(|| link("laws", words::register::tied(lang)))}
            {may(Act::AttachLater).then(|| link("forms", words::form::title(lang)))}
            {may(Act::AttachLater).then(|| link("files", words::attachment::title(lang)))}
            {(may(Act::WriteImpact) && visit.site.rules().checks(one.kind).next().is_some()).then(|| link("checks", words::checks::title(lang)))}
            {(may(Act::AnnouncePlan) && domain::checks::Ground::fits(one.kind)).then(|| link("state-only", words::checks::state_only(lang)))}
            {(may(Act::AnnouncePlan) && !by_section_19).then(|| link("plan", words::plan::title(lang)))}
            {may(Act::Erratum).then(|| link("erratum", say::erratum(lang)))}
            {may(Act::Extend).then(|| link("extend", say::extend(lang)))}
            {may(Act::ProposeRound).then(|| link("again", say::open_again(lang)))}
            {may(Act::CloseEarly).then(|| link("close", say::close_early(lang)))}
            {may(Act::Cancel).then(|| link("cancel", say::cancel(lang)))}
            {may(Act::DeleteUnpublished).then(|| link("delete", say::delete(lang)))}
        </p>
        {stand.state_only.as_ref().map(|kept| view! { <p class="notice gap-3">{words::checks::now_state_only(lang)} " · " {words::checks::ground_name(lang, kept.ground)} " · " {kept.name.clone()}</p> })}
        {approval::time(visit, one, stand)}
        {(phase == Phase::Announced && may(Act::EditRound) && visit.viewer.may(Act::OpenAgain, one.agency.id)).then(|| super::again::asks(visit, one))}
        <div class="split split--desk">
            <div>{steps} {files}</div>
            {(!by_section_19).then(|| view! { <section class="pane" aria-labelledby="checklist">
                <div class="pane__head"><h2 class="pane__title" id="checklist">{say::checklist(lang)}</h2> <span class="small quiet">{say::so_many(lang, needed - missing as usize, needed)}</span></div>
                <ul>{checks}</ul>
                {advised}
                {gate}
            </section> })}
        </div>
        {approval::hands(visit, stand)}
        {visit.viewer.may(Act::MakeConsultation, one.agency.id).then(|| view! {
            <section class="section narrow">
                <h2 class="section__title">{say::begin_like(lang)}</h2>
                <p>{say::begin_like_means(lang)}</p>
                <form method="post" action=crate::ui::form::action(visit, "desk/begin_like")>
                    {crate::ui::form::hidden(visit)}
                    <input type="hidden" name="consultation" value=one.id.to_string() />
                    {one.version.as_ref().map(|_| view! { <Ticks given=visit.given("draft", "") label=say::begin_like_draft(lang) choices=vec![Choice::plain("yes", say::begin_like_text(lang)).with(Some(say::begin_like_text_means(lang)))] chosen=Vec::new() /> })}
                    <p class="actions gap-3"><button class="button button--plain" type="submit">{say::begin_like(lang)}</button></p>
                </form>
            </section>
        })}
        {store::template::may(&visit.viewer, one.agency.id).then(|| view! {
            <section class="section narrow">
                <h2 class="section__title">{words::template::take(lang)}</h2>
                <p>{words::template::take_means(lang)}</p>
                <form method="post" action=crate::ui::form::action(visit, "agencies/take_template")>
                    {crate::ui::form::hidden(visit)}
                    <input type="hidden" name="consultation" value=one.id.to_string() />
                    <p class="actions gap-3"><button class="button button--plain" type="submit">{words::template::take(lang)}</button> <a class="act" href=visit.to("/desk/templates")>{words::template::title(lang)}</a></p>
                </form>
            </section>
        })}
    }
}

/// How far the impact analysis has come, beside its step.
fn analysed(visit: &Visit, one: &Consultation, analysis: &Analysis) -> String {
    let lang = visit.lang;
    let missing = domain::impact::missing(&visit.site.rules(), one.kind, analysis, &one.texts.title).len();
    match (analysis.is_empty(), missing) {
        (true, _) => words::impact::not_begun(lang).into(),
        (false, 0) => say::complete(lang).into(),
        (false, n) => say::lacks(lang, n),
    }
}

/// A line of the checklist: its sign, what it asks for and on which ground, and the way to write it.
fn check(visit: &Visit, one: &Consultation, line: &Line, editing: bool) -> impl IntoView + use<> {
    let lang = visit.lang;
    let met = line.standing == Standing::Met;
    let words = match line.standing {
        Standing::Met => say::met(lang),
        Standing::Advised => say::not_yet(lang),
        _ => say::missing(lang),
    };
    let to = visit.to(&format!("/desk/c/{}/{}", one.id, step_of(one, line.need)));
    let act = (!met && editing).then(|| view! { <a class="act check__act" href=to>{say::write(lang)} <span class="hidden">" " {say::need(lang, line.need)}</span></a> });
    let sign = match met {
        true => view! { <path d="M2 8.5 6 12.5 14 3.5" /> }.into_any(),
        false => view! { <rect x="2" y="2" width="12" height="12" /> }.into_any(),
    };
    let state = match met {
        true => view! { <span class="hidden">" " {words}</span> }.into_any(),
        false => view! { " " <span class="check__state">{words}</span> }.into_any(),
    };
    view! {
        <li class=if met { "check" } else { "check check--open" }>
            <svg class="check__sign" viewBox="0 0 16 16" aria-hidden="true">{sign}</svg>
            <span>{asks(visit, one, line)} {state} <span class="check__help">{say::section(lang, &line.section)}</span></span>
            {act}
        </li>
    }
}
