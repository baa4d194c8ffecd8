"""The first step: whose plan this is, for which year, who makes it, which villages it is for."""
