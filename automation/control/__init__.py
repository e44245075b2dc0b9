"""What is true today and what follows from it. Pure: a day is judged and decided from values alone.

Read in this order: ``plan_changes`` (the plan that counts) → ``obligations`` (item × performer ×
control date, terms as extended) → ``standings`` (verdicts) → ``checks`` (findings) →
``figures`` (one value for every reader) → ``decisions`` (papers and notices of the day).
"""
