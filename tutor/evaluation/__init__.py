"""Measuring the tutor: questions whose answers are known by their lines, figures, plain baselines beside it."""
