"""The figures of jobs that every page leans on: regions, sectors, growth with its margin, verdicts, the map."""
