"""A file problem is told to the user as one sentence: what happened, where, and what to do."""

from __future__ import annotations

import errno
import gettext
from pathlib import Path

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.files.system import understood


class FileProblem(Exception):  # noqa: N818 - what it is called in this project's sentences
    """Something about a file that the user has to know; `phrase` says it."""

    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence)
        self.phrase = sentence

    def __str__(self) -> str:
        return Language("en", gettext.NullTranslations()).say(self.phrase)


class JournalError(FileProblem):
    """A journal that cannot be read; `problem` says why, `line` (from 1) where, if at one place."""

    def __init__(self, path: Path, problem: Phrase, line: int | None = None) -> None:
        where = {"path": path} if line is None else {"path": path, "line": line}
        super().__init__(
            phrase("{path}: {problem}", problem=problem, **where)
            if line is None
            else phrase("{path}:{line}: {problem}", problem=problem, **where)
        )
        self.path = path
        self.problem = problem
        self.line = line


class RecordExists(FileProblem):
    """A new record was to be made where something already is."""


class NoSuchRecord(FileProblem):
    """No record goes by that name."""


class WriteFailed(FileProblem):
    """Something could not be stored; the file is as before, unless the sentence doubts that."""


def not_written(path: Path, cause: OSError) -> WriteFailed:
    """Say in the user's words why nothing was written to `path`."""
    cause = understood(cause)
    if cause.errno in _DENIED:
        return WriteFailed(
            phrase(
                "Permission denied: {path} was not written. Check who owns it and its folder.",
                path=path,
            )
        )
    missing = cause.errno == errno.ENOENT and not path.absolute().parent.exists()
    why = _NO_FOLDER if missing else reason(cause)
    return WriteFailed(phrase("Nothing was written to {path}: {cause}", path=path, cause=why))


def not_certain(path: Path, cause: OSError) -> WriteFailed:
    """Say that something is at `path` by now, but perhaps not for good."""
    return WriteFailed(
        phrase(
            "It is not certain whether this was written to {path}: {cause} See whether it is "
            "there before you do it again.",
            path=path,
            cause=reason(cause),
        )
    )


_NO_FOLDER = phrase("there is no such folder. Make it or put it back, and try again.")
_DENIED = (errno.EACCES, errno.EPERM)

_REASONS = {
    errno.ENOSPC: phrase("the disk is full. Make room on it and try again."),
    errno.EDQUOT: phrase("you have used up your share of the disk. Make room and try again."),
    errno.EFBIG: phrase("a file may not get this large here. Raise the limit and try again."),
    errno.EACCES: phrase("permission denied. Check who owns the file and its folder."),
    errno.EPERM: phrase("permission denied. Check who owns the file and its folder."),
    errno.EROFS: phrase("this disk can only be read. Use another one, or make it writable."),
    errno.ENOENT: phrase("the file or its folder is gone. Put it back and try again."),
    errno.ENOTDIR: phrase("a file is where a folder should be. Move it and try again."),
    errno.EISDIR: phrase("a folder is where a file should be. Move it and try again."),
    errno.ESTALE: phrase("the file or its folder is gone. Put it back and try again."),
    errno.EIO: phrase("the disk does not answer as it should. Check it and try again."),
    errno.EBUSY: phrase("another program has the file open. Close it there and try again."),
}


def reason(cause: OSError) -> Phrase:
    """Say in the user's words what a failed system call means, and what helps."""
    cause = understood(cause)
    detail = cause.strerror or type(cause).__name__
    unknown = phrase("the system says “{detail}”. Try again.", detail=detail)
    return _REASONS.get(cause.errno or 0, unknown)


def in_short(cause: BaseException | None) -> Phrase | None:
    """Say in a few words why a folder could not be reached or written; None for other causes."""
    if not isinstance(cause, OSError):
        return None
    cause = understood(cause)
    return _SHORT.get(cause.errno or 0) or reason(cause)


_SHORT = {
    errno.ENOSPC: phrase("disk full"),
    errno.EDQUOT: phrase("disk full"),
    errno.ENOENT: phrase("the folder is gone"),
    errno.ENOTDIR: phrase("the folder is gone"),
    errno.EACCES: phrase("no permission"),
    errno.EPERM: phrase("no permission"),
    errno.EROFS: phrase("the disk can only be read"),
    errno.EIO: phrase("the disk does not answer"),
    errno.EBUSY: phrase("another program has a file open"),
    errno.ESTALE: phrase("the folder is gone"),
}
