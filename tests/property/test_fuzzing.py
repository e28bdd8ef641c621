"""What any file within 64 KiB may cost to read: a second, 200 MB, and never an exception.

The files are read in a process of their own, whose processor time and memory are its own as well.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plan_catalogue.markdown import signs
from plan_catalogue.model import MAX_BYTES
from tests.builders import task_text, template_text
from tests.conftest import ROOT
from tests.property.test_reading import PIECES, escaped, in_task, in_template

MOST_SECONDS = 1
MOST_MEGABYTES = 200

# Answers each file, told by its length before it, with a line of JSON.
READER = """
import json, re, resource, struct, sys, time
from pathlib import Path
from plan_catalogue.reading import read_categories, read_template

def peak():
    # Linux adds what the process that started this one had to what getrusage tells.
    if sys.platform == "linux":
        return int(re.search("VmHWM: *([0-9]+)", re.sub("\\s", " ", STATUS.read_text()))[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024

STATUS = Path("/proc/self/status")
while size := sys.stdin.buffer.read(4):
    data = sys.stdin.buffer.read(struct.unpack(">I", size)[0])
    start = time.process_time()
    problems = len(read_template("plan.yml", "small-plan", data).problems)
    seconds = time.process_time() - start
    start = time.process_time()
    read_categories("categories.yml", data)
    seconds = max(seconds, time.process_time() - start)
    print(json.dumps([problems, seconds, peak()]), flush=True)
"""


@dataclass(frozen=True)
class Reader:
    """A process that reads files one after another."""

    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, data: bytes) -> int:
        """Have a file read within its limits; return how many problems it has."""
        self.questions.write(struct.pack(">I", len(data)) + data)
        self.questions.flush()
        answer = self.answers.readline()
        assert answer, "the reader ended with an exception"
        problems, seconds, megabytes = json.loads(answer)
        assert seconds <= MOST_SECONDS
        assert megabytes <= MOST_MEGABYTES
        return int(problems)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    process = subprocess.Popen(
        [sys.executable, "-c", READER],
        cwd=ROOT / "hooks",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    try:
        yield Reader(process.stdin, process.stdout)
    finally:
        process.kill()
        process.communicate()


# What costs time in YAML or Markdown when there is much of it.
SLOW = [
    *(
        "[",
        "![",
        "[a](",
        "[a]()",
        "[a]",
        "](",
        "](<",
        "[a]: b\n",
        "[a]: b 'c\n",
        "[a][b]",
        "(",
        ")",
    ),
    *("*a ", "a*", "**a*", "a**b", "*_", "_*", "***", "_a_", "**", "`", "``a", "a` ", "` "),
    *(
        "<",
        "<a ",
        "<a b='",
        "<!--",
        "<!A",
        "<?",
        "<![CDATA[",
        "<b>",
        "<p>\n",
        "<http://a",
        "&",
        "&a;",
    ),
    *(
        "> ",
        "- ",
        "1. ",
        "* * ",
        "- - ",
        "a\n",
        "    a\n",
        "~~~\n",
        "===\n",
        "a  \n",
        "\\",
        "|",
        "!",
    ),
    *(
        "? ",
        "? a\n",
        "a: b\n",
        "- a\n",
        "{a: ",
        "[{",
        "{},",
        "[a,b],",
        "{a: b},",
        "!a ",
        "'a' ",
        '"a" ',
    ),
]
pieces = st.sampled_from([*PIECES, *SLOW])

PLACES: dict[str, Callable[[str], str]] = {
    "file": str,
    "file of a list": "[{}".format,
    "key": "{}: a\n".format,
    **{key: in_template(key) for key in ("title", "summary", "why", "caution", "added", "anchor")},
    **{f"list of {key}": in_template(key, "[%s]") for key in ("tags", "authors", "best_for")},
    **{f"list of {key}": in_template(key, "[%s]") for key in ("next", "faq", "sources", "tasks")},
    "question": in_template("faq", "[{question: %s, answer: A.}, {}]"),
    "answer": in_template("faq", "[{question: A?, answer: %s}, {}]"),
    "source": in_template("sources", "[{title: %s, url: a}]"),
    "address": in_template("sources", "[{title: A, url: %s}]"),
    "task": in_task("title"),
    **{f"{key} of a task": in_task(key) for key in ("when", "points", "category", "id")},
    **{f"{key} of a task": in_task(key) for key in ("details", "sign_off", "role", "duration")},
    **{f"list of {key}": in_task(key, "[%s]") for key in ("after", "subtasks")},
}

STYLES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "quoted": lambda text: json.dumps(text, ensure_ascii=False),
    "escaped": escaped,
    "literal": lambda text: "|2\n" + "".join(f"      {line}\n" for line in text.split("\n")),
}


def full(build: Callable[[str], str], unit: str) -> bytes:
    """Return the largest file within the limit whose text repeats a unit."""
    count = MAX_BYTES // len(unit.encode("utf-8", "replace"))
    while len(data := build(unit * count).encode("utf-8", "replace")) > MAX_BYTES and count:
        # Every unit takes about as much room; the text around it shares the rest.
        count = min(count - 1, count * MAX_BYTES // len(data))
    return data


def as_far_as_markdown_is_parsed(unit: str) -> bytes:
    """Return a template whose answer repeats a unit up to the limit of signs, or of the file."""
    count = min(2000 // max(1, signs(unit)), 60_000 // len(unit))
    while count > 1 and signs(unit * count) > 2000:
        count -= 1 + count // 50
    return template_text(
        faq=f"[{{question: A?, answer: {json.dumps(unit * count)}}}, {{}}]"
    ).encode()


@settings(max_examples=100)
@given(
    st.sampled_from(list(PLACES)),
    st.sampled_from(list(STYLES)),
    st.lists(pieces, min_size=1, max_size=4),
)
@example("file", "plain", ["tasks:\n  - "])
@example("file", "plain", ["? a\n"])
@example("file", "plain", ["a: b\n"])
@example("file", "plain", ["[a]:\n"])
@example("file", "plain", ["\0"])
@example("file", "plain", ["["])
@example("file", "plain", ["? "])
@example("list of after", "plain", ["a,"])
@example("list of after", "plain", ["{a: b},"])
@example("list of tags", "plain", ["!a b,"])
@example("points of a task", "plain", ["\x1b"])
@example("why", "literal", ["a\n"])
@example("why", "literal", ["*_"])
@example("answer", "quoted", ["? a\n"])
@example("answer", "quoted", ["**a*"])
@example("details of a task", "quoted", ["[a]()"])
@example("details of a task", "quoted", ["` "])
@example("key", "plain", ["k"])
def test_a_file_full_of_anything_is_read_within_its_limits(
    reader: Reader, place: str, style: str, unit: list[str]
) -> None:
    reader.read(full(lambda text: PLACES[place](STYLES[style](text)), "".join(unit)))


@given(
    st.sampled_from(list(PLACES)),
    st.sampled_from(list(STYLES)),
    st.lists(pieces, min_size=1, max_size=300),
)
def test_a_file_of_mixed_pieces_is_read_within_its_limits(
    reader: Reader, place: str, style: str, mixed: list[str]
) -> None:
    reader.read(PLACES[place](STYLES[style]("".join(mixed))).encode("utf-8", "replace")[:MAX_BYTES])


@given(st.lists(pieces, min_size=1, max_size=3).map("".join).filter(str.isascii))
@example("a` ")
@example("!*a")
@example("`\n*")
@example("[!\n")
@example("\n](<")
@example("<b>")
@example("[![")
def test_a_file_of_as_much_markdown_as_is_parsed_is_read_within_its_limits(
    reader: Reader, text: str
) -> None:
    data = as_far_as_markdown_is_parsed(text)
    reader.read(data[:MAX_BYTES])


def waiting(count: int, waits: Callable[[int], Iterator[str] | list[str]]) -> bytes:
    """Return as much as there is room for of a template whose tasks wait for others."""
    tasks = [
        task_text(f"t{n} x", id=f"t{n}", after=f"[{', '.join(waits(n))}]") for n in range(count)
    ]
    return template_text(*tasks).encode()[:MAX_BYTES]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(waiting(200, lambda n: [f"t{(n + 1) % 200}"]), id="a ring"),
        pytest.param(waiting(90, lambda n: [f"t{m}" for m in range(90)]), id="all for all"),
        pytest.param(waiting(200, lambda n: [f"t{m}" for m in range(n, n + 60)]), id="later ones"),
        pytest.param(waiting(200, lambda n: [f"z{n}-{m}" for m in range(30)]), id="unknown ones"),
        pytest.param(
            b"tasks:\n"
            + b"".join(b"- {id: a%d, after: [a%d]}\n" % (n, n + 1) for n in range(600))
            + b"- {id: a600, after: ["
            + b"a0," * 8_000
            + b"]}\n",
            id="one long ring again and again",
        ),
        pytest.param(waiting(2, lambda n: ["a" * 79] * 800), id="long unknown ones"),
        pytest.param("".join(f"k{n}: x\n" for n in range(7_000)).encode(), id="unknown keys"),
        pytest.param("".join(f"{'k' * 900}{n}: x\n" for n in range(70)).encode(), id="long keys"),
        pytest.param(template_text(*[task_text("\u33c2" * 80)] * 80).encode(), id="long forms"),
    ],
)
def test_a_file_of_many_names_is_read_within_its_limits(data: bytes, reader: Reader) -> None:
    assert len(data) <= MAX_BYTES
    assert reader.read(data)
