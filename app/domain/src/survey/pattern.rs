//! The patterns of `regex(…)` in a survey's rules: the whole of a text is matched, letter by letter and never backwards, so that what it costs is at most
//! the length of the text times that of the pattern. What is not here (looking ahead, references back, lazy or possessive signs) is not understood.

/// The longest pattern, in letters, and in steps once repetitions are written out.
const LONGEST: usize = 300;
const MOST_STEPS: usize = 600;
/// How deep brackets may stand in one another.
const DEEPEST: usize = 16;

/// One letter that a step takes.
#[derive(Clone, Debug, PartialEq)]
enum Class {
    Any,
    One(char),
    /// Ranges, and whether it is what lies outside them.
    Of(Vec<(char, char)>, bool),
}

impl Class {
    fn takes(&self, c: char) -> bool {
        match self {
            Class::Any => c != '\n',
            Class::One(one) => *one == c,
            Class::Of(ranges, outside) => ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)) != *outside,
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Take(Class),
    /// On from two places.
    Split(usize, usize),
    Jump(usize),
    Begin,
    End,
    Done,
}

#[derive(Clone, Debug)]
enum Tree {
    Empty,
    Class(Class),
    Begin,
    End,
    Chain(Vec<Tree>),
    Either(Vec<Tree>),
    /// At least, and at most or without end.
    Times(Box<Tree>, usize, Option<usize>),
}

/// A pattern that was understood.
#[derive(Clone, Debug)]
pub struct Pattern(Vec<Step>);

impl Pattern {
    /// Understands a pattern; nothing where it cannot be, or is larger than anybody writes.
    pub fn parse(typed: &str) -> Option<Pattern> {
        let letters: Vec<char> = typed.chars().collect();
        if letters.len() > LONGEST {
            return None;
        }
        let mut parser = Parser { letters: &letters, at: 0, deep: 0 };
        let tree = parser.either()?;
        if parser.at < letters.len() {
            return None;
        }
        let mut steps = Vec::new();
        lay(&tree, &mut steps)?;
        steps.push(Step::Done);
        Some(Pattern(steps))
    }

    /// Whether the whole of a text is of this pattern.
    pub fn is(&self, text: &str) -> bool {
        let last = text.chars().count();
        let mut now = vec![false; self.0.len()];
        self.enter(&mut now, 0, 0, last);
        for (at, c) in text.chars().enumerate() {
            let mut next = vec![false; self.0.len()];
            for (place, step) in self.0.iter().enumerate() {
                if now[place] && matches!(step, Step::Take(class) if class.takes(c)) {
                    self.enter(&mut next, place + 1, at + 1, last);
                }
            }
            now = next;
        }
        now.last() == Some(&true)
    }

    /// Marks a step and those that follow without a letter.
    fn enter(&self, marked: &mut [bool], place: usize, at: usize, last: usize) {
        let mut open = vec![place];
        while let Some(place) = open.pop() {
            if std::mem::replace(&mut marked[place], true) {
                continue;
            }
            match self.0[place] {
                Step::Split(one, other) => open.extend([one, other]),
                Step::Jump(to) => open.push(to),
                Step::Begin if at == 0 => open.push(place + 1),
                Step::End if at == last => open.push(place + 1),
                _ => {}
            }
        }
    }
}

