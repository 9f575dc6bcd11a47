"""The Explore page on a made-up graph of SIZE entities, for `python -m benchmarks.explore`."""

from __future__ import annotations

from os import environ

import streamlit as st

from benchmarks.explore_graph import MadeUpKnowledge
from graph.layout import lay_out
from tutor.explore.atlas import Atlas
from tutor.ui.explore_page import draw_atlas


@st.cache_resource
def made_up_atlas() -> Atlas:
    """Return the one atlas of this process."""
    knowledge = MadeUpKnowledge(int(environ["SIZE"]))
    return Atlas(knowledge, lay_out(knowledge.entities(), knowledge.relations()))


st.set_page_config(page_title="Benchmark", layout="wide")
draw_atlas(made_up_atlas())
