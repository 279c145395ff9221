"""Runs checks against someone's version of a stub, and grades submissions."""
