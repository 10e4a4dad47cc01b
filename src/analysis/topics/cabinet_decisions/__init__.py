"""What did the Cabinet decide, and which of the things it asked for are still outstanding?"""
