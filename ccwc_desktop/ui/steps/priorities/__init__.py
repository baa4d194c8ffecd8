"""The fifth step: scores, the committee's order, the children's order beside it."""
