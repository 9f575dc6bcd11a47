from __future__ import annotations

from tutor.bridges import Bridges, TitledText, capitalised_names

TEXTS = [
    TitledText("Jenůfa", "Jenůfa is an opera by Leoš Janáček, first given in Brno."),
    TitledText("Leoš Janáček (composer)", "He was born in Hukvaldy and died in Ostrava."),
    TitledText("Ostrava", "A city of coal and steel."),
    TitledText("Steel", "Iron with a little carbon."),
]


def test_a_name_leads_to_the_passage_that_is_about_it() -> None:
    led = Bridges(TEXTS).lead({0: 1.0})
    assert set(led) == {1}
    assert 0 < led[1] < 1


def test_a_title_in_lower_case_leads_too() -> None:
    assert 3 in Bridges(TEXTS).lead({2: 1.0})


def test_what_is_about_a_name_gains_more_than_what_mentions_it() -> None:
    texts = [TitledText("A", "The Quux stands here."), TitledText("Quux", "Tall."), TitledText("B", "Near the Quux.")]
    led = Bridges(texts).lead({0: 1.0})
    assert led[1] > led[2] > 0


def test_a_better_start_gives_more() -> None:
    bridges = Bridges(TEXTS)
    assert bridges.lead({0: 1.0})[1] > bridges.lead({0: 0.5})[1]


def test_nothing_leads_anywhere_without_a_start() -> None:
    assert Bridges(TEXTS).lead({}) == {}
    assert Bridges([]).lead({}) == {}


def test_names_are_runs_of_capitalised_words_without_the_words_that_open_sentences() -> None:
    text = "The Bay of Biscay is rough. In Paris he met Ludwig van Beethoven. It rains."
    assert capitalised_names(text) == ["Bay of Biscay", "Paris", "Ludwig van Beethoven"]
