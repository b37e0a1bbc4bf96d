//! The columns of exports: their names, what they hold, and the cells of each row.

use domain::comment::{GONE, State};
use domain::id::ConsultationId;
use domain::key_point::KeyPoint;
use domain::lang::Lang;
use domain::survey::{Answer, Form, Question};
use domain::time::Moment;
use std::collections::HashMap;
use store::Store;
use store::export::{For, Line, Sheet};
use words::export as say;

/// The cells of one row.
pub type Row = Vec<String>;

/// Names and explanations of the columns of comments.
fn comment_columns(lang: Lang) -> [(&'static str, &'static str); 22] {
    say::comment_columns(lang)
}

pub fn comment_head(lang: Lang) -> Row {
    comment_columns(lang).iter().map(|(name, _)| (*name).to_string()).collect()
}

pub fn comment_dictionary(lang: Lang) -> Vec<Row> {
    comment_columns(lang).iter().map(|(name, what)| vec![(*name).to_string(), (*what).to_string()]).collect()
}

/// What comments of one dossier are told with: names of parts and issues, and whether the result is public.
#[derive(Default)]
pub struct Names {
    points: Vec<KeyPoint>,
    labels: HashMap<String, String>,
    issues: Vec<(i64, String)>,
    areas: Vec<store::area::Area>,
    published: bool,
    /// First moment and number of each round.
    rounds: Vec<(Moment, u32)>,
}

impl Names {
    /// Reads them. Issues are told to everyone once the result is public.
    ///
    /// # Errors
    /// Faults of the store.
    pub async fn of(store: &Store, id: ConsultationId, whom: For) -> Result<Names, store::Error> {
        let one = store::consultation::one(store, id).await?;
        let labels = match &one.version {
            Some(version) => store::version::labels(store, version.id).await?.into_iter().collect(),
            None => HashMap::new(),
        };
        let summary = store::result::summary(store, id).await?;
        let published = summary.published.is_some();
        let told = summary.issues.into_iter().filter(|_| published || whom == For::Agency);
        let issues = told.map(|issue| (issue.id.0, format!("{}. {}", issue.number, issue.title))).collect();
        let rounds = store::consultation::rounds(store, id).await?;
        let rounds = rounds.into_iter().map(|told| (told.round.opens, told.round.number)).collect();
        let areas = store::area::all(store).await?;
        Ok(Names { points: one.points().cloned().collect(), labels, issues, areas, published, rounds })
    }

    /// A part by its address: "ประเด็นที่ 2 การมีอะไหล่", "มาตรา ๑๐ วรรคสอง".
    pub fn part(&self, lang: Lang, at: &str) -> String {
        if let Some(number) = at.strip_prefix('k').and_then(|number| number.parse::<u32>().ok()) {
            let title = self.points.iter().find(|point| point.number == number).map_or("", |point| &point.title);
            return format!("{} {title}", words::law::key_point(lang, number)).trim_end().to_string();
        }
        // A paragraph's address begins with its provision's.
        let ends = std::iter::once(at.len()).chain(at.rmatch_indices('-').map(|(end, _)| end));
        let piece = ends.map(|end| &at[..end]).find_map(|anchor| Some((anchor, self.labels.get(anchor)?)));
        match (at, piece) {
            ("all", _) => words::law::whole(lang).to_string(),
            (GONE, _) => words::version::gone(lang).to_string(),
            (_, Some((anchor, label))) => words::comment::anchored(lang, label, anchor, at),
            _ => at.to_string(),
        }
    }

    /// The round that a moment lies in: they follow each other, and a comment is taken only while one is open.
    fn round(&self, at: Moment) -> u32 {
        self.rounds.iter().rev().find(|(opens, _)| *opens <= at).map_or(1, |(_, number)| *number)
    }

    fn area(&self, lang: Lang, code: &str) -> String {
        let known = self.areas.iter().find(|area| area.code == code);
        known.map_or(code, |area| lang.of(&area.name_th, &area.name_en)).to_string()
    }

    /// What has become of a comment that was neither withheld nor withdrawn.
    fn state(&self, lang: Lang, one: &Line) -> &'static str {
        match (one.aside.is_some(), one.issues.is_empty(), self.published) {
            (true, ..) => say::set_aside(lang),
            (false, true, _) => say::received(lang),
            (false, false, true) => say::answered_state(lang),
            (false, false, false) => say::sorted(lang),
        }
    }
}

