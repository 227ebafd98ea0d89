"""What the whole window knows of alarms: the board of open ones, and the annunciator."""

from __future__ import annotations
