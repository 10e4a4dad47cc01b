"""Is this year's capital budget being spent, at what rate, and which projects are behind?"""
