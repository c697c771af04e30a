"""VF2: who exactly?"""
