//! A page drawn, for its letters: where each string stands, how wide it is, and what it says. Pictures are counted.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::font::Font;
use super::letters;
use crate::limits::{PDF_CODES, PDF_CONTENT, PDF_FONTS, PDF_SPANS, PDF_STEPS, TEXT, UNPACKED};
use crate::lost::{Losses, Lost};
use crate::{Part, Unread};

/// A string that was drawn, in points of the page; y grows upwards.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub x: f32,
    pub y: f32,
    pub end: f32,
    /// The height of its letters.
    pub size: f32,
    pub text: String,
}

pub(super) struct Pen<'d, 'l> {
    document: &'d Document,
    losses: &'l mut Losses,
    fonts: HashMap<*const Dictionary, Rc<Font<'d>>>,
    steps: usize,
    unpacked: usize,
    letters: usize,
    /// How many codes of fonts may still be kept.
    codes: usize,
}

/// How deep forms are drawn within forms.
const FORMS: usize = 8;

impl<'d, 'l> Pen<'d, 'l> {
    pub fn new(document: &'d Document, losses: &'l mut Losses) -> Pen<'d, 'l> {
        Pen { document, losses, fonts: HashMap::new(), steps: 0, unpacked: 0, letters: 0, codes: PDF_CODES }
    }

    /// Everything a page writes, in its order.
    pub fn page(&mut self, page: ObjectId) -> Result<Vec<Piece>, Unread> {
        let content = self.document.get_page_content_with_limit(page, PDF_CONTENT).map_err(|_| Unread::Bomb)?;
        let (own, others) =
            self.document.get_page_resources(page).map_err(|_| Unread::Broken { what: Part::Objects })?;
        let others = others.into_iter().filter_map(|id| self.document.get_dictionary(id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(others).take(FORMS).collect();
        let mut pieces = Vec::new();
        self.draw(&content, &resources, Matrix::ONE, FORMS, &mut pieces)?;
        Ok(pieces)
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        from: Matrix,
        forms: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), Unread> {
        self.unpacked += content.len();
        if self.unpacked > UNPACKED {
            return Err(Unread::Bomb);
        }
        let mut state = State::new(from);
        let mut kept = Vec::new();
        let mut marked: Vec<Option<Marked>> = Vec::new();
        // One step at a time: all of them would take sixty times their bytes. What cannot be followed ends the page.
        for Operation { operator, operands } in Content::<Vec<Operation>>::decode_iter(content).map_while(Result::ok) {
            self.steps += 1;
            if self.steps > PDF_STEPS {
                return Err(Unread::TooLarge);
            }
            let n = |at: usize| operands.get(at).and_then(|object| object.as_float().ok()).unwrap_or(0.0);
            match operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]).then(state.page),
                "BT" => state.begin(Matrix::ONE),
                "Td" => state.next_line(n(0), n(1)),
                "TD" => {
                    state.leading = -n(1);
                    state.next_line(n(0), n(1));
                }
                "Tm" => state.begin(Matrix([n(0), n(1), n(2), n(3), n(4), n(5)])),
                "T*" => state.next_line(0.0, -state.leading),
                "TL" => state.leading = n(0),
                "Tc" => state.letter_gap = n(0),
                "Tw" => state.word_gap = n(0),
                "Tz" => state.stretch = n(0) / 100.0,
                "Ts" => state.rise = n(0),
                "Tf" => {
                    state.size = n(1);
                    state.font = operands
                        .first()
                        .and_then(|name| name.as_name().ok())
                        .and_then(|name| self.font(resources, name));
                }
                "Tj" => self.show(operands.first(), &mut state, &mut marked, pieces),
                "'" | "\"" => {
                    if operator == "\"" {
                        (state.word_gap, state.letter_gap) = (n(0), n(1));
                    }
                    state.next_line(0.0, -state.leading);
                    self.show(operands.last(), &mut state, &mut marked, pieces);
                }
                "TJ" => {
                    for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                        match part.as_float() {
                            Ok(back) => state.advance(-back / 1000.0 * state.size * state.stretch),
                            Err(_) => self.show(Some(part), &mut state, &mut marked, pieces),
                        }
                    }
                }
                "BMC" | "BDC" if marked.len() >= PDF_SPANS => return Err(Unread::TooDeep),
                "BMC" => marked.push(None),
                "BDC" => marked.push(self.actual(operands.get(1), resources).map(Marked::new)),
                "EMC" => {
                    if let Some(Some(marked)) = marked.pop() {
                        pieces.extend(marked.piece);
                    }
                }
                "Do" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    self.object(name, resources, state.page, forms, pieces)?;
                }
                "BI" => self.losses.add(Lost::Pictures, 1),
                _ => {}
            }
            if self.letters > TEXT {
                return Err(Unread::TooLarge);
            }
        }
        Ok(())
    }

    fn show(
        &mut self,
        string: Option<&Object>,
        state: &mut State<'d>,
        marked: &mut [Option<Marked>],
        pieces: &mut Vec<Piece>,
    ) {
        let Some(Ok(string)) = string.map(Object::as_str) else { return };
        let Some(font) = state.font.clone() else { return };
        let (x, y, size) = state.place();
        let mut text = String::new();
        for (letters, width, blank) in font.codes(string) {
            match letters {
                Some(letters) => text.push_str(&letters),
                None => self.losses.add(Lost::Letters, usize::from(marked.iter().all(Option::is_none))),
            }
            let gap = state.letter_gap + if blank { state.word_gap } else { 0.0 };
            state.advance((width / 1000.0 * state.size + gap) * state.stretch);
        }
        self.letters += text.len();
        let end = state.place().0;
        // Inside a span that says what it means, only its place counts.
        match marked.iter_mut().flatten().next() {
            Some(marked) => marked.cover(x, y, end, size),
            None if !text.is_empty() => pieces.push(Piece { x, y, end, size, text }),
            None => {}
        }
    }

    /// What a marked span says it means.
    fn actual(&self, properties: Option<&Object>, resources: &[&'d Dictionary]) -> Option<String> {
        let properties = match properties? {
            Object::Dictionary(properties) => properties,
            Object::Name(name) => self.find(resources, b"Properties", name)?.as_dict().ok()?,
            _ => return None,
        };
        properties.get_deref(b"ActualText", self.document).and_then(Object::as_str).ok().map(letters::string)
    }

    fn find(&self, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        resources.iter().find_map(|resources| {
            let named = resources.get_deref(kind, self.document).ok()?.as_dict().ok()?;
            named.get_deref(name, self.document).ok()
        })
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font<'d>>> {
        let font = self.find(resources, b"Font", name)?.as_dict().ok()?;
        let key = std::ptr::from_ref(font);
        if let Some(known) = self.fonts.get(&key) {
            return Some(known.clone());
        }
        if self.fonts.len() >= PDF_FONTS {
            return None;
        }
        let font = Rc::new(Font::new(self.document, font, &mut self.codes, &mut self.unpacked));
        self.fonts.insert(key, font.clone());
        Some(font)
    }

    fn object(
        &mut self,
        name: &[u8],
        resources: &[&'d Dictionary],
        page: Matrix,
        forms: usize,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), Unread> {
        let Some(stream) = self.find(resources, b"XObject", name).and_then(|object| object.as_stream().ok()) else {
            return Ok(());
        };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
            self.losses.add(Lost::Pictures, 1);
            return Ok(());
        }
        let Some(left) = forms.checked_sub(1) else { return Ok(()) };
        let content = stream.get_plain_content_with_limit(PDF_CONTENT).map_err(|_| Unread::Bomb)?;
        let matrix = stream.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok();
        let matrix =
            matrix.map(|matrix| matrix.iter().map(|number| number.as_float().unwrap_or(0.0)).collect::<Vec<_>>());
        let matrix = matrix.and_then(|numbers| numbers.try_into().ok()).map_or(Matrix::ONE, Matrix);
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).take(FORMS).collect();
        self.draw(&content, &resources, matrix.then(page), left, pieces)
    }
}