/// Writes a tree out as steps.
fn lay(tree: &Tree, steps: &mut Vec<Step>) -> Option<()> {
    if steps.len() > MOST_STEPS {
        return None;
    }
    match tree {
        Tree::Empty => {}
        Tree::Class(class) => steps.push(Step::Take(class.clone())),
        Tree::Begin => steps.push(Step::Begin),
        Tree::End => steps.push(Step::End),
        Tree::Chain(all) => all.iter().try_for_each(|one| lay(one, steps))?,
        Tree::Either(all) => {
            let mut ends = Vec::new();
            for (n, one) in all.iter().enumerate() {
                let split = steps.len();
                let more = n + 1 < all.len();
                if more {
                    steps.push(Step::Split(0, 0));
                }
                lay(one, steps)?;
                if more {
                    ends.push(steps.len());
                    steps.push(Step::Jump(0));
                    steps[split] = Step::Split(split + 1, steps.len());
                }
            }
            let end = steps.len();
            ends.into_iter().for_each(|place| steps[place] = Step::Jump(end));
        }
        Tree::Times(one, least, most) => {
            for _ in 0..*least {
                lay(one, steps)?;
            }
            let optional = most.map_or(1, |most| most.saturating_sub(*least));
            for _ in 0..optional {
                let split = steps.len();
                steps.push(Step::Split(0, 0));
                lay(one, steps)?;
                if most.is_none() {
                    steps.push(Step::Jump(split));
                }
                steps[split] = Step::Split(split + 1, steps.len());
            }
        }
    }
    (steps.len() <= MOST_STEPS).then_some(())
}

struct Parser<'a> {
    letters: &'a [char],
    at: usize,
    deep: usize,
}

