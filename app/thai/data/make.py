#!/usr/bin/env python3
"""Makes model.bin, the words and weights that the segmenter is compiled with, from the shared data. Deterministic.

usage: data/make.py [SHARED]                 writes model.bin beside this file (SHARED: ../shared beside the checkout)
       data/make.py --score [SHARED]         holds out the dev set and each half of the informal set in turn, and prints F1

Words: the lists words_th and thaidict (icubrk_th), those of tnc_freq and ttc_freq that occur often enough, and what Acts
define or are named after and no sequence of these reads. A word's weight is the logarithm of its frequency with
corrections for its lists, frequency, length and itself; a boundary's is the sum of those of the letter patterns around it.
The corrections are learned by an averaged structured perceptron from texts whose words people marked.
"""
import gzip, json, math, pathlib, random, re, struct, sys

HERE = pathlib.Path(__file__).resolve().parent

# ---- letters, as in src/letter.rs and src/cluster.rs

CONSONANTS = {chr(c) for c in range(0xe01, 0xe2f)}
LEADING = set('เแโใไ')
FOLLOWING = set('ะาำๅ')
TONES = set('่้๊๋')
MARKS = set('ัิีึืฺุู็่้๊๋์ํ๎')
OF_WORDS = CONSONANTS | LEADING | FOLLOWING | MARKS


def joins(text, i):
    """Whether the letter at i belongs to the cluster of those before it."""
    at = lambda j: text[j] if 0 <= j < len(text) and text[j] in OF_WORDS else ''
    c, last = at(i), at(i - 1)
    if not c or not last:
        return False
    if c in MARKS or c in FOLLOWING or last in LEADING:
        return True
    if c not in CONSONANTS:
        return False
    vowel, bearer, lead = (at(i - 2), at(i - 3), '') if last in TONES else (last, at(i - 2), at(i - 3))
    if vowel in ('ั', 'ื') or vowel == '็' and (bearer != 'ก' or lead in LEADING and lead):
        return True
    return at(i + 1) == '์' or at(i + 1) in ('ิ', 'ุ') and at(i + 2) == '์'


def context(c):
    if c.isdigit():
        return 97
    if '\u0e01' <= c <= '\u0e3a' or '\u0e3f' <= c <= '\u0e5b':
        return ord(c) & 0x7f
    if c.isspace():
        return 96
    if c == '.':
        return 99
    if c in '"\'“”‘’()[]':
        return 100
    return 98 if c.isalpha() else 101


def code(c):
    return 99 if c == '.' else ord(c) & 0x7f


# ---- runs, as in src/segment/run.rs

OTHER = re.compile(r"(?:https?://|www\.)[^\s\u0e00-\u0e7f]+|\s+|[0-9]+(?:[.,:][0-9]+)*|[^\W\d_\u0e00-\u0e7f][^\W_\u0e00-\u0e7f\u0300-\u036f]*"
                   r"(?:['’&_-][^\W_\u0e00-\u0e7f]+)*|([.*=_~-])\1*|.[\u200b-\u200d\ufe0f\u0300-\u036f]*", re.S)


def runs(text):
    """(start, end, is Thai) of each run."""
    at, out = 0, []
    while at < len(text):
        end = at
        if text[at] in OF_WORDS:
            while end < len(text) and (text[end] in OF_WORDS or text[end] == '.' and text[end - 1] in CONSONANTS):
                end += 1
        else:
            end = OTHER.match(text, at).end()
        out.append((at, end, text[at] in OF_WORDS))
        at = end
    return out


# ---- texts whose words are marked

def normal(words):
    """The words as the normaliser would have them, so far as it matters here: digits, ำ, แ, letters drawn out."""
    sep = '\ue000'
    text = sep.join(words)
    text = text.translate(str.maketrans('๐๑๒๓๔๕๖๗๘๙', '0123456789')).replace('\u200b', '').replace('\xa0', ' ')
    text = re.sub('ํ([่้๊๋]?)า', r'\1ำ', text).replace('เเ', 'แ')
    text = re.sub('([่้๊๋])([ัิีึืุู])', r'\2\1', text)
    text = re.sub(r'([ัิีึืุู็่้๊๋์ะาำ])\1+', r'\1', text)
    text = re.sub(r'([ก-ฮเแโใไ])\1{2,}', r'\1', text)
    return [w for w in re.sub(' +', ' ', text).split(sep) if w]


