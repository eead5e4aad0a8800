"""New files: whole or not at all, and never over what is there."""

import errno
import os
import stat
from pathlib import Path

import pytest

from plango_lint.errors import CannotRun
from plango_lint.texts.wording import holes
from plango_lint.texts.writing_files import SENTENCES
from plango_lint.writing_files import refuse_target, write_all, write_new

DATA = b"\xff\xfeF\x00\r\x00\n\x00"


def refusal(path: Path, *, force: bool = False, language: str = "en", **more: object) -> str:
    with pytest.raises(CannotRun) as stop:
        write_new(path, DATA, force=force, language=language, **more)  # type: ignore[arg-type]
    return str(stop.value)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(monkeypatch: pytest.MonkeyPatch, function: str, number: int, *, nth: int = 1) -> None:
    """The nth call of a function of `os` fails."""
    real, calls = getattr(os, function), []

    def fails(*arguments: object, **more: object) -> object:
        calls.append(arguments)
        if len(calls) == nth:
            raise OSError(number, os.strerror(number), *map(str, arguments[:1]))
        return real(*arguments, **more)

    monkeypatch.setattr(os, function, fails)


def test_a_new_file_has_exactly_these_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "a.csv", DATA, force=False)
    assert (tmp_path / "a.csv").read_bytes() == DATA
    assert names(tmp_path) == ["a.csv"]


def test_what_is_there_is_kept_without_force(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    assert refusal(tmp_path / "a.csv") == (
        f"{tmp_path}/a.csv: exists already, and nothing was written. "
        "Keep it under another name, or overwrite it with --force."
    )
    assert (tmp_path / "a.csv").read_bytes() == b"mine"
    assert names(tmp_path) == ["a.csv"]


def test_the_sentence_is_in_the_language_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    assert refusal(tmp_path / "a.csv", language="nl").startswith(f"{tmp_path}/a.csv: bestaat al")


def test_force_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    write_new(tmp_path / "a.csv", DATA, force=True)
    assert (tmp_path / "a.csv").read_bytes() == DATA


def test_a_link_that_points_nowhere_exists_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "nowhere")
    assert "exists already" in refusal(tmp_path / "a.csv")


def test_force_replaces_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_bytes(b"mine")
    (tmp_path / "a.csv").symlink_to(tmp_path / "other.csv")
    write_new(tmp_path / "a.csv", DATA, force=True)
    assert (tmp_path / "other.csv").read_bytes() == b"mine"
    assert (tmp_path / "a.csv").read_bytes() == DATA


@pytest.mark.parametrize("link", ["symbolic", "hard", "spelling"])
def test_a_file_that_was_read_is_never_written_over_by_any_name(link: str, tmp_path: Path) -> None:
    original, target = tmp_path / "a.csv", tmp_path / "b.csv"
    original.write_bytes(b"mine")
    if link == "symbolic":
        target.symlink_to(original)
    elif link == "hard":
        target.hardlink_to(original)
    else:
        (tmp_path / "folder").mkdir()
        target = tmp_path / "folder" / ".." / "a.csv"
    assert "is one of the files that were read" in refusal(target, force=True, spared=[original])
    assert original.read_bytes() == b"mine"


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert "is no ordinary file" in refusal(tmp_path / "a.csv", force=True)
    assert (tmp_path / "a.csv").is_dir()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert f"there is no folder {tmp_path}/none" in refusal(tmp_path / "none" / "a.csv")


def test_a_refusal_can_be_asked_before_any_work(tmp_path: Path) -> None:
    refuse_target(tmp_path / "a.csv", force=False, language="nl")
    (tmp_path / "a.csv").write_bytes(b"mine")
    refuse_target(tmp_path / "a.csv", force=True, language="nl")
    with pytest.raises(CannotRun, match="bestaat al"):
        refuse_target(tmp_path / "a.csv", force=False, language="nl")
    assert (tmp_path / "a.csv").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("function", "number", "said"),
    [
        ("open", errno.EACCES, "may you write in that folder"),
        ("open", errno.EROFS, "may you write in that folder"),
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "cannot be written (Input/output error). Nothing was changed."),
        ("replace", errno.EACCES, "is the file open nowhere"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_leaves_nothing(
    function: str, number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, function, number)
    sentence = refusal(tmp_path / "a.csv")
    assert sentence.startswith(f"{tmp_path}/a.csv: ")
    assert said in sentence
    assert names(tmp_path) == []


@pytest.mark.parametrize("function", ["open", "fsync", "replace"])
def test_what_was_there_is_whole_when_overwriting_it_fails(
    function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    failing(monkeypatch, function, errno.ENOSPC)
    refusal(tmp_path / "a.csv", force=True)
    assert (tmp_path / "a.csv").read_bytes() == b"mine"
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("function", ["open", "fsync", "replace"])
def test_of_two_files_both_are_written_or_none(
    function: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, function, errno.ENOSPC, nth=2)
    with pytest.raises(CannotRun, match=r"b\.csv: .*the disk is full"):
        write_all({tmp_path / "a.csv": DATA, tmp_path / "b.csv": DATA}, force=False)
    assert names(tmp_path) == []


def test_of_two_files_none_is_written_when_one_is_there(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"mine")
    with pytest.raises(CannotRun, match=r"b\.csv: exists already"):
        write_all({tmp_path / "a.csv": DATA, tmp_path / "b.csv": DATA}, force=False)
    assert names(tmp_path) == ["b.csv"]


def test_a_file_that_somebody_makes_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def slow(handle: int) -> None:
        fsync(handle)
        (tmp_path / "a.csv").write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", slow)
    assert "exists already" in refusal(tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.csv"]


def test_who_may_not_read_the_original_may_not_read_the_copy(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"mine")
    (tmp_path / "a.csv").chmod(0o600)
    write_new(tmp_path / "b.csv", DATA, force=False, like=tmp_path / "a.csv")
    assert stat.S_IMODE((tmp_path / "b.csv").stat().st_mode) == 0o600


def test_every_sentence_says_the_same_in_both_languages() -> None:
    for texts in SENTENCES.values():
        assert holes(texts["nl"]) == holes(texts["en"])
