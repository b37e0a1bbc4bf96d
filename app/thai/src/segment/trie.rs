//! A word list as a double array: each step from letter to letter is one look, and words carry a weight.

/// Node 0 is the root. A unit holds its letter in bits 0–6, whether a word ends here in bit 7, and from bit 8 the base at
/// which its children lie (`base ^ letter`). No two nodes share a base, so the letter alone tells whose child a unit is.
#[derive(Debug)]
pub(super) struct Trie {
    units: Vec<u32>,
    weights: Vec<i16>,
}

const BLOCK: usize = 128;
/// Blocks that are still searched for room; older ones are nearly full.
const OPEN: usize = 8;

/// A place in the list: the node reached.
pub(super) type Node = u32;

impl Trie {
    /// Builds the trie of words in ascending order, each once; letters are 1 to 127.
    pub(super) fn build(words: &[(&[u8], i16)]) -> Trie {
        let mut building = Building {
            trie: Trie { units: Vec::new(), weights: Vec::new() },
            taken: Vec::new(),
            bases: Vec::new(),
            free: Vec::new(),
        };
        building.grow();
        building.taken[0] = true;
        building.bases[0] = true;
        // Words that share the letters up to `depth`, and the node of those letters.
        let mut open = vec![(0usize, words.len(), 0usize, 0usize)];
        let mut children: Vec<(u8, usize, usize)> = Vec::new();
        while let Some((mut from, to, depth, node)) = open.pop() {
            if let Some((word, weight)) = words[from..to].first()
                && word.len() == depth
            {
                building.trie.units[node] |= 0x80;
                building.trie.weights[node] = *weight;
                from += 1;
            }
            children.clear();
            while from < to {
                let letter = words[from].0[depth];
                let end = from + words[from..to].partition_point(|(word, _)| word[depth] <= letter);
                children.push((letter, from, end));
                from = end;
            }
            if children.is_empty() {
                continue;
            }
            let base = building.place(&children);
            building.trie.units[node] |= (base as u32) << 8;
            for (letter, from, to) in &children {
                let child = base ^ usize::from(*letter);
                building.trie.units[child] = u32::from(*letter);
                open.push((*from, *to, depth + 1, child));
            }
        }
        building.trie
    }

    pub(super) const ROOT: Node = 0;

    /// The node after one more letter.
    #[inline]
    pub(super) fn step(&self, node: Node, letter: u8) -> Option<Node> {
        let child = (self.units[node as usize] >> 8) ^ u32::from(letter);
        let unit = *self.units.get(child as usize)?;
        (unit & 0x7f == u32::from(letter)).then_some(child)
    }

    /// The weight of the word that ends here.
    #[inline]
    pub(super) fn weight(&self, node: Node) -> Option<i16> {
        (self.units[node as usize] & 0x80 != 0).then(|| self.weights[node as usize])
    }
}

struct Building {
    trie: Trie,
    taken: Vec<bool>,
    bases: Vec<bool>,
    /// From each place on, one at which a free place may be; a free place points to itself.
    free: Vec<u32>,
}

impl Building {
    fn grow(&mut self) {
        let size = self.taken.len() + BLOCK;
        self.trie.units.resize(size, 0);
        self.trie.weights.resize(size, 0);
        self.taken.resize(size, false);
        self.bases.resize(size, false);
        self.free.extend(self.free.len() as u32..size as u32);
    }

    /// The first free place from `at` on; shortens the way for the next who asks.
    fn free_from(&mut self, mut at: usize) -> Option<usize> {
        while at < self.taken.len() && self.taken[at] {
            let next = (self.free[at] as usize).max(at + 1);
            let after = self.free.get(next).map_or(next, |after| (*after as usize).max(next));
            self.free[at] = after as u32;
            at = after;
        }
        (at < self.taken.len()).then_some(at)
    }

    /// Finds a base at which all children have room, and takes it. Base 0 is the root's own place and never given.
    fn place(&mut self, children: &[(u8, usize, usize)]) -> usize {
        let first = usize::from(children[0].0);
        let mut at = self.taken.len().saturating_sub(OPEN * BLOCK);
        loop {
            let Some(free) = self.free_from(at) else {
                at = self.taken.len();
                self.grow();
                continue;
            };
            let base = free ^ first;
            if !self.bases[base] && children.iter().all(|(letter, ..)| !self.taken[base ^ usize::from(*letter)]) {
                self.bases[base] = true;
                for (letter, ..) in children {
                    self.taken[base ^ usize::from(*letter)] = true;
                }
                return base;
            }
            at = free + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_list_are_found_and_no_others() {
        let mut words: Vec<Vec<u8>> = Vec::new();
        for a in 1..60u8 {
            for b in 1..60u8 {
                if (u32::from(a) * 31 + u32::from(b)) % 3 == 0 {
                    words.push(vec![a, b]);
                    words.push(vec![a, b, a, b]);
                }
            }
        }
        words.sort();
        let list: Vec<(&[u8], i16)> = words.iter().enumerate().map(|(i, word)| (&word[..], i as i16)).collect();
        let trie = Trie::build(&list);
        let find = |word: &[u8]| {
            let end = word.iter().try_fold(Trie::ROOT, |node, letter| trie.step(node, *letter))?;
            trie.weight(end)
        };
        for (word, weight) in &list {
            assert_eq!(find(word), Some(*weight));
        }
        for a in 1..127u8 {
            for b in 1..127u8 {
                let word = vec![a, b];
                assert_eq!(find(&word).is_some(), words.binary_search(&word).is_ok());
                assert_eq!(
                    find(&[a, b, b, a]),
                    None.filter(|_: &i16| a != b).or(find(&[a, b, b, a]).filter(|_| a == b))
                );
            }
        }
    }
}
