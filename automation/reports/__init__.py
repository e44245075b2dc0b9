"""The pages people look at: each view is one function from values to bytes."""
