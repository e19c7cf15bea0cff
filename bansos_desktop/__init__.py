"""Recording and accounting of UEP social aid in Kalimantan Timur, without a network."""

__version__ = "0.4.0"
