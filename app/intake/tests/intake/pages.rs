//! PDF files, made here from their objects.

use intake::{Lost, Part, Unread};

/// A file of these objects, the first of which is the catalogue.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    file
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// Ones byte codes: 1 ก, 2 น, 3 ำ (drawn as ํ and า, of which this is the first), 4 า, 5 blank, 6 ้, 7 ห, 8 ด.
const LETTERS: &[u8] =
    b"1 begincodespacerange <00> <FF> endcodespacerange 8 beginbfchar <01> <0E01> <02> <0E19> <03> <0E33> \
    <04> <0E32> <05> <0020> <06> <0E49> <07> <0E2B> <08> <0E14> endbfchar";

/// One page that draws this.
fn page(content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 7 0 R >> >> >>".to_vec(),
        stream("", content),
        b"<< /Type /Font /Subtype /TrueType /ToUnicode 6 0 R /FirstChar 0 /Widths [500 500 500 0 500 250 0 500 500] >>".to_vec(),
        stream("", LETTERS),
    ];
    objects.extend_from_slice(more);
    pdf(&objects, "")
}

fn read(content: &[u8]) -> Result<intake::Read, Unread> {
    intake::read(&page(content, &[b"null".to_vec()]), "bill.pdf")
}

#[test]
fn letters_are_taken_from_what_a_span_says_it_means() {
    let content = b"BT /F1 16 Tf 1 0 0 1 100 700 Tm <01> Tj /Span << /ActualText <FEFF0E33> >> BDC <0304> Tj EMC [<07> -20 <02> 10 <08>] TJ ET";
    assert_eq!(read(content).map(|read| read.text), Ok("กำหนด\n".to_string()));
    // Without it the second half of ำ stands beside the first.
    let content = b"BT /F1 16 Tf 100 700 Td <0103040702> Tj <08> Tj ET";
    assert_eq!(read(content).map(|read| read.text), Ok("กำหนด\n".to_string()));
}

#[test]
fn lines_are_joined_where_they_go_on_and_page_numbers_go() {
    // 20 letters of 8 points: from 50 to 210.
    let full = "01".repeat(20);
    let content = format!(
        "BT /F1 16 Tf 1 0 0 1 50 800 Tm <02> Tj 1 0 0 1 90 700 Tm <{full}> Tj 1 0 0 1 50 680 Tm <{full}0101010101> Tj 1 0 0 1 50 660 Tm <07> Tj \
         1 0 0 1 90 640 Tm <08> Tj 1 0 0 1 90 620 Tm <02> Tj 1 0 0 1 90 580 Tm <08> Tj ET"
    );
    let read = read(content.as_bytes()).expect("a text");
    let expected = ["น".to_string(), "ก".repeat(45) + "ห", "ด".to_string(), "น".to_string(), "ด".to_string()];
    assert_eq!(read.text.trim_end().split("\n\n").collect::<Vec<_>>(), expected);
    assert_eq!(read.lost, [Lost::JoinedLines(2)]);
}

#[test]
fn pictures_of_pages_are_no_text() {
    let picture =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"x");
    let scan = page(b"q 595 0 0 842 0 0 cm /X Do Q", &[picture]);
    assert_eq!(intake::read(&scan, "scan.pdf"), Err(Unread::NoText));
}

#[test]
fn a_form_is_drawn_and_one_that_draws_itself_ends() {
    let form = stream(
        "/Type /XObject /Subtype /Form /Resources << /Font << /F1 5 0 R >> /XObject << /X 7 0 R >> >>",
        b"BT /F1 16 Tf 100 700 Td <01> Tj ET /X Do /X Do",
    );
    let read = intake::read(&page(b"/X Do", &[form]), "bill.pdf").expect("a text");
    assert!(read.text.starts_with('ก'), "{}", read.text);
}

#[test]
fn a_locked_file_is_told() {
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        b"<< /Filter /Standard /V 1 /R 2 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> /P -4 >>".to_vec(),
    ];
    let file = pdf(&objects, "/Encrypt 3 0 R /ID [<00> <00>]");
    assert_eq!(intake::read(&file, "bill.pdf"), Err(Unread::Encrypted));
}

#[test]
fn objects_beyond_reason_are_refused() {
    let deep = [b"[".repeat(100_000), b"]".repeat(100_000)].concat();
    let error = intake::read(&page(b"", &[b"null".to_vec(), deep.clone()]), "bill.pdf").expect_err("no text");
    assert!(matches!(error, Unread::NoText | Unread::Broken { what: Part::Objects }), "{error}");
    assert_eq!(read(&deep), Err(Unread::NoText));
    // Nine million empty objects would be half a gigabyte once read.
    let many = [b"[".as_slice(), &b"0 ".repeat(4_500_000), b"]"].concat();
    assert_eq!(intake::read(&page(b"", &[b"null".to_vec(), many]), "bill.pdf"), Err(Unread::TooLarge));
    let packed = packed(&b"0 ".repeat(250_000));
    for name in ["/ObjStm", "/Obj#53tm"] {
        let tables: Vec<Vec<u8>> =
            (0..20).map(|_| stream(&format!("/Type {name} /N 1 /First 4 /Filter /FlateDecode"), &packed)).collect();
        let error = intake::read(&page(b"", &tables), "bill.pdf").expect_err("tables of a hundred megabytes");
        assert!(matches!(error, Unread::TooLarge | Unread::Bomb), "{error}");
    }
    // A tree of pages that is a circle.
    let circle =
        [b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>".to_vec()];
    assert_eq!(intake::read(&pdf(&circle, ""), "bill.pdf"), Err(Unread::Broken { what: Part::Objects }));
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    let packed = packed(&vec![b' '; 70 * 1024 * 1024]);
    let content = stream("/Filter /FlateDecode", &packed);
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>".to_vec(),
        content,
    ];
    assert_eq!(intake::read(&pdf(&objects, ""), "bill.pdf"), Err(Unread::Bomb));
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

#[test]
fn a_file_of_too_many_bytes_pages_or_spans_is_refused() {
    let large = [b"%PDF-1.7\n".to_vec(), vec![0xff; 20 << 20]].concat();
    assert_eq!(intake::read(&large, "bill.pdf"), Err(Unread::TooLarge));
    let kids: String = (3..5_004).map(|at| format!("{at} 0 R ")).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count 5001 >>").into_bytes(),
    ];
    objects.extend((0..5_001).map(|_| b"<< /Type /Page /Parent 2 0 R >>".to_vec()));
    assert_eq!(intake::read(&pdf(&objects, ""), "bill.pdf"), Err(Unread::TooLarge));
    assert_eq!(read(&b"/Span BMC\n".repeat(65)), Err(Unread::TooDeep));
    // A table of objects under a name that is written so as to be passed over.
    let hidden = page(b"", &[stream("/Type /Obj#53tm /N 1 /First 4", b"x")]);
    assert_eq!(intake::read(&hidden, "bill.pdf"), Err(Unread::Bomb));
}
