"""The scheduled batch job that controls the execution of an order's plan (контроль исполнения)."""

__version__ = "2.9.0"
