"""Every hostile shape with the size at which it is measured."""

from __future__ import annotations

from tests.fuzzing.packed_shapes import PACKED_SHAPES
from tests.fuzzing.settings_shapes import SETTINGS_SHAPES
from tests.fuzzing.shapes import SHAPES, Shape
from tests.fuzzing.xml_shapes import XML_SHAPES

LARGE = 10_000_000
HELD = 7_900_000  # XML of more is read from its place
UNPACKED = 29_000_000  # small workbooks that unpack to more are not read
ALLOWED = 990_000  # settings of more are not read

SHAPES_BY_NAME: dict[str, Shape] = SHAPES | XML_SHAPES | PACKED_SHAPES | SETTINGS_SHAPES
EVERY_SHAPE: dict[str, tuple[Shape, int]] = {
    **{name: (shape, LARGE) for name, shape in SHAPES_BY_NAME.items()},
    **{f"{name}, held": (shape, HELD) for name, shape in XML_SHAPES.items()},
    **{f"{name}, unpacked": (shape, UNPACKED) for name, shape in PACKED_SHAPES.items()},
    **{f"{name}, as much as is read": (shape, ALLOWED) for name, shape in SETTINGS_SHAPES.items()},
}
