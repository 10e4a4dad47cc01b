"""Are the annual accounts in time for the law's deadlines, and what does the auditor say?"""
