"""Links from SQL are the links from memory, whatever the records hold; runs can be resumed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronoint import chronology, event
from chronoint.errors import FileAccessError, MissingExtraError, ModelError, WrongTypeError
from chronoint.merging import Frequencies

pa = pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

import pyarrow.parquet as pq  # noqa: E402

from chronoint.merging.records import tabulate  # noqa: E402
from chronoint.merging.sql import LINKS, Progress, link, parallel  # noqa: E402
from merging.lists import lists  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))
import incidents  # noqa: E402

NASTY = "it's \"; DROP TABLE pairs; -- \\ \x00 \n\t $1 {x} %s `*` [a-z]? é中🙂"


@pytest.fixture(scope="module")
def table():
    return incidents.table(5_000)


@pytest.fixture(scope="module")
def links(table):
    return link(table, engine="memory")


def test_five_thousand_records_have_the_same_links(table, links):
    assert links.schema == LINKS
    assert links.num_rows > 1_500
    assert link(table).equals(links)


def test_chronologies_have_the_links_of_their_columns():
    assert link(list(incidents.chronologies(600))).equals(
        link(incidents.table(600), engine="memory")
    )


def test_a_score_is_the_sum_of_its_terms(links):
    for row in links.slice(0, 50).to_pylist():
        terms = [row[name] for name in LINKS.names[3:]]
        assert row["score"] == sum(terms) >= 0
        assert row["left"] < row["right"]


def test_links_find_the_true_pairs(links):
    found = {
        (row["left"], row["right"])
        for row in links.to_pylist()
        if row["score"] >= 2000 and row["left"][0] != row["right"][0]
    }
    true = incidents.pairs(5_000)
    assert len(found & true) / len(true) > 0.9
    assert len(found & true) / len(found) > 0.9


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(lists(), min_size=1, max_size=3), st.integers(-3000, 3000))
def test_any_records_have_the_same_links(several, floor):
    table = tabulate(several)
    assert link(table, floor=floor).equals(link(table, engine="memory", floor=floor))


def test_frequencies_are_kept(table):
    counted = Frequencies.of(*incidents.chronologies(1_000))
    some = table.slice(0, 500)
    kept = link(some, frequencies=counted)
    assert kept.equals(link(some, engine="memory", frequencies=counted))
    assert not kept.equals(link(some))


def columns(count, **more):
    given = {"id": [f"r{number:05}" for number in range(count)], **more}
    return pa.table({name: pa.array(values) for name, values in given.items()})


HOSTILE = {
    "one address on every record": columns(3_000, links=[["https://a.example/x"]] * 3_000),
    "one token on every record": columns(3_000, title=["raid"] * 3_000),
    "nothing but ids": columns(100),
    "nothing at all": columns(0, title=[]).cast(
        pa.schema([("id", pa.string()), ("title", pa.string())])
    ),
    "one record": columns(1, title=["raid"]),
    "long texts": columns(4, title=["raid " * 20_000] * 2 + ["x" * 100_000] * 2),
    "many actors": columns(50, initiator=[[f"g{n}" for n in range(300)]] * 50, date_lo=[1] * 50),
    "farthest days": columns(
        4,
        title=["raid"] * 4,
        date_lo=[-(2**31), None, 5, 2**31 - 1],
        date_hi=[None, 2**31 - 1, 5, None],
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tables(name):
    found = link(HOSTILE[name])
    assert found.equals(link(HOSTILE[name], engine="memory"))
    assert found.num_rows <= 6


def test_texts_are_never_read_as_code(tmp_path):
    ids = [f"{NASTY}{number}" for number in range(3)]
    nasty = pa.table(
        {
            "id": ids, "title": [f"{NASTY} Karakurt"] * 3, "type": [NASTY] * 3,
            "initiator": [[NASTY, "CN"]] * 3, "links": [["https://a.example/'; DROP"]] * 3,
            "date_lo": [1, 2, 3], "date_hi": [1, 2, 3],
        }
    )  # fmt: skip
    folder = tmp_path / "it's \"; DROP [a]*? {x} é"
    found = link(nasty, folder=folder, into=tmp_path / "l'in;k?s.parquet")
    assert found.num_rows == 0
    found = pq.read_table(tmp_path / "l'in;k?s.parquet")
    assert found.equals(link(nasty, engine="memory"))
    assert set(found["left"].to_pylist()) == set(ids[:2])


def test_parquet_in_and_out(tmp_path, table, links):
    several = tmp_path / "records"
    several.mkdir()
    pq.write_table(table.slice(0, 2_000), several / "1.parquet", row_group_size=300)
    pq.write_table(table.slice(2_000), several / "2.parquet", row_group_size=900)
    for engine in ("duckdb", "memory"):
        into = tmp_path / f"{engine}.parquet"
        assert link(several, into=into, engine=engine).num_rows == 0
        assert pq.read_table(into).equals(links)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "duckdb.parquet",
        "memory.parquet",
        "records",
    ]


def test_several_processes_prepare_the_same(tmp_path, monkeypatch, table, links):
    monkeypatch.setattr(parallel, "_ALONE", 0)
    monkeypatch.setattr(parallel, "_ROWS", 700)
    pq.write_table(table, tmp_path / "records.parquet", row_group_size=250)
    told = []
    found = link(tmp_path / "records.parquet", threads=2, memory="500MB", progress=told.append)
    assert found.equals(links)
    assert Progress("prepared", 7, 7) in told
    assert Progress("texts", 5, 7) in told


def test_a_fault_in_another_process_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(parallel, "_ALONE", 0)
    monkeypatch.setattr(parallel, "_ROWS", 2)
    wrong = columns(4, date_lo=[1, 1, 1, 9], date_hi=[2, 2, 2, 2])
    pq.write_table(wrong, tmp_path / "records.parquet", row_group_size=2)
    with pytest.raises(ModelError, match=r"^record 'r00003': date_lo 9 is after date_hi 2$"):
        link(tmp_path / "records.parquet", threads=2)


class StoppedError(Exception):
    """Stands for a person who presses Ctrl-C."""


@pytest.mark.parametrize("at", ["prepared", "texts", "buckets", "scored", "links"])
def test_a_stopped_run_goes_on(tmp_path, table, at):
    some = table.slice(0, 1_000)
    folder = tmp_path / "work"

    def stop(told):
        if told.stage == at:
            raise StoppedError

    with pytest.raises(StoppedError):
        link(some, folder=folder, progress=stop)
    assert not list(folder.glob("*.unfinished"))
    kept = json.loads((folder / "chronoint-link.json").read_text("utf-8"))["stages"]
    told = []
    assert link(some, folder=folder, progress=told.append).equals(link(some, engine="memory"))
    assert not {one.stage for one in told} & set(kept)
    told.clear()
    link(some, folder=folder, progress=told.append)
    assert told == []


def test_ctrl_c_leaves_what_is_finished(tmp_path, table):
    some = table.slice(0, 1_000)

    def press(told):
        if told.stage == "pairs":
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        link(some, folder=tmp_path, progress=press)
    assert {path.name for path in tmp_path.iterdir()} >= {"buckets", "chronoint-link.json"}
    assert not list(tmp_path.glob("*.unfinished"))
    assert link(some, folder=tmp_path).equals(link(some, engine="memory"))


STOPPED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job would ignore it
from chronoint.merging.sql import link, parallel
parallel._ALONE, parallel._ROWS = 0, 100
say = lambda told: print(told.stage, told.done, flush=True)
link(sys.argv[1], folder=sys.argv[2], threads=2, progress=say)
"""


