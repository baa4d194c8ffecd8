"""Random selections, the public solver that answers them too, and what a true reason is."""

from itertools import combinations
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ccwc_desktop.domain.selection import Candidate, in_order, rooms


def purse(number):
    return f"source-{number}", 2027


def case(random, count, ceilings, *, sparse=1.0, needs=0.0, parts=False, values=1000, riel=1):
    """Candidates and ceilings; with `parts` some are the base and the parts of one project."""
    listed, place = [], 0
    while len(listed) < count:
        place += 1
        uid = f"p{place}"
        costs = lambda: {  # noqa: E731
            purse(n): random.randrange(0, 1000) * riel
            for n in range(ceilings)
            if random.random() < sparse
        }
        before = [each.uid for each in listed]
        wanted = tuple(random.sample(before, 1)) if before and random.random() < needs else ()
        fixed = random.random() < 0.05
        if parts and random.random() < 0.3:
            listed.append(Candidate(uid, 0, costs(), wanted, fixed, place, uid))
            phases, last = random.random() < 0.5, uid
            for number in range(random.randrange(2, 4)):
                part = f"{uid}/{number}"
                need = (last,) if phases else (uid,)
                value = random.randrange(1, values)
                listed.append(Candidate(part, value, costs(), need, fixed, place, uid))
                last = part
        else:
            value = random.randrange(1, values)
            listed.append(Candidate(uid, value, costs(), wanted, fixed, place, uid))
    share = random.choice((20, 40, 60, 80))
    room = {
        purse(n): sum(each.costs.get(purse(n), 0) for each in listed) * share // 100
        for n in range(ceilings)
        if random.random() < 0.95  # one without a ceiling does not bind
    }
    return listed, room


def best_value(candidates, ceilings):
    """The optimum of HiGHS."""
    listed = in_order(candidates)
    number = {each.uid: at for at, each in enumerate(listed)}
    least = np.array([float(each.fixed) for each in listed])
    rows, most = [], []
    for key, room in rooms(listed, ceilings).items():
        rows.append([0 if each.fixed else each.costs.get(key, 0) for each in listed])
        most.append(room)
    for each in listed:
        for uid in () if each.fixed else each.needs:
            rows.append(
                [(at == number[each.uid]) - (at == number[uid]) for at in range(len(listed))]
            )
            most.append(0)
    found = milp(
        [-each.value for each in listed],
        constraints=LinearConstraint(np.array(rows, float), ub=most) if rows else (),
        integrality=np.ones(len(listed)),
        bounds=Bounds(least, np.ones(len(listed))),
        options={"mip_rel_gap": 0},
    )
    return round(-found.fun)


def possible(candidates, ceilings, uids):
    """Whether a set keeps the ceilings and the needs, and holds what is fixed."""
    left = rooms(candidates, ceilings)
    inside = [each for each in candidates if each.uid in uids]
    free = [each for each in inside if not each.fixed]
    return (
        all(each.uid in uids for each in candidates if each.fixed)
        and all(uid in uids for each in free for uid in each.needs)
        and all(sum(each.costs.get(key, 0) for each in free) <= left[key] for key in left)
    )


def is_true(reason, candidates, ceilings, chosen):
    """Whether a reason is true, found out by looking at everything."""
    by_uid = {each.uid: each for each in candidates}
    each, left = by_uid[reason.uid], rooms(candidates, ceilings)

    def needs(one):
        return (
            set() if one.fixed else {*one.needs, *(k for n in one.needs for k in needs(by_uid[n]))}
        )

    def short(uids):
        taken = [by_uid[uid] for uid in uids if not by_uid[uid].fixed]
        return {key: sum(c.costs.get(key, 0) for c in taken) - left[key] for key in left}

    mine = {uid for uid in needs(each) - chosen if by_uid[uid].group == each.group} | {each.uid}
    everything = mine | needs(each)
    worth = sum(by_uid[uid].value for uid in mine)
    if reason.code in ("promised", "no_ceiling", "chosen", "all_fit"):
        if reason.code == "promised":
            return each.fixed and each.uid in chosen
        if reason.code == "no_ceiling":
            return each.uid in chosen and not set(left) & {k for k, v in each.costs.items() if v}
        out = [one for one in candidates if one.uid not in chosen]
        fits = all(
            max(short({one.uid} | needs(one)).values(), default=0) > 0 or needs(one) - chosen
            for one in out
        )
        return each.uid in chosen and (reason.code == "chosen" or fits)
    if each.uid in chosen or reason.own != worth:
        return False
    if reason.code == "over":
        return 0 < reason.riel == short(mine)[reason.purse] == max(short(mine).values())
    if reason.code == "over_together":
        return (
            0 < reason.riel == short(everything)[reason.purse] and set(reason.others) < everything
        )
    if reason.code == "needs":
        return bool(reason.others) and not set(reason.others) & chosen
    if reason.code == "worthless":
        return worth == 0 and possible(candidates, ceilings, chosen | mine)
    if reason.code != "pushes_out":
        return False
    value = sum(by_uid[uid].value for uid in reason.others)
    if value != reason.value or value < worth or not set(reason.others) <= chosen:
        return False
    for count in range(len(reason.others) + 1):  # nothing worth less makes room
        for going in combinations(sorted(chosen), count):
            less = sum(by_uid[uid].value for uid in going) < value
            if less and possible(candidates, ceilings, (chosen - set(going)) | mine):
                return False
    return possible(candidates, ceilings, (chosen - set(reason.others)) | mine)


def random_case(seed):
    """The case of a seed: small or middling, plain, sparse, with needs or parts."""
    random = Random(seed)
    return case(
        random,
        random.randrange(1, 18),
        random.randrange(1, 5),
        sparse=random.choice((1.0, 0.5)),
        needs=random.choice((0.0, 0.4)),
        parts=random.random() < 0.5,
        values=random.choice((6, 1000)),
    )
