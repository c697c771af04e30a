"""Inputs of every kind as one stream of records, read piece by piece."""
