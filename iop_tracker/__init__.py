"""A private recovery companion for a participant of an Intensive Outpatient Program."""

__version__ = "0.1.0"
