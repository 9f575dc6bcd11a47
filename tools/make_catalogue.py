"""Record botocore's service metadata for the vocabulary, and list the services that no entity covers yet.

Run it in an environment of its own (`pip install botocore pyyaml`) when the catalogue should learn of new services:

    python tools/make_catalogue.py

It rewrites `data/vocabulary/botocore-services.tsv`: one line per botocore service with its names and, in the last
column, the entity of the vocabulary that covers it. That column is kept by hand; `-` means left out on purpose.
New services are printed as drafts for `aws-services.yaml`. Nothing else imports botocore.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import botocore
import botocore.session
import yaml

VOCABULARY = Path(__file__).resolve().parent.parent / "data" / "vocabulary"
FACTS = VOCABULARY / "botocore-services.tsv"
COLUMNS = ["botocore", "full_name", "abbreviation", "service_id", "endpoint_prefix", "entity"]
LEFT_OUT = "-"


def services() -> list[dict[str, str]]:
    """Return every service of the installed botocore with its names, in the order of their botocore names."""
    session = botocore.session.Session()
    loader = session.get_component("data_loader")
    found = []
    for name in sorted(session.get_available_services()):
        metadata = loader.load_service_model(name, "service-2")["metadata"]
        found.append(
            {
                "botocore": name,
                "full_name": metadata.get("serviceFullName", ""),
                "abbreviation": metadata.get("serviceAbbreviation", ""),
                "service_id": metadata.get("serviceId", ""),
                "endpoint_prefix": metadata.get("endpointPrefix", ""),
            }
        )
    return found


def covered() -> dict[str, str]:
    """Return the entity that covers each botocore service, as the last facts file says."""
    if not FACTS.exists():
        return {}
    with FACTS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), dialect="excel-tab")
        return {row["botocore"]: row["entity"] for row in rows}


def names() -> set[str]:
    """Return the canonical names of all entities in the vocabulary."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in VOCABULARY.glob("*.yaml")]
    return {entity["name"] for content in files for entity in content["entities"]}


def draft(service: dict[str, str]) -> str:
    """Return a first entity for a new service, to be corrected by hand: botocore's names are often not official."""
    full = re.sub(r"\s+(Service|API|V\d)$", "", service["full_name"])
    others = [service["abbreviation"], re.sub(r"^(Amazon|AWS) ", "", full)]
    aliases = ", ".join(dict.fromkeys(name for name in others if name and name != full))
    return f"  - name: {full}\n    kind: service\n    aliases: [{aliases}]"


def main() -> int:
    """Rewrite the facts; return 1 if a service is undecided or names an entity that does not exist."""
    found, entities, known = services(), covered(), names()
    with FACTS.open("w", encoding="utf-8", newline="") as out:
        out.write(f"# service metadata of botocore {botocore.__version__}; see tools/make_catalogue.py\n")
        writer = csv.DictWriter(out, COLUMNS, dialect="excel-tab", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**service, "entity": entities.get(service["botocore"], "")} for service in found)

    undecided = [service for service in found if not entities.get(service["botocore"])]
    gone = sorted(set(entities) - {service["botocore"] for service in found})
    unknown = sorted({entity for entity in entities.values() if entity and entity != LEFT_OUT} - known)
    for service in undecided:
        print(f"# {service['botocore']}\n{draft(service)}")
    if gone:
        print("no longer in botocore (their entities stay, notes still name them):", ", ".join(gone))
    if unknown:
        print("named in the facts, missing in the vocabulary:", ", ".join(unknown))
    print(f"botocore {botocore.__version__}: {len(found)} services, {len(undecided)} undecided")
    return 1 if undecided or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
