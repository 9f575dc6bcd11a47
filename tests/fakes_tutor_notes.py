"""The notes of the fake tutor, among them a page that tries everything a screen must not obey."""

from __future__ import annotations

from dataclasses import dataclass

from graph.types import (
    DocumentRole,
    IngestSummary,
    Problem,
    ProblemKind,
    Repair,
    RepairKind,
)

STUDIO = "02-studio-workbench.md"
TRAINING = "lectures/lecture-04-training-models.md"
CHANGED = "05-changed-since.md"
HOSTILE = "99-hostile.md"
OUTLINE = "course-outline.md"

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    "<img src=http://evil.example/x onerror=alert(1)>",
    "[click](http://evil.example)",
    "![x](http://evil.example/x.png)",
    "$x^2$ and $$y$$",
    ":material/home: :smile: :red[red] :streamlit:",
    "`backticks` and **bold** and ~~gone~~",
    "see http://evil.example/a, www.evil.example or mail a@evil.example",
    "a -> b -- c <- d >= e",
    "# heading",
    "1. item",
    "<b>bold</b> &amp; &lt;",
    "{{ 7*7 }} \\ backslash",
)


@dataclass(frozen=True, slots=True)
class FakeDocument:
    path: str
    title: str
    text: str
    role: DocumentRole = DocumentRole.NOTES


_STUDIO_TEXT = """\
# Working in SageMaker Studio

SageMaker Studio gathers the tools of the machine learning life cycle behind one login.

## Domain, user profile, space

- A **domain** is the outer container that an administrator creates: it holds the network settings,
  the allowed users and the default permissions.
- A **user profile** stands for one person in that domain.
- A **space** is a piece of storage plus the settings of an application.

## SageMaker Debugger

Training can fail quietly. SageMaker Debugger looks inside the job while it runs.

A *hook* saves chosen tensors, such as gradients, weights and losses, to S3 at set intervals. *Rules* read
those tensors in separate processing jobs and raise an issue when a pattern appears.

```python
hook = smd.Hook(out_dir="s3://bucket/debug",
                save_config=smd.SaveConfig(save_interval=100))
```
"""

_FILLER = "\n".join(f"Paragraph {n} explains one more detail of a long training section.\n" for n in range(1, 61))

_TRAINING_TEXT = f"""\
# Training models

## Watching a job

{_FILLER}
SageMaker Debugger does not repair the model. It tells you early that repair is needed.

{_FILLER}
## Input modes

| Mode | What it does |
| --- | --- |
| File | copies everything before the job starts |
| FastFile | streams objects from S3 as they are read |
"""

DOCUMENTS = (
    FakeDocument(STUDIO, "Working in SageMaker Studio", _STUDIO_TEXT),
    FakeDocument(CHANGED, "Changed since it was read", "# Changed since it was read\n\n## Costs\n\nIt cost less."),
    FakeDocument(
        HOSTILE,
        HOSTILE_TEXTS[0],
        "# <script>alert(1)</script>\n\n" + "\n\n".join(f"## {t}\n\n{t}" for t in HOSTILE_TEXTS) + "\n",
    ),
    FakeDocument(TRAINING, "Training models", _TRAINING_TEXT),
    FakeDocument(OUTLINE, "Course plan", "# Course plan\n\n## Chapter 1\n\nExplain Studio.\n", DocumentRole.OUTLINE),
)


SUMMARY = IngestSummary(
    added=2,
    changed=1,
    removed=0,
    unchanged=2,
    documents=5,
    outlines=1,
    sections=23,
    passages=148,
    outline_items=1,
    repairs=4,
    embedded=61,
    seconds=3.24,
)


def problems() -> tuple[Problem, ...]:
    """Return what the last ingest could not read."""
    return (
        Problem("slides.md", ProblemKind.NOT_TEXT, "Its bytes are not text. Export it as markdown."),
        Problem("empty/[x](http://evil.example).md", ProblemKind.EMPTY, "There is nothing in it. Delete or fill it."),
    )


def repairs_of(path: str) -> tuple[Repair, ...]:
    """Return what was mended in a document."""
    if path != STUDIO:
        return ()
    kinds = (RepairKind.MOJIBAKE, RepairKind.MOJIBAKE, RepairKind.SPLIT_HEADING, RepairKind.LOST_BULLET)
    return tuple(Repair(path, 3 + n, kind) for n, kind in enumerate(kinds))
