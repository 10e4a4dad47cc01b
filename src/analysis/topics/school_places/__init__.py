"""Which way of giving Malvern Vale more school places serves best, and what would change that?"""
