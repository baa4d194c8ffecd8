"""The fourth step: problems of children, made clear until they can be scored."""
