"""The questionnaires there are, from `data/`."""

from functools import cache
from typing import Any

from iop_tracker import content
from iop_tracker.domain.instrument import Band, Instrument, Item, Option, Subscale
from iop_tracker.domain.note import found_in
from iop_tracker.errors import BadInput
from iop_tracker.language import tr


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every questionnaire, in the order to offer them."""
    material = content.material("instruments")
    options = {name: _options(material, name) for name in material["options"]}
    return tuple(_instrument(entry, options) for entry in material["instrument"])


def instrument(instrument_id: str) -> Instrument | None:
    """A questionnaire by its id; None for one of another version of this program."""
    return next((each for each in instruments() if each.id == instrument_id), None)


def named(name: str) -> Instrument:
    """A questionnaire by its id or its name, as typed.

    Raises:
        BadInput: when there is none, naming those there are.
    """
    wanted = name.strip().casefold()
    for each in instruments():
        if wanted in {each.id, each.name.casefold(), each.id.replace("-", "")}:
            return each
    hits = [each for each in instruments() if wanted and found_in(wanted, (each.full_name,))]
    if len(hits) == 1:
        return hits[0]
    known = ", ".join(each.id for each in instruments())
    raise BadInput(tr("There is no such questionnaire. Choose one of: {known}.", known=known))


def _options(material: Any, name: str) -> tuple[Option, ...]:
    words = material["options"][name]
    points = material["points"].get(name) or range(len(words))
    typed = material["typed"].get(name)
    if typed is None:
        return tuple(map(Option, words, points))
    lasts = [*(number - 1 for number in typed[1:-1]), typed[-1]]
    return tuple(map(Option, words, points, typed, lasts))


def _instrument(entry: dict[str, Any], options: dict[str, tuple[Option, ...]]) -> Instrument:
    return Instrument(
        id=entry["id"],
        name=entry["name"],
        full_name=entry["full_name"],
        about=entry["about"],
        items=tuple(
            Item(
                id=item["id"],
                text=item["text"],
                options=options[item["options"]],
                stem=item.get("stem", entry["stem"]),
                only_if=item.get("only_if", ""),
                alerts=item.get("alerts", False),
            )
            for item in entry["item"]
        ),
        scales=tuple(_scale(scale) for scale in entry["scale"]),
        source=entry["source"],
        license=entry["license"],
        missing_source=entry["missing_source"],
        checked=entry["checked"],
    )


def _scale(entry: dict[str, Any]) -> Subscale:
    return Subscale(
        id=entry["id"],
        name=entry["name"],
        items=tuple(entry["items"]),
        bands=tuple(Band(*band) for band in entry["bands"]),
        most_missing=entry["most_missing"],
        more_is_better=entry.get("more_is_better", False),
        important=entry.get("important"),
        important_source=entry.get("important_source", ""),
    )
