"""Recording and accounting of social aid in Kalimantan Timur, without a network."""

__version__ = "0.6.0"
