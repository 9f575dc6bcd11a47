"""What people build today: LangChain's markdown splitter, the same model, a FAISS file. Prints the seconds.

Reading, splitting, embedding and writing are timed; imports and the loading of the model are not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from graph.model_files import pinned_folder


def main(folder: Path) -> None:
    """Build an index of a folder's notes and print the seconds."""
    import faiss
    from langchain_text_splitters import MarkdownTextSplitter
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(pinned_folder()))
    model.encode(["warm"])
    start = perf_counter()
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()) if file.is_file()]
    splitter = MarkdownTextSplitter(chunk_size=1000, chunk_overlap=100)
    chunks = [chunk.page_content for chunk in splitter.create_documents(texts)]
    vectors = model.encode(chunks, normalize_embeddings=True, show_progress_bar=False)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    with TemporaryDirectory() as target:
        faiss.write_index(index, str(Path(target) / "index.faiss"))
    print(f"{perf_counter() - start:.3f} {len(chunks)}")


main(Path(sys.argv[1]))
