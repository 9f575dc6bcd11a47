"""The gold set: what a careful reader finds in chosen lines of the notes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import InputError
from graph.knowledge import RelationType
from graph.types import LineSpan


class Half(StrEnum):
    """Which gold may be looked at while writing rules, and which only measures them."""

    TUNE = "tune"
    HELD = "held"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldEntity(_Entry):
    """An entity that a place names."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Return all its names for comparing."""
        return frozenset(name.casefold() for name in (self.name, *self.aliases))


class GoldRelation(_Entry):
    """A relation that a place states; each of its types is right."""

    source: str
    target: str
    type: RelationType | None = None
    types: tuple[RelationType, ...] = ()

    @property
    def all_types(self) -> tuple[RelationType, ...]:
        """Return every type that counts as right."""
        return self.types + ((self.type,) if self.type else ())


class GoldLines(_Entry):
    """Lines of one document in one half of the gold set."""

    half: Half
    document: str
    lines: tuple[int, int]

    @property
    def span(self) -> LineSpan:
        """Return the lines as a span."""
        return LineSpan(*self.lines)


class GoldPlace(GoldLines):
    """Lines with all that they name and state; what is optional is neither needed nor wrong."""

    entities: tuple[GoldEntity, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    optional_entities: tuple[GoldEntity, ...] = ()
    optional_relations: tuple[GoldRelation, ...] = ()

    def names_of(self, name: str) -> frozenset[str]:
        """Return all names of the entity that a relation calls by `name`."""
        known = (each.names for each in (*self.entities, *self.optional_entities))
        return frozenset({name.casefold()}).union(*(names for names in known if name.casefold() in names))


class Gold(_Entry):
    """The gold set: annotated places, and lines that state nothing."""

    places: tuple[GoldPlace, ...]
    nothing: tuple[GoldLines, ...] = ()


def read_gold(file: Path) -> Gold:
    """Read the gold set. Raises InputError naming the file and the entry that is wrong."""
    import yaml

    try:
        content: object = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return Gold.model_validate(content)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{file} is not yaml: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{file}: {place}: {first['msg']}.") from error
