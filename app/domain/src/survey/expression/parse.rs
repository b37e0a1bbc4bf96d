//! An expression as it is typed, understood: by how much each sign binds, within bounds of length and depth.

use super::{DEEPEST, FUNCTIONS, Fault, LONGEST, Node, Op};
use crate::survey::pattern::Pattern;

/// Understands an expression.
///
/// # Errors
/// [`Fault`].
pub(super) fn parse(typed: &str) -> Result<Node, Fault> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() > LONGEST {
        return Err(Fault::TooMuch);
    }
    let mut parser = Parser { letters: &letters, at: 0, deep: 0 };
    let node = parser.expression(0)?;
    parser.blank();
    if parser.at < letters.len() { Err(parser.fault()) } else { Ok(node) }
}

struct Parser<'a> {
    letters: &'a [char],
    at: usize,
    deep: usize,
}

impl Parser<'_> {
    fn blank(&mut self) {
        while self.letters.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
    }

    fn fault(&self) -> Fault {
        let near = self.letters[self.at.min(self.letters.len())..].iter().take(12).collect();
        Fault::NotUnderstood { at: self.at as u32 + 1, near }
    }

    fn expression(&mut self, least: u8) -> Result<Node, Fault> {
        self.deep += 1;
        if self.deep > DEEPEST {
            return Err(Fault::TooMuch);
        }
        let mut left = self.operand()?;
        while let Some((op, binds)) = self.operator(least) {
            let right = self.expression(binds + 1)?;
            left = Node::Both(op, Box::new(left), Box::new(right));
        }
        self.deep -= 1;
        Ok(left)
    }

    /// The operator that stands here, if it binds as much; it is passed over.
    fn operator(&mut self, least: u8) -> Option<(Op, u8)> {
        self.blank();
        let rest = &self.letters[self.at..];
        let (op, sign, binds) = Op::ALL.into_iter().find(|(_, sign, _)| {
            let word = sign.chars().all(char::is_alphabetic);
            let ends = !word || rest.get(sign.len()).is_none_or(|c| !is_name(*c));
            rest.len() >= sign.len() && rest.iter().zip(sign.chars()).all(|(a, b)| *a == b) && ends
        })?;
        (binds >= least).then(|| self.at += sign.len()).map(|()| (op, binds))
    }

    fn operand(&mut self) -> Result<Node, Fault> {
        self.blank();
        let Some(&c) = self.letters.get(self.at) else { return Err(self.fault()) };
        let next = self.letters.get(self.at + 1).copied();
        match c {
            '(' => {
                self.at += 1;
                let inner = self.expression(0)?;
                self.sign(')')?;
                Ok(inner)
            }
            '-' => {
                self.at += 1;
                self.deep += 1;
                if self.deep > DEEPEST {
                    return Err(Fault::TooMuch);
                }
                let one = self.operand()?;
                self.deep -= 1;
                Ok(Node::Negative(Box::new(one)))
            }
            '\'' | '"' => self.text(c),
            '$' if next == Some('{') => self.of(),
            '.' if !next.is_some_and(|c| c.is_ascii_digit()) => {
                self.at += 1;
                Ok(Node::Here)
            }
            c if c.is_ascii_digit() || c == '.' => self.number(),
            c if c.is_ascii_alphabetic() => self.call(),
            _ => Err(self.fault()),
        }
    }

    fn sign(&mut self, sign: char) -> Result<(), Fault> {
        self.blank();
        if self.letters.get(self.at) != Some(&sign) {
            return Err(self.fault());
        }
        self.at += 1;
        Ok(())
    }

    fn text(&mut self, quote: char) -> Result<Node, Fault> {
        let from = self.at + 1;
        let Some(size) = self.letters[from..].iter().position(|c| *c == quote) else { return Err(self.fault()) };
        self.at = from + size + 1;
        Ok(Node::Text(self.letters[from..from + size].iter().collect()))
    }

    fn of(&mut self) -> Result<Node, Fault> {
        let from = self.at + 2;
        let size = self.letters[from..].iter().position(|c| *c == '}');
        let name: String = size.map_or(String::new(), |size| self.letters[from..from + size].iter().collect());
        let name = name.trim().to_string();
        if name.is_empty() || !name.chars().all(|c| is_name(c) || c == '.') {
            return Err(self.fault());
        }
        self.at = from + size.unwrap_or(0) + 1;
        Ok(Node::Of(name))
    }

    fn number(&mut self) -> Result<Node, Fault> {
        let size = self.letters[self.at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let typed: String = self.letters[self.at..self.at + size].iter().collect();
        let number: f64 = typed.parse().ok().filter(|number: &f64| number.is_finite()).ok_or_else(|| self.fault())?;
        self.at += size;
        Ok(Node::Number(number))
    }

    fn call(&mut self) -> Result<Node, Fault> {
        let size = self.letters[self.at..].iter().take_while(|c| is_name(**c)).count();
        let name: String = self.letters[self.at..self.at + size].iter().collect();
        let begun = self.at;
        self.at += size;
        if self.sign('(').is_err() {
            self.at = begun;
            return Err(self.fault());
        }
        let mut all = Vec::new();
        self.blank();
        if self.letters.get(self.at) == Some(&')') {
            self.at += 1;
        } else {
            loop {
                all.push(self.expression(0)?);
                if self.sign(',').is_err() {
                    self.sign(')')?;
                    break;
                }
            }
        }
        let known =
            FUNCTIONS.iter().find(|(known, least, most)| *known == name && (*least..=*most).contains(&all.len()));
        let Some((known, ..)) = known else { return Err(Fault::NoSuchFunction { name }) };
        // A pattern is written, never an answer, and is understood before anybody meets it.
        if *known == "regex" && !matches!(&all[1], Node::Text(pattern) if Pattern::parse(pattern).is_some()) {
            self.at = begun;
            return Err(self.fault());
        }
        Ok(Node::Call(known, all))
    }
}

/// Letters of names of questions and functions.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}
