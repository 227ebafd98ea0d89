"""GB/T 26875.3-2011: frames of fire systems' user information transmission devices.

`frame` is the outer form and the incremental parser, `content` the application data, `tables` the
standard's codes, `words` what a frame says of each part it names. All of it is pure. What was
written from secondary sources and should be checked against the printed text is listed in
docs/gbt26875.md.
"""

from __future__ import annotations
