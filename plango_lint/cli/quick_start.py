"""Typer without pydantic where no value needs it: pydantic takes longer than `rules` or `explain` itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class LazyCoercion:
    """Stands in for Typer's own coercion of an option, which loads pydantic even for nothing at all."""

    def __init__(self, param: Any, build: Callable[[], Any]) -> None:
        self._many = param.multiple or param.nargs == -1
        self._is_text = param.type_descriptor.annotation in (str, list[str])
        self._build = build

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        if value is None:
            return () if self._many else None
        texts = value if isinstance(value, list | tuple) else (value,)
        if isinstance(value, bool) or (self._is_text and all(isinstance(text, str) for text in texts)):
            return value
        return self._build().coerce(value, param=param, ctx=ctx)


def spare_pydantic(command: Any) -> None:
    """Makes a Typer command and its subcommands coerce only values that were given and are no text."""
    get_params = command.get_params  # also gives --help, which is made late
    command.get_params = lambda context: [_spared(param) for param in get_params(context)]
    for subcommand in getattr(command, "commands", {}).values():
        spare_pydantic(subcommand)


def _spared(param: Any) -> Any:
    build = getattr(param, "get_runtime_param", None)  # a Typer without this step needs no help
    if build is not None and "get_runtime_param" not in vars(param):
        lazy = LazyCoercion(param, build)
        param.get_runtime_param = lambda: lazy
    return param
