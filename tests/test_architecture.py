"""The star: cli and serve call the pipeline, it calls the stages, they know the model."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "bulletin"
STAGES = {"read", "parse", "plan", "render", "checks", "write"}
BESIDE = {"memo", "workers", "remember", "program"}
MAY_IMPORT = {
    "__init__": set(),
    "model": {"model"},
    **{stage: {"model", stage} for stage in STAGES},
    "memo": set(),
    "workers": set(),
    "remember": {"memo", "workers"},
    "program": {"memo"},
    "pipeline": {"model", "pipeline"} | STAGES | BESIDE,
    "serve": {"model", "serve", "pipeline"},
    "desk": {"model", "desk", "pipeline"} | STAGES,
    "cli": {"model", "cli", "pipeline", "serve", "desk", "memo"},
}
IMPURE_MODULES = {"os", "pathlib", "time", "subprocess", "socket", "random", "shutil", "tempfile"}
PURE_ROOMS = {"model", "parse", "plan", "render", "checks"}


def _room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _rooms_imported(file: Path) -> set[str]:
    rooms = {_room(each) for each in PACKAGE.rglob("*.py")}
    return rooms & {name.split(".")[1] for name in _imports(file) if name.startswith("bulletin.")}


def test_every_module_has_a_place_in_the_star() -> None:
    """A module that nobody has placed fails here, before it grows arrows."""
    rooms = {_room(file) for file in PACKAGE.rglob("*.py")}
    assert rooms <= set(MAY_IMPORT)


def test_arrows_point_only_where_the_star_allows() -> None:
    """Stages never import each other; only the pipeline knows them all."""
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {room}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for room in sorted(_rooms_imported(file) - MAY_IMPORT[_room(file)])
    ]
    assert wrong == []


def test_the_middle_is_pure() -> None:
    """Model, parse, plan, render and checks reach neither disk nor clock nor environment."""
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {name}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if _room(file) in PURE_ROOMS
        for name in sorted(_imports(file))
        if name.split(".")[0] in IMPURE_MODULES
    ]
    assert wrong == []


def test_modules_stay_readable() -> None:
    """A module beyond about 300 lines wants splitting; tables may take a few lines more."""
    long = {
        str(file.relative_to(PACKAGE)): lines
        for file in PACKAGE.rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > 320
    }
    assert long == {}


def test_the_map_names_every_room() -> None:
    """A newcomer finds each room in the package's map, and the same map in the README."""
    told = (PACKAGE / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    rooms = {_room(file) for file in PACKAGE.rglob("*.py")} - {"__init__"}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", told)} == set()
    drawing = told.split("\n\n", 1)[1].rpartition("\n\n")[0]
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    assert f"```\n{drawing}\n```" in readme


def test_no_modules_import_in_a_circle() -> None:
    """Each module can be read before those that use it, also where an import waits or is a type."""
    files = {
        "bulletin." + ".".join(file.relative_to(PACKAGE).with_suffix("").parts): file
        for file in PACKAGE.rglob("*.py")
    }
    arrows = {name: _imports(file) & files.keys() for name, file in files.items()}
    assert tuple(TopologicalSorter(arrows).static_order())  # a circle is raised as CycleError
