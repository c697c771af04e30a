"""VF9: housekeeping, reported by the engine itself."""