def spans(words):
    at, out = 0, []
    for w in words:
        if w.strip():
            out.append((at, at + len(w)))
        at += len(w)
    return ''.join(words), out


def treebank(path):
    words, out = [], []
    for line in gzip.open(path, 'rt', encoding='utf-8'):
        f = line.rstrip('\n').split('\t')
        if len(f) == 10 and f[0].isdigit():
            words.append(f[1])
            if 'SpaceAfter=No' not in f[9]:
                words.append(' ')
        elif not line.strip() and words:
            out.append(spans(normal(words)))
            words = []
    return out


def labelled(path):
    return [spans(normal(line.rstrip('\n').split('|'))) for line in open(path, encoding='utf-8') if line.strip()]


# ---- the words

def is_word(w):
    return 0 < len(w) < 60 and all(c in OF_WORDS or c == '.' for c in w) and w[0] not in MARKS and w[0] not in FOLLOWING and w != '.'


def lines(path):
    return [w for w in (normal([l])[0] if l else '' for l in path.read_text(encoding='utf-8').replace('\ufeff', '').split('\n')) if w]


def frequencies(path):
    out = {}
    for line in lines(path):
        w, _, n = line.partition('\t')
        out[w] = out.get(w, 0) + int(n)
    return out


TNC_LEAST, TTC_LEAST = 8, 2


class Words:
    def __init__(self, shared):
        folder = shared / 'data/search/words'
        self.people = {w for w in lines(folder / 'words_th.txt') if is_word(w)}
        self.icu = {w for w in lines(folder / 'icubrk_th.txt') if is_word(w)}
        tnc, ttc = frequencies(folder / 'tnc_freq.txt'), frequencies(folder / 'ttc_freq.txt')
        self.count = {}
        often = {w for w, n in tnc.items() if n >= TNC_LEAST} | {w for w, n in ttc.items() if n >= TTC_LEAST}
        self.law = set()
        self.all = {w for w in self.people | self.icu | often if is_word(w)}
        for w in self.all:
            self.count[w] = tnc.get(w, 0) + 3 * ttc.get(w, 0)
        self.total = sum(self.count.values())
        self.law = {w for w in law(shared) if is_word(w) and not self.readable(w)}
        self.all |= self.law
        self.prefixes = {w[:i] for w in self.all for i in range(1, len(w))}

    def readable(self, text):
        """Whether words of the lists, of two letters or more, make up the text."""
        ends = [True] + [False] * len(text)
        for i in range(len(text)):
            if ends[i]:
                for j in range(i + 2, len(text) + 1):
                    if text[i:j] in self.all:
                        ends[j] = True
        return ends[-1]

    def base(self, w):
        return math.log((self.count.get(w, 0) + .5) / self.total)

    def features(self, w):
        often = int(math.log(self.count.get(w, 0) + 1))
        lists = (w in self.people) + 2 * (w in self.icu)
        long = min(len(w), 9)
        return ('w', w), ('lists', lists, often), ('length', lists, long), ('shape', often, long)


def law(shared):
    """What Acts define, and what they are named after."""
    out = set()
    for line in gzip.open(shared / 'data/acts/acts.jsonl.gz', 'rt', encoding='utf-8'):
        act = json.loads(line)
        m = re.match(r'พระราช(?:บัญญัติ|กำหนด|กฤษฎีกา)(?:ประกอบรัฐธรรมนูญว่าด้วย)?([ก-๎]+)', normal([act['title']])[0])
        if m:
            out.add(m[1])
        for p in act['provisions']:
            for w in re.findall('“([ก-๎]+)”\\s*(?:หมายความ|หมายถึง)', ''.join(normal([p['text']]))):
                out.add(w)
    return out


# ---- reading and learning

BITS = 17
PATTERNS = 14