/// A span that says what it means, and the place it covers so far.
struct Marked {
    text: String,
    piece: Option<Piece>,
}

impl Marked {
    fn new(text: String) -> Marked {
        Marked { text, piece: None }
    }

    fn cover(&mut self, x: f32, y: f32, end: f32, size: f32) {
        match &mut self.piece {
            Some(piece) => piece.end = piece.end.max(end),
            None => self.piece = Some(Piece { x, y, end, size, text: std::mem::take(&mut self.text) }),
        }
    }
}

#[derive(Clone, Copy)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// First this one, then the other.
    fn then(self, other: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }
}

#[derive(Clone)]
struct State<'d> {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f32,
    leading: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    rise: f32,
}

impl State<'_> {
    fn new(page: Matrix) -> Self {
        State {
            page,
            text: Matrix::ONE,
            line: Matrix::ONE,
            font: None,
            size: 1.0,
            leading: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            rise: 0.0,
        }
    }

    fn begin(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.begin(Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line));
    }

    fn advance(&mut self, by: f32) {
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, by, 0.0]).then(self.text);
    }

    /// Where the next letter stands on the page, and how high it is. What is raised stands on the line it was raised from.
    fn place(&self) -> (f32, f32, f32) {
        let Matrix([_, _, c, d, x, y]) = self.text.then(self.page);
        (x, y, self.size.abs() * c.hypot(d))
    }
}
