"""How large is the pressure on this year's revenue budget, where is it and why?"""
