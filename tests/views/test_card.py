"""What is on a card for the wallet."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from iop_tracker.domain.coping import CopingPlan
from iop_tracker.domain.safety import SAFETY_STEPS, SafetyPlan
from iop_tracker.exchange.card import card_markdown
from iop_tracker.views.card import MOST, CardPart, WalletCard, plan_card, safety_card
from tests.builders import contact, plan, strategy
from tests.strategies import plans, safety_plans, titles

NUMBERS = (("911", "Emergency"), ("988", "Crisis"))


@given(each=plans)
def test_a_card_is_short_and_has_the_numbers_whatever_is_in_the_plan(each: CopingPlan) -> None:
    card = plan_card(each, [strategy()] * 5, [contact()] * 5, NUMBERS)
    assert card.title == each.situation
    assert all(1 <= len(part.lines) <= MOST for part in card.parts)
    assert card.parts[-1].lines == ("911  Emergency", "988  Crisis")
    assert ("If, then" in {part.title for part in card.parts}) == bool(each.if_then)


@given(each=safety_plans)
def test_the_safety_plans_card_leaves_out_what_is_not_written(each: SafetyPlan) -> None:
    names = {"name": "Safety plan", **{step: step for step in SAFETY_STEPS}}
    card = safety_card(each, names, NUMBERS)
    written = [step for step in SAFETY_STEPS if getattr(each, step)]
    assert [part.title.split()[-1] for part in card.parts[:-1]] == written
    assert card.parts[-1].title == "In danger"


def test_the_steps_are_numbered_and_the_rest_are_points() -> None:
    card = plan_card(
        plan("Payday", if_then=("If I pass the bar, then I turn left",), reasons=("Mia",)),
        [strategy("Leave"), strategy("Call")],
        [contact()],
        NUMBERS,
    )
    assert card_markdown(card) == (
        "# Payday\n\n**First**\n\n1. Leave\n2. Call\n\n"
        "**If, then**\n\n- If I pass the bar, then I turn left\n\n"
        "**Call**\n\n- Ruth  555-0142\n\n**Why**\n\n- Mia\n\n"
        "**In danger**\n\n- 911  Emergency\n- 988  Crisis\n"
    )


@given(
    text=titles.filter(lambda t: t.isprintable() and t == t.strip())
    | st.sampled_from(["# a", "- b", "1. c", "2) d", "<b>e</b>", "*f*", "_g_", "&lt;", "---"])
    | st.text("#-+=*_`[]()<>!|~&.1 a", min_size=1, max_size=12).map(str.strip).filter(bool)
)
def test_no_sign_in_ones_own_words_becomes_markdown(text: str) -> None:
    card = WalletCard("A title", (CardPart("Why", (text, text)),))
    tokens = MarkdownIt().parse(card_markdown(card))
    kinds = [token.type for token in tokens if token.nesting >= 0 and token.type != "inline"]
    assert kinds == [
        *("heading_open", "paragraph_open", "bullet_list_open"),
        *("list_item_open", "paragraph_open") * 2,
    ]
    shown = tokens[[token.type for token in tokens].index("bullet_list_open") :]
    lines = [token for token in shown if token.type == "inline"]
    for line in lines:
        assert {child.type for child in line.children or ()} <= {"text", "text_special"}
        assert "".join(child.content for child in line.children or ()) == text
