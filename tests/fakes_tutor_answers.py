"""What the fake tutor answers, with its citations."""

from __future__ import annotations

from fakes_tutor_notes import CHANGED, DOCUMENTS, HOSTILE, HOSTILE_TEXTS, STUDIO, TRAINING

from graph.types import Citation, LineSpan
from tutor.outcome import AnswerGroup, AnswerSentence


def _line_of(path: str, text: str) -> int:
    lines = next(document.text for document in DOCUMENTS if document.path == path).splitlines()
    return next(n for n, line in enumerate(lines, start=1) if text in line)


def cite(path: str, text: str, *headings: str, more: int = 0) -> Citation:
    """Cite the first line that holds `text`, and `more` lines after it."""
    start = _line_of(path, text)
    return Citation(path, headings, LineSpan(start, start + more), text)


_DEBUGGER = cite(STUDIO, "looks inside the job", "Working in SageMaker Studio", "SageMaker Debugger")
_HOOK = cite(STUDIO, "A *hook* saves", "Working in SageMaker Studio", "SageMaker Debugger", more=1)
_CODE = cite(STUDIO, "hook = smd", "Working in SageMaker Studio", "SageMaker Debugger", more=1)
_REPAIR = cite(TRAINING, "does not repair", "Training models", "Watching a job")
_OLD = Citation(CHANGED, ("Changed since it was read", "Costs"), LineSpan(5, 5), "It cost more.")
_DOMAIN = cite(STUDIO, "A **domain**", "Working in SageMaker Studio", "Domain, user profile, space", more=1)
_SPACE = cite(STUDIO, "A **space**", "Working in SageMaker Studio", "Domain, user profile, space")

_ABOUT_DEBUGGER = AnswerGroup(
    ("Working in SageMaker Studio", "SageMaker Debugger"),
    (
        AnswerSentence("SageMaker Debugger looks inside the job while it runs.", "", (_DEBUGGER, _REPAIR)),
        AnswerSentence(
            "A hook saves chosen tensors, such as gradients, weights and losses, to S3 at set intervals.",
            "",
            (_HOOK,),
        ),
        AnswerSentence(
            "Rules read those tensors in separate processing jobs and raise an issue when a pattern appears.",
            "Rules",
            (_HOOK, _DEBUGGER),
        ),
        AnswerSentence(
            'hook = smd.Hook(out_dir="s3://bucket/debug",\n                '
            "save_config=smd.SaveConfig(save_interval=100))",
            "",
            (_CODE,),
        ),
    ),
)
_ABOUT_REPAIR = AnswerGroup(
    ("Training models", "Watching a job"),
    (
        AnswerSentence("Debugger does not repair the model.", "", (_REPAIR,)),
        AnswerSentence("It cost more.", "", (_OLD,)),
    ),
)
_ABOUT_DOMAIN = AnswerGroup(
    (
        "Working in SageMaker Studio",
        "Domain, user profile, space",
        "Four words describe where your work lives.",
    ),
    (
        AnswerSentence(
            "Domain is the outer container that an administrator creates: it holds the network settings, the "
            "allowed users and the default permissions.",
            "Domain",
            (_DOMAIN,),
        ),
        AnswerSentence("Space is a piece of storage plus the settings of an application.", "Space", (_SPACE,)),
    ),
)
_ABOUT_HOSTILE = AnswerGroup(
    ("<script>alert(1)</script>", "[click](http://evil.example)"),
    tuple(
        AnswerSentence(
            text, text[:6] if n % 2 else "", (Citation(HOSTILE, (text,), LineSpan(5 + 4 * n, 5 + 4 * n), text),)
        )
        for n, text in enumerate(HOSTILE_TEXTS)
    ),
)

ANSWERS: tuple[tuple[str, tuple[AnswerGroup, ...]], ...] = (
    ("debugger", (_ABOUT_DEBUGGER, _ABOUT_REPAIR)),
    ("domain", (_ABOUT_DOMAIN,)),
    ("hostile", (_ABOUT_HOSTILE,)),
)
