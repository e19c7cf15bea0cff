"""The documents that leave the office: what goes into each, and writing one."""
