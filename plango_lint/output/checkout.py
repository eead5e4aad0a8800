"""Files as a CI system names them: from the top of the checkout, wherever the run was started."""

from __future__ import annotations

import os
from pathlib import PurePath

from plango_lint.output import Options


def seen_from_root(file: str, options: Options) -> str:
    """The path relative to `options.root`, with forward slashes; as it is for a file that lies elsewhere.

    >>> seen_from_root("export/a.csv", Options(folder="/home/jan/school/2024", root="/home/jan/school"))
    '2024/export/a.csv'
    >>> seen_from_root("./export/../a.csv", Options())
    'a.csv'
    """
    path = os.path.normpath(os.path.join(options.folder, file))  # noqa: PTH118 - no look at the disk
    if options.root and os.path.isabs(path):  # noqa: PTH117
        try:
            relative = PurePath(os.path.relpath(path, options.root))
        except ValueError:  # another drive
            relative = PurePath(os.pardir)
        path = str(relative) if os.pardir not in relative.parts else file
    return PurePath(path).as_posix()
