import json
from pathlib import Path

import pytest

from iop_tracker.errors import BadInput
from iop_tracker.storage.drafts import Drafts
from tests.builders import STORED_AT


def test_drafts_are_kept_until_they_are_dropped(path: Path) -> None:
    drafts = Drafts(path)
    drafts.save("note:new", {"title": "a", "text": "[b] \x1b"}, STORED_AT)
    drafts.save("note:new", {"title": "ab", "text": "[b] \x1b"}, STORED_AT)
    drafts.save("plan:new", {"situation": "x"}, STORED_AT.replace(year=2027))
    again = Drafts(path)
    assert [d.key for d in again.all()] == ["plan:new", "note:new"]
    found = again.get("note:new")
    assert found is not None
    assert found.fields == {"title": "ab", "text": "[b] \x1b"}
    again.drop("note:new")
    assert Drafts(path).get("note:new") is None


@pytest.mark.parametrize(
    "content", [b"garbage", b"{}", b'{"drafts":{"1":{"key":5}}}', b'{"drafts":{"1":{}}}']
)
def test_a_damaged_file_of_drafts_counts_as_none(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.with_name("recovery.drafts.json").write_bytes(content)
    assert Drafts(path).all() == ()


def test_damaged_drafts_are_put_aside_so_that_new_ones_can_be_kept(path: Path) -> None:
    path.parent.mkdir()
    path.with_name("recovery.drafts.json").write_bytes(b"{broken")
    drafts = Drafts(path)
    drafts.save("note:new", {"text": "kept"}, STORED_AT)
    assert [draft.fields for draft in Drafts(path).all()] == [{"text": "kept"}]
    assert path.with_name("recovery.drafts.damaged.json").read_bytes() == b"{broken"


def test_a_draft_without_a_zone_is_left_out_and_hides_no_other(path: Path) -> None:
    path.parent.mkdir()
    strange = {"key": "a", "fields": {}, "changed": "2026-01-01"}
    good = {"key": "b", "fields": {}, "changed": STORED_AT.isoformat()}
    content = json.dumps({"drafts": {"1": strange, "2": good}})
    path.with_name("recovery.drafts.json").write_text(content)
    assert [draft.key for draft in Drafts(path).all()] == ["b"]


def test_drafts_go_on_after_somebody_deleted_their_file(path: Path) -> None:
    drafts = Drafts(path)
    drafts.save("note:new", {"text": "one"}, STORED_AT)
    path.with_name("recovery.drafts.json").unlink()
    drafts.save("note:new", {"text": "two"}, STORED_AT)
    assert [draft.fields for draft in Drafts(path).all()] == [{"text": "two"}]


def test_a_draft_that_cannot_be_stored_leaves_the_former_one(path: Path) -> None:
    drafts = Drafts(path)
    drafts.save("note:new", {"text": "one"}, STORED_AT)
    with pytest.raises(BadInput, match="can't be stored"):
        drafts.save("note:new", {"text": "\udcff"}, STORED_AT)
    assert [draft.fields for draft in drafts.all()] == [{"text": "one"}]


def test_dropped_text_is_gone_from_the_disk(path: Path) -> None:
    drafts = Drafts(path)
    drafts.save("note:new", {"text": "SECRET"}, STORED_AT)
    drafts.drop("note:new")
    everything = [each.read_bytes() for each in path.parent.rglob("*") if each.is_file()]
    assert everything
    assert not any(b"SECRET" in content for content in everything)
