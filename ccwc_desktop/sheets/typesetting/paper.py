"""The papers sheets are printed on: sizes and the places of everything in the frame, in mm."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """Lengths in mm; heights are measured from the top edge, those of text to its baseline.

    `header` … `title` are measured from the top margin; the footer from the top edge.
    """

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: tuple[float, float] = (4.9, 12.0)
    ornament: float = 18.6
    ornament_width: float = 34.0
    chain: float = 15.2
    number: float = 32.6
    title: float = 42.5
    title_width: float = 0.0
    running: tuple[float, float] = (13.7, 15.9)
    footer_rule: float = 273.6
    tag: float = 0.0

    @property
    def text_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def title_room(self) -> float:
        """Width a title may take beside the authority chain."""
        return self.title_width or self.text_width


PORTRAIT = Paper("A4", 210, 297, left=25, right=20, top=20, bottom=28)
LANDSCAPE = Paper(
    "A4 landscape",
    297,
    210,
    left=20,
    right=20,
    top=18,
    bottom=28,
    title=32.0,
    title_width=125,
    running=(12.0, 14.1),
    footer_rule=186.3,
)
POSTER = Paper(
    "A3",
    297,
    420,
    left=24,
    right=24,
    top=20,
    bottom=34,
    header=(5.0, 12.5),
    ornament=20.0,
    ornament_width=36.0,
    title=35.4,
    footer_rule=390.6,
)
