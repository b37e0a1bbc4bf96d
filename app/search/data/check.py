"""Checks thesaurus.tsv, acts.tsv, stopwords.txt and plain.txt against the statutes: python3 check.py ACTS.jsonl.gz

Every law's word stands in a statute, in one of its Acts if the row names any; every Act names one title; no people's word stands twice
for the same Acts; weights lie above 0 and at most 1. Says each fault and ends with 1 if there is one.
"""
import gzip, json, pathlib, re, sys

HERE = pathlib.Path(__file__).parent
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def normal(text):
    return re.sub(r"\s+", "", text.translate(DIGITS).lower().replace("ํา", "ำ"))


def rows(name):
    for number, line in enumerate((HERE / name).read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            yield f"{name}:{number}", line


texts = {}
for line in gzip.open(sys.argv[1]):
    act = json.loads(line)
    texts[act["title"]] = texts.get(act["title"], "") + normal("\n".join([act["title"], *(p["text"] for p in act["provisions"])]))
everything = "\n".join(texts.values())
faults, seen, count, phrases = [], set(), 0, 0

for at, line in rows("thesaurus.tsv"):
    people, law, acts, weight, *more = line.split("\t") + [""] * (4 - line.count("\t") - 1)
    titles = []
    for part in filter(None, acts.split("|")):
        found = [part] if part in texts else [t for t in texts if normal(part) in normal(t)]
        if len(found) != 1:
            faults.append(f"{at}: {part} names {len(found)} titles")
        titles += found
    for word in law.split("|"):
        if not word or not any(normal(word) in text for text in ([texts[t] for t in titles] or [everything])):
            faults.append(f"{at}: {word!r} does not stand there")
    for word in people.split("|"):
        phrases += 1
        if not word.strip() or (normal(word), acts) in seen:
            faults.append(f"{at}: {word!r} is empty or stands twice")
        seen.add((normal(word), acts))
    if more or (weight and not 0 < float(weight) <= 1):
        faults.append(f"{at}: columns or weight")
    count += 1

named = {}
for at, line in rows("acts.tsv"):
    title, short = line.split("\t")
    if title not in texts:
        faults.append(f"{at}: no such title")
    for word in filter(None, short.split("|")):
        if named.setdefault(normal(word), title) != title:
            faults.append(f"{at}: {word!r} names two Acts")
plain = [word for _, word in rows("plain.txt")]
if len(plain) != len(set(plain)):
    faults.append("plain.txt: a word stands twice")
stops = [word for _, word in rows("stopwords.txt")]
if len(stops) != len(set(stops)):
    faults.append("stopwords.txt: a word stands twice")

print(*faults, sep="\n", end="\n" if faults else "")
print(f"{count} rows, {phrases} people's words, {len(named)} short names, {len(stops)} stop words, {len(faults)} faults")
sys.exit(bool(faults))
