"""Live preview: the same pipeline after every save, on this machine only.

`preview` builds what has changed and tells `live`; `watch` says when to look again; `server`
serves what was built, and `live.js` in the open pages follows.
"""

from bulletin.serve.live import Captions, Fault
from bulletin.serve.preview import Desk, Preview, Voice

__all__ = ["Captions", "Desk", "Fault", "Preview", "Voice"]
