"""The figures of jobs that every page leans on: regions and sectors, growth with its margin, verdicts in words, the map."""
