"""VF6: does the cited source exist, and does it say so?"""