impl Parser<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.letters.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    fn is(&mut self, c: char) -> bool {
        let is = self.letters.get(self.at) == Some(&c);
        self.at += usize::from(is);
        is
    }

    fn either(&mut self) -> Option<Tree> {
        self.deep += 1;
        if self.deep > DEEPEST {
            return None;
        }
        let mut all = vec![self.chain()?];
        while self.is('|') {
            all.push(self.chain()?);
        }
        self.deep -= 1;
        Some(if all.len() == 1 { all.remove(0) } else { Tree::Either(all) })
    }

    fn chain(&mut self) -> Option<Tree> {
        let mut all = Vec::new();
        while !matches!(self.letters.get(self.at), None | Some('|' | ')')) {
            let one = self.one()?;
            all.push(self.times(one)?);
        }
        Some(if all.is_empty() { Tree::Empty } else { Tree::Chain(all) })
    }

    fn one(&mut self) -> Option<Tree> {
        match self.next()? {
            '(' => {
                // A group that is not told apart is a group like others.
                if self.is('?') && !self.is(':') {
                    return None;
                }
                let inner = self.either()?;
                self.is(')').then_some(inner)
            }
            '.' => Some(Tree::Class(Class::Any)),
            '^' => Some(Tree::Begin),
            '$' => Some(Tree::End),
            '[' => self.class().map(Tree::Class),
            '\\' => self.escaped().map(Tree::Class),
            '*' | '+' | '?' | '{' => None,
            c => Some(Tree::Class(Class::One(c))),
        }
    }

    fn times(&mut self, one: Tree) -> Option<Tree> {
        let (least, most) = match self.letters.get(self.at) {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(one),
            _ => return Some(one),
        };
        self.at += 1;
        self.ends(Tree::Times(Box::new(one), least, most))
    }

    fn counted(&mut self, one: Tree) -> Option<Tree> {
        self.at += 1;
        let least = self.number()?;
        let most = match self.is(',') {
            false => Some(least),
            true if self.letters.get(self.at) == Some(&'}') => None,
            true => Some(self.number()?),
        };
        let fits = self.is('}') && most.is_none_or(|most| most >= least) && most.unwrap_or(least) <= MOST_STEPS;
        if fits { self.ends(Tree::Times(Box::new(one), least, most)) } else { None }
    }

    /// No second sign of repetition follows the first.
    fn ends(&self, tree: Tree) -> Option<Tree> {
        (!matches!(self.letters.get(self.at), Some('*' | '+' | '?' | '{'))).then_some(tree)
    }

    fn number(&mut self) -> Option<usize> {
        let from = self.at;
        while self.letters.get(self.at).is_some_and(char::is_ascii_digit) {
            self.at += 1;
        }
        self.letters[from..self.at].iter().collect::<String>().parse().ok().filter(|n| *n <= MOST_STEPS)
    }

    /// What stands after a backslash.
    fn escaped(&mut self) -> Option<Class> {
        let of = |ranges: &[(char, char)], outside| Class::Of(ranges.to_vec(), outside);
        const WORD: [(char, char); 4] = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('_', '_')];
        const BLANK: [(char, char); 3] = [(' ', ' '), ('\t', '\r'), ('\u{a0}', '\u{a0}')];
        Some(match self.next()? {
            'd' => of(&[('0', '9')], false),
            'D' => of(&[('0', '9')], true),
            'w' => of(&WORD, false),
            'W' => of(&WORD, true),
            's' => of(&BLANK, false),
            'S' => of(&BLANK, true),
            'n' => Class::One('\n'),
            't' => Class::One('\t'),
            c if c.is_ascii_alphanumeric() => return None,
            c => Class::One(c),
        })
    }

    fn class(&mut self) -> Option<Class> {
        let outside = self.is('^');
        let mut ranges = Vec::new();
        let mut first = true;
        loop {
            let c = match self.next()? {
                ']' if !first => return Some(Class::Of(ranges, outside)),
                '\\' => match self.escaped()? {
                    Class::One(c) => c,
                    Class::Of(of, false) => {
                        ranges.extend(of);
                        first = false;
                        continue;
                    }
                    _ => return None,
                },
                '[' => return None,
                c => c,
            };
            first = false;
            let range =
                self.letters.get(self.at) == Some(&'-') && self.letters.get(self.at + 1).is_some_and(|c| *c != ']');
            if !range {
                ranges.push((c, c));
                continue;
            }
            self.at += 1;
            let to = match self.next()? {
                '\\' => match self.escaped()? {
                    Class::One(c) => c,
                    _ => return None,
                },
                to => to,
            };
            if to < c {
                return None;
            }
            ranges.push((c, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_whole_of_a_text_is_matched() {
        for (pattern, yes, no) in [
            (r"^[0-9]{10}$", "0812345678", "081234567"),
            (r"0[689]\d{8}", "0812345678", "0712345678"),
            (r"[ก-ฮ]{1,2} ?\d{1,4}", "กข 1234", "กขค 1"),
            (r"(a|bc)*d", "abcad", "abd"),
            (r"\w+@\w+(\.\w+)+", "a_b@c.th", "a@b"),
            (r"[^,;]+", "ก ข", "ก,ข"),
            (r"a{2,}", "aaaa", "a"),
            (r"(?:x|)y?", "", "yy"),
            (r"[\w.-]+", "a.b-c", "a b"),
            (r"[]a]+", "]a", "b"),
            (r"", "", "a"),
        ] {
            let read = Pattern::parse(pattern).expect(pattern);
            assert!(read.is(yes), "{pattern} {yes}");
            assert!(!read.is(no), "{pattern} {no}");
        }
    }

    #[test]
    fn what_is_not_understood_or_too_large_is_none() {
        for wrong in [
            "(",
            ")",
            "a**",
            "*",
            "[",
            "[b-a]",
            r"\1",
            r"\b",
            "(?=a)",
            "a{3,2}",
            "a{9999}",
            "((a{30}){30}){30}",
            "a{",
            "a+?",
        ] {
            assert!(Pattern::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Pattern::parse(&"a".repeat(301)).is_none());
        assert!(Pattern::parse(&"(".repeat(40)).is_none());
    }

    #[test]
    fn what_makes_others_go_back_for_ever_ends_here() {
        let read = Pattern::parse("(a*)*(a+)+b").unwrap();
        assert!(!read.is(&"a".repeat(3_000)));
    }

    proptest! {
        #[test]
        fn anything_is_understood_or_not(pattern in "[ab(|)*+?{}0-9\\[\\]^$.\\\\-]{0,30}", text in "[ab0-9]{0,20}") {
            if let Some(read) = Pattern::parse(&pattern) {
                read.is(&text);
            }
        }
    }
}
