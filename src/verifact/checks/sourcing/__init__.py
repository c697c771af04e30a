"""VF1: who says so?"""
