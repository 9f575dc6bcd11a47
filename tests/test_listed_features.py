"""Items of a list of features in the bare form speak of the thing above."""

import pytest
from catalogue import stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Amazon Personalize\n\nFeatures:\n\n- Use reinforcement learning for fresh items",
            {"Amazon Personalize USES Reinforcement learning"},
        ),
        (
            "## Amazon EMR\n\nWhat it can do:\n\n- Run Apache Hive without a cluster of yours",
            {"Amazon EMR USES Apache Hive"},
        ),
        (
            "## SageMaker Canvas\n\nCapabilities:\n\n- Apply one-hot encoding to columns",
            {"SageMaker Canvas USES One-hot encoding"},
        ),
        ("## Amazon EMR\n\nTo remember:\n\n- Use Apache Hive only at night", set()),
        ("## Amazon EMR\n\nFeatures:\n\n- Use of Apache Hive is rare", set()),
        ("## Amazon EMR\n\nFeatures:\n\n- Do not use Apache Hive", set()),
    ],
)
def test_features_in_the_bare_form_are_what_the_thing_does(text: str, expected: set[str]) -> None:
    assert stated(text) == expected
