"""When is which pack to be built, for which meeting, and what became of it?

How a pack is built is for `build`; this only says when, and keeps in mind that it was.
"""