pub fn comment(lang: Lang, one: &Line, names: &Names, whom: For) -> Row {
    let issues = &names.issues;
    let (state, why) = match &one.state {
        State::Received => (names.state(lang, one), String::new()),
        State::Withheld { reason, .. } => (say::withheld(lang), words::law::reason(lang, *reason).to_string()),
        State::Withdrawn { .. } => (say::withdrawn(lang), String::new()),
    };
    let under = one.issues.iter().filter_map(|id| issues.iter().find(|(known, _)| *known == id.0));
    let mut under: Vec<String> = under.map(|(_, title)| title.clone()).collect();
    if let Some(aside) = &one.aside {
        let why = words::ledger::aside_reason(lang, aside.reason);
        under.push(format!("{}: {why} {}", words::ledger::aside(lang), aside.words).trim().to_string());
    }
    let said = one.said.as_ref();
    let class = said.and_then(|said| said.class);
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    vec![
        one.id.to_string(),
        one.number.map_or(String::new(), |number| number.to_string()),
        words::date::in_cell(words::date::moment(lang, one.at)),
        names.part(lang, one.target.as_str()),
        said.map_or(String::new(), |said| words::law::stance(lang, said.stance).to_string()),
        text(said.map(|said| &said.reason)),
        text(said.map(|said| &said.wording)),
        class.map_or(String::new(), |class| words::law::class(lang, class).to_string()),
        words::law::showing_of(lang, one.showing).to_string(),
        text(said.and_then(|said| said.name.as_ref())),
        if why.is_empty() { state.to_string() } else { format!("{state}: {why}") },
        under.join("\n"),
        app::card::earlier(lang, one.earlier.as_ref(), one.target.is_gone()).unwrap_or_default(),
        one.target.as_str().to_string(),
        words::law::identity(lang, one.identity).to_string(),
        one.area.as_deref().map_or(String::new(), |code| names.area(lang, code)),
        names.round(one.at).to_string(),
        text(one.reply.as_ref().map(|reply| &reply.words)),
        one.speaker.as_ref().map_or(String::new(), |speaker| words::organisation::speaks(lang, speaker)),
        match one.through {
            Some(how) if whom == For::Agency => words::through::in_full(lang, &how),
            Some(how) => words::through::told(lang, how.helper),
            None => words::ledger::channel(lang, one.channel).to_string(),
        },
        text(said.map(|said| &said.quote)),
        said.filter(|said| said.files > 0).map_or(String::new(), |said| said.files.to_string()),
    ]
}

/// The questions that have a column each: of a matrix every statement has one.
fn columns(questions: &[Question]) -> impl Iterator<Item = (&Question, Option<usize>)> {
    questions.iter().filter(|question| question.is_answered()).flat_map(|question| {
        let rows = if question.form == Form::Matrix { question.details.rows.len() } else { 0 };
        let whole = (rows == 0).then_some((question, None));
        whole.into_iter().chain((0..rows).map(move |row| (question, Some(row))))
    })
}

fn column(lang: Lang, questions: &[Question], question: &Question, row: Option<usize>) -> String {
    let number = domain::survey::seen(questions, question.id).unwrap_or(question.number);
    let text = format!("{number}. {}", question.said(lang));
    row.map_or(text.clone(), |row| format!("{text} – {}", question.row(lang, row)))
}

pub fn sheet_head(lang: Lang, questions: &[Question]) -> Row {
    let mut head: Row = say::sheet_columns(lang).iter().map(|(name, _)| (*name).to_string()).collect();
    head.extend(columns(questions).map(|(question, row)| column(lang, questions, question, row)));
    head.extend(columns(questions).filter_map(|(question, row)| code_column(question, row)));
    head
}

/// The name of the column that holds the codes of a column of labels; nothing where there are none.
fn code_column(question: &Question, row: Option<usize>) -> Option<String> {
    let coded = matches!(
        question.form,
        Form::Single | Form::Several | Form::Scale | Form::Matrix | Form::Ranking | Form::Place
    );
    let name = row.map_or_else(|| question.name(), |row| question.row_name(row));
    coded.then(|| format!("{name}{}", domain::channel::table::CODES))
}

