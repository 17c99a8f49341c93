"""Files that were not read are told to the editor in words."""

from bulletin.checks.files import refused_files
from bulletin.model.finding import Place, Severity
from bulletin.model.inputs import Inputs, Reason, Refused, Sources


def findings(*refused: Refused) -> list[tuple[str, str, Severity, tuple[Place, ...]]]:
    inputs = Inputs(b"", Sources({}), {}, {}, refused)
    return [(f.place.path, f.rule, f.severity, f.related) for f in refused_files(inputs)]


def test_every_reason_has_words_in_both_languages() -> None:
    """No reason the reader can give is left without a message and a hint."""
    refused = tuple(Refused(f"content/{reason}", reason) for reason in Reason)
    told = list(refused_files(Inputs(b"", Sources({}), {}, {}, refused)))
    assert len(told) == len(Reason)
    for finding in told:
        assert finding.message.zh.endswith("。")
        assert not finding.message.en.endswith(".")
        assert finding.hint.zh.endswith("。")
        assert finding.hint.en.endswith(".")
        assert finding.place.line == 0


def test_names_that_collide_are_told_with_their_partner() -> None:
    """Each of two colliding files names the other; a file elsewhere is no partner."""
    told = findings(
        Refused("content/a/P.jpg", Reason.NAME_COLLISION),
        Refused("content/a/p.jpg", Reason.NAME_COLLISION),
        Refused("content/b/p.jpg", Reason.LINK),
    )
    assert told == [
        ("content/a/P.jpg", "file-name-collision", Severity.ERROR, (Place("content/a/p.jpg"),)),
        ("content/a/p.jpg", "file-name-collision", Severity.ERROR, (Place("content/a/P.jpg"),)),
        ("content/b/p.jpg", "file-link", Severity.ERROR, ()),
    ]


def test_a_hidden_file_only_warns() -> None:
    """A file that was meant to stay hidden does not keep the site from being published."""
    assert findings(Refused("content/.notes.md", Reason.HIDDEN)) == [
        ("content/.notes.md", "file-hidden", Severity.WARNING, ())
    ]
