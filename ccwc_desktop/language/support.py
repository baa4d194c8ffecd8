"""How far a project has its support, in words for the window and in signs for paper.

The words are those of the investment programme (`domain.projects.SUPPORTS`); "" is not said.
"""

from .catalogue import N_

SUPPORT = {
    "under_way": N_("under implementation"),
    "promised": N_("with promised support"),
    "not_promised": N_("without promised support yet"),
}
UNSAID = N_("not said yet")
SIGNS = {"under_way": "●", "promised": "◐", "not_promised": "○", "": "–"}
