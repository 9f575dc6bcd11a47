from __future__ import annotations

from langchain_core.prompts import PromptTemplate
from langchain_core.runnables import RunnablePassthrough

from tutor.langchain_retriever import NotesRetriever
from tutor.tutor import Tutor


def test_documents_come_best_first_and_name_their_place(notes_tutor: Tutor) -> None:
    found = NotesRetriever(tutor=notes_tutor, limit=3).invoke("What does SageMaker Model Monitor do?")
    passages = notes_tutor.retrieve("What does SageMaker Model Monitor do?", 3)
    assert [document.id for document in found] == [retrieved.passage.id for retrieved in passages]
    assert len(found) == 3
    first, passage = found[0], passages[0].passage
    assert first.page_content == passage.plain
    assert first.metadata["document"] == passage.document
    assert (first.metadata["start_line"], first.metadata["end_line"]) == (passage.span.start, passage.span.end)
    assert first.metadata["why"]


def test_it_serves_in_a_chain(notes_tutor: Tutor) -> None:
    retriever = NotesRetriever(tutor=notes_tutor, limit=1)
    chain = {"notes": retriever, "question": RunnablePassthrough()} | PromptTemplate.from_template("{notes} {question}")
    prompt = chain.invoke("What is script mode?").to_string()
    assert "script" in prompt.lower()
    assert prompt.endswith("What is script mode?")


def test_passages_are_found_for_what_the_tutor_would_refuse(notes_tutor: Tutor) -> None:
    assert notes_tutor.retrieve("What is the capital of France?", 2)
    assert notes_tutor.retrieve("", 2) == ()
