"""VF5: does it agree with itself?"""
