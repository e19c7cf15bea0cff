"""Pictures: the only place that knows Pillow. Photos come in, small clean JPEGs go out."""
