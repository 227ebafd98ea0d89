"""The window: what is seen and pressed. Speaks with services, holds no rule and no SQL."""

from __future__ import annotations
