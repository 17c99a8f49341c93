"""Which file names a site may hold, wherever it is edited, checked out and served."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from bulletin.model.inputs import Reason, is_device

MAX_NAME_BYTES = 200
TEXT_SUFFIXES = (".md", ".markdown", ".yaml", ".yml")

# Left behind by systems, editors, version control and cloud drives; never meant to be published.
_BY_PRODUCT = re.compile(
    r"""
    \.ds_store | \.localized | icon\r | thumbs\.db | ehthumbs\.db | desktop\.ini | \.directory
    | \._.* | __macosx | \.spotlight-v100 | \.trashes | \.fseventsd | \.nfs[0-9a-f]+
    | .*~ | \#.*\# | \.\#.* | .*\.sw[a-pxy] | .*\.swpx | 4913 | .*\.kate-swp | \.goutputstream-.*
    | \.~(?!lock\.).* | ~wr[a-z][0-9]*\.tmp | .*___jb_(tmp|old)___
    | .*\.(bak|bck|tmp|temp|orig|rej|part|crdownload)
    | \.git | \.git(keep|ignore|attributes|modules) | \.keep | \.svn | \.hg
    | \.idea | \.vscode | \.obsidian | \.editorconfig | \.prettierrc.* | \.markdownlint.*
    | \.dropbox.* | \.stfolder | \.stignore | \.syncthing\..* | \.sync
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LOCK = re.compile(r"~\$.+|\.~lock\..+#", re.DOTALL)
_PLACEHOLDER = re.compile(r"\..+\.icloud", re.DOTALL)
_CONFLICT = re.compile(
    r"conflict(ed)? copy|sync-conflict|[(._ -]conflict[)._ -]|冲突|衝突|版本冲突", re.IGNORECASE
)
_SECOND_COPY = re.compile(
    r"[ ](\([0-9]+\)|[0-9]+)(\.|$)|（[0-9]+）|[ -](copy|副本)\b|\bcopy( [0-9]+| of )|的副本|复制件",
    re.IGNORECASE,
)
_FORBIDDEN_CHARACTERS = frozenset('<>:"|?*\\/')
# Cc control, Cf invisible and bidirectional, Cs bytes that are no UTF-8, Co private,
# Zl and Zp separators. Not Cn: what is unassigned differs between versions of Python.
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@lru_cache(maxsize=4096)
def is_by_product(name: str) -> bool:
    """Tell whether a name is that of well-known junk, which is passed over in silence."""
    return _BY_PRODUCT.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def refusal(name: str) -> Reason | None:
    """Return why a file or folder may not have this name, or None where it may."""
    return next((reason for reason, applies in _RULES if applies(name)), None)


@lru_cache(maxsize=4096)
def is_text(name: str) -> bool:
    """Tell whether a file's name is that of Markdown or YAML."""
    return name.lower().endswith(TEXT_SUFFIXES)


def printable(path: str) -> str:
    r"""Return a path that a terminal and a UTF-8 file can hold: `\x0a` for a line break."""
    return "".join(_escaped(each) if _is_unprintable(each) else each for each in path)


def _is_forbidden(character: str) -> bool:
    return character in _FORBIDDEN_CHARACTERS or _is_unprintable(character)


def _is_unprintable(character: str) -> bool:
    return unicodedata.category(character) in _FORBIDDEN_CATEGORIES


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _is_conflict_copy(name: str) -> bool:
    # Only of a text: a picture may well be called "photo (1).jpg" and used under that name.
    return bool(_CONFLICT.search(name) or (is_text(name) and _SECOND_COPY.search(name)))


def _has_bad_edge(name: str) -> bool:
    return name[0].isspace() or name[0] == "-" or name[-1].isspace() or name[-1] == "."


# The first that applies is told; a name that fails an earlier rule may break a later one's test.
_RULES: tuple[tuple[Reason, Callable[[str], bool]], ...] = (
    (Reason.NOT_DOWNLOADED, lambda name: _PLACEHOLDER.fullmatch(name) is not None),
    (Reason.LOCK, lambda name: _LOCK.fullmatch(name) is not None),
    (Reason.NAME_CHARACTERS, lambda name: any(map(_is_forbidden, name))),
    (Reason.NAME_LONG, lambda name: len(name.encode()) > MAX_NAME_BYTES),
    (Reason.NAME_DECOMPOSED, lambda name: unicodedata.normalize("NFC", name) != name),
    (Reason.NAME_RESERVED, is_device),
    (Reason.NAME_EDGE, _has_bad_edge),
    (Reason.HIDDEN, lambda name: name.startswith(".")),
    (Reason.CONFLICT_COPY, _is_conflict_copy),
)