def test_ctrl_c_ends_the_processes_that_prepare(tmp_path, table):
    records, folder = tmp_path / "records.parquet", tmp_path / "work"
    pq.write_table(pa.concat_tables([table] * 4), records, row_group_size=100)
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, records, folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as running:  # fmt: skip
        while running.stdout.readline() != "prepared 1\n":
            assert running.poll() is None, running.stderr.read()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does: all of them
        # Ends when nobody holds the pipes any more, those who prepare included.
        said, complaint = running.communicate(timeout=60)
    assert running.returncode == -signal.SIGINT
    assert "prepared 200" not in said
    assert complaint.count("Traceback") == complaint.count("KeyboardInterrupt") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["chronoint-link.json"]


def test_other_records_or_another_floor_start_anew(tmp_path, table):
    mine = tmp_path / "mine.txt"
    mine.write_text("not ours")
    for some, floor in (
        (table.slice(0, 300), 0),
        (table.slice(1, 300), 0),
        (table.slice(1, 300), 900),
    ):
        found = link(some, folder=tmp_path, floor=floor)
        assert found.equals(link(some, engine="memory", floor=floor))
    assert mine.read_text() == "not ours"


def test_a_spoiled_stage_is_made_again_and_all_after_it(tmp_path, table):
    some = table.slice(0, 300)
    found = link(some, folder=tmp_path)
    (tmp_path / "texts" / "part-000000.parquet").write_bytes(b"PAR1")
    told = []
    assert link(some, folder=tmp_path, progress=told.append).equals(found)
    assert {one.stage for one in told} == {
        "texts", "traits", "buckets", "pairs", "compared", "scored", "links",
    }  # fmt: skip


