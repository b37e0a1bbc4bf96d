use super::*;

fn asked() -> Row {
    Row::default().with("text", "พอหรือไม่")
}

fn single() -> Row {
    asked().with("form", "single").with("choices", "ก\nข")
}

fn refused(rows: &[Row], field: &str) -> Refusal {
    parse(rows).expect_err(field).of(field).cloned().unwrap_or_else(|| panic!("{field}: {:?}", parse(rows)))
}

#[test]
fn a_waiting_row_is_left_out_and_a_row_without_its_question_is_told() {
    let waiting = Row::default;
    let kept = parse(&[waiting(), asked(), waiting()]).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(refused(&[asked(), waiting().with("unit", "บาท")], "q2.text"), Refusal::Missing);
}

#[test]
fn choices_are_cleaned_named_and_counted() {
    let kept = parse(&[single().with("choices", " ก \n\n ข\u{feff}")]).unwrap();
    assert_eq!((&kept[0].choices[..], kept[0].details.choice_names.len()), (&["ก".to_string(), "ข".into()][..], 0));
    let with = |choices: &str| refused(&[single().with("choices", choices)], "q1.choices");
    let count = Refusal::EntryCount { least: 2, most: 200 };
    assert_eq!(with("ก"), count);
    let many: Vec<String> = (0..10_000).map(|n| format!("ข้อ {n}")).collect();
    assert_eq!(with(&many.join("\n")), count, "ten thousand choices");
    assert_eq!(with("ก\nข\u{202e}"), Refusal::DirectionControls);
    assert_eq!(with(&format!("ก\n{}", "ข".repeat(301))), Refusal::TooLong { most: 300, got: 301 });
    assert_eq!(with("yes = ใช่\nyes = ไม่"), Refusal::NameTwice { name: "yes".into() });
    assert_eq!(with("yes = ใช่\nไม่"), Refusal::NotAName);
    let kept = parse(&[single().with("choices", "yes = ใช่\nno = ไม่ = ไม่เอา").with("choices_en", "Yes\nNo")]).unwrap();
    assert_eq!(kept[0].details.choice_names, ["yes", "no"]);
    assert_eq!((kept[0].choices[1].as_str(), kept[0].details.choices_en[1].as_str()), ("ไม่ = ไม่เอา", "No"));
    let short = single().with("choices_en", "Yes");
    assert_eq!(refused(&[short], "q1.choices_en"), Refusal::EntryCount { least: 2, most: 2 });
}

#[test]
fn steps_are_labelled_each_and_numbered() {
    let scale = |choices: &str| asked().with("choices", choices);
    let kept = parse(&[scale("3 = ง่าย\n2 = กลาง\n1 = ยาก").with("no_opinion", "yes")]).unwrap();
    let steps: Vec<u32> = as_kept(&kept)[0].steps().iter().map(|step| step.value).collect();
    assert_eq!(steps, [3, 2, 1, 0]);
    let steps: Vec<u32> =
        as_kept(&parse(&[scale("ง่าย\nยาก")]).unwrap())[0].steps().iter().map(|step| step.value).collect();
    assert_eq!(steps, [2, 1]);
    assert_eq!(refused(&[scale("ง่าย")], "q1.choices"), Refusal::EntryCount { least: 2, most: 11 });
    assert_eq!(
        refused(&[scale("0 = ไม่มี\n1 = มี")], "q1.choices"),
        Refusal::NotANumber { least: Some(1), most: Some(999) }
    );
    let matrix = || asked().with("form", "matrix");
    assert_eq!(refused(&[matrix()], "q1.rows"), Refusal::EntryCount { least: 1, most: 20 });
    assert_eq!(
        parse(&[matrix().with("rows", "clear = เข้าใจง่าย\nfair = เป็นธรรม")]).unwrap()[0].details.row_names,
        ["clear", "fair"]
    );
    assert_eq!(refused(&[matrix().with("rows", "1a = เข้าใจง่าย")], "q1.rows"), Refusal::NotAName);
    let ranking =
        asked().with("form", "ranking").with("choices", (0..13).map(|n| format!("ข้อ {n}\n")).collect::<String>());
    assert_eq!(refused(&[ranking], "q1.choices"), Refusal::EntryCount { least: 2, most: 12 });
}

