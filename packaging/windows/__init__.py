"""Making the Windows program on any system, without running a line of Windows code."""