@pytest.mark.parametrize("spoiled", ["", "[]", '{"made_of": 3, "stages": ["../x", 5]}', "\x00"])
def test_a_spoiled_note_is_no_harm(tmp_path, spoiled):
    outside = tmp_path / "x"
    outside.mkdir()
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "chronoint-link.json").write_text(spoiled)
    assert link(columns(3), folder=folder).num_rows == 0
    assert outside.is_dir()


def not_utf8():
    """Give a column of one text that is none; Arrow looks only when it is told to."""
    buffers = [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xff\xfe")]
    return pa.Array.from_buffers(pa.string(), 1, buffers)


def halved(**said):
    return [chronology([event("a", **said), event("b")])]


REFUSED = [
    (lambda: link(columns(1, title=not_utf8())), ModelError, "column 'title': a text is not UTF-8"),
    (
        lambda: link(columns(1, tags=[b"\xff"])),
        ModelError,
        "column 'tags': expected string, found binary",
    ),
    (
        lambda: link(halved(links=["https://a.example/\udc80"])),
        ModelError,
        r"'a.example/\udc80': half a character (a lone surrogate), which no table can hold",
    ),
    (
        lambda: link(columns(2, id=["a", "a"])),
        ModelError,
        "record 'a': two rows have this id; give one row for each record",
    ),
    (
        lambda: link(columns(1), engine="sqlite"),
        WrongTypeError,
        "engine: expected 'memory', 'duckdb' or 'spark', found 'sqlite'",
    ),
    (
        lambda: link(3),
        WrongTypeError,
        "records: expected a path, an Arrow table, a table of records or chronologies, found int",
    ),
    (lambda: link("/no/such.parquet"), FileAccessError, "/no/such.parquet: no such file"),
    (lambda: link(Path(__file__)), FileAccessError, f"{__file__}: no Parquet file"),
]


def test_halves_of_characters_in_texts_are_no_letters():
    whole, half = (halved(title=f"raid{more}", type=more) for more in ("", "\ud800"))
    assert link(half).equals(link(whole))


@pytest.mark.parametrize(("call", "error", "message"), REFUSED)
def test_refuses_and_says_why(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == message


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
def test_the_extra_is_named_when_it_is_missing(monkeypatch, engine):
    for name in ("duckdb", "pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'chronoint\[{engine}\]'"):
        link(columns(1), engine=engine)


@pytest.fixture(scope="module")
def session():
    spark = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        made = (
            spark.SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.sql.codegen.wholeStage", "false")  # slower to compile than to run
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .getOrCreate()
        )
        made.sparkContext.setLogLevel("ERROR")
        yield made
        made.stop()


def test_spark_finds_the_same_links(tmp_path, session):
    some = incidents.table(250)
    told = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        found = link(
            some, engine="spark", session=session, folder=tmp_path / "w [a]*", progress=told.append
        )
    assert found.equals(link(some, engine="memory"))
    assert Progress("links", 1, 1) in told


@pytest.mark.parametrize("name", ["prepared", "links", "texts.unfinished"])
@pytest.mark.parametrize("stages", [["prepared", "links"], ["../photos"], []])
def test_nothing_is_deleted_that_was_not_made_here(tmp_path, name, stages):
    folder = tmp_path / "work"
    mine = folder / name
    mine.mkdir(parents=True)
    (mine / "part-000000.parquet").write_text("mine")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_text("mine")
    note = json.dumps({"made_of": "another", "stages": stages})
    (folder / "chronoint-link.json").write_text(note)
    with pytest.raises(FileAccessError) as caught:
        link(columns(3), folder=folder)
    words = "was not made by chronoint, and would be deleted: name another folder"
    assert str(caught.value) == f"{mine}: {words}"
    assert (mine / "part-000000.parquet").read_text() == "mine"
    assert (tmp_path / "photos" / "one.jpg").read_text() == "mine"


def test_a_link_in_the_stead_of_a_stage_is_not_followed(tmp_path):
    folder, mine = tmp_path / "work", tmp_path / "mine"
    folder.mkdir()
    mine.mkdir()
    (mine / ".chronoint-stage").touch()
    (mine / "file").touch()
    (folder / "tokens").symlink_to(mine)
    with pytest.raises(FileAccessError, match="was not made by chronoint"):
        link(columns(3), folder=folder)
    assert (mine / "file").exists()


def test_what_is_no_stage_stays_and_a_spoiled_stage_is_made_again(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "own.unfinished").mkdir()
    (tmp_path / "own.unfinished" / "file").touch()
    some = incidents.table(200)
    found = link(some, folder=tmp_path)
    part = next((tmp_path / "tokens").glob("part-*.parquet"))
    part.write_bytes(part.read_bytes()[:100])
    assert link(some, folder=tmp_path).equals(found)
    assert (tmp_path / "notes").is_dir()
    assert (tmp_path / "own.unfinished" / "file").exists()


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_links_replace_a_plain_file_only_and_never_the_records(tmp_path, engine):
    records = tmp_path / "records"
    records.mkdir()
    pq.write_table(columns(3), records / "a.parquet")
    (tmp_path / "again.parquet").symlink_to(records / "a.parquet")
    os.mkfifo(tmp_path / "pipe")
    before = (records / "a.parquet").read_bytes()
    for into, words in (
        (records / "a.parquet", "holds the records themselves"),
        (tmp_path / "again.parquet", "holds the records themselves"),
        (records / "links.parquet", "would be among the records the next time"),
        (tmp_path / "pipe", "is a folder, a pipe or a device, and no plain file"),
    ):
        with pytest.raises(FileAccessError, match=words):
            link(records, engine=engine, into=into)
    assert (records / "a.parquet").read_bytes() == before
    into = tmp_path / "links.parquet"
    into.write_text("old")
    into.chmod(0o640)
    beside = tmp_path / "links.parquet.unfinished"
    beside.write_text("mine")
    link(records, engine=engine, into=into)
    assert pq.read_table(into).schema.names == LINKS.names
    assert into.stat().st_mode & 0o777 == 0o640
    assert beside.read_text() == "mine"
    names = {"records", "again.parquet", "pipe", "links.parquet", "links.parquet.unfinished"}
    assert {one.name for one in tmp_path.iterdir()} == names


# ours: what cannot be, and what is said
CANNOT = [
    ({"memory": "lots"}, ModelError, "memory: expected a size"),
    ({"memory": "6GB'; --"}, ModelError, "memory: expected a size"),
    ({"threads": 0}, ModelError, "threads: expected 1 to 1024, found 0"),
    ({"folder": "{here}/file"}, FileAccessError, "a file, not a folder"),
    ({"folder": "{here}/file/sub"}, FileAccessError, "not a directory"),
    ({"into": "{here}"}, FileAccessError, "a folder, not a file"),
    ({"into": "{here}/nowhere/links.parquet"}, FileAccessError, "no such folder"),
]


@pytest.mark.parametrize(("options", "error", "words"), CANNOT)
def test_what_cannot_be_is_one_error_of_ours(tmp_path, options, error, words):
    (tmp_path / "file").touch()
    given = {
        name: value.format(here=tmp_path) if isinstance(value, str) else value
        for name, value in options.items()
    }
    with pytest.raises(error, match=words):
        link(columns(3), **given)


def test_two_columns_of_one_name():
    doubled = pa.table([pa.array(["a"]), pa.array(["b"])], names=["id", "id"])
    with pytest.raises(ModelError, match="column 'id': there are two of this name"):
        link(doubled)
