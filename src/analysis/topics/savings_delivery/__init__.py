"""Are this year's savings being delivered, and what stands in the way?"""
