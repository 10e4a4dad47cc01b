"""Which risks moved, which are red, and is what should be done about them done on time?"""
