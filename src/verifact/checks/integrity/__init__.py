"""VF4: is the text whole?"""
