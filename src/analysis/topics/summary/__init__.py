"""Where does the council stand in every topic, and what most needs attention?"""
