"""Xapian with CJK n-grams over a task that comes on standard input; prints what it found and how long it took."""
import json, resource, sys, tempfile, time
import xapian

def resident_mb():
    with open('/proc/self/statm') as statm:
        return int(statm.read().split()[1]) * resource.getpagesize() / 1e6

task = json.load(sys.stdin)
started = time.perf_counter()
with tempfile.TemporaryDirectory() as folder:
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OPEN)
    generator = xapian.TermGenerator()
    generator.set_flags(xapian.TermGenerator.FLAG_CJK_NGRAM)
    for identifier, text in enumerate(task['texts']):
        document = xapian.Document()
        document.set_data(str(identifier))
        generator.set_document(document)
        generator.index_text(text)
        database.add_document(document)
    database.commit()
    build_ms = (time.perf_counter() - started) * 1000
    enquire = xapian.Enquire(database)
    found, times = [], []
    for question in task['questions']:
        started = time.perf_counter()
        # The query parser would want every n-gram of a stretch of Chinese; a question's never all stand in one text.
        asked = xapian.Document()
        generator.set_document(asked)
        generator.index_text(question)
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, [term.term for term in asked.termlist()]))
        found.append([int(match.document.get_data()) for match in enquire.get_mset(0, task['limit'])])
        times.append((time.perf_counter() - started) * 1000)
    resident = resident_mb()
json.dump({'found': found, 'times': times, 'buildMs': build_ms, 'residentMb': resident}, sys.stdout)
