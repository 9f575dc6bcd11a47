from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.page_rank import DAMPING, Edge, RandomWalk


def test_on_a_single_edge_the_ranks_are_those_of_the_closed_form() -> None:
    ranks = RandomWalk(2, [Edge(0, 1, 3.0)]).rank({0: 1.0})
    assert ranks == pytest.approx([1 / (1 + DAMPING), DAMPING / (1 + DAMPING)], abs=1e-5)


def test_it_agrees_with_networkx_on_a_weighted_graph() -> None:
    import networkx as nx

    edges = [Edge(0, 1, 1.0), Edge(1, 2, 2.0), Edge(2, 0, 1.0), Edge(2, 3, 0.5)]
    graph = nx.Graph()
    graph.add_weighted_edges_from((edge.first, edge.second, edge.weight) for edge in edges)
    expected = nx.pagerank(graph, alpha=DAMPING, personalization={0: 2.0, 3: 1.0}, tol=1e-9)
    ranks = RandomWalk(4, edges).rank({0: 2.0, 3: 1.0})
    assert ranks == pytest.approx([expected[node] for node in range(4)], abs=1e-4)


def test_nodes_that_cannot_be_reached_rank_zero() -> None:
    ranks = RandomWalk(4, [Edge(0, 1, 1.0), Edge(2, 3, 1.0)]).rank({0: 1.0})
    assert ranks[2] == ranks[3] == 0


def test_without_a_start_or_edges_nothing_breaks() -> None:
    assert RandomWalk(3, []).rank({}).tolist() == [0, 0, 0]
    assert RandomWalk(3, []).rank({1: 5.0}).tolist() == [0, 1, 0]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0.1, 9)), max_size=30), st.integers(0, 9))
def test_shares_are_positive_and_add_up_to_one(edges: list[tuple[int, int, float]], start: int) -> None:
    ranks = RandomWalk(10, [Edge(*edge) for edge in edges]).rank({start: 1.0})
    assert np.all(ranks >= 0)
    assert ranks.sum() == pytest.approx(1.0)
