"""The rules of the house, checked by machine."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.theme import Theme

from iop_tracker.app import IopApp
from iop_tracker.styles import theme
from tests.screens.contrast import LEAST, contrast

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "iop_tracker"
MODULES = sorted(PACKAGE.rglob("*.py"))
SHEETS = sorted((PACKAGE / "styles").glob("*.tcss"))
SHOWS_MARKUP = {"Static", "Label", "Button", "Option", "Select", "Digits", "Link", "Tooltip"}
SHARED_SHEETS = {"base", "widgets", "dialogs", "forms"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for module in MODULES:
        yield module, ast.parse(module.read_text())


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_functions_and_classes_stay_small() -> None:
    for module, tree in trees():
        assert len(module.read_text().splitlines()) <= 400, module
        for function in functions(tree):
            assert length(function) <= 50, (module, function.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                methods = [n for n in node.body if isinstance(n, ast.FunctionDef)]
                assert len(methods) <= 25, (module, node.name, len(methods))


def test_the_visible_top_level_is_what_it_should_be() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {Path(name).parts[0] for name in listed.stdout.splitlines()}
    visible = {name for name in top if not name.startswith(".")}
    assert visible == {
        *("iop_tracker", "data", "docs", "tests", "tools"),
        *("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"),
    }


def test_everything_public_has_a_docstring() -> None:
    for module, tree in trees():
        assert ast.get_docstring(tree), module
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), (module, node.name)


def styles_in(tree: ast.Module) -> list[str]:
    """Names that hold style sheets written in Python."""
    return [
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id in {"CSS", "DEFAULT_CSS"}
    ]


def test_no_styles_are_written_in_python() -> None:
    assert styles_in(ast.parse("class A:\n    DEFAULT_CSS = 'A { color: red }'"))
    for module, tree in trees():
        assert not styles_in(tree), module


def is_own_word(node: ast.expr | None) -> bool:
    """Whether it is a fixed text of ours, in the language that is spoken."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "tr"
        and not node.keywords
        and all(isinstance(each, ast.Constant) for each in node.args)
    )


def markup_calls(tree: ast.Module) -> list[str]:
    """Widgets that would read markup and are made without saying no to it."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        refuses = any(
            k.arg == "markup" and k.value.value is False
            for k in node.keywords
            if isinstance(k.value, ast.Constant)
        )
        first = node.args[0] if node.args else None
        is_fixed = isinstance(first, ast.Constant) or is_own_word(first)
        if name == "notify" and not refuses:
            found.append(f"{name} in line {node.lineno}")
        if name in SHOWS_MARKUP and first is not None and not refuses and not is_fixed:
            found.append(f"{name} in line {node.lineno}")
        if name in {"from_markup", "render_markup"}:
            found.append(f"{name} in line {node.lineno}")
    return found


ALLOWED_MARKUP = {
    "app.py": {"notify"},
    "confirm.py": {"Button"},
    "record_list.py": {"Option"},
}
"""The app says no for all; button labels are our own words; the list refuses markup."""


def test_what_the_participant_wrote_is_never_markup() -> None:
    bad = "Static(note.text)\nself.notify(note.title)\nContent.from_markup(x)"
    assert len(markup_calls(ast.parse(bad))) == 3
    for module, tree in trees():
        allowed = ALLOWED_MARKUP.get(module.name, set())
        found = [call for call in markup_calls(tree) if call.split()[0] not in allowed]
        assert not found, (module, found)


def test_no_module_knows_a_socket_and_only_the_clock_asks_for_the_time() -> None:
    network = {"socket", "urllib", "http", "ssl", "asyncio", "ftplib", "smtplib", "requests"}
    for module, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert not {n.name.split(".")[0] for n in node.names} & network, module
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in network, module
            if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}:
                owner = getattr(node.value, "id", "")
                assert owner not in {"datetime", "date"} or module.name == "clock.py", module


def test_domain_and_views_load_nothing_but_pure_libraries() -> None:
    names = [
        ".".join(module.relative_to(ROOT).with_suffix("").parts)
        for module in MODULES
        if {"domain", "views"} & set(module.relative_to(PACKAGE).parts)
        and module.name != "__init__.py"
    ]
    script = (
        f"import sys, importlib\nfor name in {names!r}: importlib.import_module(name)\n"
        "loaded = {'textual', 'rich', 'tinydb', 'filelock', 'platformdirs'}\n"
        "assert not loaded & set(sys.modules), loaded & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_style_sheet_is_loaded_and_speaks_only_of_its_own_screens() -> None:
    loaded = {Path(str(path)).stem for path in IopApp.CSS_PATH + IopApp.LATER_CSS_PATH}
    assert loaded == {sheet.stem for sheet in SHEETS}
    for sheet in SHEETS:
        if sheet.stem in SHARED_SHEETS:
            continue
        without_comments = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        flat = re.sub(r"\{[^{}]*\}", "", without_comments)
        while "{" in flat:
            flat = re.sub(r"\{[^{}]*\}", "", flat)
        for selector in re.split(r"[,\n]+", flat):
            if selector.strip():
                assert re.match(r"[A-Z]\w+", selector.strip()), (sheet.name, selector)


def test_style_sheets_name_no_color() -> None:
    for sheet in SHEETS:
        assert not re.search(
            r"#[0-9a-fA-F]{3,8}\s*[;%]|rgb\(|\b(red|blue|green)\b", sheet.read_text()
        ), sheet


TEXT_COLORS = (
    "text",
    "text-muted",
    "hint",
    "kind-session",
    "kind-talk",
    "kind-learn",
    "kind-care",
    "kind-own",
    "footer-key-foreground",
)


@pytest.mark.parametrize("shade", theme.ALL, ids=lambda shade: str(shade.name))
def test_text_has_a_contrast_of_seven_to_one(shade: Theme) -> None:
    variables = shade.variables
    texts = [variables[name] for name in TEXT_COLORS]
    texts += [c for c in (shade.primary, shade.accent, shade.error, shade.success) if c]
    for ground in (shade.background, shade.surface, variables["list-cursor"]):
        for text in texts:
            assert contrast(text, str(ground)) >= LEAST, (shade.name, text, ground)
    pairs = [
        (variables["block-cursor-foreground"], variables["block-cursor-background"]),
        (variables["on-accent"], str(shade.accent)),
    ]
    for text, ground in pairs:
        assert contrast(text, ground) >= LEAST, (shade.name, text, ground)


def test_readme_names_every_page_key_and_every_command() -> None:
    readme = (ROOT / "README.md").read_text()
    for words in ("`1`", "`2`", "`3`", "`4`", "`5`", "`6`", "`!`", "`f2`", "`ctrl+g`", "`c`"):
        assert words in readme, words
    from iop_tracker.cli.parser import build_parser

    help_text = build_parser().format_help()
    commands = re.findall(r"^    (\w+) ", help_text, re.MULTILINE)
    assert len(commands) >= 17
    for command in commands:
        assert f"`{command}" in readme, command


def test_ci_runs_exactly_readmes_test_command_last() -> None:
    readme = (ROOT / "README.md").read_text()
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    test_command = next(block for block in blocks if "pytest" in block).strip()
    script = (ROOT / ".ci" / "run").read_text()
    assert test_command in script