/// The codes of what was answered, as the codebook has them; several parted by a blank, as XLSForm does.
fn code(question: &Question, given: Option<&Answer>, statement: Option<usize>) -> String {
    let name = |at: &u32| question.choice_name(*at as usize);
    match (given, question.form) {
        (Some(Answer::Chosen(steps)), Form::Scale) => steps.first().map_or(String::new(), u32::to_string),
        (Some(Answer::Chosen(places)), _) => places.iter().map(name).collect::<Vec<_>>().join(" "),
        (Some(Answer::Grid(cells)), _) => {
            let cell = cells.iter().find(|(row, _)| Some(*row as usize) == statement);
            cell.map_or(String::new(), |(_, step)| step.to_string())
        }
        (Some(Answer::Text(code)), Form::Place) => code.clone(),
        _ => String::new(),
    }
}

pub fn sheet_dictionary(lang: Lang, questions: &[Question]) -> Vec<Row> {
    let mut rows: Vec<Row> =
        say::sheet_columns(lang).iter().map(|(name, what)| vec![(*name).to_string(), (*what).to_string()]).collect();
    rows.extend(columns(questions).map(|(question, row)| {
        let form = words::law::form(lang, question.form);
        let whom = words::law::audience(lang, question.audience);
        let choices: Vec<&str> = match question.form {
            Form::Scale | Form::Matrix => {
                question.steps().into_iter().map(|step| words::survey::step(lang, question, step)).collect()
            }
            _ => (0..question.choices.len()).map(|at| question.choice(lang, at)).collect(),
        };
        vec![
            column(lang, questions, question, row),
            format!("{form} · {whom} {}", choices.join(" · ")).trim().to_string(),
        ]
    }));
    rows.extend(columns(questions).filter_map(|(question, row)| {
        let codes: Vec<String> = match question.form {
            Form::Scale | Form::Matrix => question.steps().into_iter().map(|step| step.value.to_string()).collect(),
            _ => (0..question.choices.len()).map(|at| question.choice_name(at)).collect(),
        };
        let of = column(lang, questions, question, row);
        Some(vec![
            code_column(question, row)?,
            format!("{}: {of} {}", say::codes_of(lang), codes.join(" · ")).trim().to_string(),
        ])
    }));
    rows
}

pub fn sheet(lang: Lang, sheet: &Sheet, questions: &[Question]) -> Row {
    let mut row = vec![
        sheet.id.to_string(),
        words::date::in_cell(words::date::moment(lang, sheet.at)),
        words::law::audience(lang, sheet.audience).to_string(),
    ];
    let who = &sheet.marks.who;
    let way = sheet.marks.way.map_or(words::channel::portal(lang), |way| words::channel::way(lang, way));
    row.extend([
        who.class.map_or(String::new(), |class| words::law::class(lang, class).to_string()),
        who.area.as_deref().map_or(String::new(), |code| words::survey::place(lang, code)),
        words::law::identity(lang, sheet.marks.identity).to_string(),
        way.to_string(),
    ]);
    row.extend(match &sheet.brought {
        Some((occasion, mark, day)) => [occasion.to_string(), mark.clone(), day.written()],
        None => [const { String::new() }; 3],
    });
    row.extend(columns(questions).map(|(question, statement)| {
        let given = sheet.answers.get(&question.id.0);
        match (given, statement) {
            (None, _) => String::new(),
            // What machines add up stands as machines write it.
            (Some(Answer::Number(kept)), _) => domain::survey::answer::plain(*kept, question.decimals()),
            (Some(Answer::Text(text)), _) if question.form != Form::Place => text.clone(),
            // The name as it was brought, and by what the file is known for sure.
            (Some(Answer::File(file)), _) => format!("{} sha256:{}", file.name, file.hash),
            (Some(Answer::Grid(cells)), Some(at)) => {
                let cell = cells.iter().find(|(row, _)| *row as usize == at);
                let step = cell.and_then(|(_, value)| question.steps().into_iter().find(|step| step.value == *value));
                step.map_or("", |step| words::survey::step(lang, question, step)).to_string()
            }
            (Some(answer), _) => words::survey::answer(lang, question, answer),
        }
    }));
    let coded = columns(questions).filter(|(question, row)| code_column(question, *row).is_some());
    row.extend(coded.map(|(question, statement)| code(question, sheet.answers.get(&question.id.0), statement)));
    row
}
