#!/usr/bin/env python3
"""Makes model.bin, the words and weights that the segmenter is compiled with, from the shared data. Deterministic.

usage: data/make.py [SHARED]                 writes model.bin beside this file (SHARED: ../shared beside the checkout)
       data/make.py --score [SHARED]         holds out the dev set and each half of the informal set in turn, and prints F1

Words: the lists words_th and thaidict (icubrk_th), those of tnc_freq and ttc_freq that occur often enough, those that a
first model finds in Acts (their titles, what they define, their text) and in encyclopedia passages though no list has them,
and those of the marked texts. A word's weight is the logarithm of its frequency, with corrections for its lists, frequency,
length, how it falls into two other words, and itself; a boundary's is the sum of those of the letter patterns around it, and
so is that of a place inside an unknown word. The corrections are learned by averaged structured perceptrons from texts whose
words people marked; rare words are hidden by turns, so that unknown ones are learned too.
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

OTHER = re.compile(r"(?:https?://|www\.)[^\s\u0e00-\u0e7f]+|\s+|0[0-9]+(?:-[0-9]+)+|[0-9]+(?:[.,:][0-9]+)+|[0-9]+(?![^\W_\u0e00-\u0e7f])"
                   r"|[^\W_\u0e00-\u0e7f]+(?:['’&_-][^\W_\u0e00-\u0e7f]+)*|([.*=_~^-])\1*|.[\u200b-\u200d\ufe0f\u0300-\u036f]*", re.S)


def runs(text):
    """(start, end, is Thai) of each run."""
    at, out = 0, []
    while at < len(text):
        end = at
        if text[at] in OF_WORDS:
            while end < len(text) and (text[end] in OF_WORDS or text[end] == '.' and text[end - 1] in CONSONANTS
                                       and text[end + 1:end + 2] != '.'):
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
    def __init__(self, shared, found=()):
        folder = shared / 'data/search/words'
        self.people = {w for w in lines(folder / 'words_th.txt') if is_word(w)}
        self.icu = {w for w in lines(folder / 'icubrk_th.txt') if is_word(w)}
        tnc, ttc = frequencies(folder / 'tnc_freq.txt'), frequencies(folder / 'ttc_freq.txt')
        often = {w for w, n in tnc.items() if n >= TNC_LEAST} | {w for w, n in ttc.items() if n >= TTC_LEAST}
        self.all = {w for w in self.people | self.icu | often | set(found) if is_word(w)}
        self.count = {w: tnc.get(w, 0) + 3 * ttc.get(w, 0) for w in self.all}
        self.total = sum(self.count.values())
        self.prefixes = {w[:i] for w in self.all for i in range(1, len(w))}
        self.kept = {}

    def base(self, w):
        return math.log((self.count.get(w, 0) + .5) / self.total)

    def halves(self, w):
        """The likeliest two words that make up this one, with the logarithm of their frequencies."""
        best = None
        for i in range(1, len(w)):
            if w[:i] in self.all and w[i:] in self.all and not joins(w, i):
                both = self.base(w[:i]) + self.base(w[i:])
                if best is None or both > best[0]:
                    best = both, w[:i], w[i:]
        return best

    def features(self, w):
        got = self.kept.get(w)
        if got is None:
            often = int(math.log(self.count.get(w, 0) + 1))
            lists = (w in self.people) + 2 * (w in self.icu)
            long = min(len(w), 9)
            got = [('w', w), ('lists', lists, often), ('length', lists, long), ('shape', often, long)]
            halves = self.halves(w)
            if halves is None:
                got.append(('whole', long))
            else:
                gain = max(-12, min(6, int(halves[0] - self.base(w))))
                head, tail = (int(math.log(self.count[h] + 1) / 1.5) for h in halves[1:])
                got += [('gain', gain), ('gain in', gain, lists), ('halves', head, tail), ('head', head, long), ('tail', tail, long)]
            self.kept[w] = got
        return got


def acts(shared):
    """The text of Acts, and of what they define and are named after."""
    texts, terms = [], []
    for line in gzip.open(shared / 'data/acts/acts.jsonl.gz', 'rt', encoding='utf-8'):
        act = json.loads(line)
        terms.append(act['title'])
        for p in act['provisions']:
            texts.append(p['text'])
            terms += re.findall('“([^”]+)”\\s*(?:หมายความ|หมายถึง)', p['text'])
    return texts, terms


def find(model, texts, least):
    """The words of no list that a model reads in so many of the texts, in order."""
    seen = {}
    for n, text in enumerate(texts):
        t = Text(model.words, ''.join(normal([text])), [])
        for run in t.thai:
            a, places = run[0], run[1]
            for i, j, w in model.read(run):
                if w is None and 3 <= places[j] - places[i] <= 20:
                    seen.setdefault(t.text[a + places[i]:a + places[j]], set()).add(n)
    return sorted(w for w, where in seen.items() if len(where) >= least and is_word(w) and '.' not in w)


def unlisted(words, texts, least):
    """The marked words that no list has."""
    seen = {}
    for t in texts:
        for a, b in t.gold:
            w = t.text[a:b]
            if w not in words.all and is_word(w) and not joins(t.text, a) and (b == len(t.text) or not joins(t.text, b)):
                seen[w] = seen.get(w, 0) + 1
    return sorted(w for w, n in seen.items() if n >= least and 2 <= len(w) <= 20)


# ---- reading and learning

BITS = 17
INSIDE = 2, 7, 8  # the patterns that count inside an unknown word


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
        self.words, self.weights, self.boundary, self.inside = words, {}, {}, {}
        self.unknown, self.cluster = -10., -5.
        self.known = {}

    def word(self, w):
        got = self.known.get(w)
        if got is None:
            got = 0. if w == '.' else self.words.base(w) + sum(self.weights.get(f, 0.) for f in self.words.features(w))
            self.known[w] = got
        return got

    def read(self, run, hidden=lambda w: False):
        """The best reading of a run: (place, place, word or None); words that are hidden count as unknown."""
        _, places, edges, around, _ = run
        get, known = self.boundary.get, self.known
        inside = self.inside.get
        unknown = self.unknown + self.weights.get('unknown', 0.)
        cluster = self.cluster + self.weights.get('cluster', 0.)
        best, back = [0.], [None]
        run_score, run_from = -1e18, 0
        for k in range(1, len(places)):
            for n in INSIDE if k > 1 else ():
                run_score += inside(around[k - 1][n], 0.)
            begun = best[k - 1] + unknown
            if begun > run_score:
                run_score, run_from = begun, k - 1
            run_score += cluster
            score, how = run_score, (run_from, None)
            for i, w in edges[k]:
                if hidden(w):
                    continue
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


RARE, HIDDEN = -12, .3  # the base of words that are hidden by turns, and how many are


def learn(words, texts, rounds=4, rate=.3, seed=1):
    """An averaged structured perceptron over the corrections."""
    m = Model(words)
    runs_ = [run for t in texts for run in t.thai]
    names = 'weights', 'boundary', 'inside'
    sums, step = {name: {} for name in names}, 0
    rng = random.Random(seed)
    rare = sorted(w for w in words.all if words.base(w) < RARE)

    def add(name, f, by):
        table, total = getattr(m, name), sums[name]
        table[f] = table.get(f, 0.) + by
        total[f] = total.get(f, 0.) + by * step

    for n in range(rounds):
        rng.shuffle(runs_)
        out = {w for w in rare if rng.random() < HIDDEN}
        for run in runs_:
            step += 1
            marked = [(i, j, None if w in out else w) for i, j, w in run[4]]
            got = m.read(run, out.__contains__)
            if got == marked:
                continue
            around = run[3]
            for sign, one, other in (rate, marked, got), (-rate, got, marked):
                for i, j, w in one:
                    if (i, j, w) in other:
                        continue
                    for f in around[j]:
                        add('boundary', f, sign)
                    if w is None:
                        add('weights', 'unknown', sign)
                        add('weights', 'cluster', sign * (j - i))
                        for k in range(i + 1, j):
                            for p in INSIDE:
                                add('inside', around[k][p], sign)
                    elif w != '.':
                        for f in words.features(w):
                            add('weights', f, sign)
            m.known.clear()
    for name in names:
        setattr(m, name, {f: v - sums[name].get(f, 0.) / (step + 1) for f, v in getattr(m, name).items()})
    m.known.clear()
    return m


def together(models):
    """The mean of models that learned in other orders."""
    mean = Model(models[0].words)
    for name in 'weights', 'boundary', 'inside':
        table = getattr(mean, name)
        for m in models:
            for f, v in getattr(m, name).items():
                table[f] = table.get(f, 0.) + v / len(models)
    return mean


INFORMAL = 6  # how often the informal texts, which are few, are learned for each time of the others


def lesson(words, formal, informal, seeds=3):
    return together([learn(words, formal + informal * INFORMAL, seed=seed) for seed in range(seeds)])


# ---- the file

SCALE = 16


def sixteenths(x, least, most):
    return max(least, min(most, round(x * SCALE)))


def write(m, path):
    words = sorted(m.words.all, key=lambda w: bytes(map(code, w)))
    out = bytearray(b'THAI\x02')
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
    for weights in m.boundary, m.inside:
        table = bytearray(1 << BITS)
        for slot, v in weights.items():
            table[slot] = sixteenths(v, -128, 127) & 0xff
        out += table
    path.write_bytes(out)
    print(f'{path.name}: {len(out)} bytes, {len(words)} words')


def main():
    args = sys.argv[1:]
    scoring = '--score' in args
    args = [a for a in args if a != '--score']
    shared = pathlib.Path(args[0]) if args else HERE.parents[3] / 'shared'
    marked = shared / 'data/search/segmentation'
    sets = {
        'train': treebank(marked / 'th_tud-ud-train.conllu.gz'),
        'dev': treebank(marked / 'th_tud-ud-dev.conllu.gz'),
        'informal': labelled(marked / 'wisesight-160-samples-tokenised.label'),
    }
    make = lambda words, pairs: [Text(words, *p) for p in pairs]
    words = Words(shared)
    if scoring:
        train, dev, informal = (make(words, sets[name]) for name in ('train', 'dev', 'informal'))
        lists = Model(words)
        print(f'lists alone: dev {lists.score(dev):.4f} informal {lists.score(informal):.4f}', flush=True)
        for half in 0, 1:
            m = lesson(words, train, informal[half::2])
            print(f'without dev and half {half + 1}: dev {m.score(dev):.4f} half {m.score(informal[1 - half::2]):.4f}', flush=True)
        return
    train, informal = make(words, sets['train']), make(words, sets['informal'])
    first = lesson(words, train, informal, seeds=1)
    texts, terms = acts(shared)
    passages = [json.loads(line)['text'] for line in gzip.open(shared / 'data/search/wiki/corpus.jsonl.gz', 'rt', encoding='utf-8')]
    found = {'law': find(first, terms, 1) + find(first, texts, 3), 'passages': find(first, passages, 3),
             'marked': unlisted(words, informal, 1) + unlisted(words, train, 2)}
    print(', '.join(f'{name}: {len(set(of_it))} words of no list' for name, of_it in found.items()), flush=True)
    words = Words(shared, sum(found.values(), []))
    write(lesson(words, make(words, sets['train']), make(words, sets['informal'])), HERE / 'model.bin')


if __name__ == '__main__':
    main()
