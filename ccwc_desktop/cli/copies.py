"""The verb for copies of a workbook: make one, name them, bring one back."""

from argparse import Namespace
from datetime import date

from ccwc_desktop import paths
from ccwc_desktop.domain.errors import Refused
from ccwc_desktop.language.catalogue import _
from ccwc_desktop.services import copies, workbooks

from . import DONE, output
from .opening import opened
from .workbook import folder


def backup(given: Namespace) -> int:
    """`ccwc backup`"""
    if given.list:
        return _list(given)
    if given.bring_back is not None:
        return _bring_back(given)
    with opened(given) as database:
        if given.to is not None:
            made = workbooks.copy_to(database, folder(given.to))
        else:
            made = workbooks.back_up(database, paths.backups(), date.today())
    if given.json:
        output.as_json({"backup": str(made)})
    else:
        output.say(_("A verified copy is in {file}").format(file=made))
    return DONE


def _list(given: Namespace) -> int:
    found = copies.listing(given.workbook, paths.backups())
    if given.json:
        told = [
            {
                "number": each.number,
                "day": each.day.isoformat(),
                "bytes": each.size,
                "set_aside": each.aside,
                "file": str(each.path),
            }
            for each in found
        ]
        output.as_json({"copies": told})
    else:
        output.table((each.number, each.day, each.size, each.path) for each in found)
    return DONE


def _bring_back(given: Namespace) -> int:
    with opened(given) as database:
        key = database.key
    found = copies.listing(given.workbook, paths.backups())
    wanted = next((each.path for each in found if each.number == given.bring_back), None)
    if wanted is None:
        raise Refused("backup.no_such", number=given.bring_back)
    copies.bring_back(given.workbook, key, wanted, paths.backups(), date.today()).close()
    aside = copies.listing(given.workbook, paths.backups())[0].path
    if given.json:
        output.as_json({"brought_back": str(wanted), "set_aside": str(aside)})
    else:
        output.say(
            _("The copy {number} is in its place. What was there is now {file}").format(
                number=given.bring_back, file=aside
            )
        )
    return DONE