#[test]
fn rules_call_questions_by_their_rows_or_names_and_are_looked_through() {
    let why = |relevant: &str| Row::default().with("text", "เพราะอะไร").with("form", "text").with("relevant", relevant);
    let waiting = Row::default;
    let kept = parse(&[waiting(), single(), waiting(), why("${q2}=1")]).unwrap();
    assert_eq!((kept.len(), kept[1].relevant.as_str()), (2, "${q1} = 1"));
    let kept = parse(&[waiting(), single().with("name", "pays"), waiting(), why("${pays} = 1")]).unwrap();
    assert_eq!(kept[1].relevant, "${pays} = 1");
    let matrix = asked().with("form", "matrix").with("rows", "ก\nข");
    assert_eq!(parse(&[waiting(), matrix, waiting(), why("${q2_2} > 3")]).unwrap()[1].relevant, "${q1_2} > 3");
    assert_eq!(refused(&[single(), why("${q1} = 3")], "q2.relevant"), Refusal::NeverAsked);
    let unknown = Refusal::NoSuchQuestion { name: "q1".into() };
    assert_eq!(refused(&[waiting(), single(), why("${q1} = 1")], "q3.relevant"), unknown);
    assert_eq!(parse(&[single().with("constraint", ". = 1")]).unwrap()[0].constraint_note, "");
    for field in ["choices", "section", "constraint_note"] {
        let quotes = single().with(field, "ก ${ q1 }\nข");
        assert_eq!(refused(&[quotes], &format!("q1.{field}")), Refusal::AnswerInText { name: "q1".into() });
    }
    for field in ["text", "text_en", "help", "help_en"] {
        let says = |name: &str| single().with(field, format!("ก ${{ {name} }}\nข"));
        let kept = parse(&[waiting(), single(), waiting(), says("q2")]).unwrap();
        assert_eq!(rows(&kept)[1].get(field), "ก ${q1}\nข", "{field}");
        assert_eq!(
            parse(&[single().with("name", "pays"), says("pays")]).unwrap()[1].text.contains("${pays}"),
            field == "text"
        );
        assert_eq!(refused(&[says("q1")], &format!("q1.{field}")), Refusal::LaterQuestion { name: "q1".into() });
        assert_eq!(
            refused(&[single(), says("อายุ")], &format!("q2.{field}")),
            Refusal::NoSuchQuestion { name: "อายุ".into() }
        );
    }
    assert_eq!(refused(&[single().with("name", "อายุ")], "q1.name"), Refusal::NotAName);
    let twice = [single().with("name", "a"), single().with("name", "a")];
    assert_eq!(refused(&twice, "q2.name"), Refusal::NameTwice { name: "a".into() });
}

#[test]
fn what_a_form_does_not_have_is_told() {
    for (form, field, typed) in [
        ("text", "choices", "ก\nข"),
        ("text", "rows", "ก"),
        ("text", "no_opinion", "yes"),
        ("money", "unit", "บาท"),
        ("text", "decimals", "2"),
        ("place", "least", "1"),
        ("note", "constraint", ". = 1"),
        ("number", "calculation", "1 + 1"),
        ("scale", "most", "5"),
    ] {
        let row = asked().with("form", form).with(field, typed);
        assert_eq!(refused(&[row], &format!("q1.{field}")), Refusal::NotForThisForm, "{form} {field}");
    }
    let calculation = Row::default().with("form", "calculation").with("name", "sum");
    assert_eq!(refused(std::slice::from_ref(&calculation), "q1.calculation"), Refusal::Missing);
    assert_eq!(parse(&[calculation.with("calculation", "1 + 1")]).unwrap()[0].details.calculation, "1 + 1");
    let number = asked().with("form", "number").with("decimals", "5");
    assert_eq!(refused(&[number], "q1.decimals"), Refusal::NotANumber { least: Some(0), most: Some(4) });
}

