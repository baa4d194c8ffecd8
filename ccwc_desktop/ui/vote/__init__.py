"""The children's voting screen: pictures to touch, a facilitator's PIN, the picker of themes."""