def slots(codes, i):
    """The slots of the patterns around the place before codes[i], as in src/segment/reading.rs."""
    l4, l3, l2, l1, r1, r2, r3, r4 = codes[i - 4:i + 4]
    out = []
    for n, (a, b, c, d) in enumerate((
            (0, 0, 0, l1), (0, 0, 0, r1), (0, 0, l1, r1), (0, 0, l2, l1), (0, 0, r1, r2), (0, l3, l2, l1), (0, r1, r2, r3),
            (0, l2, l1, r1), (0, l1, r1, r2), (l2, l1, r1, r2), (l3, l2, l1, r1), (l1, r1, r2, r3), (l4, l3, l2, l1),
            (r1, r2, r3, r4))):
        key = n << 28 | a << 21 | b << 14 | c << 7 | d
        out.append((key * 0x9e3779b1 & 0xffffffff) >> (32 - BITS))
    return out


class Text:
    """A text with all its readings."""

    def __init__(self, words, text, gold):
        self.text, self.gold, self.thai, self.fixed = text, gold, [], []
        codes = [95] * 4 + [context(c) for c in text] + [95] * 4
        cuts = {a for a, _ in gold} | {b for _, b in gold}
        for a, b, is_thai in runs(text):
            if not is_thai:
                self.fixed.append((a, b))
                continue
            r = text[a:b]
            places = [j for j in range(len(r) + 1) if j in (0, len(r)) or not joins(r, j)]
            rank = {j: k for k, j in enumerate(places)}
            edges = [[] for _ in places]
            for k, i in enumerate(places[:-1]):
                if r[i] == '.':
                    edges[rank[i + 1]].append((k, '.'))
                j = i + 1
                while j <= len(r):
                    w = r[i:j]
                    if j in rank and w in words.all:
                        edges[rank[j]].append((k, w))
                    if w not in words.prefixes:
                        break
                    j += 1
            around = [()] + [slots(codes, a + j + 4) for j in places[1:-1]] + [()]
            kept = [k for k, j in enumerate(places) if j in (0, len(r)) or a + j in cuts]
            marked = [(i, j, r[places[i]:places[j]]) for i, j in zip(kept, kept[1:])]
            marked = [(i, j, w if w in words.all or w == '.' else None) for i, j, w in marked]
            self.thai.append((a, places, edges, around, marked))


class Model:
    def __init__(self, words):
        self.words, self.weights, self.boundary = words, {}, {}
        self.unknown, self.cluster = -10., -5.
        self.known = {}

    def word(self, w):
        got = self.known.get(w)
        if got is None:
            got = 0. if w == '.' else self.words.base(w) + sum(self.weights.get(f, 0.) for f in self.words.features(w))
            self.known[w] = got
        return got

    def read(self, run):
        """The best reading of a run: (place, place, word or None)."""
        _, places, edges, around, _ = run
        get, known = self.boundary.get, self.known
        unknown = self.unknown + self.weights.get('unknown', 0.)
        cluster = self.cluster + self.weights.get('cluster', 0.)
        best, back = [0.], [None]
        run_score, run_from = -1e18, 0
        for k in range(1, len(places)):
            begun = best[k - 1] + unknown
            if begun > run_score:
                run_score, run_from = begun, k - 1
            run_score += cluster
            score, how = run_score, (run_from, None)
            for i, w in edges[k]:
                s = known.get(w)
                s = best[i] + (self.word(w) if s is None else s)
                if s > score:
                    score, how = s, (i, w)
            for f in around[k]:
                score += get(f, 0.)
            best.append(score)
            back.append(how)
        out, k = [], len(places) - 1
        while k:
            i, w = back[k]
            out.append((i, k, w))
            k = i
        return out[::-1]

    def score(self, texts):
        """Word F1 over exact spans; blanks are not words."""
        both = gold = ours = 0
        for t in texts:
            got = {s for s in t.fixed if t.text[s[0]:s[1]].strip()}
            for run in t.thai:
                a, places = run[0], run[1]
                got |= {(a + places[i], a + places[j]) for i, j, _ in self.read(run)}
            both += len(got & set(t.gold))
            gold += len(t.gold)
            ours += len(got)
        return 2 * both / (gold + ours)