#[test]
fn bounds_are_read_by_the_form_and_in_their_order() {
    let number = |least: &str, most: &str| asked().with("form", "number").with("least", least).with("most", most);
    assert_eq!(refused(&[number("10", "9")], "q1.most"), Refusal::NotANumber { least: Some(10), most: None });
    let kept = parse(&[number("-5", "1,000")]).unwrap();
    assert_eq!((kept[0].least, kept[0].most), (Some(-5), Some(1_000)));
    let date = |least: &str, most: &str| asked().with("form", "date").with("least", least).with("most", most);
    let kept = parse(&[date("1/1/2567", "2026-11-27")]).unwrap();
    assert_eq!((kept[0].least.map(Day), kept[0].most.map(Day)), (Day::from_ce(2024, 1, 1), Day::from_ce(2026, 11, 27)));
    assert_eq!(refused(&[date("2/1/2567", "1/1/2567")], "q1.most"), Refusal::EndsBeforeStart);
    assert_eq!(refused(&[date("31/2/2567", "")], "q1.least"), Refusal::NoSuchDay);
    let short = asked().with("form", "short").with("most", "301");
    assert_eq!(refused(&[short], "q1.most"), Refusal::NotANumber { least: Some(0), most: Some(300) });
}

#[test]
fn sections_go_on_until_another_begins() {
    let section = |row: Row, th: &str, en: &str| row.with("section", th).with("section_en", en);
    let kept =
        parse(&[asked(), section(asked(), "ภาระ", "Burden"), asked(), section(asked(), NO_SECTION, "")]).unwrap();
    let sections: Vec<&str> = kept.iter().map(|one| one.details.section.as_str()).collect();
    assert_eq!(sections, ["", "ภาระ", "ภาระ", ""]);
    let typed: Vec<String> = rows(&kept).iter().map(|row| row.get("section").to_string()).collect();
    assert_eq!(typed, ["", "ภาระ", "", NO_SECTION]);
}

#[test]
fn what_is_kept_stands_in_the_form_again_as_it_was() {
    let typed = [
        single()
            .with("name", "pays")
            .with("choices", "yes = มี\nno = ไม่มี")
            .with("choices_en", "Yes\nNo")
            .with("required", "yes"),
        asked()
            .with("form", "number")
            .with("unit", "ชั่วโมง")
            .with("unit_en", "hours")
            .with("decimals", "1")
            .with("least", "0"),
        asked().with("form", "date").with("least", "1/1/2500"),
        asked().with("form", "place").with("depth", "3").with("relevant", "${pays} = 'yes'"),
        asked()
            .with("form", "matrix")
            .with("rows", "clear = ชัด\nfair = เป็นธรรม")
            .with("rows_en", "Clear\nFair")
            .with("no_opinion", "yes"),
        asked().with("form", "ranking").with("choices", "ก\nข\nค").with("most", "2"),
        asked()
            .with("form", "text")
            .with("constraint", "string-length(.) > 3")
            .with("constraint_note", "สั้นไป")
            .with("constraint_note_en", "Short"),
        asked().with("form", "calculation").with("name", "sum").with("calculation", "${q2} * 2"),
        asked()
            .with("form", "note")
            .with("section", "ท้าย")
            .with("section_en", "End")
            .with("help", "ก")
            .with("help_en", "a"),
    ];
    let kept = parse(&typed).unwrap();
    assert_eq!(parse(&rows(&kept)).unwrap(), kept);
    assert_eq!(rows(&kept), typed);
}

#[test]
fn too_many_questions_are_told() {
    assert!(parse(&vec![asked(); MOST_QUESTIONS]).is_ok());
    assert_eq!(refused(&vec![asked(); MOST_QUESTIONS + 1], ""), Refusal::EntryCount { least: 0, most: 100 });
}
