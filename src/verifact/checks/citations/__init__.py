"""VF3: is the citation list right?"""
