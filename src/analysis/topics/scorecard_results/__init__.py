"""Is the council meeting its performance targets, and is it getting better?"""
