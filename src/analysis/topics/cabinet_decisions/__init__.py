"""What did the Cabinet decide, and what that it asked for is still outstanding?"""
