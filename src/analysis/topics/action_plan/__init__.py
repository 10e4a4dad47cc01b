"""Is the plan against child sexual exploitation carried out on time, and what has it changed?"""
