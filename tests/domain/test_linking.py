"""Links between notes."""

from hypothesis import given
from hypothesis import strategies as st

from iop_tracker.domain.linking import (
    Place,
    Target,
    can_be_linked,
    leads_to,
    links_in,
    renamed,
    resolve,
)


def test_links_are_found_in_order_and_once() -> None:
    text = "See [[Sleep]] and [[ My plan ]], again [[Sleep]].\n[[not\nover lines]] [[]] [one]"
    assert links_in(text) == ("Sleep", "My plan")


def test_a_name_means_what_is_called_so_whatever_its_case() -> None:
    places = (
        Place(target=Target.NOTE, id="a", name="Sleep"),
        Place(target=Target.PLAN, id="b", name="Payday"),
        Place(target=Target.STRATEGY, id="c", name="sleep"),
    )
    assert [place.id for place in resolve("PAYDAY", places)] == ["b"]
    assert [place.id for place in resolve("sleep", places)] == ["a", "c"]
    assert resolve("moon", places) == ()


names = st.text(st.characters(exclude_characters="[]\n\r"), min_size=1, max_size=30).filter(
    lambda name: bool(name.strip()) and can_be_linked(name)
)


@given(before=st.text(max_size=20), old=names, new=names, after=st.text(max_size=20))
def test_a_new_name_goes_into_the_links_and_nowhere_else(
    before: str, old: str, new: str, after: str
) -> None:
    text = f"{before}([[{old}]]){after}"
    changed = renamed(text, old, new)
    assert leads_to(changed, new)
    if not leads_to(before + after, old):
        assert changed == f"{before}([[{new}]]){after}"


def test_other_links_stay_as_they_are() -> None:
    assert renamed("[[a]] [[B]] b", "b", "C") == "[[a]] [[C]] b"