def learn(words, texts, rounds=6, rate=.3, word_rate=1., trace=None):
    """An averaged structured perceptron over the corrections."""
    m = Model(words)
    runs_ = [run for t in texts for run in t.thai]
    sums_w, sums_b, step = {}, {}, 0
    rng = random.Random(1)

    def add(reading, run, sign):
        around = run[3]
        for i, j, w in reading:
            for f in around[j]:
                m.boundary[f] = m.boundary.get(f, 0.) + sign * rate
                sums_b[f] = sums_b.get(f, 0.) + sign * rate * step
            fs = ((('unknown', 1), ('cluster', j - i)) if w is None else () if w == '.' else
                  tuple((f, word_rate if f[0] == 'w' else 1) for f in words.features(w)))
            for f, n in fs:
                m.weights[f] = m.weights.get(f, 0.) + sign * rate * n
                sums_w[f] = sums_w.get(f, 0.) + sign * rate * n * step

    for n in range(rounds):
        rng.shuffle(runs_)
        wrong = 0
        for run in runs_:
            step += 1
            got = m.read(run)
            if got != run[4]:
                wrong += 1
                a, b = set(got), set(run[4])
                add(b - a, run, 1)
                add(a - b, run, -1)
                m.known.clear()
        if trace or n == rounds - 1:
            averaged = Model(words)
            averaged.weights = {f: v - sums_w.get(f, 0.) / (step + 1) for f, v in m.weights.items()}
            averaged.boundary = {f: v - sums_b.get(f, 0.) / (step + 1) for f, v in m.boundary.items()}
            if trace:
                print(f'round {n + 1}: {wrong} of {len(runs_)} runs misread;', trace(averaged), flush=True)
    return averaged


# ---- the file

SCALE = 16


def sixteenths(x, least, most):
    return max(least, min(most, round(x * SCALE)))


def write(m, path):
    words = sorted(m.words.all, key=lambda w: bytes(map(code, w)))
    out = bytearray(b'THAI\x01')
    out += struct.pack('<hhI', sixteenths(m.unknown + m.weights.get('unknown', 0.), -32768, 32767),
                       sixteenths(m.cluster + m.weights.get('cluster', 0.), -32768, 32767), len(words))
    last = b''
    for w in words:
        letters = bytes(map(code, w))
        shared = 0
        while shared < min(len(last), len(letters)) and last[shared] == letters[shared]:
            shared += 1
        out += bytes((shared, len(letters) - shared)) + letters[shared:]
        out += struct.pack('<h', sixteenths(m.word(w), -32768, 32767))
        last = letters
    table = bytearray(1 << BITS)
    for slot, v in m.boundary.items():
        table[slot] = sixteenths(v, -128, 127) & 0xff
    out += table
    path.write_bytes(out)
    print(f'{path.name}: {len(out)} bytes, {len(words)} words ({len(m.words.law)} of the law)')


def main():
    args = sys.argv[1:]
    scoring = '--score' in args
    args = [a for a in args if a != '--score']
    shared = pathlib.Path(args[0]) if args else HERE.parents[3] / 'shared'
    marked = shared / 'data/search/segmentation'
    words = Words(shared)
    make = lambda pairs: [Text(words, *p) for p in pairs]
    train = make(treebank(marked / 'th_tud-ud-train.conllu.gz'))
    informal = make(labelled(marked / 'wisesight-160-samples-tokenised.label'))
    if scoring:
        dev = make(treebank(marked / 'th_tud-ud-dev.conllu.gz'))
        told = lambda **sets: lambda m: ' '.join(f'{k} {m.score(v):.4f}' for k, v in sets.items())
        print('lists alone:', told(dev=dev, informal=informal)(Model(words)))
        print('train alone:')
        learn(words, train, trace=told(dev=dev, informal=informal))
        for half in 0, 1:
            learn(words, train + informal[half::2] * 3, trace=told(dev=dev, other_half=informal[1 - half::2]))
        return
    write(learn(words, train + informal * 3), HERE / 'model.bin')


if __name__ == '__main__':
    main()
