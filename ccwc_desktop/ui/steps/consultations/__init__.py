"""The third step: whom the committee has heard, what children said and how they voted."""
